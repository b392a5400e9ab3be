//! Giving a call up, and telling everybody it concerns（募集の中止）.

use super::hold;
use crate::actions::cases::{NotDone, carry_out, commit};
use crate::mail;
use crate::state::State;
use crate::store::{Failure, Tx, announcements, call_forms, calls, history, submissions};
use chrono::{DateTime, Utc};
use domain::calls::Call;
use domain::history::{Entry, Subject};
use domain::messages::Letter;
use domain::people::Viewer;
use domain::submissions::Verb;
use serde_json::json;

/// How many people a cancellation concerns: drafts, and cases that wait for a decision.
///
/// # Errors
/// The store's.
pub async fn concerned(tx: &mut Tx, call: &Call) -> Result<(usize, usize), Failure> {
    let drafts = call_forms::open_drafts(tx, call.id).await?.len();
    let cases = submissions::of_call(tx, call.id).await?;
    Ok((drafts, cases.iter().filter(|case| case.stage.awaits_decision()).count()))
}

/// Gives a call up, in one transaction: every case that waits ends, everybody with a draft or a case gets a letter,
/// and the news to followers is planned. Pressed twice, it happens once.
///
/// # Errors
/// A missing reason, `Frozen`, `OwnCase`, `NotFound`, or the store's.
pub async fn cancel(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut call = hold(&mut tx, viewer, slug).await?;
    if call.dates.cancelled_at.is_some() {
        return Ok(());
    }
    call.cancel(viewer, reason, now)?;
    calls::cancel(&mut tx, &call).await?;
    announcements::plan(&mut tx, &call).await?;
    let mut ended = 0;
    for case in submissions::of_call(&mut tx, call.id).await? {
        if case.stage.awaits_decision() {
            let step = case.step(viewer, Verb::CallOff, None, &call.notice.cancelled)?;
            carry_out(&mut tx, state, &case, Verb::CallOff, &step, now).await?;
            ended += 1;
        }
    }
    let drafts = call_forms::open_drafts(&mut tx, call.id).await?;
    let detail = json!({ "slug": call.slug, "cases": ended, "drafts": drafts.len() });
    let entry = Entry::new(viewer.id(), Subject::Call(call.id.0), "cancel_call").because(&call.notice.cancelled);
    let entry = history::append(&mut tx, &entry.with(detail), now).await?;
    for (draft, _) in drafts {
        let Some(case) = submissions::find(&mut tx, draft).await? else { continue };
        mail::cases::tell(&mut tx, state, &case, &[Letter::CallCancelled], entry.seq, now).await?;
    }
    Ok(commit(tx, state).await?)
}
