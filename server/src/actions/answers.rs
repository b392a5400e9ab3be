//! Grouping texts and answering them（同趣旨のまとめと市の考え方）.

use super::cases::{NotDone, commit};
use crate::mail::answers::{Wanted, tell};
use crate::state::State;
use crate::store::{
    Failure, StoreError, Tx, Write, consultations, duties as duties_store, history, points, responses, standards,
    tallies, wordings,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::answers::{self as rules, Duty, Response, ResponseState, SUMMARY_MAX, Writing};
use domain::consultations::Consultation;
use domain::history::{Entry, Subject};
use domain::likeness::likeness;
use domain::messages::Letter;
use domain::people::{PersonId, ResponseId, StandardId, Viewer, WordingId};
use domain::points::Cuts;
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

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
        None => {
            let duty = falls_to(&mut tx, &consultation, texts).await?;
            responses::open(&mut tx, consultation.call, duty, now).await?
        }
    };
    let moved = wordings::these(&mut tx, consultation.call, texts).await?;
    if texts.iter().any(|text| !moved.iter().any(|moved| moved.id == *text)) {
        return Err(Refusal::NotFound.into());
    }
    let from: BTreeMap<i32, ResponseId> =
        moved.iter().filter_map(|text| text.response).map(|(id, number)| (number, id)).collect();
    for number in from.keys() {
        changeable(&mut tx, &consultation, *number).await?;
    }
    let before: Vec<_> = moved
        .iter()
        .map(|text| json!({ "text": text.id.0, "from": text.response.map_or(0, |(_, number)| number) }))
        .collect();
    wordings::answer_by(&mut tx, texts, Some(response.id)).await?;
    wordings::settle(&mut tx, response.id).await?;
    let touched: BTreeSet<ResponseId> = from.into_values().chain([response.id]).collect();
    tallies::recount(&mut tx, consultation.call, &touched.into_iter().collect::<Vec<_>>()).await?;
    let entry = Entry::new(viewer.id(), Subject::Response(response.id.0), rules::GROUP)
        .with(json!({ "number": response.number, "texts": before }));
    history::append(&mut tx, &entry, now).await?;
    commit(tx, state).await?;
    Ok(response.number)
}

/// Gives each of these texts an answer of its own, beginning with the text as its summary where nothing in it is hidden.
/// A text that has an answer keeps it. Says how many were opened.
///
/// # Errors
/// A rule's refusal, `NotFound` for a text of another consultation, or the store's.
pub async fn answer_each(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    texts: &[WordingId],
    now: DateTime<Utc>,
) -> Result<usize, NotDone> {
    if texts.is_empty() {
        return Err(NotDone::Mend(Problems::one("texts", Problem::Missing)));
    }
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let hidden = wordings::hidden(&mut tx, texts).await?;
    let duties = super::duties::read(&mut tx, consultation.call).await?;
    let clauses = duties_store::clauses(&mut tx, texts).await?;
    let mut opened = Vec::new();
    for text in texts {
        let wording = wordings::find(&mut tx, consultation.call, *text).await?.ok_or(Refusal::NotFound)?;
        if wording.response.is_some() {
            continue;
        }
        let duty = clauses.get(text).and_then(|nodes| duties.heaviest(nodes));
        let duty = duty.unwrap_or(Duty { department: consultation.department, officer: None });
        let mut response = responses::open(&mut tx, consultation.call, duty, now).await?;
        if !hidden.contains(text) && wording.body.chars().count() <= SUMMARY_MAX {
            response.writing.summary = wording.body;
            responses::update(&mut tx, &response, response.version).await?;
        }
        wordings::answer_by(&mut tx, &[*text], Some(response.id)).await?;
        let entry = Entry::new(viewer.id(), Subject::Response(response.id.0), rules::GROUP)
            .with(json!({ "number": response.number, "texts": [{ "text": text.0, "from": 0 }] }));
        history::append(&mut tx, &entry, now).await?;
        opened.push(response.id);
    }
    tallies::recount(&mut tx, consultation.call, &opened).await?;
    commit(tx, state).await?;
    Ok(opened.len())
}

