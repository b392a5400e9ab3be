//! The staff's pages of one opinion（職員の意見の画面）: reading, judging, scans, hiding.

use super::downloads::file_response;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::headers::ShowsFiles;
use super::opinion_files::row as row_of_file;
use super::opinions::district_name;
use super::papers::{REQUEST_MAX, status_of, take_file};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::opinion_desk as actions;
use crate::actions::opinion_requests as requests;
use crate::actions::papers::Upload;
use crate::store::opinion_files::{FILE, SCAN};
use crate::store::opinion_lists::{self, Filter};
use crate::store::opinion_redactions::Hidden;
use crate::store::{
    Tx, consultations, districts, history, opinion_files, opinion_redactions, opinions, people, postings,
};
use app::links::{self, at};
use app::pages::staff::viewer::is_shown;
use app::pages::staff_opinions::{self as pages, AuthorShown, RequestPage};
use axum::extract::{DefaultBodyLimit, Path, Request};
use axum::handler::Handler;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, X_FRAME_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use domain::consultations::Consultation;
use domain::forms::Answers;
use domain::opinions::{
    Opinion, PARTS, Sender, clause_field, may_change_on_request, may_judge, may_key_in, may_read, sign_of, write_parts,
};
use domain::people::PersonId;
use domain::plans::Plan;
use domain::problems::{Problem, Problems, Refusal};
use domain::redaction::Redacted;
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (reader, staff) = (Guard::Reader, Guard::Staff);
    Routes::default()
        .get(at::STAFF_OPINION_SHOW, reader, show)
        .get(at::STAFF_OPINION_AUTHOR, reader, author)
        .post(at::STAFF_OPINION_AUTHOR, reader, author)
        .post(at::STAFF_OPINION_JUDGE, staff, judge)
        .get(at::STAFF_OPINION_REQUEST, staff, request_form)
        .post(at::STAFF_OPINION_REQUEST, staff, request)
        .get(at::STAFF_OPINION_REDACT, staff, redact_form)
        .post(at::STAFF_OPINION_REDACT, staff, redact)
        .post(at::STAFF_OPINION_SCANS, staff, add_scan.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .get(at::STAFF_OPINION_SCAN, reader, scan)
        .post(at::STAFF_OPINION_UNSCAN, staff, remove_scan)
}

/// The consultation in the address, if the viewer may read its opinions.
pub(super) async fn readable(ctx: &Ctx, tx: &mut Tx, slug: &str) -> Result<Consultation, Trouble> {
    let found = consultations::find_by_slug(tx, slug).await?;
    Ok(found.filter(|found| may_read(ctx.viewer(), found)).ok_or(Refusal::NotFound)?)
}

async fn name_of(tx: &mut Tx, person: Option<PersonId>) -> Result<Option<String>, Trouble> {
    match person {
        Some(id) => Ok(people::find(tx, id).await?.map(|person| person.name)),
        None => Ok(None),
    }
}

/// Scans as pages show them: id, name, type.
pub(super) async fn scans_of(tx: &mut Tx, opinion: &Opinion) -> Result<Vec<(Uuid, String, String)>, Trouble> {
    let files = opinion_files::of(tx, opinion.id).await?;
    let scans = files.into_iter().filter(|file| file.kind == SCAN);
    Ok(scans.map(|file| (file.id, file.name, file.mime)).collect())
}

fn marked(text: &str, passages: &str) -> Option<Redacted> {
    if passages.trim().is_empty() { None } else { Redacted::mark(text, passages).ok() }
}

