//! Proposing a disposal, answering it, and carrying it out case by case（廃棄）.

use super::cases::{NotDone, commit};
use crate::secrets;
use crate::state::State;
use crate::store::disposal::{self, Disposal, Proposal};
use crate::store::retention::{self, Span};
use crate::store::{Failure, Stored, author_disposal, call_holds, calls, decisions, history, redactions, submissions};
use chrono::{DateTime, Utc};
use domain::calendar::{FiscalYear, date_in_japan, start_of_day};
use domain::history::{
    APPROVE_DISPOSAL, DISPOSE, DISPOSE_AUTHORS, Entry, FINISH_DISPOSAL, PROPOSE_DISPOSAL, REFUSE_DISPOSAL, Subject,
};
use domain::people::{CallId, ProgrammeId, SubmissionId, Viewer};
use domain::problems::Refusal;
use domain::redaction::{Field, public};
use domain::retention::{Erased, State as Standing, Term, is_published, may_answer, may_propose, reason};
use domain::texts::{Lang, retention as words};
use serde_json::json;
use uuid::Uuid;

/// How many cases the worker erases before it looks up again.
const STRETCH: i64 = 20;

/// When the cases of a fiscal year ended, asked at an instant.
pub fn span(year: FiscalYear, now: DateTime<Utc>) -> Span {
    let today = date_in_japan(now);
    Span { from: start_of_day(year.start()), until: start_of_day(year.next().start()), today }
}

/// Proposes to dispose of everything that ended in a fiscal year of a programme, has run out and is not held back.
///
/// # Errors
/// `NotPermitted`, `NotFound`, `Frozen` while its years run or where nothing is left to propose, or the store's.
pub async fn propose(
    state: &State,
    viewer: &Viewer,
    programme: ProgrammeId,
    year: FiscalYear,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let by = may_propose(viewer)?;
    let mut tx = state.db.write().await?;
    retention::lock(&mut tx, programme).await?;
    let kept = retention::programme(&mut tx, programme).await?.ok_or(Refusal::NotFound)?;
    let years = kept.retention_years;
    if !(Term { year, years }.has_run_out(now)) {
        return Err(Refusal::Frozen.into());
    }
    let span = span(year, now);
    let cases = retention::ready(&mut tx, programme, span).await?;
    let calls = retention::consultations(&mut tx, programme, span).await?.into_iter();
    let calls: Vec<(Uuid, String)> =
        calls.filter(|call| call.proposed == 0 && call.held == 0).map(|call| (call.id, call.slug)).collect();
    if cases.is_empty() && calls.is_empty() {
        return Err(Refusal::Frozen.into());
    }
    let id = Uuid::now_v7();
    let (name, basis) = (kept.name.as_str(), kept.legal_basis.as_str());
    let new = Proposal { id, programme: programme.0, name, basis, years, fiscal_year: year.0, by };
    disposal::propose(&mut tx, &new, &cases, &calls, now).await?;
    let detail = json!({
        "disposal": id, "programme": name, "year": year.0, "years": years, "cases": cases.len(),
        "consultations": calls.len(),
    });
    history::append(&mut tx, &Entry::new(Some(by), Subject::City, PROPOSE_DISPOSAL).with(detail), now).await?;
    Ok(commit(tx, state).await?)
}