/// To whom texts fall by the clauses that they speak to; where none has a duty, to the department in charge.
async fn falls_to(tx: &mut Tx, consultation: &Consultation, texts: &[WordingId]) -> Result<Duty, StoreError> {
    let duties = super::duties::read(tx, consultation.call).await?;
    let clauses = duties_store::clauses(tx, texts).await?;
    let all: Vec<_> = texts.iter().filter_map(|text| clauses.get(text)).flatten().copied().collect();
    Ok(duties.heaviest(&all).unwrap_or(Duty { department: consultation.department, officer: None }))
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
    tallies::recount(&mut tx, consultation.call, &[id]).await?;
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

/// Cuts one part of an opinion at these places; the job counts anew. The cuts of before stand in the history.
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
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.0), rules::CUT).with(detail);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Asks a department, or an officer in it, to write an answer by a day. Whoever else is asked is told by mail.
///
/// # Errors
/// A rule's refusal, no such department or officer, or the store's. Field keys: `department`.
pub async fn route(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    number: i32,
    to: (Duty, Option<NaiveDate>),
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let response = changeable(&mut tx, &consultation, number).await?;
    let name = super::duties::name_of(&mut tx, to.0, now).await?;
    let name = name.ok_or_else(|| NotDone::Mend(Problems::one("department", Problem::NotAChoice)))?;
    if let Some((routed, seq)) = route_one(&mut tx, viewer, &response, to, &name, now).await?
        && is_news(viewer, &response, to.0)
    {
        let occasion = seq.to_string();
        let answers = [routed];
        let wanted = Wanted { it: &consultation, duty: to.0, due_on: to.1, answers: &answers, occasion: &occasion };
        tell(&mut tx, state, Letter::AnswersWanted, wanted, now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// Whether a department has to be told that it is asked: it was not before, and it is not the one of whoever asks.
pub(super) fn is_news(viewer: &Viewer, before: &Response, to: Duty) -> bool {
    let is_other = (before.department, before.officer) != (to.department, to.officer);
    is_other && (!viewer.is_staff_of(to.department) || to.officer.is_some_and(|officer| viewer.id() != Some(officer)))
}

/// Gives one answer to a department, with its entry. `None` where it was so already.
pub(super) async fn route_one(
    tx: &mut Write,
    viewer: &Viewer,
    response: &Response,
    (duty, due_on): (Duty, Option<NaiveDate>),
    name: &str,
    now: DateTime<Utc>,
) -> Result<Option<(Response, i64)>, StoreError> {
    let (department, officer) = (duty.department, duty.officer);
    let routed = Response { department, officer, due_on, ..response.clone() };
    if routed == *response {
        return Ok(None);
    }
    responses::update(tx, &routed, response.version).await?;
    let due = due_on.map(|day| day.to_string()).unwrap_or_default();
    let entry = Entry::new(viewer.id(), Subject::Response(response.id.0), rules::ROUTE)
        .with(json!({ "number": response.number, "department": name, "due": due }));
    let written = history::append(tx, &entry, now).await?;
    Ok(Some((routed, written.seq)))
}

/// Takes the text of a standard answer into an answer; summary and changed words stay.
///
/// # Errors
/// `AlreadyThere` on `answer` where a colleague was faster, `NotFound` for a standard answer that is not offered here, a
/// rule's refusal, or the store's.
pub async fn take_standard(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    (number, seen): (i32, i32),
    standard: StandardId,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = hold(&mut tx, slug).await?;
    let response = response(&mut tx, &consultation, number).await?;
    if response.version != seen {
        return Err(NotDone::Mend(Problems::one("answer", Problem::AlreadyThere)));
    }
    take_one(&mut tx, viewer, &consultation, &response, standard, now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes a standard answer into one answer. Says whether anything changed.
pub(super) async fn take_one(
    tx: &mut Write,
    viewer: &Viewer,
    consultation: &Consultation,
    response: &Response,
    standard: StandardId,
    now: DateTime<Utc>,
) -> Result<bool, NotDone> {
    let found = standards::find(tx, standard).await?.map(|(found, _)| found);
    let found = found.filter(|found| found.fits(consultation, response)).ok_or(Refusal::NotFound)?;
    let typed = found.applied(consultation, &response.writing);
    let (mut written, entry) = rules::write(viewer, consultation, response, &typed, false, now)?;
    if written.writing == response.writing && response.standard == Some(standard) {
        return Ok(false);
    }
    written.standard = Some(standard);
    responses::update(tx, &written, response.version).await?;
    responses::keep_version(tx, &written, who(viewer)?, now).await?;
    let entry = entry.with(json!({ "number": response.number, "version": written.version, "standard": found.title }));
    history::append(tx, &entry, now).await?;
    Ok(true)
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
    if !keep(&mut tx, viewer, &written, &entry, seen, now).await? {
        return Err(NotDone::Mend(Problems::one("answer", Problem::AlreadyThere)));
    }
    Ok(commit(tx, state).await?)
}

/// Keeps what was written as a version with its entry. `false`: it is no longer the version that was seen.
pub(super) async fn keep(
    tx: &mut Write,
    viewer: &Viewer,
    written: &Response,
    entry: &Entry,
    seen: i32,
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    if !responses::update(tx, written, seen).await? {
        return Ok(false);
    }
    responses::keep_version(tx, written, who(viewer)?, now).await?;
    history::append(tx, entry, now).await?;
    Ok(true)
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
