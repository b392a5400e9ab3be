//! What an administrator does about a colleague's sign-ins: ending them, resetting the second factor（職員のログインの管理）.

use super::cases::{NotDone, commit};
use crate::mail::keys as letters;
use crate::state::State;
use crate::store::{Failure, Tx, history, passkeys, people, second_factors, sessions};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::folding::clean;
use domain::history::{Entry, Subject};
use domain::keys::works_for_the_city;
use domain::people::{Person, PersonId, Viewer};
use domain::problems::{Problem, Problems, Refusal};

/// Longest reason.
const REASON_MAX: usize = 500;

/// A colleague who works for the city today. Residents' sign-ins are no administrator's business.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn colleague(tx: &mut Tx, id: PersonId, now: DateTime<Utc>) -> Result<Person, Failure> {
    let person = people::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    let memberships = people::memberships(tx, id).await?;
    let viewer = Viewer::person(person.clone(), memberships, date_in_japan(now));
    if works_for_the_city(&viewer) { Ok(person) } else { Err(Refusal::NotFound.into()) }
}

fn not_oneself(admin: &Person, colleague: PersonId) -> Result<(), Refusal> {
    if admin.id == colleague { Err(Refusal::NotPermitted) } else { Ok(()) }
}

/// Ends one session of a colleague, or with `None` all of them.
///
/// # Errors
/// `NotFound`, `NotPermitted` for oneself, or the store's.
pub async fn end_sessions(
    state: &State,
    admin: &Person,
    id: PersonId,
    session: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let person = colleague(&mut tx, id, now).await?;
    not_oneself(admin, person.id)?;
    let ended = match session {
        Some(session) => u64::from(sessions::remove_one(&mut tx, person.id, session).await?),
        None => sessions::remove_of(&mut tx, person.id).await?,
    };
    if ended > 0 {
        let entry = Entry::new(Some(admin.id), Subject::Person(person.id.0), "end_session");
        history::append(&mut tx, &entry, now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}

/// Takes away the one-time codes, recovery codes, passkeys and sessions of a colleague, who may have lost the
/// device that they are on. Field key: `reason`.
///
/// # Errors
/// No reason, `NotFound`, `NotPermitted` for oneself, or the store's.
pub async fn reset(
    state: &State,
    admin: &Person,
    id: PersonId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let person = colleague(&mut tx, id, now).await?;
    not_oneself(admin, person.id)?;
    let reason = clean(reason);
    let length = reason.chars().count();
    if length == 0 {
        return Err(NotDone::Mend(Problems::one("reason", Problem::Missing)));
    }
    if length > REASON_MAX {
        return Err(NotDone::Mend(Problems::one("reason", Problem::TooLong { max: REASON_MAX, now: length })));
    }
    second_factors::remove(&mut tx, person.id).await?;
    passkeys::remove_of(&mut tx, person.id).await?;
    sessions::remove_of(&mut tx, person.id).await?;
    let entry = Entry::new(Some(admin.id), Subject::Person(person.id.0), "reset_second_factor");
    history::append(&mut tx, &entry.because(&reason), now).await?;
    letters::reset(&mut tx, state, &person, (&admin.name, &reason), now).await?;
    Ok(commit(tx, state).await?)
}
