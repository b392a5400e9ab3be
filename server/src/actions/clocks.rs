//! The days of a case turn with its moves（標準処理期間）, and what is handed in can be found.

use crate::store::{Stored, Write, calls, case_search, filings, intakes, submissions};
use chrono::{DateTime, Utc};
use domain::calendar::end_of_day;
use domain::filings::FilingKind;
use domain::processing::{Clock, Turn};
use domain::submissions::{Submission, Verb};

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
    let before = if verb == Verb::TakeBackReturn { before.map(Clock::never_stood) } else { before };
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
