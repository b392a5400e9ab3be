//! Reminders of drafts that were not handed in and of what is due, and what happens when nothing came（締切・期限の前の知らせ）.

use super::cases::commit;
use crate::mail;
use crate::state::State;
use crate::store::{Stored, awards, reminders as store, submissions};
use chrono::{DateTime, Days, TimeDelta, Utc};
use domain::awards::REMINDERS;
use domain::calendar::{date_in_japan, end_of_day};
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
    let reports = remind_of_reports(state, now).await?;
    let count = drafts.len() + corrections.len() + replies.len() + reports;
    for (case, occasion) in drafts {
        remind(state, case, &[Stage::Draft], Letter::DraftReminder, occasion, now).await?;
    }
    for (case, occasion, _) in corrections {
        let stages = [Stage::Returned, Stage::ReportReturned];
        remind(state, case, &stages, Letter::CorrectionReminder, occasion, now).await?;
    }
    for (case, occasion, _) in replies {
        let stages = [Stage::Conditional, Stage::Waitlisted];
        remind(state, case, &stages, Letter::ReplyReminder, occasion, now).await?;
    }
    Ok(count + super::replies::lapse(state, now).await?)
}

/// Reminds of reports that are due: some weeks before, and again shortly before. Who was granted late hears once, of the
/// nearest day.
async fn remind_of_reports(state: &State, now: DateTime<Utc>) -> Stored<usize> {
    let today = date_in_japan(now);
    let mut count = 0;
    // The shortest first, so that nobody gets two at once.
    for days in REMINDERS.into_iter().rev() {
        let until = today.checked_add_days(Days::new(days.into())).unwrap_or(today);
        let mut tx = state.db.read().await?;
        let due = awards::reports_due(&mut tx, (today, until), days.into(), ROUND).await?;
        drop(tx);
        for (id, day) in due {
            let mut tx = state.db.write().await?;
            submissions::lock(&mut tx, id).await?;
            let case = submissions::find(&mut tx, id).await?.filter(|case| case.stage == Stage::Granted);
            if let Some(case) = case {
                // The occasion is the day and how long before: when the day is moved, there is another one.
                let occasion = end_of_day(day).timestamp() + i64::from(days);
                mail::cases::tell(&mut tx, state, &case, &[Letter::ReportReminder], occasion, now).await?;
                awards::set_reminded(&mut tx, id, days.into()).await?;
                count += 1;
            }
            commit(tx, state).await?;
        }
    }
    Ok(count)
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
