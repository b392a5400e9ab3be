//! The draft document: reading it, correcting it clause by clause, and its corrections after publication（案の編集・訂正）.

use super::calls::{Said, saved_at};
use super::consultations::{own, plain};
use crate::actions::cases::NotDone;
use crate::actions::consultations::documents as actions;
use crate::docx;
use crate::store::plans;
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, FORM_MAX, Fields};
use app::links;
use app::pages::staff::calls::Sheet;
use app::pages::staff::consultations::document::{self as pages, FILE_FIELD};
use app::pages::staff::consultations::errata as errata_page;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Path, Query, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::consultations::{Act, Consultation};
use domain::forms::Answers;
use domain::people::PlanNodeId;
use domain::plans::editing::Change;
use domain::plans::reading::{Line, lines};
use domain::plans::{Plan, PlanKind, errata};
use domain::problems::{Problem, Problems, Refusal};
use serde::Deserialize;

/// The largest file that is read, in MB and in bytes.
const FILE_MB: u64 = 10;
const FILE_MAX: usize = FILE_MB as usize * 1024 * 1024;
/// The most that is read of such a request.
pub(super) const REQUEST_MAX: usize = FILE_MAX + FORM_MAX;

/// The last edition, and whether the viewer may still change it.
async fn latest(ctx: &Ctx, it: &Consultation) -> Result<(Option<Plan>, bool), Trouble> {
    let plan = plans::latest(&mut ctx.state.db.read().await?, it.call, PlanKind::Draft).await?;
    let act = if plan.as_ref().is_some_and(|plan| plan.edition > 1) { Act::Correct } else { Act::Edit };
    let frozen = plan.as_ref().is_some_and(|plan| plan.frozen_at.is_some());
    let open = !frozen && it.allows(ctx.viewer(), act, ctx.now()).is_ok();
    Ok((plan, open))
}

pub async fn outline(ctx: Ctx, Path(slug): Path<String>, Query(said): Query<Said>) -> Answer {
    let it = own(&ctx, &slug).await?;
    let (plan, open) = latest(&ctx, &it).await?;
    Ok(ctx.page(|frame| pages::outline(frame, &it, plan.as_ref(), open, said.saved())))
}

pub async fn arrange(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let (press, node) = fields.get("change").split_once(':').ok_or(Refusal::NotFound)?;
    let press = Change::from_code(press).ok_or(Refusal::NotFound)?;
    let node: PlanNodeId = node.parse().map_err(|_| Refusal::NotFound)?;
    actions::arrange(&ctx.state, ctx.viewer(), &slug, node, press, ctx.now()).await.map_err(plain)?;
    // Back to where one was; what was joined or removed has no place of its own any more.
    let stays = !matches!(press, Change::Join | Change::Remove);
    let place = if stays { format!("#n-{node}") } else { String::new() };
    Ok(Redirect::to(&format!("{}{place}", links::staff_document(&slug))).into_response())
}

// ---- reading ----

async fn read_with(ctx: &Ctx, slug: &str, text: &str, problems: &Problems) -> Answer {
    let it = own(ctx, slug).await?;
    let (plan, open) = latest(ctx, &it).await?;
    if !open {
        return Ok(Redirect::to(&links::staff_document(slug)).into_response());
    }
    let count = plan.map_or(0, |plan| plan.nodes.len());
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(ctx.page_with(status, |frame| pages::read(frame, &it, count, text, problems)))
}

pub async fn read_form(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    read_with(&ctx, &slug, "", &Problems::none()).await
}

pub async fn read(ctx: Ctx, Path(slug): Path<String>, request: Request) -> Answer {
    // Asked before the bytes are read, so that nobody sends megabytes for nothing.
    let it = own(&ctx, &slug).await?;
    if !latest(&ctx, &it).await?.1 {
        return Err(Refusal::Frozen.into());
    }
    let (text, found) = receive(request).await;
    let found = match found {
        Ok(found) => found,
        Err(problem) => return read_with(&ctx, &slug, &text, &Problems::one(FILE_FIELD, problem)).await,
    };
    match actions::read_anew(&ctx.state, ctx.viewer(), &slug, &found, ctx.now()).await {
        Ok(()) => Ok(saved_at(&links::staff_document(&slug))),
        Err(NotDone::Mend(problems)) => read_with(&ctx, &slug, &text, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// What was pasted, whatever became of the file; and the lines of the file, or of what was pasted.
async fn receive(request: Request) -> (String, Result<Vec<Line>, Problem>) {
    let mut text = String::new();
    let found = receive_into(request, &mut text).await;
    let found = match found {
        Ok(Some(bytes)) => of_file(bytes).await,
        Ok(None) => Ok(lines(&text)),
        Err(problem) => Err(problem),
    };
    (text, found)
}

async fn receive_into(request: Request, text: &mut String) -> Result<Option<Vec<u8>>, Problem> {
    let cut = |_| Problem::FileCut;
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Problem::FileCut)?;
    let mut file = None;
    while let Some(field) = form.next_field().await.map_err(cut)? {
        match field.name() {
            Some("text") => *text = field.text().await.map_err(cut)?,
            Some(FILE_FIELD) => file = take(field).await?,
            _ => {}
        }
    }
    Ok(file)
}

/// The bytes of the file, if one was chosen. What is too large is read to its end: a browser shows our answer only when
/// it was allowed to send everything.
async fn take(mut field: Field<'_>) -> Result<Option<Vec<u8>>, Problem> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(piece) = field.chunk().await.map_err(|_| Problem::FileCut)? {
        length += piece.len();
        if length <= FILE_MAX {
            bytes.extend_from_slice(&piece);
        }
    }
    match length {
        0 => Ok(None),
        _ if length > FILE_MAX => Err(Problem::FileTooLarge { max: FILE_MB }),
        _ => Ok(Some(bytes)),
    }
}

/// A Word file is known by its first bytes; everything else has to be text in UTF-8.
async fn of_file(bytes: Vec<u8>) -> Result<Vec<Line>, Problem> {
    if bytes.starts_with(b"PK") {
        let read = tokio::task::spawn_blocking(move || docx::lines(&bytes)).await;
        return match read {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) => {
                tracing::info!(%error, "a document could not be read");
                Err(Problem::NotReadable)
            }
            Err(error) => {
                tracing::error!(%error, "reading a document ended badly");
                Err(Problem::NotReadable)
            }
        };
    }
    let text = String::from_utf8(bytes).map_err(|_| Problem::NotReadable)?;
    if text.contains('\0') { Err(Problem::NotReadable) } else { Ok(lines(text.trim_start_matches('\u{feff}'))) }
}

