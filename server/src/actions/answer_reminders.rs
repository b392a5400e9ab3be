//! Reminds departments of answers that are due, and tells them when a day has passed（回答期限の知らせ）.

use super::cases::commit;
use crate::mail::answers::{Wanted as Told, tell};
use crate::state::State;
use crate::store::responses::{self, Wanted};
use crate::store::{Stored, consultations};
use chrono::{DateTime, Days, Utc};
use domain::answers::{Duty, Response};
use domain::calendar::date_in_japan;
use domain::messages::{Letter, is_quiet_hour};
use domain::people::PersonId;

/// How many days before its day a department is reminded.
const BEFORE: Days = Days::new(3);
/// Most departments and days of one round; the next one goes on.
const ROUND: i64 = 200;

/// Writes what is due, unless it is night: once before the day and once after it. Says how many were told. An answer whose
/// day is moved is reminded of again.
///
/// # Errors
/// The store's; what was written stays written.
pub async fn send(state: &State, now: DateTime<Utc>) -> Stored<usize> {
    if is_quiet_hour(now) {
        return Ok(0);
    }
    let today = date_in_japan(now);
    let until = today.checked_add_days(BEFORE).unwrap_or(today);
    let mut tx = state.db.read().await?;
    let soon = responses::due_soon(&mut tx, today, until, ROUND).await?;
    let late = responses::late(&mut tx, today, ROUND).await?;
    drop(tx);
    let mut told = 0;
    for (of, is_late) in soon.into_iter().map(|of| (of, false)).chain(late.into_iter().map(|of| (of, true))) {
        told += usize::from(remind(state, of, is_late, now).await?);
    }
    Ok(told)
}

/// Tells one department of one day: the claim and the letters stand in one transaction.
async fn remind(state: &State, of: Wanted, is_late: bool, now: DateTime<Utc>) -> Stored<bool> {
    let mut tx = state.db.write().await?;
    let answers = responses::claim(&mut tx, of, is_late).await?;
    let Some(it) = consultations::find(&mut tx, of.call).await?.filter(|_| !answers.is_empty()) else {
        return Ok(false);
    };
    let letter = if is_late { Letter::AnswersLate } else { Letter::AnswersDueSoon };
    // An answer of an officer's is told to the officer as well; those of nobody in particular to the office alone.
    let mut officers: Vec<Option<PersonId>> = answers.iter().map(|answer| answer.officer).collect();
    officers.sort_unstable();
    officers.dedup();
    for officer in officers {
        let own: Vec<Response> = answers.iter().filter(|answer| answer.officer == officer).cloned().collect();
        // Answers that were routed later to the same day are told of too.
        let occasion = format!("{}:{}", of.due_on, own.first().map_or(0, |answer| answer.number));
        let duty = Duty { department: of.department, officer };
        let told = Told { it: &it, duty, due_on: Some(of.due_on), answers: &own, occasion: &occasion };
        tell(&mut tx, state, letter, told, now).await?;
    }
    commit(tx, state).await?;
    Ok(true)
}
