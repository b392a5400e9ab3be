//! The papers of a draft, and the only way to a file（書類・添付ファイル）.

use super::downloads::file_response;
use super::errors::{Answer, Trouble, causes};
use super::guard::{Guard, Routes};
use super::proposals::{draft, mine, read_id, see_other};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::papers::{self as actions, NotAttached, Upload};
use crate::actions::takeover;
use crate::files::{Files, Incoming};
use crate::kinds::Sniffer;
use crate::store::group_files;
use app::links::{self, at};
use app::pages::proposals::papers;
use app::pages::staff::viewer::is_shown;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request};
use axum::handler::Handler;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use domain::filings::{CASE_FILES_MAX, FILE_MAX};
use domain::people::FileId;
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::paper_field;

const MEGA: u64 = 1024 * 1024;

/// The most that is read of one request. It is above the limit of a file, because a browser shows our
/// answer only when it was allowed to send everything.
pub(super) const REQUEST_MAX: usize = (CASE_FILES_MAX + MEGA) as usize;

/// The routes of this feature.
pub fn routes() -> Routes {
    let signed_in = Guard::SignedIn;
    Routes::default()
        .get(at::PROPOSAL_PAPERS, signed_in, show)
        .post(at::PROPOSAL_PAPERS, signed_in, attach.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .get(at::PROPOSAL_PAPER_REMOVE, signed_in, to_papers)
        .post(at::PROPOSAL_PAPER_REMOVE, signed_in, remove)
        .post(at::PROPOSAL_PAPER_TAKE, signed_in, take)
        .get(at::FILE, signed_in, download)
        .get(at::FILE_VIEW, signed_in, view)
}

async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    page(&ctx, &id, StatusCode::OK, &Problems::none()).await
}

async fn page(ctx: &Ctx, id: &str, status: StatusCode, problems: &Problems) -> Answer {
    let whole = mine(ctx, id).await?;
    let case = &whole.proposal.case;
    if !case.stage.is_being_written() {
        return Ok(see_other(&links::proposal(case.id.0)));
    }
    let closed = whole.proposal.may_edit(ctx.viewer(), ctx.now()).err();
    let draft = draft(&whole, closed.as_ref());
    let kept = group_files::of_group(&mut ctx.state.db.read().await?, case.group).await?;
    Ok(ctx.page_with(status, |frame| papers::papers(frame, &draft, &kept, problems)))
}

async fn attach(ctx: Ctx, Path(id): Path<String>, request: Request) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let case = whole.proposal.case.id;
    // Asked before the bytes are read, so that nobody sends megabytes for nothing.
    if whole.proposal.may_edit(ctx.viewer(), ctx.now()).is_err() {
        return page(&ctx, &id, StatusCode::CONFLICT, &Problems::none()).await;
    }
    let first = whole.proposal.papers().first().map(|paper| paper_field(&paper.key)).unwrap_or_default();
    let keep = |upload| actions::attach(&ctx.state, ctx.viewer(), case, upload, ctx.now());
    match take_file(&ctx, request, &first, keep).await? {
        Ok(field) => Ok(see_other(&format!("{}#f-{field}", links::proposal_papers(case.0)))),
        Err(problems) => again(&ctx, &id, &problems).await,
    }
}

/// Takes the one file of a request in and gives it to whoever keeps it; says in which field it came, or what is said beside
/// the field.
pub(super) async fn take_file<K: Future<Output = Result<(), NotAttached>>>(
    ctx: &Ctx,
    request: Request,
    first: &str,
    keep: impl FnOnce(Upload) -> K,
) -> Result<Result<String, Problems>, Trouble> {
    let upload = match receive(&ctx.state.files, request, first).await {
        Ok(upload) => upload,
        Err(NotTaken::Mend(problems)) => return Ok(Err(problems)),
        Err(NotTaken::Down(field, error)) => return Ok(Err(storage_down(ctx, &field, &error))),
    };
    let field = paper_field(&upload.paper);
    match keep(upload).await {
        Ok(()) => Ok(Ok(field)),
        Err(NotAttached::NotDone(NotDone::Mend(problems))) => Ok(Err(problems)),
        Err(NotAttached::NotDone(NotDone::Failed(failure))) => Err(failure.into()),
        Err(NotAttached::Files(error)) => Ok(Err(storage_down(ctx, &field, &error))),
    }
}

