//! The papers of a draft, and the only way to a file（書類・添付ファイル）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::{draft, mine, read_id, see_other};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::papers::{self as actions, NotAttached, Upload};
use crate::actions::takeover;
use crate::kinds::sniff;
use crate::store::group_files;
use app::links::{self, at};
use app::pages::proposals::papers;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request};
use axum::handler::Handler;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;
use bytes::{Bytes, BytesMut};
use domain::filings::{CASE_FILES_MAX, FILE_MAX};
use domain::people::FileId;
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::paper_field;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

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

/// A file as it was sent.
pub(super) struct Sent {
    /// Name of the form's field.
    pub(super) field: String,
    name: String,
    bytes: Bytes,
}

async fn attach(ctx: Ctx, Path(id): Path<String>, request: Request) -> Answer {
    let whole = mine(&ctx, &id).await?;
    let case = whole.proposal.case.id;
    // Asked before the bytes are read, so that nobody sends megabytes for nothing.
    if whole.proposal.may_edit(ctx.viewer(), ctx.now()).is_err() {
        return page(&ctx, &id, StatusCode::CONFLICT, &Problems::none()).await;
    }
    let first = whole.proposal.papers().first().map(|paper| paper_field(&paper.key)).unwrap_or_default();
    let sent = match receive(request, &first).await {
        Ok(sent) => sent,
        Err(problems) => return again(&ctx, &id, &problems).await,
    };
    let field = sent.field.clone();
    let Some(upload) = look_at(sent).await? else {
        return again(&ctx, &id, &Problems::one(field, Problem::FileKind)).await;
    };
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

/// Reads the one file of a request. `first` is the field to which a message belongs when the request
/// broke off before it named one.
pub(super) async fn receive(request: Request, first: &str) -> Result<Sent, Problems> {
    let cut = |field: &str| Problems::one(field, Problem::FileCut);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| cut(first))?;
    while let Some(field) = form.next_field().await.map_err(|_| cut(first))? {
        let name = field.name().unwrap_or_default().to_owned();
        if name.starts_with("paper-") {
            return read(field, name).await;
        }
    }
    Err(Problems::one(first, Problem::NoFile))
}

async fn read(mut field: Field<'_>, name: String) -> Result<Sent, Problems> {
    let file_name = field.file_name().unwrap_or_default().to_owned();
    let mut bytes = BytesMut::new();
    let mut length: u64 = 0;
    loop {
        let chunk = match field.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => return Err(too_large(&name)),
            Err(_) => return Err(Problems::one(name, Problem::FileCut)),
        };
        length += chunk.len() as u64;
        // What is too large is read to its end and thrown away.
        if length <= FILE_MAX {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes.clear();
        }
    }
    if length > FILE_MAX {
        return Err(too_large(&name));
    }
    if length == 0 {
        let problem = if file_name.is_empty() { Problem::NoFile } else { Problem::FileCut };
        return Err(Problems::one(name, problem));
    }
    Ok(Sent { field: name, name: file_name, bytes: bytes.freeze() })
}

fn too_large(field: &str) -> Problems {
    Problems::one(field, Problem::FileTooLarge { max: FILE_MAX / MEGA })
}

/// Digest and kind of the bytes, off the async threads. `None`: a kind that is not taken.
pub(super) async fn look_at(sent: Sent) -> Result<Option<Upload>, Trouble> {
    let paper = sent.field.strip_prefix("paper-").unwrap_or_default().to_owned();
    let look = move || {
        let mime = sniff(&sent.bytes)?;
        let sha256 = hex::encode(Sha256::digest(&sent.bytes));
        Some(Upload { paper, name: sent.name, mime, sha256, bytes: sent.bytes })
    };
    tokio::task::spawn_blocking(look).await.map_err(Trouble::bug)
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
    let bytes = ctx.state.files.get(sha256).await?;
    let kind = HeaderValue::from_str(mime).map_err(Trouble::bug)?;
    let disposition = HeaderValue::from_str(&disposition(name)).map_err(Trouble::bug)?;
    let headers = [
        (CONTENT_TYPE, kind),
        (CONTENT_DISPOSITION, disposition),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, bytes).into_response())
}

/// RFC 6266 with the name of RFC 5987; very old browsers get a plain one with the right ending.
fn disposition(name: &str) -> String {
    const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).collect();
    let name = utf8_percent_encode(name, NAME);
    format!("attachment; filename=\"file.{ending}\"; filename*=UTF-8''{name}")
}