/// The page of an opinion; with its author once somebody has asked for it.
async fn page(
    ctx: &Ctx,
    number: &str,
    status: StatusCode,
    with_author: bool,
    typed: &Answers,
    problems: &Problems,
) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (opinion, consultation, plan) = actions::find(&mut tx, ctx.viewer(), number).await?;
    let before: Vec<_> = opinions::versions(&mut tx, opinion.id)
        .await?
        .into_iter()
        .filter(|(version, _)| *version != opinion.version)
        .collect();
    let same = Filter { text_hash: Some(opinion.text_hash.clone()), ..Filter::of(opinion.call) };
    let copies = opinion_lists::count(&mut tx, &same).await?;
    let by = (name_of(&mut tx, opinion.keyed_by).await?, name_of(&mut tx, opinion.checked_by).await?);
    let scans = scans_of(&mut tx, &opinion).await?;
    let files = opinion_files::of(&mut tx, opinion.id).await?.into_iter().filter(|file| file.kind == FILE);
    let files: Vec<_> = files
        .map(|file| {
            let href = links::staff_opinion_scan(&opinion.number, file.id);
            row_of_file(file, href, String::new())
        })
        .collect();
    let kept = opinion_redactions::of(&mut tx, opinion.id, opinion.version).await?;
    let hidden: Vec<_> = (0_i32..)
        .zip(&opinion.parts)
        .map(|(position, part)| {
            let (_, kept) = kept.iter().find(|(at, _)| *at == position)?;
            Some((marked(&part.body, &kept.body), marked(&part.reason, &kept.reason)))
        })
        .collect();
    let entries = history::of_subject(&mut tx, opinion.id.0).await?;
    let history: Vec<_> = entries.into_iter().map(|(entry, who)| (entry.at, who, entry.action, entry.reason)).collect();
    let author = match with_author {
        false => None,
        true => {
            let districts = districts::all(&mut tx).await?;
            let sender = opinions::author(&mut tx, opinion.id).await?.map(|author| Sender {
                naming: opinion.naming,
                category: opinion.category.clone(),
                author,
            });
            let lacking = sender.as_ref().map(|sender| consultation.particulars.lacking(sender)).unwrap_or_default();
            let district = sender.as_ref().map(|sender| district_name(&districts, sender)).unwrap_or_default();
            Some(AuthorShown { sender, district, lacking })
        }
    };
    let burst = opinions::is_burst(&mut tx, opinion.id).await?;
    let letters = postings::of_opinion(&mut tx, opinion.id).await?;
    drop(tx);
    let data = pages::Shown {
        opinion: &opinion,
        consultation: &consultation,
        plan: &plan,
        before: &before,
        copies,
        burst,
        by,
        author,
        scans: &scans,
        files: &files,
        hidden: &hidden,
        may_judge: may_judge(ctx.viewer(), &consultation, ctx.now()).is_ok(),
        may_change: may_change_on_request(ctx.viewer(), &opinion, &consultation, ctx.now()).is_ok(),
        postings: letters.iter().map(super::postings::row).collect(),
        typed,
        problems,
        history: &history,
    };
    let mut response = ctx.page_with(status, |frame| pages::show(frame, &data));
    response.extensions_mut().insert(ShowsFiles);
    Ok(response)
}

async fn show(ctx: Ctx, Path(number): Path<String>) -> Answer {
    page(&ctx, &number, StatusCode::OK, false, &Answers::default(), &Problems::none()).await
}

async fn author(ctx: Ctx, Path(number): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (opinion, _, _) = actions::find(&mut tx, ctx.viewer(), &number).await?;
    drop(tx);
    actions::note_view(&ctx.state, ctx.viewer(), opinion.id, ctx.now()).await?;
    page(&ctx, &number, StatusCode::OK, true, &Answers::default(), &Problems::none()).await
}

