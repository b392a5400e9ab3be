//! The papers of a draft, and the only way to a file（書類・添付ファイル）.

use super::errors::{Answer, Trouble};
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
use axum::body::Body;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request};
use axum::handler::Handler;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use domain::filings::{CASE_FILES_MAX, FILE_MAX};
use domain::people::FileId;
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::paper_field;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

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
    let upload = match receive(&ctx.state.files, request, &first).await {
        Ok(upload) => upload,
        Err(NotTaken::Mend(problems)) => return again(&ctx, &id, &problems).await,
        Err(NotTaken::Failed(trouble)) => return Err(trouble),
    };
    let field = paper_field(&upload.paper);
    match actions::attach(&ctx.state, ctx.viewer(), case, upload, ctx.now()).await {
        Ok(()) => Ok(see_other(&format!("{}#f-{field}", links::proposal_papers(case.0)))),
        Err(NotAttached::NotDone(NotDone::Mend(problems))) => again(&ctx, &id, &problems).await,
        Err(NotAttached::NotDone(NotDone::Failed(failure))) => Err(failure.into()),
        Err(NotAttached::Files(error)) => Err(error.into()),
    }
}

/// The page once more, with what is wrong. What is too large has a status of its own.
async fn again(ctx: &Ctx, id: &str, problems: &Problems) -> Answer {
    let large = problems.iter().any(|(_, p)| matches!(p, Problem::FileTooLarge { .. } | Problem::FilesTooLarge { .. }));
    let status = if large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY };
    page(ctx, id, status, problems).await
}

/// Why a file was not taken in: the person can mend it, or its store failed.
pub(super) enum NotTaken {
    /// Said beside the field.
    Mend(Problems),
    /// The store failed.
    Failed(Trouble),
}

impl From<object_store::Error> for NotTaken {
    fn from(error: object_store::Error) -> Self {
        NotTaken::Failed(error.into())
    }
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
    let mut incoming = files.begin().await?;
    let length = match pour(&mut field, &mut incoming, &mut sniffer).await {
        Ok(length) => length,
        Err(Poured::Broken(problem)) => {
            incoming.give_up().await;
            return Err(mend(name, problem));
        }
        Err(Poured::Failed(error)) => {
            incoming.give_up().await;
            return Err(error.into());
        }
    };
    let problem = match sniffer.kind() {
        _ if length > FILE_MAX => Problem::FileTooLarge { max: FILE_MAX / MEGA },
        _ if length == 0 && file_name.is_empty() => Problem::NoFile,
        _ if length == 0 => Problem::FileCut,
        None => Problem::FileKind,
        Some(mime) => {
            let paper = name.strip_prefix("paper-").unwrap_or_default().to_owned();
            return Ok(Upload { paper, name: file_name, mime, arrived: incoming.finish().await? });
        }
    };
    incoming.give_up().await;
    Err(mend(name, problem))
}

/// Why the pieces of a file stopped coming.
enum Poured {
    Broken(Problem),
    Failed(object_store::Error),
}

/// Lets the pieces of a file run into the store, and says how many bytes came. What is too large is read to
/// its end and thrown away: a browser shows our answer only when it was allowed to send everything.
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

async fn download(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let id: FileId = id.parse().map_err(|_| Refusal::NotFound)?;
    let file = actions::read(&ctx.state, ctx.viewer(), id, ctx.now()).await?;
    file_response(&ctx, &file.name, &file.mime, &file.sha256).await
}

/// The bytes of a file as something to save, never to run.
pub(super) async fn file_response(ctx: &Ctx, name: &str, mime: &str, sha256: &str) -> Answer {
    let (length, bytes) = ctx.state.files.open(sha256).await?;
    let kind = HeaderValue::from_str(mime).map_err(Trouble::bug)?;
    let disposition = HeaderValue::from_str(&disposition(name)).map_err(Trouble::bug)?;
    let headers = [
        (CONTENT_TYPE, kind),
        (CONTENT_DISPOSITION, disposition),
        (CONTENT_LENGTH, HeaderValue::from(length)),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, Body::from_stream(bytes)).into_response())
}

/// RFC 6266 with the name of RFC 5987; very old browsers get a plain one with the right ending.
fn disposition(name: &str) -> String {
    const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = utf8_percent_encode(name, NAME);
    format!("attachment; filename=\"file.{ending}\"; filename*=UTF-8''{name}")
}
