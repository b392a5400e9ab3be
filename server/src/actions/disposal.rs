//! Holding cases back, proposing a disposal, answering it, and carrying it out case by case（廃棄）.

use super::cases::{NotDone, commit};
use crate::state::State;
use crate::store::disposal::{self, Disposal, Proposal};
use crate::store::retention::{self, Span};
use crate::store::{Failure, Stored, calls, history, redactions, submissions};
use chrono::{DateTime, Utc};
use domain::calendar::{FiscalYear, start_of_day};
use domain::history::{
    APPROVE_DISPOSAL, DISPOSE, Entry, FINISH_DISPOSAL, HOLD, PROPOSE_DISPOSAL, REFUSE_DISPOSAL, RELEASE_HOLD, Subject,
};
use domain::people::{ProgrammeId, SubmissionId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::redaction::{Field, public};
use domain::retention::{Erased, State as Standing, Term, is_published, may_answer, may_propose, reason};
use domain::texts::{Lang, retention as words};
use serde_json::json;
use uuid::Uuid;

/// How many cases the worker erases before it looks up again.
const STRETCH: i64 = 20;

/// When the cases of a fiscal year ended.
pub fn span(year: FiscalYear) -> Span {
    Span { from: start_of_day(year.start()), until: start_of_day(year.next().start()) }
}

/// Holds a case back. Field keys: `number`, `reason`.
///
/// # Errors
/// Problems of the form, `NotPermitted`, or the store's.
pub async fn hold(state: &State, viewer: &Viewer, number: &str, why: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let by = may_propose(viewer)?;
    let mut tx = state.db.write().await?;
    let number = domain::folding::clean(number).to_uppercase();
    let mut problems = Problems::none();
    let case = submissions::find_by_number(&mut tx, &number).await?;
    if case.is_none() {
        problems.add("number", if number.is_empty() { Problem::Missing } else { Problem::NoSuchCase });
    }
    match (case, reason(why)) {
        (Some(case), Ok(why)) => {
            if retention::hold(&mut tx, case.id, &why, by, now).await? {
                let entry = Entry::new(Some(by), Subject::Submission(case.id.0), HOLD).because(why);
                history::append(&mut tx, &entry, now).await?;
            }
            Ok(commit(tx, state).await?)
        }
        (_, why) => {
            let more = why.err().unwrap_or_default();
            problems.extend(more.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
            Err(NotDone::Mend(problems))
        }
    }
}

/// Releases a case that was held back.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub async fn release(state: &State, viewer: &Viewer, case: SubmissionId, now: DateTime<Utc>) -> Result<(), Failure> {
    let by = may_propose(viewer)?;
    let mut tx = state.db.write().await?;
    submissions::find(&mut tx, case).await?.ok_or(Refusal::NotFound)?;
    if retention::release(&mut tx, case).await? {
        let entry = Entry::new(Some(by), Subject::Submission(case.0), RELEASE_HOLD);
        history::append(&mut tx, &entry, now).await?;
    }
    Ok(commit(tx, state).await?)
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
    let cases = retention::ready(&mut tx, programme, span(year)).await?;
    if cases.is_empty() {
        return Err(Refusal::Frozen.into());
    }
    let id = Uuid::now_v7();
    let (name, basis) = (kept.name.as_str(), kept.legal_basis.as_str());
    let new = Proposal { id, programme: programme.0, name, basis, years, fiscal_year: year.0, by };
    disposal::propose(&mut tx, &new, &cases, now).await?;
    let detail = json!({"disposal": id, "programme": name, "year": year.0, "years": years, "cases": cases.len()});
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

/// Erases the next cases of an approved disposal, each in a transaction of its own, so that a worker that dies goes on
/// where it stopped. `false`: nothing is left to do.
///
/// # Errors
/// The store's; what is done stays done.
pub async fn carry_on(state: &State, now: DateTime<Utc>) -> Stored<bool> {
    let mut tx = state.db.read().await?;
    let Some(running) = disposal::approved(&mut tx).await? else { return Ok(false) };
    let next = disposal::waiting(&mut tx, running.id, STRETCH).await?;
    drop(tx);
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
        disposal::erase_digests(&mut tx, span(year).until).await?;
        let detail = json!({
            "disposal": running.id, "cases": running.erased, "kept": running.kept, "people": running.people,
            "filings": running.filings, "files": running.files, "letters": running.letters, "notes": running.notes,
        });
        history::append(&mut tx, &Entry::new(None, Subject::City, FINISH_DISPOSAL).with(detail), now).await?;
    }
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
    let line = retention::end_of(&mut tx, ProgrammeId(running.programme_id), span(year), id).await?;
    let case = submissions::find(&mut tx, id).await?;
    let (Some(case), Some(_)) = (case, line.filter(|line| line.held == 0)) else {
        disposal::leave(&mut tx, running.id, id, now).await?;
        return commit(tx, state).await;
    };
    let call = calls::find(&mut tx, case.call).await?;
    let results_out = call.is_some_and(|call| call.dates.results_published_at.is_some_and(|at| at <= now));
    let published = is_published(case.stage, results_out);
    let marked = redactions::of_case(&mut tx, case.id).await?;
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
