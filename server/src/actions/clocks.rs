//! The days of a case turn with its moves（標準処理期間）, and what came in can be found.

use crate::state::State;
use crate::store::{Stored, Write, calls, case_search, filings, intakes, submissions};
use chrono::{DateTime, Utc};
use domain::calendar::end_of_day;
use domain::filings::FilingKind;
use domain::people::SubmissionId;
use domain::processing::{Clock, Turn};
use domain::submissions::{Submission, Verb};
use uuid::Uuid;

/// Sets the clock of a case that has just moved, and writes down what was handed in for the search.
///
/// # Errors
/// The store's.
pub async fn turn(tx: &mut Write, case: &Submission, verb: Verb, now: DateTime<Utc>) -> Stored<()> {
    let Some(moved) = submissions::find(tx, case.id).await? else { return Ok(()) };
    let days = calls::find(tx, case.call).await?.and_then(|call| call.rules.terms.standard_days);
    let correction = match filings::latest(tx, case.id, FilingKind::Application).await? {
        Some(filing) => filings::correction(tx, filing.id).await?,
        None => None,
    };
    let before = submissions::clock(tx, case.id).await?;
    // The days of a case on paper begin with its stamp, not with the keying in.
    let stamped = match (verb, moved.channel.is_paper()) {
        (Verb::Submit, true) => intakes::find(tx, case.id).await?.map(|intake| end_of_day(intake.stamped_on).min(now)),
        _ => None,
    };
    let turn = Turn {
        to: moved.stage,
        days,
        correction_due: correction.map(|asked| asked.due_at),
        at: stamped.unwrap_or(now),
    };
    submissions::set_clock(tx, case.id, Clock::after(before, turn)).await?;
    if verb == Verb::Resubmit {
        submissions::arrive(tx, case.id, now).await?;
    }
    if matches!(verb, Verb::Submit | Verb::Resubmit) {
        case_search::write(tx, case.id).await?;
    }
    Ok(())
}

/// Writes down cases behind this one that cannot be found yet, in one transaction. Says where it stopped, or that
/// none are left.
///
/// # Errors
/// The store's; what was written before stays written.
pub async fn fill(state: &State, after: SubmissionId, batch: i64) -> Stored<Option<SubmissionId>> {
    let missing = case_search::missing(&mut state.db.read().await?, after, batch).await?;
    let Some(last) = missing.last() else { return Ok(None) };
    let mut tx = state.db.write().await?;
    for id in &missing {
        case_search::write(&mut tx, *id).await?;
    }
    tx.commit().await?;
    Ok(Some(*last))
}

/// Writes down every case that cannot be found yet, so many in one transaction.
///
/// # Errors
/// The store's; what was written before stays written.
pub async fn fill_all(state: &State, batch: i64) -> Stored<()> {
    let mut place = Some(SubmissionId(Uuid::nil()));
    while let Some(last) = place {
        place = fill(state, last, batch).await?;
    }
    Ok(())
}
