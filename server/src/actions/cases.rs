//! What every move of a case has in common（案件の手続き）.

use super::official_letters;
use crate::mail;
use crate::state::State;
use crate::store::{Failure, Stored, Write, decisions, filings, history, next_number, proposals, submissions};
use chrono::{DateTime, Utc};
use domain::calendar::FiscalYear;
use domain::calls::Call;
use domain::decisions::document_number;
use domain::filings::{Filing, FilingKind};
use domain::forms::Answers;
use domain::people::{FilingId, SubmissionId};
use domain::problems::{Problems, Refusal};
use domain::proposals::Proposal;
use domain::submissions::{Objection, Step, Submission, Verb};
use uuid::Uuid;

/// Why an action did not happen.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The person can mend it: the form comes back.
    #[error("the form has problems")]
    Mend(Problems),
    /// A rule said no, or the store failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<Objection> for NotDone {
    fn from(objection: Objection) -> Self {
        match objection {
            Objection::Mend(problems) => NotDone::Mend(problems),
            Objection::Refuse(refusal) => NotDone::Failed(refusal.into()),
        }
    }
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> Self {
        NotDone::Failed(refusal.into())
    }
}

impl From<crate::store::StoreError> for NotDone {
    fn from(error: crate::store::StoreError) -> Self {
        NotDone::Failed(error.into())
    }
}

impl From<crate::sealing::SealBroken> for NotDone {
    fn from(error: crate::sealing::SealBroken) -> Self {
        NotDone::Failed(error.into())
    }
}

impl From<crate::passwords::HashingFailed> for NotDone {
    fn from(error: crate::passwords::HashingFailed) -> Self {
        NotDone::Failed(error.into())
    }
}

/// The case with this id, read inside the transaction that will move it.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn case(tx: &mut Write, id: SubmissionId) -> Result<Submission, Failure> {
    Ok(submissions::find(tx, id).await?.ok_or(Refusal::NotFound)?)
}

/// The case with this receipt number, read after taking the turn on its call. Everything that staff do
/// to cases and decisions of one call happens one after the other.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn in_turn(tx: &mut Write, number: &str) -> Result<Submission, Failure> {
    let seen = submissions::find_by_number(tx, number).await?.ok_or(Refusal::NotFound)?;
    decisions::lock_round(tx, seen.call).await?;
    case(tx, seen.id).await
}

/// The application of a case as it was last handed in.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn application(tx: &mut Write, case: &Submission) -> Result<Proposal, Failure> {
    Ok(proposals::handed_in(tx, case.id).await?.ok_or(Refusal::NotFound)?.proposal)
}

/// Puts a sheet that staff filled in on file, final at once. One that was saved half way becomes it.
///
/// # Errors
/// The store's.
pub async fn keep_sheet(
    tx: &mut Write,
    case: &Submission,
    kind: FilingKind,
    answers: Answers,
    now: DateTime<Utc>,
) -> Stored<()> {
    let before = filings::latest(tx, case.id, kind).await?;
    if let Some(begun) = before.as_ref().filter(|before| before.submitted_at.is_none()) {
        filings::save(tx, begun.id, &answers, now).await?;
        return filings::finish(tx, begun.id, now).await;
    }
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        submission: case.id,
        kind,
        version: before.map_or(1, |before| before.version + 1),
        answers,
        saved_at: now,
        submitted_at: Some(now),
    };
    filings::add(tx, &filing).await
}

/// The next document number of the department in charge in the present fiscal year, without gaps（文書番号）.
///
/// # Errors
/// The store's.
pub async fn next_document(tx: &mut Write, call: &Call, now: DateTime<Utc>) -> Stored<String> {
    let (mark, year) = (&call.rules.document_mark, FiscalYear::at(now).number());
    let running = next_number(tx, &format!("document:{mark}:{year}")).await?;
    Ok(document_number(year, mark, running))
}

/// Carries a step out: the stage, its entry in the history, its official letter and its mail, all in the given
/// transaction.
///
/// # Errors
/// `NotNow` when the case has moved on since the rule looked at it, or the store's.
pub async fn carry_out(
    tx: &mut Write,
    state: &State,
    case: &Submission,
    verb: Verb,
    step: &Step,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    if !submissions::advance(tx, case.id, step.from, step.to).await? {
        return Err(Refusal::NotNow(verb).into());
    }
    if step.from != step.to {
        super::clocks::turn(tx, case, verb, now).await?;
    }
    let entry = history::append(tx, &step.entry, now).await?;
    if verb == Verb::Grant {
        super::awards::begin(tx, case, now).await?;
    }
    official_letters::make(tx, case, step, now).await?;
    mail::cases::tell(tx, state, case, step.letters, entry.seq, now).await?;
    Ok(())
}

/// Commits, and wakes the worker for the letters that were just written.
///
/// # Errors
/// The store's; then nothing happened.
pub async fn commit(tx: Write, state: &State) -> Stored<()> {
    tx.commit().await?;
    state.wake_mail.notify_one();
    Ok(())
}