/// The page once more, with what is wrong.
async fn again(ctx: &Ctx, id: &str, problems: &Problems) -> Answer {
    page(ctx, id, status_of(problems), problems).await
}

/// What is too large has a status of its own, and so has what is our fault.
pub(super) fn status_of(problems: &Problems) -> StatusCode {
    let large = |problem: &Problem| matches!(problem, Problem::FileTooLarge { .. } | Problem::FilesTooLarge { .. });
    if problems.iter().any(|(_, problem)| large(problem)) {
        StatusCode::PAYLOAD_TOO_LARGE
    } else if problems.iter().any(|(_, problem)| *problem == Problem::StorageDown) {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// What is said beside the field when the storage of files is out of reach. Nothing of the draft was changed.
pub(super) fn storage_down(ctx: &Ctx, field: &str, error: &object_store::Error) -> Problems {
    let cause = causes(error);
    tracing::error!(request_id = %ctx.request_id, %cause, "the storage of files is out of reach");
    Problems::one(field, Problem::StorageDown)
}

/// Why a file was not taken in: the person can mend it, or its storage failed.
pub(super) enum NotTaken {
    /// Said beside the field.
    Mend(Problems),
    /// The storage failed; said beside this field.
    Down(String, object_store::Error),
}

fn mend(field: &str, problem: Problem) -> NotTaken {
    NotTaken::Mend(Problems::one(field, problem))
}

/// Takes the one file of a request in, piece by piece. `first` is the field to which a message belongs when
/// the request broke off before it named one.
pub(super) async fn receive(files: &Files, request: Request, first: &str) -> Result<Upload, NotTaken> {
    receive_labelled(files, request, first).await.1
}

/// The same, with what was typed into `label` before the file, whatever became of the file.
pub(super) async fn receive_labelled(
    files: &Files,
    request: Request,
    first: &str,
) -> (String, Result<Upload, NotTaken>) {
    let mut label = String::new();
    let upload = receive_into(files, request, first, &mut label).await;
    (label, upload)
}

async fn receive_into(files: &Files, request: Request, first: &str, label: &mut String) -> Result<Upload, NotTaken> {
    let cut = |_| mend(first, Problem::FileCut);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| mend(first, Problem::FileCut))?;
    while let Some(field) = form.next_field().await.map_err(cut)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "label" {
            *label = field.text().await.map_err(cut)?;
        } else if name.starts_with("paper-") {
            return take_in(files, field, &name).await;
        }
    }
    Err(mend(first, Problem::NoFile))
}

async fn take_in(files: &Files, mut field: Field<'_>, name: &str) -> Result<Upload, NotTaken> {
    let file_name = field.file_name().unwrap_or_default().to_owned();
    let mut sniffer = Sniffer::default();
    let mut incoming = match files.begin().await {
        Ok(incoming) => incoming,
        Err(error) => {
            drain(&mut field).await;
            return Err(NotTaken::Down(name.to_owned(), error));
        }
    };
    let length = match pour(&mut field, &mut incoming, &mut sniffer).await {
        Ok(length) => length,
        Err(Poured::Broken(problem)) => {
            incoming.give_up().await;
            return Err(mend(name, problem));
        }
        Err(Poured::Failed(error)) => {
            drain(&mut field).await;
            incoming.give_up().await;
            return Err(NotTaken::Down(name.to_owned(), error));
        }
    };
    let problem = match sniffer.kind() {
        _ if length > FILE_MAX => Problem::FileTooLarge { max: FILE_MAX / MEGA },
        _ if length == 0 && file_name.is_empty() => Problem::NoFile,
        _ if length == 0 => Problem::FileCut,
        None => Problem::FileKind,
        Some(mime) => {
            let paper = name.strip_prefix("paper-").unwrap_or_default().to_owned();
            let arrived = incoming.finish().await.map_err(|error| NotTaken::Down(name.to_owned(), error))?;
            return Ok(Upload { paper, name: file_name, mime, arrived });
        }
    };
    incoming.give_up().await;
    Err(mend(name, problem))
}

