//! Asking the applicant for a correction（補正のお願い）. Handing one in is `proposals::submit`.

use super::cases::{NotDone, carry_out, commit, in_turn};
use crate::state::State;
use crate::store::{filings, proposals};
use chrono::{DateTime, Utc};
use domain::corrections;
use domain::filings::{Filing, FilingKind};
use domain::forms::Answers;
use domain::people::{FilingId, Viewer};
use domain::problems::Refusal;
use domain::submissions::Verb;
use uuid::Uuid;

/// Gives a case back to its group: what was handed in stays as it is, and a new version begins as its copy.
///
/// # Errors
/// Nothing marked, a reason or a day that is missing, a rule's refusal, or the store's.
pub async fn ask(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let whole = proposals::handed_in(&mut tx, case.id).await?.ok_or(Refusal::NotFound)?;
    let (correction, step) = corrections::ask(viewer, &whole.proposal, sheet, now)?;
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        submission: case.id,
        kind: FilingKind::Application,
        version: whole.filing.version.saturating_add(1),
        answers: whole.proposal.answers,
        saved_at: now,
        submitted_at: None,
    };
    filings::add(&mut tx, &filing).await?;
    filings::put_lines(&mut tx, filing.id, &whole.proposal.lines).await?;
    filings::put_correction(&mut tx, filing.id, &correction).await?;
    carry_out(&mut tx, state, &case, Verb::Return, &step, now).await?;
    Ok(commit(tx, state).await?)
}