// ---- one clause ----

/// Behind which clause a new one comes.
#[derive(Debug, Deserialize, Default)]
#[serde(default)]
pub struct Behind {
    after: String,
    saved: String,
}

fn node_id(id: &str) -> Result<PlanNodeId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

async fn clause_with(
    ctx: &Ctx,
    slug: &str,
    id: PlanNodeId,
    after: &str,
    again: Option<(&Answers, &Problems)>,
    saved: bool,
) -> Answer {
    let it = own(ctx, slug).await?;
    let (plan, open) = latest(ctx, &it).await?;
    if !open {
        return Ok(Redirect::to(&links::staff_document(slug)).into_response());
    }
    let node = plan.as_ref().and_then(|plan| plan.node(id));
    if node.is_none() && !id.0.is_nil() {
        return Err(Refusal::NotFound.into());
    }
    let mut stored = Answers::default();
    if let Some(node) = node {
        stored.set("label", &node.label);
        stored.set("title", &node.title);
        stored.set("body", &node.body);
    }
    let (status, typed, problems) = match again {
        Some((typed, problems)) => (StatusCode::UNPROCESSABLE_ENTITY, typed, problems),
        None => (StatusCode::OK, &stored, &Problems::none()),
    };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| pages::clause(frame, &it, node, after, &sheet, saved)))
}

pub async fn clause(ctx: Ctx, Path((slug, id)): Path<(String, String)>, Query(behind): Query<Behind>) -> Answer {
    clause_with(&ctx, &slug, node_id(&id)?, &behind.after, None, behind.saved == "yes").await
}

pub async fn save_clause(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let id = node_id(&id)?;
    let typed = fields.answers();
    if let Ok(paragraph) = fields.get("split").parse::<usize>() {
        actions::split(&ctx.state, ctx.viewer(), &slug, id, paragraph, ctx.now()).await.map_err(plain)?;
        return Ok(Redirect::to(&format!("{}#n-{id}", links::staff_document(&slug))).into_response());
    }
    let done = if id.0.is_nil() {
        let after = typed.get("after").parse().ok();
        actions::add(&ctx.state, ctx.viewer(), &slug, after, &typed, ctx.now()).await
    } else {
        actions::rewrite(&ctx.state, ctx.viewer(), &slug, id, &typed, ctx.now()).await.map(|()| id)
    };
    match done {
        Ok(id) => Ok(Redirect::to(&format!("{}#n-{id}", links::staff_document(&slug))).into_response()),
        Err(NotDone::Mend(problems)) => {
            clause_with(&ctx, &slug, id, typed.get("after"), Some((&typed, &problems)), false).await
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

// ---- corrections ----

pub async fn correction(ctx: Ctx, Path(slug): Path<String>, Query(said): Query<Said>) -> Answer {
    correction_with(&ctx, &slug, &Answers::default(), &Problems::none(), said.saved()).await
}

pub(super) async fn correction_with(
    ctx: &Ctx,
    slug: &str,
    typed: &Answers,
    problems: &Problems,
    saved: bool,
) -> Answer {
    let it = own(ctx, slug).await?;
    it.allows(ctx.viewer(), Act::Correct, ctx.now())?;
    let mut tx = ctx.state.db.read().await?;
    let before = plans::published(&mut tx, it.call, PlanKind::Draft).await?.ok_or(Refusal::NotFound)?;
    let next = plans::latest(&mut tx, it.call, PlanKind::Draft).await?.filter(|plan| plan.frozen_at.is_none());
    let found = next.as_ref().map(|next| errata::differences(&before, next)).unwrap_or_default();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| {
        let next = next.as_ref().map(|next| (next, found.as_slice()));
        errata_page::correction(frame, &it, &before, next, &sheet, saved)
    }))
}

pub async fn correct(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let done = match fields.get("do") {
        "begin" => actions::begin_correction(state, viewer, &slug, now).await,
        "drop" => actions::drop_correction(state, viewer, &slug, now).await,
        "map" => actions::connect(state, viewer, &slug, &fields.answers(), now).await,
        _ => return Err(Refusal::NotFound.into()),
    };
    done.map_err(plain)?;
    Ok(saved_at(&links::staff_errata(&slug)))
}
