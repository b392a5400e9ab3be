//! Files with an opinion（意見に添えるファイル）: brought while it is written, and changed until the close by whoever holds its key.

use super::downloads::file_response;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::opinions::Writing;
use super::papers::{REQUEST_MAX, status_of, take_file};
use super::place::Place;
use super::proposals::see_other;
use super::request::Ctx;
use crate::actions::cases::NotDone;
use crate::actions::opinion_papers::{self as actions, FIELD};
use crate::actions::opinions::{By, Held, held};
use crate::store::opinion_files::OpinionFile;
use app::links::{self, at};
use app::pages::opinions::{self as pages, FileRow, FilesPage};
use axum::extract::{DefaultBodyLimit, Path, Request};
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode};
use domain::opinions::may_change;
use domain::problems::{Problems, Refusal};
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (anyone, own) = (Guard::Anyone, Guard::SignedIn);
    let of_key =
        |ctx: Ctx, place: Place, Path(key): Path<String>, request: Request| add(ctx, place, By::Key(key), request);
    let of_number = |ctx: Ctx, place: Place, Path(number): Path<String>, request: Request| {
        add(ctx, place, By::Number(number), request)
    };
    Routes::default()
        .get(at::OPINION_PAPERS, anyone, form)
        .post(at::OPINION_PAPERS, anyone, bring.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .get(at::OPINION_PAPER, anyone, look)
        .post(at::OPINION_PAPER_OUT, anyone, leave_out)
        .get(at::OPINION_FILES, anyone, |ctx: Ctx, Path(key): Path<String>| page(ctx, By::Key(key)))
        .post(at::OPINION_FILES, anyone, of_key.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .get(at::OPINION_FILE, anyone, |ctx: Ctx, asked: HeaderMap, Path((key, file)): Path<(String, Uuid)>| {
            download(ctx, asked, By::Key(key), file)
        })
        .post(at::OPINION_FILE_BACK, anyone, |ctx: Ctx, Path((key, file)): Path<(String, Uuid)>| {
            take_back(ctx, By::Key(key), file)
        })
        .get(at::MY_OPINION_FILES, own, |ctx: Ctx, Path(number): Path<String>| page(ctx, By::Number(number)))
        .post(at::MY_OPINION_FILES, own, of_number.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .get(at::MY_OPINION_FILE, own, |ctx: Ctx, asked: HeaderMap, Path((number, file)): Path<(String, Uuid)>| {
            download(ctx, asked, By::Number(number), file)
        })
        .post(at::MY_OPINION_FILE_BACK, own, |ctx: Ctx, Path((number, file)): Path<(String, Uuid)>| {
            take_back(ctx, By::Number(number), file)
        })
}

/// A file in a list.
pub(super) fn row(file: OpinionFile, href: String, remove: String) -> FileRow {
    FileRow { name: file.name, mime: file.mime, bytes: file.bytes, href, remove, taken_back: file.removed_at.is_some() }
}

/// The files of an opinion that is being written, as its pages list them.
pub(super) async fn of_draft(ctx: &Ctx, writing: &Writing) -> Result<Vec<FileRow>, Trouble> {
    let slug = writing.consultation.slug.as_str();
    let files = actions::of_draft(&mut ctx.state.db.read().await?, &writing.draft).await?;
    let listed = |file: OpinionFile| {
        let id = file.id;
        row(file, links::opinion_paper(slug, id), links::opinion_paper_out(slug, id))
    };
    Ok(files.into_iter().map(listed).collect())
}

/// The opinion that is being written here. Nobody begins one with a file: before the first save there is nothing to keep it with.
async fn begun(ctx: &Ctx, slug: &str, headers: &HeaderMap) -> Result<Option<Writing>, Trouble> {
    let writing = Writing::find(ctx, slug, headers, "").await?;
    if writing.consultation.particulars.file_rule().is_none() {
        return Err(Refusal::NotFound.into());
    }
    Ok(Some(writing).filter(|writing| writing.kept))
}

async fn draft_page(ctx: &Ctx, writing: Writing, problems: &Problems) -> Answer {
    let slug = writing.consultation.slug.as_str();
    let rule = writing.consultation.particulars.file_rule().ok_or(Refusal::NotFound)?;
    let files = of_draft(ctx, &writing).await?;
    let data = FilesPage {
        consultation: &writing.consultation,
        rule,
        files: &files,
        action: links::opinion_papers(slug),
        back: links::consultation_opinion(slug),
        next: Some(links::opinion_sender(slug)),
        problems,
    };
    let status = if problems.is_empty() { StatusCode::OK } else { status_of(problems) };
    Ok(writing.with_cookie(ctx, ctx.page_with(status, |frame| pages::files(frame, &data))))
}

async fn form(ctx: Ctx, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    match begun(&ctx, &slug, &headers).await? {
        None => Ok(see_other(&links::consultation_opinion(&slug))),
        Some(writing) if !writing.is_open(&ctx) => writing.closed(&ctx).await,
        Some(writing) => draft_page(&ctx, writing, &Problems::none()).await,
    }
}

async fn bring(ctx: Ctx, place: Place, Path(slug): Path<String>, headers: HeaderMap, request: Request) -> Answer {
    let Some(mut writing) = begun(&ctx, &slug, &headers).await? else {
        return Ok(see_other(&links::consultation_opinion(&slug)));
    };
    // Asked before the bytes are read, so that nobody sends megabytes for nothing.
    if !writing.is_open(&ctx) {
        return writing.closed(&ctx).await;
    }
    ctx.state.limits.file(place.0)?;
    let (state, now) = (&ctx.state, ctx.now());
    let keep = |upload| actions::bring(state, &writing.consultation, &writing.draft, upload, now);
    let taken = take_file(&ctx, request, FIELD, keep).await?;
    match taken {
        Err(problems) => draft_page(&ctx, writing, &problems).await,
        Ok(_) => {
            // The draft lives on with its files.
            writing.save(&ctx).await?;
            Ok(writing.with_cookie(&ctx, see_other(&links::opinion_papers(&slug))))
        }
    }
}

async fn leave_out(ctx: Ctx, Path((slug, file)): Path<(String, Uuid)>, headers: HeaderMap) -> Answer {
    if let Some(writing) = begun(&ctx, &slug, &headers).await? {
        actions::leave_out(&ctx.state, &writing.draft, file, ctx.now()).await?;
    }
    Ok(see_other(&links::opinion_papers(&slug)))
}

async fn look(ctx: Ctx, asked: HeaderMap, Path((slug, file)): Path<(String, Uuid)>) -> Answer {
    let writing = begun(&ctx, &slug, &asked).await?.ok_or(Refusal::NotFound)?;
    let files = actions::of_draft(&mut ctx.state.db.read().await?, &writing.draft).await?;
    let file = files.into_iter().find(|kept| kept.id == file).ok_or(Refusal::NotFound)?;
    file_response(&ctx, &asked, &file.name, &file.mime, &file.sha256).await
}

/// The pages of the files, of one, and to take it away.
pub(super) fn ways(by: &By, file: Uuid) -> [String; 3] {
    match by {
        By::Key(key) => {
            [links::opinion_files(key), links::opinion_file(key, file), links::opinion_file_back(key, file)]
        }
        By::Number(number) => [
            links::my_opinion_files(number),
            links::my_opinion_file(number, file),
            links::my_opinion_file_back(number, file),
        ],
    }
}

/// The files of an opinion that was handed in, as its author sees them.
pub(super) async fn of_held(ctx: &Ctx, held: &Held, by: &By, may_change: bool) -> Result<Vec<FileRow>, Trouble> {
    let files = actions::of_opinion(&mut ctx.state.db.read().await?, &held.opinion).await?;
    let listed = |file: OpinionFile| {
        let [_, href, remove] = ways(by, file.id);
        row(file, href, if may_change { remove } else { String::new() })
    };
    Ok(files.into_iter().map(listed).collect())
}

async fn page(ctx: Ctx, by: By) -> Answer {
    held_page(&ctx, &by, &Problems::none()).await
}

async fn held_page(ctx: &Ctx, by: &By, problems: &Problems) -> Answer {
    let held = held(&mut ctx.state.db.read().await?, ctx.viewer(), by).await?;
    let rule = held.consultation.particulars.file_rule().ok_or(Refusal::NotFound)?;
    may_change(&held.opinion, &held.consultation, ctx.now())?;
    let files = of_held(ctx, &held, by, true).await?;
    let [action, _, _] = ways(by, Uuid::nil());
    let data = FilesPage {
        consultation: &held.consultation,
        rule,
        files: &files,
        action,
        back: by.page(),
        next: None,
        problems,
    };
    let status = if problems.is_empty() { StatusCode::OK } else { status_of(problems) };
    Ok(ctx.page_with(status, |frame| pages::files(frame, &data)))
}

async fn add(ctx: Ctx, place: Place, by: By, request: Request) -> Answer {
    let held = held(&mut ctx.state.db.read().await?, ctx.viewer(), &by).await?;
    if held.consultation.particulars.file_rule().is_none() {
        return Err(Refusal::NotFound.into());
    }
    may_change(&held.opinion, &held.consultation, ctx.now())?;
    ctx.state.limits.file(place.0)?;
    let keep = |upload| actions::add(&ctx.state, ctx.viewer(), &by, upload, ctx.now());
    match take_file(&ctx, request, FIELD, keep).await? {
        Ok(_) => Ok(see_other(&ways(&by, Uuid::nil())[0])),
        Err(problems) => held_page(&ctx, &by, &problems).await,
    }
}

async fn take_back(ctx: Ctx, by: By, file: Uuid) -> Answer {
    match actions::take_back(&ctx.state, ctx.viewer(), &by, file, ctx.now()).await {
        Ok(()) => Ok(see_other(&ways(&by, file)[0])),
        Err(NotDone::Mend(problems)) => held_page(&ctx, &by, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn download(ctx: Ctx, asked: HeaderMap, by: By, file: Uuid) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let held = held(&mut tx, ctx.viewer(), &by).await?;
    let files = actions::of_opinion(&mut tx, &held.opinion).await?;
    drop(tx);
    let file = files.into_iter().find(|kept| kept.id == file).ok_or(Refusal::NotFound)?;
    file_response(&ctx, &asked, &file.name, &file.mime, &file.sha256).await
}
