//! Reminders of drafts that were not handed in and of what is due, and what happens when nothing came（締切・期限の前の知らせ）.

use super::cases::commit;
use crate::mail;
use crate::state::State;
use crate::store::{Stored, reminders as store, submissions};
use chrono::{DateTime, TimeDelta, Utc};
use domain::messages::{Letter, is_quiet_hour};
use domain::people::SubmissionId;
use domain::reminding::{BEFORE_DUE, EARLIEST, remind_from};
use domain::submissions::Stage;

/// How long before the closing a draft is remembered.
const BEFORE_CLOSING: TimeDelta = TimeDelta::days(3);
/// Whoever began within this time needs no reminder yet.
const FRESH: TimeDelta = TimeDelta::days(1);
/// Most letters of one round; the next one goes on.
const ROUND: i64 = 200;

/// Writes the reminders that are due, unless it is night. Each is written once. Says how many there were.
///
/// # Errors
/// The store's; what was written stays written.
pub async fn send(state: &State, now: DateTime<Utc>) -> Stored<usize> {
    if is_quiet_hour(now) {
        return Ok(0);
    }
    let mut tx = state.db.read().await?;
    let drafts = store::drafts(&mut tx, now, now + BEFORE_CLOSING, now - FRESH, ROUND).await?;
    let (mail, post) = (now + BEFORE_DUE, now + EARLIEST);
    let is_time = |(_, due_at, by_post): &store::Due| now >= remind_from(*due_at, *by_post);
    let mut corrections = store::corrections(&mut tx, now, mail, post, ROUND).await?;
    let mut replies = store::replies(&mut tx, now, mail, post, ROUND).await?;
    drop(tx);
    corrections.retain(is_time);
    replies.retain(is_time);
    let count = drafts.len() + corrections.len() + replies.len();
    for (case, occasion) in drafts {
        remind(state, case, &[Stage::Draft], Letter::DraftReminder, occasion, now).await?;
    }
    for (case, occasion, _) in corrections {
        remind(state, case, &[Stage::Returned], Letter::CorrectionReminder, occasion, now).await?;
    }
    for (case, occasion, _) in replies {
        let stages = [Stage::Conditional, Stage::Waitlisted];
        remind(state, case, &stages, Letter::ReplyReminder, occasion, now).await?;
    }
    Ok(count + super::replies::lapse(state, now).await?)
}

/// Reminds of one case, unless it was handed in at this moment. The occasion is the closing or the day: when
/// it is moved, there is another one.
async fn remind(
    state: &State,
    id: SubmissionId,
    stages: &[Stage],
    letter: Letter,
    occasion: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Stored<()> {
    let mut tx = state.db.write().await?;
    submissions::lock(&mut tx, id).await?;
    if let Some(case) = submissions::find(&mut tx, id).await?.filter(|case| stages.contains(&case.stage)) {
        mail::cases::tell(&mut tx, state, &case, &[letter], occasion.timestamp(), now).await?;
    }
    commit(tx, state).await
}