/// Approves a proposal, or refuses it with a reason.
///
/// # Errors
/// Problems of the form, a rule's refusal, or the store's.
pub async fn answer(
    state: &State,
    viewer: &Viewer,
    id: Uuid,
    refused: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let found = disposal::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let by = may_answer(viewer, domain::people::PersonId(found.proposed_by), found.standing()?)?;
    let why = refused.map(reason).transpose().map_err(NotDone::Mend)?;
    let (standing, action) = match why {
        Some(_) => (Standing::Refused, REFUSE_DISPOSAL),
        None => (Standing::Approved, APPROVE_DISPOSAL),
    };
    let why = why.unwrap_or_default();
    if !disposal::answer(&mut tx, id, standing, by, &why, now).await? {
        return Err(Refusal::Frozen.into());
    }
    let entry = Entry::new(Some(by), Subject::City, action).because(why).with(json!({"disposal": id}));
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Erases the next cases of an approved disposal, then who wrote to its consultations, each in a transaction of its own, so that a worker that dies goes on
/// where it stopped. `false`: nothing is left to do.
///
/// # Errors
/// The store's; what is done stays done.
pub async fn carry_on(state: &State, now: DateTime<Utc>) -> Stored<bool> {
    let mut tx = state.db.read().await?;
    let Some(running) = disposal::approved(&mut tx).await? else { return Ok(false) };
    let next = disposal::waiting(&mut tx, running.id, STRETCH).await?;
    let call = author_disposal::waiting(&mut tx, running.id).await?;
    drop(tx);
    if let (true, Some(call)) = (next.is_empty(), call) {
        erase_authors(state, &running, call, now).await?;
        return Ok(true);
    }
    if next.is_empty() {
        end(state, &running, now).await?;
        return Ok(true);
    }
    for case in next {
        erase(state, &running, SubmissionId(case), now).await?;
    }
    Ok(true)
}

async fn end(state: &State, running: &Disposal, now: DateTime<Utc>) -> Stored<()> {
    let mut tx = state.db.write().await?;
    if disposal::finish(&mut tx, running.id, now).await? {
        let year = FiscalYear(i32::try_from(running.fiscal_year).unwrap_or(i32::MAX));
        disposal::erase_digests(&mut tx, span(year, now).until).await?;
        let detail = json!({
            "disposal": running.id, "cases": running.erased, "consultations": running.consultations, "kept": running.kept, "people": running.people,
            "filings": running.filings, "files": running.files, "letters": running.letters, "notes": running.notes,
        });
        history::append(&mut tx, &Entry::new(None, Subject::City, FINISH_DISPOSAL).with(detail), now).await?;
    }
    commit(tx, state).await
}

/// Erases who wrote to a consultation. Senders are told apart by a key that is made for this moment and kept nowhere.
async fn erase_authors(state: &State, running: &Disposal, call: CallId, now: DateTime<Utc>) -> Stored<()> {
    let mut tx = state.db.write().await?;
    decisions::lock_round(&mut tx, call).await?;
    if !author_disposal::take(&mut tx, running.id, call, now).await? {
        return Ok(());
    }
    // Asked again: since the proposal somebody may have held it back.
    if call_holds::of(&mut tx, call).await?.is_some() {
        author_disposal::leave(&mut tx, running.id, call, now).await?;
        return commit(tx, state).await;
    }
    let salt = secrets::random::<32>();
    let mask = |key: &str| format!("erased:{}", secrets::hash(&format!("{salt}{key}")));
    let erased = author_disposal::erase(&mut tx, call, mask, now).await?;
    author_disposal::count(&mut tx, running.id, call, erased).await?;
    let Erased { people, files, letters, .. } = erased;
    let detail = json!({"disposal": running.id, "people": people, "files": files, "letters": letters});
    history::append(&mut tx, &Entry::new(None, Subject::Call(call.0), DISPOSE_AUTHORS).with(detail), now).await?;
    commit(tx, state).await
}

async fn erase(state: &State, running: &Disposal, id: SubmissionId, now: DateTime<Utc>) -> Stored<()> {
    let mut tx = state.db.write().await?;
    submissions::lock(&mut tx, id).await?;
    if !disposal::take(&mut tx, running.id, id, now).await? {
        return Ok(());
    }
    // Asked again: since the proposal somebody may have held the case back, or taken it up.
    let year = FiscalYear(i32::try_from(running.fiscal_year).unwrap_or(i32::MAX));
    let line = retention::end_of(&mut tx, ProgrammeId(running.programme_id), span(year, now), id).await?;
    let case = submissions::find(&mut tx, id).await?;
    let (Some(case), Some(_)) = (case, line.filter(retention::Line::may_go)) else {
        disposal::leave(&mut tx, running.id, id, now).await?;
        return commit(tx, state).await;
    };
    let call = calls::find(&mut tx, case.call).await?;
    let results_out = call.is_some_and(|call| call.dates.results_published_at.is_some_and(|at| at <= now));
    let published = is_published(case.stage, results_out);
    let marked = redactions::of(&mut tx, case.id).await?;
    let marked = marked.iter().find(|marked| marked.field == Field::Title).map(|marked| &marked.redacted);
    let title = published.then(|| public(&case.title, marked));
    let mut erased = disposal::erase_case(&mut tx, &case, title.as_deref(), now).await?;
    let gone = words::erased_person(Lang::Ja).bare();
    erased.people = i64::from(disposal::erase_owner(&mut tx, case.owner, &gone, now).await?);
    disposal::erase_group(&mut tx, case.group, &gone, now).await?;
    disposal::count(&mut tx, running.id, id, erased).await?;
    let Erased { people, filings, files, letters, notes } = erased;
    let detail = json!({
        "disposal": running.id, "people": people, "filings": filings, "files": files, "letters": letters, "notes": notes,
    });
    history::append(&mut tx, &Entry::new(None, Subject::Submission(id.0), DISPOSE).with(detail), now).await?;
    commit(tx, state).await
}
