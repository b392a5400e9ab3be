//! What keeps papers from disposal: holds of cases and consultations, and grants whose papers stay longer（廃棄の保留・保存の延長）.

use super::cases::{NotDone, commit, in_turn};
use crate::state::State;
use crate::store::{Failure, Write, awards, call_holds, consultations, decisions, history, retention, submissions};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::consultations::Consultation;
use domain::history::{Entry, HOLD, KEEP_LONGER, RELEASE_HOLD, Subject};
use domain::people::{CallId, PersonId, SubmissionId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::retention::{
    keep_longer as longer, may_hold, may_hold_consultation, may_propose, may_release, may_release_consultation, reason,
};
use domain::submissions::Submission;
use serde_json::json;
use uuid::Uuid;

/// What is held back.
enum Held {
    Case(Submission),
    Consultation(Box<Consultation>),
}

/// Holds back what an administrator names: a case by its number, or a consultation by its name in addresses. Field keys:
/// `number`, `reason`.
///
/// # Errors
/// Problems of the form, `NotPermitted`, `Disposed`, or the store's.
pub async fn by_name(
    state: &State,
    viewer: &Viewer,
    typed: &str,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    may_propose(viewer)?;
    let name = domain::folding::clean(typed);
    let mut tx = state.db.write().await?;
    let found = match submissions::find_by_number(&mut tx, &name.to_uppercase()).await? {
        Some(case) => Some(Held::Case(case)),
        None => {
            let found = consultations::find_by_slug(&mut tx, &name.to_lowercase()).await?;
            found.map(|it| Held::Consultation(Box::new(it)))
        }
    };
    match (found, reason(why)) {
        (Some(held), Ok(why)) => {
            hold(&mut tx, viewer, &held, &why, now).await?;
            Ok(commit(tx, state).await?)
        }
        (found, why) => {
            let mut problems = Problems::none();
            if found.is_none() {
                problems.add("number", if name.is_empty() { Problem::Missing } else { Problem::NoSuchCase });
            }
            let more = why.err().unwrap_or_default();
            problems.extend(more.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
            Err(NotDone::Mend(problems))
        }
    }
}

async fn hold(tx: &mut Write, viewer: &Viewer, held: &Held, why: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let (by, subject, is_new) = match held {
        Held::Case(case) => {
            let by = may_hold(viewer, case)?;
            (by, Subject::Submission(case.id.0), retention::hold(tx, case.id, why, by, now).await?)
        }
        Held::Consultation(it) => {
            let by = may_hold_consultation(viewer, it)?;
            decisions::lock_round(tx, it.call).await?;
            if call_holds::term(tx, it.call).await?.is_some_and(|term| term.erased_at.is_some()) {
                return Err(Refusal::Disposed.into());
            }
            (by, Subject::Call(it.call.0), call_holds::hold(tx, it.call, why, by, now).await?)
        }
    };
    if is_new {
        history::append(tx, &Entry::new(Some(by), subject, HOLD).because(why), now).await?;
    }
    Ok(())
}

/// Holds a case back. Field key: `reason`.
///
/// # Errors
/// Problems of the form, a rule's refusal, or the store's.
pub async fn case(state: &State, viewer: &Viewer, number: &str, why: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = submissions::find_by_number(&mut tx, number).await?.ok_or(Refusal::NotFound)?;
    may_hold(viewer, &case)?;
    let why = reason(why).map_err(NotDone::Mend)?;
    hold(&mut tx, viewer, &Held::Case(case), &why, now).await?;
    Ok(commit(tx, state).await?)
}

/// Holds a consultation back. Field key: `reason`.
///
/// # Errors
/// Problems of the form, a rule's refusal, or the store's.
pub async fn consultation(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    why: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let it = consultations::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    may_hold_consultation(viewer, &it)?;
    let why = reason(why).map_err(NotDone::Mend)?;
    hold(&mut tx, viewer, &Held::Consultation(Box::new(it)), &why, now).await?;
    Ok(commit(tx, state).await?)
}

/// Releases a case or a consultation that was held back.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn release(state: &State, viewer: &Viewer, id: Uuid, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let (by, subject, was_held): (PersonId, _, _) = match submissions::find(&mut tx, SubmissionId(id)).await? {
        Some(case) => {
            let by = may_release(viewer, &case)?;
            (by, Subject::Submission(id), retention::release(&mut tx, case.id).await?)
        }
        None => {
            let it = consultations::find(&mut tx, CallId(id)).await?.ok_or(Refusal::NotFound)?;
            let by = may_release_consultation(viewer, &it)?;
            (by, Subject::Call(id), call_holds::release(&mut tx, it.call).await?)
        }
    };
    if was_held {
        history::append(&mut tx, &Entry::new(Some(by), subject, RELEASE_HOLD), now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// Keeps the papers of a grant until a later day（保存の延長）. Field keys: `until`, `why`.
///
/// # Errors
/// Problems of the form, `NotFound` for a case without a grant, a rule's refusal, or the store's.
pub async fn keep_longer(
    state: &State,
    viewer: &Viewer,
    number: &str,
    (until, why): (&str, &str),
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    case.may_be_worked_on(viewer)?;
    let present = awards::keep_until(&mut tx, case.id).await?.ok_or(Refusal::NotFound)?;
    let (until, why) = longer(until, why, present, date_in_japan(now)).map_err(NotDone::Mend)?;
    awards::keep_longer(&mut tx, case.id, until).await?;
    let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), KEEP_LONGER).because(why);
    history::append(&mut tx, &entry.with(json!({ "until": until.to_string() })), now).await?;
    Ok(commit(tx, state).await?)
}
