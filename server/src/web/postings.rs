//! Letters to print and post（印刷して郵送する通知）.

use super::downloads::made_here;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::{opinion_desk, postings as actions, views};
use crate::paper::PaperError;
use crate::store::case_list::Scope;
use crate::store::messages::Message;
use crate::store::postings::{self as store, Posting};
use crate::store::{Tx, consultations, messages, official_letters, opinions, submissions};
use app::links::{self, at};
use app::pages::staff::postings::{self as pages, InsteadPage, PostingPage, PostingRow};
use axum::extract::Path;
use axum::response::IntoResponse;
use domain::calendar::date_in_japan;
use domain::forms::Answers;
use domain::messages::Delivery;
use domain::official::Sheet;
use domain::opinions::may_read;
use domain::postings::{About, may_post, may_post_opinion};
use domain::problems::{Problems, Refusal};
use domain::texts::{Lang, postings as words};
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (reader, staff) = (Guard::Reader, Guard::Staff);
    Routes::default()
        .get(links::staff_postings(), reader, list)
        .get(links::staff_postings_pdf(), staff, print_all)
        .get(at::STAFF_POSTING, reader, show)
        .get(at::STAFF_POSTING_PDF, staff, print)
        .get(at::STAFF_POSTING_POSTED, reader, to_letter)
        .post(at::STAFF_POSTING_POSTED, staff, posted)
        .get(at::STAFF_POSTING_UNDO, reader, to_letter)
        .post(at::STAFF_POSTING_UNDO, staff, undo)
        .get(at::STAFF_LETTER_POST, staff, instead)
        .post(at::STAFF_LETTER_POST, staff, post_instead)
}

/// A letter as lists show it.
pub fn row(letter: &Posting) -> PostingRow {
    let by = letter.posted_by.clone().unwrap_or_default();
    let page = |number: &String| match letter.about {
        About::Case(_) => links::staff_case(number),
        About::Opinion(_) => links::staff_opinion_show(number),
    };
    PostingRow {
        id: letter.id,
        about: letter.number.as_ref().map(|number| (number.clone(), page(number))),
        subject: letter.sheet.subject.clone(),
        to: letter.sheet.addressee.clone(),
        made_at: letter.made_at,
        posted: letter.posted.as_ref().map(|posted| (posted.on, by)),
    }
}

async fn list(ctx: Ctx) -> Answer {
    let scope = Scope::of(ctx.viewer());
    let mut tx = ctx.state.db.read().await?;
    let rows: Vec<PostingRow> = store::waiting(&mut tx, &scope).await?.iter().map(row).collect();
    let (total, _) = store::backlog(&mut tx, &scope).await?;
    let ready = ctx.state.press.is_ready() && ctx.viewer().is_staff();
    Ok(ctx.page(|frame| pages::list(frame, &rows, total, ready)))
}

/// A letter that the viewer may read, and whether the viewer prints and posts it.
async fn find(ctx: &Ctx, tx: &mut Tx, id: &str) -> Result<(Posting, bool), Trouble> {
    let letter = store::find(tx, read(id)?).await?.ok_or(Refusal::NotFound)?;
    let (may_read, may_act) = rights(ctx, tx, letter.about).await?;
    if may_read { Ok((letter, may_act)) } else { Err(Refusal::NotFound.into()) }
}

/// Whether the viewer may read the letters about something, and whether the viewer posts them.
async fn rights(ctx: &Ctx, tx: &mut Tx, about: About) -> Result<(bool, bool), Trouble> {
    let viewer = ctx.viewer();
    match about {
        About::Case(case) => {
            let case = submissions::find(tx, case).await?.ok_or(Refusal::NotFound)?;
            let may_read = viewer.reads(case.department) && case.is_readable_by(viewer) && !case.is_of(viewer);
            Ok((may_read, may_read && may_post(viewer, &case).is_ok()))
        }
        About::Opinion(opinion) => {
            let opinion = opinions::find(tx, opinion).await?.ok_or(Refusal::NotFound)?;
            let consultation = consultations::find(tx, opinion.call).await?.ok_or(Refusal::NotFound)?;
            Ok((may_read(viewer, &consultation), may_post_opinion(viewer, &consultation).is_ok()))
        }
    }
}

/// Notes that somebody saw whose address stands on a letter.
async fn note(ctx: &Ctx, about: About) -> Result<(), Trouble> {
    match about {
        About::Case(case) => views::note(&ctx.state, ctx.viewer(), case, ctx.now()).await?,
        About::Opinion(opinion) => opinion_desk::note_view(&ctx.state, ctx.viewer(), opinion, ctx.now()).await?,
    }
    Ok(())
}

/// The official letter in the same envelope.
async fn enclosed(tx: &mut Tx, letter: &Posting) -> Result<Option<Sheet>, Trouble> {
    let Some(id) = letter.official else { return Ok(None) };
    Ok(official_letters::find(tx, id).await?.map(|letter| letter.sheet))
}

async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    page(&ctx, &id, &Answers::default(), &Problems::none()).await
}