/// Reads what is still to come and throws it away: a browser shows our answer only when it was allowed to send
/// everything.
async fn drain(field: &mut Field<'_>) {
    while let Ok(Some(_)) = field.chunk().await {}
}

/// Why the pieces of a file stopped coming.
enum Poured {
    Broken(Problem),
    Failed(object_store::Error),
}

/// Lets the pieces of a file run into the store, and says how many bytes came. What is too large is read to
/// its end and thrown away, as [`drain`] does.
async fn pour(field: &mut Field<'_>, incoming: &mut Incoming, sniffer: &mut Sniffer) -> Result<u64, Poured> {
    let mut length: u64 = 0;
    loop {
        let piece = match field.chunk().await {
            Ok(Some(piece)) => piece,
            Ok(None) => return Ok(length),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                return Err(Poured::Broken(Problem::FileTooLarge { max: FILE_MAX / MEGA }));
            }
            Err(_) => return Err(Poured::Broken(Problem::FileCut)),
        };
        length += piece.len() as u64;
        if length <= FILE_MAX {
            sniffer.push(&piece);
            incoming.push(piece).await.map_err(Poured::Failed)?;
        }
    }
}

/// Attaches what the group keeps for a paper.
async fn take(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = read_id(&id)?;
    match takeover::take_paper(&ctx.state, ctx.viewer(), case, fields.get("paper"), ctx.now()).await {
        Ok(()) => Ok(see_other(&links::proposal_papers(case.0))),
        Err(NotDone::Mend(problems)) => again(&ctx, &id, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// People get here by signing in again, or by the language switch, after a removal was answered with a page.
async fn to_papers(ctx: Ctx, Path((id, _)): Path<(String, String)>) -> Answer {
    let case = mine(&ctx, &id).await?.proposal.case.id;
    Ok(see_other(&links::proposal_papers(case.0)))
}

async fn remove(ctx: Ctx, Path((id, file)): Path<(String, String)>) -> Answer {
    let case = read_id(&id)?;
    let file: FileId = file.parse().map_err(|_| Refusal::NotFound)?;
    actions::remove(&ctx.state, ctx.viewer(), case, file, ctx.now()).await?;
    Ok(see_other(&links::proposal_papers(case.0)))
}

async fn download(ctx: Ctx, asked: HeaderMap, Path(id): Path<String>) -> Answer {
    let id: FileId = id.parse().map_err(|_| Refusal::NotFound)?;
    let file = actions::read(&ctx.state, ctx.viewer(), id, ctx.now()).await?;
    file_response(&ctx, &asked, &file.name, &file.mime, &file.sha256).await
}

/// Inside a page of ours. Only what a browser shows without running anything of it: the type was found by looking
/// at the bytes, and is not guessed again. A sandbox would keep browsers from showing a PDF at all.
async fn view(ctx: Ctx, asked: HeaderMap, Path(id): Path<String>) -> Answer {
    let id: FileId = id.parse().map_err(|_| Refusal::NotFound)?;
    let file = actions::read(&ctx.state, ctx.viewer(), id, ctx.now()).await?;
    if !is_shown(&file.mime) {
        return Ok(see_other(&links::file(id.0)));
    }
    let mut response = file_response(&ctx, &asked, &file.name, &file.mime, &file.sha256).await?;
    let headers = response.headers_mut();
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    let policy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    Ok(response)
}
