//! From the formal check to the panel's opinion（形式審査・審査会）.

use super::cases::{NotDone, application, carry_out, commit, in_turn, keep_sheet};
use crate::state::State;
use crate::store::{Write, filings, history, reviews};
use chrono::{DateTime, Utc};
use domain::decisions;
use domain::filings::{Filing, FilingKind};
use domain::forms::Answers;
use domain::history::{Entry, SAVE_SHEET, Subject};
use domain::people::{FilingId, Viewer};
use domain::problems::Refusal;
use domain::review::Blocked;
use domain::submissions::{Submission, Verb};
use uuid::Uuid;

/// Ends the formal check: the sheet with every line ticked goes on file（形式審査を終える）.
///
/// # Errors
/// Lines that are not ticked, a rule's refusal, or the store's.
pub async fn pass(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sent: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let proposal = application(&mut tx, &case).await?;
    let call = &proposal.call;
    let sheet = decisions::screening_sheet(&call.rules, sent);
    let step = decisions::pass_screening(viewer, &case, &call.rules, &sheet)?;
    proposal.is_whole()?;
    carry_out(&mut tx, state, &case, Verb::PassScreening, &step, now).await?;
    keep_sheet(&mut tx, &case, FilingKind::Screening, sheet, now).await?;
    Ok(commit(tx, state).await?)
}

/// Saves the check sheet as far as it is filled in（審査票の途中保存）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn save_sheet(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sent: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    case.allows(viewer, Verb::PassScreening)?;
    let call = application(&mut tx, &case).await?.call;
    let sheet = decisions::screening_sheet(&call.rules, sent);
    let before = filings::latest(&mut tx, case.id, FilingKind::Screening).await?;
    match before.as_ref().filter(|before| before.submitted_at.is_none()) {
        Some(begun) => filings::save(&mut tx, begun.id, &sheet, now).await?,
        None => {
            let version = before.map_or(1, |before| before.version.saturating_add(1));
            let id = FilingId(Uuid::now_v7());
            let (submission, kind) = (case.id, FilingKind::Screening);
            let filing = Filing { id, submission, kind, version, answers: sheet, saved_at: now, submitted_at: None };
            filings::add(&mut tx, &filing).await?;
        }
    }
    let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), SAVE_SHEET);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Makes a move that needs nothing but its reason: the formal check is taken up again（形式審査をやり直す）, or the
/// case declared ineligible（対象外とする）.
///
/// # Errors
/// A missing reason, a rule's refusal, or the store's.
pub async fn because(
    state: &State,
    viewer: &Viewer,
    number: &str,
    verb: Verb,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let step = decisions::because(viewer, &case, verb, reason)?;
    carry_out(&mut tx, state, &case, verb, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// Sends a case to the panel（審査会にかける）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn start_review(state: &State, viewer: &Viewer, number: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let step = case.step(viewer, Verb::StartReview, None, "")?;
    carry_out(&mut tx, state, &case, Verb::StartReview, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// Records what the panel said（審査会の意見を記録する）.
///
/// # Errors
/// Missing or unreadable fields, a rule's refusal, or the store's.
pub async fn record_opinion(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sent: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    // What a panel scores here follows from its tally.
    if reviews::in_open_round(&mut tx, case.id).await? {
        case.allows(viewer, Verb::RecordOpinion)?;
        return Err(Refusal::from(Blocked::NotTallied).into());
    }
    record(&mut tx, state, viewer, &case, sent, now).await?;
    Ok(commit(tx, state).await?)
}

/// The same within a transaction that does more.
pub(super) async fn record(
    tx: &mut Write,
    state: &State,
    viewer: &Viewer,
    case: &Submission,
    sent: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let requested = application(tx, case).await?.assessment().requested;
    let sheet = decisions::opinion_sheet(sent);
    let step = decisions::record_opinion(viewer, case, requested, &sheet)?;
    carry_out(tx, state, case, Verb::RecordOpinion, &step, now).await?;
    Ok(keep_sheet(tx, case, FilingKind::PanelOpinion, sheet, now).await?)
}
