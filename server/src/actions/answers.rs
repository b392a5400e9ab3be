//! Grouping texts and answering them（同趣旨のまとめと市の考え方）.

use super::cases::{NotDone, commit};
use crate::state::State;
use crate::store::{Failure, StoreError, Write, consultations, history, people, points, responses, wordings};
use chrono::{DateTime, NaiveDate, Utc};
use domain::answers::{self as rules, Response, ResponseState, Writing};
use domain::consultations::Consultation;
use domain::history::{Entry, Subject};
use domain::likeness::likeness;
use domain::people::{OrganisationId, PersonId, Viewer, WordingId};
use domain::points::Cuts;
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;

async fn hold(tx: &mut Write, slug: &str) -> Result<Consultation, Failure> {
    Ok(consultations::hold(tx, slug).await?.ok_or(Refusal::NotFound)?)
}

async fn sorting(tx: &mut Write, viewer: &Viewer, slug: &str, now: DateTime<Utc>) -> Result<Consultation, Failure> {
    let consultation = hold(tx, slug).await?;
    rules::may_sort(viewer, &consultation, now)?;
    Ok(consultation)
}

fn who(viewer: &Viewer) -> Result<PersonId, Refusal> {
    viewer.id().ok_or(Refusal::SignInFirst)
}

async fn response(tx: &mut Write, consultation: &Consultation, number: i32) -> Result<Response, Failure> {
    Ok(responses::find(tx, consultation.call, number).await?.ok_or(Refusal::NotFound)?)
}

/// An answer whose group may still change: one that is approved has to be given back first.
async fn changeable(tx: &mut Write, consultation: &Consultation, number: i32) -> Result<Response, Failure> {
    let response = response(tx, consultation, number).await?;
    if response.state == ResponseState::Approved { Err(Refusal::Frozen.into()) } else { Ok(response) }
}

/// Puts texts under one answer: a new one, or the one with a number. Says which number it has.
///
/// Every text must lie open, or under an answer that may still change; each keeps its own numbers.
///
/// # Errors
/// A rule's refusal, `NotFound` for a text of another consultation, or the store's.
pub async fn group(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    texts: &[WordingId],
    under: Option<i32>,
    now: DateTime<Utc>,
) -> Result<i32, NotDone> {
    if texts.is_empty() {
        return Err(NotDone::Mend(Problems::one("texts", Problem::Missing)));
    }
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let response = match under {
        Some(number) => changeable(&mut tx, &consultation, number).await?,
        None => responses::open(&mut tx, consultation.call, consultation.department, now).await?,
    };
    let mut before = Vec::new();
    for text in texts {
        let wording = wordings::find(&mut tx, consultation.call, *text).await?.ok_or(Refusal::NotFound)?;
        if let Some((_, number)) = wording.response {
            changeable(&mut tx, &consultation, number).await?;
        }
        before.push(json!({ "text": text.0, "from": wording.response.map_or(0, |(_, number)| number) }));
    }
    wordings::answer_by(&mut tx, texts, Some(response.id)).await?;
    wordings::settle(&mut tx, response.id).await?;
    wordings::count(&mut tx, consultation.call).await?;
    let entry = Entry::new(viewer.id(), Subject::Response(response.id.0), rules::GROUP)
        .with(json!({ "number": response.number, "texts": before }));
    history::append(&mut tx, &entry, now).await?;
    commit(tx, state).await?;
    Ok(response.number)
}

/// Takes a text out from under its answer: it lies open again.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn ungroup(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    text: WordingId,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let wording = wordings::find(&mut tx, consultation.call, text).await?.ok_or(Refusal::NotFound)?;
    let Some((id, number)) = wording.response else { return Ok(()) };
    changeable(&mut tx, &consultation, number).await?;
    wordings::answer_by(&mut tx, &[text], None).await?;
    wordings::count(&mut tx, consultation.call).await?;
    let entry = Entry::new(viewer.id(), Subject::Response(id.0), rules::UNGROUP)
        .with(json!({ "number": number, "text": text.0 }));
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Says that a text and the one it resembles are of the same meaning: both lie under one answer from now on.
///
/// # Errors
/// A rule's refusal, `NotFound` where nothing is proposed, or the store's.
pub async fn confirm(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    text: WordingId,
    now: DateTime<Utc>,
) -> Result<i32, NotDone> {
    let mut tx = state.db.read().await?;
    let consultation = consultations::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    let wording = wordings::find(&mut tx, consultation.call, text).await?.ok_or(Refusal::NotFound)?;
    let (near, _) = wording.near.ok_or(Refusal::NotFound)?;
    let other = wordings::find(&mut tx, consultation.call, near).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let under = other.response.or(wording.response).map(|(_, number)| number);
    let texts: Vec<WordingId> = match (under, other.response) {
        (Some(_), Some(_)) => vec![text],
        (Some(_), None) => vec![near],
        (None, _) => vec![near, text],
    };
    group(state, viewer, slug, &texts, under, now).await
}

