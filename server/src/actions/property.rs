//! Keeping the register of what was acquired with a grant（財産管理台帳）: entries are made, corrected and struck out, and the
//! journal holds what stood there before.

use super::cases::{NotDone, case as found, commit};
use crate::state::State;
use crate::store::{Write, awards, calls, history, property as store, submissions};
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::{Award, Property};
use domain::calendar::date_in_japan;
use domain::forms::Answers;
use domain::history::{CORRECT_PROPERTY, ENTER_PROPERTY, Entry, STRIKE_PROPERTY, Subject};
use domain::money::Yen;
use domain::people::Viewer;
use domain::problems::Refusal;
use domain::submissions::Submission;
use serde_json::Value;

/// What an entry is measured against.
struct Ground {
    case: Submission,
    award: Award,
    /// The price from which the call keeps a register, where it does.
    from: Option<Yen>,
    today: NaiveDate,
}

/// A case with a grant, in its turn, for those who work on it. Whoever disposes of papers takes the same turn, so nothing is
/// entered for a case that is gone.
async fn hold(tx: &mut Write, viewer: &Viewer, number: &str, now: DateTime<Utc>) -> Result<Ground, NotDone> {
    let seen = submissions::find_by_number(tx, number).await?.ok_or(Refusal::NotFound)?;
    submissions::lock(tx, seen.id).await?;
    let case = found(tx, seen.id).await?;
    case.may_be_worked_on(viewer)?;
    let award = awards::find(tx, case.id).await?.ok_or(Refusal::NotFound)?;
    let call = calls::find(tx, case.call).await?.ok_or(Refusal::NotFound)?;
    Ok(Ground { case, award, from: call.rules.terms.property_from, today: date_in_japan(now) })
}

async fn remember(
    tx: &mut Write,
    viewer: &Viewer,
    ground: &Ground,
    (action, why, detail): (&'static str, String, Value),
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let entry = Entry::new(viewer.id(), Subject::Submission(ground.case.id.0), action).because(why).with(detail);
    history::append(tx, &entry, now).await?;
    Ok(())
}

/// Makes an entry（台帳に載せる）.
///
/// # Errors
/// Problems of the form, `NotFound` where there is no grant or the call keeps no register, a rule's refusal, or the
/// store's.
pub async fn enter(
    state: &State,
    viewer: &Viewer,
    number: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let ground = hold(&mut tx, viewer, number, now).await?;
    let from = ground.from.ok_or(Refusal::NotFound)?;
    let last = store::of_case(&mut tx, ground.case.id).await?.pop().map_or(0, |last| last.nth);
    let property = Property::enter(last.saturating_add(1), typed, &ground.award, from, ground.today);
    let property = property.map_err(NotDone::Mend)?;
    store::add(&mut tx, ground.case.id, &property).await?;
    let said = (ENTER_PROPERTY, String::new(), property.entered());
    remember(&mut tx, viewer, &ground, said, now).await?;
    Ok(commit(tx, state).await?)
}

/// Corrects an entry, or records what was done with the property（訂正・処分の記録）.
///
/// # Errors
/// Problems of the form, `NotFound` without such an entry, a rule's refusal, or the store's.
pub async fn correct(
    state: &State,
    viewer: &Viewer,
    (number, nth): (&str, i32),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let ground = hold(&mut tx, viewer, number, now).await?;
    let before = store::find(&mut tx, ground.case.id, nth).await?.ok_or(Refusal::NotFound)?;
    let (after, why) = before.corrected(typed, &ground.award, ground.from, ground.today)?;
    store::save(&mut tx, ground.case.id, &after).await?;
    let said = (CORRECT_PROPERTY, why, after.changed(&before));
    remember(&mut tx, viewer, &ground, said, now).await?;
    Ok(commit(tx, state).await?)
}

/// Strikes an entry out（抹消）.
///
/// # Errors
/// As [`correct`].
pub async fn strike(
    state: &State,
    viewer: &Viewer,
    (number, nth): (&str, i32),
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let ground = hold(&mut tx, viewer, number, now).await?;
    let before = store::find(&mut tx, ground.case.id, nth).await?.ok_or(Refusal::NotFound)?;
    let (after, why) = before.struck(why, ground.today)?;
    store::save(&mut tx, ground.case.id, &after).await?;
    let said = (STRIKE_PROPERTY, why, after.struck_out());
    remember(&mut tx, viewer, &ground, said, now).await?;
    Ok(commit(tx, state).await?)
}
