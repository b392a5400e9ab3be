//! Erasing drafts that were never handed in, after their owners were told（出されなかった下書きの消去）.

use super::cases::commit;
use crate::mail;
use crate::state::State;
use crate::store::{Stored, calls, erasure, history, lapsed_drafts, submissions};
use chrono::{DateTime, Utc};
use domain::history::{Entry, LAPSE_DRAFT, Subject};
use domain::messages::{Letter, is_quiet_hour};
use domain::people::SubmissionId;
use domain::retention::{drafts_erased_of, drafts_told_of};
use domain::submissions::Stage;
use serde_json::json;

/// Most drafts of one round; the next one goes on.
const ROUND: i64 = 200;

/// Tells owners of drafts whose term comes, unless it is night, and erases those whose last day is over. Says how many were
/// told and how many erased.
///
/// # Errors
/// The store's; what is done stays done.
pub async fn sweep(state: &State, now: DateTime<Utc>) -> Stored<(usize, usize)> {
    let closed_before = drafts_told_of(now);
    let mut tx = state.db.read().await?;
    let untold = match is_quiet_hour(now) {
        true => Vec::new(),
        false => lapsed_drafts::untold(&mut tx, closed_before, ROUND).await?,
    };
    let ripe = lapsed_drafts::ripe(&mut tx, closed_before, drafts_erased_of(now), ROUND).await?;
    drop(tx);
    for id in &untold {
        tell(state, *id, now).await?;
    }
    let mut erased = 0;
    for id in ripe {
        erased += usize::from(erase(state, id, now).await?);
    }
    Ok((untold.len(), erased))
}

async fn tell(state: &State, id: SubmissionId, now: DateTime<Utc>) -> Stored<()> {
    let mut tx = state.db.write().await?;
    submissions::lock(&mut tx, id).await?;
    if let Some(case) = submissions::find(&mut tx, id).await?.filter(|case| case.stage == Stage::Draft) {
        let occasion = now.timestamp();
        mail::cases::tell(&mut tx, state, &case, &[Letter::DraftLapses], occasion, now).await?;
        lapsed_drafts::told(&mut tx, id, now).await?;
    }
    commit(tx, state).await
}

async fn erase(state: &State, id: SubmissionId, now: DateTime<Utc>) -> Stored<bool> {
    let mut tx = state.db.write().await?;
    submissions::lock(&mut tx, id).await?;
    let Some(case) = submissions::find(&mut tx, id).await?.filter(|case| case.stage == Stage::Draft) else {
        return Ok(false);
    };
    // Asked again: the call may have been opened once more in this moment.
    let Some(call) = calls::find(&mut tx, case.call).await?.filter(|call| call.dates.closes_at < now) else {
        return Ok(false);
    };
    lapsed_drafts::erase_letters(&mut tx, id).await?;
    erasure::draft(&mut tx, id, now).await?;
    let entry = Entry::new(None, Subject::Submission(id.0), LAPSE_DRAFT).with(json!({"call": call.slug}));
    history::append(&mut tx, &entry, now).await?;
    commit(tx, state).await?;
    Ok(true)
}