/// Says that a text is not what it was proposed to be put with. It is not proposed again.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn tell_apart(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    text: WordingId,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let wording = wordings::find(&mut tx, consultation.call, text).await?.ok_or(Refusal::NotFound)?;
    let Some((near, _)) = wording.near else { return Ok(()) };
    wordings::tell_apart(&mut tx, text, near, who(viewer)?, now).await?;
    wordings::propose(&mut tx, text, None).await?;
    apart_entry(&mut tx, viewer, &consultation, rules::TELL_APART, text, near, now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes that back: the two are proposed again.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn untell(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    text: WordingId,
    near: WordingId,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let one = wordings::find(&mut tx, consultation.call, text).await?.ok_or(Refusal::NotFound)?;
    let other = wordings::find(&mut tx, consultation.call, near).await?.ok_or(Refusal::NotFound)?;
    if wordings::untell(&mut tx, text, near).await? {
        wordings::propose(&mut tx, text, Some((near, likeness(&one.body, &other.body)))).await?;
        apart_entry(&mut tx, viewer, &consultation, rules::UNTELL, text, near, now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}

async fn apart_entry(
    tx: &mut Write,
    viewer: &Viewer,
    consultation: &Consultation,
    action: &'static str,
    text: WordingId,
    near: WordingId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let entry = Entry::new(viewer.id(), Subject::Call(consultation.call.0), action)
        .with(json!({ "text": text.0, "near": near.0 }));
    history::append(tx, &entry, now).await.map(drop)
}

/// Cuts one part of an opinion at these places, and counts anew. The cuts of before stand in the history.
///
/// # Errors
/// A rule's refusal, `NotFound`, or the store's.
pub async fn cut(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    (number, position): (&str, i32),
    places: &[usize],
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let found = points::of_opinion(&mut tx, consultation.call, number).await?;
    let (opinion, mut parts) = found.ok_or(Refusal::NotFound)?;
    let part = parts.iter_mut().find(|part| part.position == position).ok_or(Refusal::NotFound)?;
    let cuts = Cuts::at(&part.text, places.iter().copied());
    let before = std::mem::replace(&mut part.cuts, cuts);
    if before == part.cuts {
        return Ok(());
    }
    let detail =
        json!({ "opinion": number, "part": position + 1, "before": before.places(), "after": part.cuts.places() });
    points::cut(&mut tx, consultation.call, opinion, &parts).await?;
    wordings::count(&mut tx, consultation.call).await?;
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.0), rules::CUT).with(detail);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Asks a department to write an answer by a day.
///
/// # Errors
/// A rule's refusal, no such department, or the store's. Field keys: `department`.
pub async fn route(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    number: i32,
    to: (OrganisationId, Option<NaiveDate>),
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let response = changeable(&mut tx, &consultation, number).await?;
    let (department, due_on) = to;
    let known = people::departments(&mut tx).await?;
    let name = known.iter().find(|one| one.id == department).map(|one| one.name.clone());
    let Some(name) = name else {
        return Err(NotDone::Mend(Problems::one("department", Problem::NotAChoice)));
    };
    let routed = Response { department, due_on, ..response.clone() };
    responses::update(&mut tx, &routed, response.version).await?;
    let due = due_on.map(|day| day.to_string()).unwrap_or_default();
    let entry = Entry::new(viewer.id(), Subject::Response(response.id.0), rules::ROUTE)
        .with(json!({ "number": number, "department": name, "due": due }));
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Saves an answer; with `finish`, puts it to an approver. `seen` is the version that the form showed: what a colleague has
/// saved meanwhile is not written over.
///
/// # Errors
/// What can be mended, `AlreadyThere` on `version` where a colleague was faster, a rule's refusal, or the store's.
pub async fn write(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    (number, seen): (i32, i32),
    typed: &Writing,
    finish: bool,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = hold(&mut tx, slug).await?;
    let response = response(&mut tx, &consultation, number).await?;
    let (written, entry) = rules::write(viewer, &consultation, &response, typed, finish, now)?;
    if written.writing == response.writing && written.state == response.state {
        return Ok(());
    }
    if !responses::update(&mut tx, &written, seen).await? {
        return Err(NotDone::Mend(Problems::one("answer", Problem::AlreadyThere)));
    }
    responses::keep_version(&mut tx, &written, who(viewer)?, now).await?;
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Approves an answer.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn approve(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    number: i32,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = hold(&mut tx, slug).await?;
    let response = response(&mut tx, &consultation, number).await?;
    let (approved, entry) = rules::approve(viewer, &consultation, &response, now)?;
    responses::update(&mut tx, &approved, response.version).await?;
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Gives an answer back to be written again, with the reason.
///
/// # Errors
/// No reason, a rule's refusal, or the store's.
pub async fn send_back(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    number: i32,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = hold(&mut tx, slug).await?;
    let response = response(&mut tx, &consultation, number).await?;
    let (back, entry) = rules::send_back(viewer, &consultation, &response, reason, now)?;
    responses::update(&mut tx, &back, response.version).await?;
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}