async fn page(ctx: &Ctx, id: &str, typed: &Answers, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (letter, may_act) = find(ctx, &mut tx, id).await?;
    let enclosed = enclosed(&mut tx, &letter).await?;
    drop(tx);
    note(ctx, letter.about).await?;
    let row = row(&letter);
    let data = PostingPage {
        row: &row,
        sheet: &letter.sheet,
        enclosed: enclosed.as_ref(),
        may_act,
        may_undo: letter.posted.as_ref().is_some_and(|posted| posted.may_be_taken_back(ctx.now())),
        has_font: ctx.state.press.is_ready() && may_act,
        typed,
        problems,
    };
    let build = |frame: &app::frame::Frame| pages::posting(frame, &data);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

/// People get here by the language switch of a form that came back.
async fn to_letter(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (letter, _) = find(&ctx, &mut ctx.state.db.read().await?, &id).await?;
    Ok(see_other(&links::staff_posting(letter.id)))
}

fn read(id: &str) -> Result<Uuid, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

async fn posted(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let done = actions::posted(&ctx.state, ctx.viewer(), read(&id)?, fields.get("day"), ctx.now()).await;
    settle(&ctx, &id, &fields, done).await
}

async fn undo(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let done = actions::take_back(&ctx.state, ctx.viewer(), read(&id)?, fields.get("reason"), ctx.now()).await;
    settle(&ctx, &id, &fields, done).await
}

async fn settle(ctx: &Ctx, id: &str, fields: &Fields, done: Result<(), NotDone>) -> Answer {
    match done {
        Ok(()) => Ok(see_other(&links::staff_posting(read(id)?))),
        Err(NotDone::Mend(problems)) => page(ctx, id, &fields.answers(), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn print(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (letter, _) = find(&ctx, &mut tx, &id).await?;
    let enclosed = enclosed(&mut tx, &letter).await?;
    drop(tx);
    note(&ctx, letter.about).await?;
    let number = letter.number.clone().unwrap_or_default();
    let name = format!("{}-{number}.pdf", words::title(Lang::Ja).bare());
    let sheets = [letter.sheet].into_iter().chain(enclosed).collect();
    pdf(&ctx, &name, sheets, &links::staff_posting(letter.id)).await
}

/// Everything that waits, in one file: each letter, and behind it what goes into the same envelope.
async fn print_all(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let scope = Scope::of(ctx.viewer());
    let (mut sheets, mut seen) = (Vec::new(), Vec::new());
    for letter in store::waiting(&mut tx, &scope).await? {
        if !rights(&ctx, &mut tx, letter.about).await?.1 {
            continue;
        }
        let enclosed = enclosed(&mut tx, &letter).await?;
        seen.push(letter.about);
        sheets.push(letter.sheet);
        sheets.extend(enclosed);
    }
    drop(tx);
    if sheets.is_empty() {
        return Ok(see_other(&links::staff_postings()));
    }
    seen.dedup();
    for about in seen {
        note(&ctx, about).await?;
    }
    let name = format!("{}-{}.pdf", words::title(Lang::Ja).bare(), date_in_japan(ctx.now()).format("%Y%m%d"));
    pdf(&ctx, &name, sheets, &links::staff_postings()).await
}

/// The PDF. Without a font, the page to print says why there is none.
async fn pdf(ctx: &Ctx, name: &str, sheets: Vec<Sheet>, page: &str) -> Answer {
    match ctx.state.press.pdf_of(sheets).await {
        Ok(bytes) => Ok((made_here(name, "application/pdf")?, bytes).into_response()),
        Err(PaperError::NoFont) => Ok(see_other(page)),
        Err(error) => Err(Trouble::bug(error)),
    }
}

/// A letter of a case that failed by mail.
async fn failed(ctx: &Ctx, number: &str, id: &str) -> Result<Message, Trouble> {
    let id = read(id)?;
    let mut tx = ctx.state.db.read().await?;
    let case = submissions::find_by_number(&mut tx, number).await?.ok_or(Refusal::NotFound)?;
    may_post(ctx.viewer(), &case)?;
    let found = messages::of_case(&mut tx, case.id).await?;
    let found = found.into_iter().find(|one| one.id.0 == id && one.state == Delivery::Failed);
    drop(tx);
    let found = found.ok_or(Refusal::NotFound)?;
    views::note(&ctx.state, ctx.viewer(), case.id, ctx.now()).await?;
    Ok(found)
}

async fn instead(ctx: Ctx, Path((number, id)): Path<(String, String)>) -> Answer {
    let mail = failed(&ctx, &number, &id).await?;
    let (typed, problems) = (Answers::default(), Problems::none());
    Ok(ctx.page(|frame| pages::instead(frame, &instead_page(&number, &mail, &typed, &problems))))
}

fn instead_page<'a>(number: &'a str, mail: &'a Message, typed: &'a Answers, problems: &'a Problems) -> InsteadPage<'a> {
    InsteadPage { number, mail: mail.id.0, subject: &mail.subject, body: &mail.body, typed, problems }
}

async fn post_instead(ctx: Ctx, Path((number, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::post_instead(&ctx.state, ctx.viewer(), &number, read(&id)?, &typed, ctx.now()).await {
        Ok(()) => Ok(see_other(&format!("{}#letters", links::staff_case(&number)))),
        Err(NotDone::Mend(problems)) => {
            let mail = failed(&ctx, &number, &id).await?;
            Ok(ctx.form_again(|frame| pages::instead(frame, &instead_page(&number, &mail, &typed, &problems))))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
