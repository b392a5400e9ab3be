//! The second factor of staff: setting it up, showing it, new recovery codes（二段階の確認）.

use super::cases::{NotDone, commit};
use crate::mail::keys as letters;
use crate::state::State;
use crate::store::second_factors::{self, SecondFactor};
use crate::store::{Failure, Stored, Write, history, people};
use crate::{codes, secrets};
use chrono::{DateTime, Utc};
use domain::history::{Entry, Subject};
use domain::keys::{RECOVERY_CODES, Typed, is_fresh, read_code, recovery_code};
use domain::people::{Person, PersonId};
use domain::problems::{Problem, Problems, Refusal};

fn mend(problem: Problem) -> NotDone {
    NotDone::Mend(Problems::one("code", problem))
}

async fn remember(tx: &mut Write, person: PersonId, action: &'static str, now: DateTime<Utc>) -> Stored<()> {
    history::append(tx, &Entry::new(Some(person), Subject::Person(person.0), action), now).await?;
    Ok(())
}

fn open(state: &State, person: PersonId, factor: &SecondFactor) -> Result<Vec<u8>, Failure> {
    Ok(state.sealing.open(person.0.as_bytes(), &factor.secret)?)
}

/// Lets a secret count once its code was typed; gives the recovery codes. The secret was shown on a page of this
/// very session: nobody who was here before, with the password alone, has seen it. Field key: `code`.
///
/// # Errors
/// A code that does not fit, `NotPermitted` where one counts already, too many tries, or the store's.
pub async fn set_up(
    state: &State,
    person: &Person,
    secret: &[u8],
    typed: &str,
    now: DateTime<Utc>,
) -> Result<Vec<String>, NotDone> {
    let Typed::OneTime(code) = read_code(typed).map_err(mend)? else { return Err(mend(Problem::CodeFails)) };
    state.limits.code(person.id)?;
    let step = codes::matching_step(secret, &code, now).ok_or_else(|| mend(Problem::CodeFails))?;
    let sealed = state.sealing.seal(person.id.0.as_bytes(), secret)?;
    let mut tx = state.db.write().await?;
    if !second_factors::add(&mut tx, person.id, &sealed, Some(step), now).await? {
        return Err(Refusal::NotPermitted.into());
    }
    let fresh = fresh_codes(&mut tx, person.id).await?;
    remember(&mut tx, person.id, "set_up_second_factor", now).await?;
    commit(tx, state).await?;
    Ok(fresh)
}

async fn fresh_codes(tx: &mut Write, person: PersonId) -> Stored<Vec<String>> {
    let mut fresh = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let mut random = [0; domain::keys::RECOVERY_LENGTH];
        rand::fill(&mut random);
        fresh.push(recovery_code(random));
    }
    let hashes: Vec<String> = fresh.iter().map(|code| hash(person, code)).collect();
    second_factors::set_codes(tx, person, &hashes).await?;
    Ok(fresh)
}

/// The same code of two people has two hashes.
fn hash(person: PersonId, code: &str) -> String {
    secrets::hash(&format!("{person} {code}"))
}

/// Takes the code that was typed as proof, once. Field key: `code`.
///
/// # Errors
/// A code that does not fit or was used, too many tries, or the store's.
pub async fn show(state: &State, person: &Person, typed: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let typed = read_code(typed).map_err(mend)?;
    state.limits.code(person.id)?;
    let mut tx = state.db.write().await?;
    take(&mut tx, state, person, &typed, now).await?;
    Ok(commit(tx, state).await?)
}

async fn take(
    tx: &mut Write,
    state: &State,
    person: &Person,
    typed: &Typed,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let factor = second_factors::find(tx, person.id).await?.ok_or(Refusal::NotPermitted)?;
    match typed {
        Typed::OneTime(code) => {
            let secret = open(state, person.id, &factor)?;
            let step = codes::matching_step(&secret, code, now).ok_or_else(|| mend(Problem::CodeFails))?;
            if !is_fresh(step, factor.last_step) || !second_factors::use_step(tx, person.id, step).await? {
                return Err(mend(Problem::CodeUsed));
            }
            remember(tx, person.id, "show_code", now).await?;
        }
        Typed::Recovery(code) => {
            if !second_factors::use_code(tx, person.id, &hash(person.id, code)).await? {
                return Err(mend(Problem::CodeFails));
            }
            let left = second_factors::codes_left(tx, person.id).await?;
            remember(tx, person.id, "use_recovery_code", now).await?;
            letters::recovery_used(tx, state, person, left, now).await?;
        }
    }
    Ok(())
}

/// Replaces the recovery codes after a code of now. Field key: `code`.
///
/// # Errors
/// As [`show`].
pub async fn new_codes(
    state: &State,
    person: &Person,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<Vec<String>, NotDone> {
    let typed = read_code(typed).map_err(mend)?;
    state.limits.code(person.id)?;
    let mut tx = state.db.write().await?;
    people::lock(&mut tx, person.id).await?;
    take(&mut tx, state, person, &typed, now).await?;
    let fresh = fresh_codes(&mut tx, person.id).await?;
    remember(&mut tx, person.id, "new_recovery_codes", now).await?;
    commit(tx, state).await?;
    Ok(fresh)
}

/// Removes the one-time codes after a code of now, so that another device can be set up. Field key: `move_code`.
///
/// # Errors
/// As [`show`].
pub async fn remove(state: &State, person: &Person, typed: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let of_field = |failed| match failed {
        NotDone::Mend(problems) => {
            let problem = problems.of("code").cloned().unwrap_or(Problem::CodeFails);
            NotDone::Mend(Problems::one("move_code", problem))
        }
        other => other,
    };
    let typed = read_code(typed).map_err(mend).map_err(of_field)?;
    state.limits.code(person.id)?;
    let mut tx = state.db.write().await?;
    take(&mut tx, state, person, &typed, now).await.map_err(of_field)?;
    second_factors::remove(&mut tx, person.id).await?;
    remember(&mut tx, person.id, "remove_second_factor", now).await?;
    Ok(commit(tx, state).await?)
}

/// The code that would be good now, for the demo city alone: there everybody may be anybody.
///
/// # Errors
/// The store's.
pub async fn demo_code(state: &State, person: PersonId, now: DateTime<Utc>) -> Result<Option<String>, Failure> {
    let Some(factor) = second_factors::find(&mut state.db.read().await?, person).await? else { return Ok(None) };
    let secret = open(state, person, &factor)?;
    Ok(codes::usable_code(&secret, factor.last_step, now))
}
