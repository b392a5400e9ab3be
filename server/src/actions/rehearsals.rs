//! Beginning and ending a rehearsal, and moving its clock（練習の開始・終了・日付）.

use super::cases::{NotDone, commit};
use crate::jobs;
use crate::rehearsals::{RehearsalFailed, keep_clock};
use crate::state::State;
use crate::store::rehearsals::Held;
use crate::store::{Failure, Stored, history};
use chrono::{DateTime, Utc};
use domain::history::{BEGIN_REHEARSAL, END_REHEARSAL, Entry, Subject};
use domain::people::{PersonId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::rehearsals::{IDLE, Leap, may_direct};
use serde_json::json;

/// Begins a rehearsal, unless there is one. Pressed twice, it is begun once.
///
/// # Errors
/// `NotPermitted`; no room; or the store's.
pub async fn begin(state: &State, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Failure> {
    may_direct(viewer)?;
    let who = viewer.who().ok_or(Refusal::SignInFirst)?;
    let named = state.city().await?.ok_or(Refusal::NotFound)?;
    if state.is_rehearsal {
        return Err(Refusal::NotFound.into());
    }
    if state.rehearsals.sheet()?.is_some() {
        return Ok(());
    }
    let built = state.rehearsals.build(state, &named, &who.name).await?;
    let mut tx = state.db.write().await?;
    history::append(&mut tx, &Entry::new(Some(who.id), Subject::City, BEGIN_REHEARSAL), now).await?;
    if !state.rehearsals.put_up(&built)? {
        return Ok(());
    }
    if let Err(error) = commit(tx, state).await {
        if let Some(taken) = state.rehearsals.take_down().await? {
            taken.remove();
        }
        return Err(error.into());
    }
    Ok(())
}

/// Ends the rehearsal for everybody and removes all of it. `sure`: the box about the colleagues was ticked.
///
/// # Errors
/// The box was not ticked; `NotPermitted`; or the store's.
pub async fn end(state: &State, viewer: &Viewer, sure: bool, now: DateTime<Utc>) -> Result<(), NotDone> {
    may_direct(viewer)?;
    let who = viewer.id().ok_or(Refusal::SignInFirst)?;
    if !sure {
        return Err(NotDone::Mend(Problems::one("sure", Problem::MustAgree)));
    }
    Ok(remove(state, Some(who), now).await?)
}

/// Counts, closes, writes the end into the real journal, and removes.
async fn remove(state: &State, who: Option<PersonId>, now: DateTime<Utc>) -> Result<(), Failure> {
    let held = state.rehearsals.held(state).await;
    let Some(taken) = state.rehearsals.take_down().await? else { return Ok(()) };
    match tell_of_end(state, who, held, now).await {
        Ok(()) => taken.remove(),
        Err(error) => {
            taken.put_back();
            return Err(error.into());
        }
    }
    Ok(())
}

async fn tell_of_end(state: &State, who: Option<PersonId>, held: Held, now: DateTime<Utc>) -> Stored<()> {
    let detail = json!({"cases": held.cases, "people": held.people, "letters": held.letters, "files": held.files});
    let mut tx = state.db.write().await?;
    history::append(&mut tx, &Entry::new(who, Subject::City, END_REHEARSAL).with(detail), now).await?;
    commit(tx, state).await
}

/// Ends a rehearsal that nobody has used for long, and clears away what a killed process left. Says whether one ended.
///
/// # Errors
/// The folder's, or the store's.
pub async fn sweep(state: &State, now: DateTime<Utc>) -> Result<bool, Failure> {
    state.rehearsals.sweep()?;
    let used = state.rehearsals.used_at()?;
    let is_idle = used.is_some_and(|used| now - used > IDLE);
    if is_idle {
        remove(state, None, now).await?;
    }
    Ok(is_idle)
}

/// Moves the clock of a rehearsal's city, morning by morning; on each everything is done that waits for its day.
///
/// # Errors
/// Not a day to come; or the city's store.
pub async fn advance(city: &State, leap: &str) -> Result<(), NotDone> {
    let (now, real) = (city.clock.now(), city.clock.real().now());
    let mornings = Leap::read(leap).and_then(|leap| leap.mornings(now, real)).map_err(NotDone::Mend)?;
    for morning in mornings {
        city.clock.turn(morning - city.clock.now());
        jobs::once(city).await.map_err(RehearsalFailed::from).map_err(Failure::from)?;
    }
    keep_clock(city).map_err(Failure::from)?;
    Ok(())
}