async fn judge(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::judge(&ctx.state, ctx.viewer(), &number, &typed, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::staff_opinion_show(&number))),
        Err(NotDone::Mend(problems)) => {
            page(&ctx, &number, StatusCode::UNPROCESSABLE_ENTITY, false, &typed, &problems).await
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The pieces of an opinion as the form of staff has them.
fn as_typed(opinion: &Opinion, plan: &Plan) -> Answers {
    let mut typed = Answers::default();
    write_parts(&opinion.parts, &mut typed);
    for (index, part) in opinion.parts.iter().enumerate() {
        let signs: Vec<String> = part.nodes.iter().map(|id| sign_of(plan, *id)).collect();
        typed.set(&clause_field(index), &signs.join("、"));
    }
    typed
}

async fn request_page(ctx: &Ctx, number: &str, typed: Option<&Answers>, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (opinion, consultation, plan) = actions::find(&mut tx, ctx.viewer(), number).await?;
    drop(tx);
    may_change_on_request(ctx.viewer(), &opinion, &consultation, ctx.now())?;
    let typed = typed.cloned().unwrap_or_else(|| as_typed(&opinion, &plan));
    let data = RequestPage {
        number,
        version: opinion.version,
        consultation: &consultation,
        plan: &plan,
        typed: &typed,
        problems,
    };
    let build = |frame: &app::frame::Frame| pages::request(frame, &data);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

async fn request_form(ctx: Ctx, Path(number): Path<String>) -> Answer {
    request_page(&ctx, &number, None, &Problems::none()).await
}

async fn request(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let mut typed = fields.answers();
    let done = match fields.get("go") {
        "correct" => requests::correct(state, viewer, &number, &typed, now).await,
        "withdraw" => requests::withdraw(state, viewer, &number, typed.get("asked"), now).await,
        "piece" => {
            let shown: usize = typed.get(PARTS).parse().unwrap_or(1);
            typed.set(PARTS, &(shown + 1).to_string());
            return request_page(&ctx, &number, Some(&typed), &Problems::none()).await;
        }
        _ => Err(Refusal::NotFound.into()),
    };
    match done {
        Ok(()) => Ok(see_other(&links::staff_opinion_show(&number))),
        Err(NotDone::Mend(problems)) => request_page(&ctx, &number, Some(&typed), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn redact_page(ctx: &Ctx, number: &str, index: usize, typed: Option<&Answers>, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (opinion, consultation, _) = actions::find(&mut tx, ctx.viewer(), number).await?;
    let part = opinion.parts.get(index).ok_or(Refusal::NotFound)?;
    let position = i32::try_from(index).map_err(|_| Refusal::NotFound)?;
    let kept = opinion_redactions::of(&mut tx, opinion.id, opinion.version).await?;
    drop(tx);
    let kept = kept.into_iter().find(|(at, _)| *at == position).map(|(_, kept)| kept).unwrap_or_default();
    let (body, reason) = (marked(&part.body, &kept.body), marked(&part.reason, &kept.reason));
    let pairs = [("body", kept.body), ("reason", kept.reason), ("ground", kept.ground), ("why", kept.why)];
    let kept: Answers = pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let data = pages::RedactPage {
        opinion: &opinion,
        consultation: &consultation,
        part: (index, part),
        typed: typed.unwrap_or(&kept),
        problems,
        hidden: (body.as_ref(), reason.as_ref()),
    };
    match problems.is_empty() {
        true => Ok(ctx.page(|frame| pages::redact(frame, &data))),
        false => Ok(ctx.form_again(|frame| pages::redact(frame, &data))),
    }
}

async fn redact_form(ctx: Ctx, Path((number, index)): Path<(String, usize)>) -> Answer {
    redact_page(&ctx, &number, index, None, &Problems::none()).await
}

async fn redact(ctx: Ctx, Path((number, index)): Path<(String, usize)>, fields: Fields) -> Answer {
    let typed = fields.answers();
    let hidden = match fields.get("go") {
        "none" => None,
        _ => Some(Hidden {
            body: typed.get("body").to_owned(),
            reason: typed.get("reason").to_owned(),
            ground: typed.get("ground").to_owned(),
            why: typed.get("why").to_owned(),
        }),
    };
    match actions::redact(&ctx.state, ctx.viewer(), &number, index, hidden, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::staff_opinion_redact(&number, index))),
        Err(NotDone::Mend(problems)) => redact_page(&ctx, &number, index, Some(&typed), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn scan_again(ctx: &Ctx, number: &str, problems: Problems) -> Answer {
    page(ctx, number, status_of(&problems), false, &Answers::default(), &problems).await
}

async fn add_scan(ctx: Ctx, Path(number): Path<String>, request: Request) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (_, consultation, _) = actions::find(&mut tx, ctx.viewer(), &number).await?;
    drop(tx);
    may_key_in(ctx.viewer(), &consultation, ctx.now())?;
    let (state, viewer, of, now) = (&ctx.state, ctx.viewer(), number.as_str(), ctx.now());
    let keep = move |upload: Upload| async move {
        if !is_shown(upload.mime) {
            state.files.discard(&upload.arrived).await;
            return Err(Problems::one("paper-scan", Problem::FileKind).into());
        }
        actions::add_scan(state, viewer, of, upload, now).await
    };
    match take_file(&ctx, request, "paper-scan", keep).await? {
        Ok(_) => Ok(see_other(&format!("{}#scans", links::staff_opinion_show(&number)))),
        Err(problems) => scan_again(&ctx, &number, problems).await,
    }
}

/// A scan, inside our pages. Looking at it is looking at personal data.
async fn scan(ctx: Ctx, asked: HeaderMap, Path((number, file)): Path<(String, Uuid)>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (opinion, _, _) = actions::find(&mut tx, ctx.viewer(), &number).await?;
    let files = opinion_files::of(&mut tx, opinion.id).await?;
    drop(tx);
    let file = files.into_iter().find(|kept| kept.id == file).ok_or(Refusal::NotFound)?;
    actions::note_view(&ctx.state, ctx.viewer(), opinion.id, ctx.now()).await?;
    let mut response = file_response(&ctx, &asked, &file.name, &file.mime, &file.sha256).await?;
    // What the office scanned is shown beside what was keyed in; what somebody sent is only ever taken along.
    if file.kind == SCAN && is_shown(&file.mime) {
        let headers = response.headers_mut();
        headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
        let policy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    Ok(response)
}

async fn remove_scan(ctx: Ctx, Path((number, file)): Path<(String, Uuid)>) -> Answer {
    actions::remove_scan(&ctx.state, ctx.viewer(), &number, file, ctx.now()).await?;
    Ok(see_other(&format!("{}#scans", links::staff_opinion_show(&number))))
}
