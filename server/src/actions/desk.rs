//! Who works on which case, and filters kept under a name（担当・引継ぎ・保存した絞り込み）.

use super::cases::{NotDone, commit, in_turn};
use crate::state::State;
use crate::store::{Failure, Stored, Tx, Write, desk, history, kept_filters, people, submissions};
use chrono::{DateTime, Utc};
use domain::bulk::Done;
use domain::calendar::date_in_japan;
use domain::folding::clean;
use domain::history::{ASSIGN, Entry, Subject};
use domain::people::{OrganisationId, Person, PersonId, Role, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::Submission;
use serde_json::json;
use uuid::Uuid;

/// Longest name of a kept filter, in characters.
const NAME_MAX: usize = 40;
/// Most filters that a person keeps.
const KEPT_MAX: usize = 30;

/// Everybody who works in a department today, by name.
///
/// # Errors
/// The store's.
pub async fn colleagues(tx: &mut Tx, department: OrganisationId, now: DateTime<Utc>) -> Stored<Vec<Person>> {
    let today = date_in_japan(now);
    let mut found = people::holders(tx, department, Role::Officer, today).await?;
    found.extend(people::holders(tx, department, Role::Approver, today).await?);
    found.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    found.dedup_by_key(|person| person.id);
    Ok(found)
}

/// Gives a case to a colleague, or to nobody, inside a transaction.
///
/// # Errors
/// The refusal of [`Submission::may_be_worked_on`], or the store's.
pub(super) async fn give(
    tx: &mut Write,
    viewer: &Viewer,
    case: &Submission,
    to: Option<&Person>,
    now: DateTime<Utc>,
) -> Result<Done, Failure> {
    case.may_be_worked_on(viewer)?;
    if case.number.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let to_id = to.map(|person| person.id);
    if submissions::assignee(tx, case.id).await? == to_id {
        return Ok(Done::Already);
    }
    submissions::assign(tx, case.id, to_id).await?;
    let detail = json!({ "to": to.map(|person| person.name.as_str()) });
    let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), ASSIGN).with(detail);
    history::append(tx, &entry, now).await?;
    Ok(Done::Done)
}

/// The colleague whom a form names by id; empty for nobody.
pub(super) fn chosen<'a>(typed: &str, colleagues: &'a [Person]) -> Result<Option<&'a Person>, NotDone> {
    if typed.is_empty() {
        return Ok(None);
    }
    let id: Option<PersonId> = typed.parse().ok();
    let found = colleagues.iter().find(|person| Some(person.id) == id);
    found.map(Some).ok_or_else(|| NotDone::Mend(Problems::one("to", Problem::NotAChoice)))
}

/// Gives one case to a colleague, or to nobody（担当を決める）.
///
/// # Errors
/// Somebody who does not work there, a rule's refusal, or the store's.
pub async fn assign(state: &State, viewer: &Viewer, number: &str, to: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    case.may_be_worked_on(viewer)?;
    let colleagues = colleagues(&mut tx, case.department, now).await?;
    give(&mut tx, viewer, &case, chosen(to, &colleagues)?, now).await?;
    Ok(commit(tx, state).await?)
}

/// The undecided cases of a colleague in the viewer's own departments.
///
/// # Errors
/// Nobody chosen, or the store's.
pub(super) async fn cases_of(tx: &mut Tx, viewer: &Viewer, from: &str) -> Result<Vec<String>, NotDone> {
    let nobody = || NotDone::Mend(Problems::one("from", Problem::Missing));
    let from: PersonId = from.parse().map_err(|_| nobody())?;
    let found = desk::open_cases(tx, from, &viewer.departments()).await?;
    if found.is_empty() { Err(nobody()) } else { Ok(found) }
}

/// Keeps a filter of the list under a name（絞り込みの保存）.
///
/// # Errors
/// No name, or too many filters; or the store's.
pub async fn keep_filter(
    state: &State,
    viewer: &Viewer,
    name: &str,
    query: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    let name = clean(name);
    let length = name.chars().count();
    let problem = match length {
        0 => Some(Problem::Missing),
        _ if length > NAME_MAX => Some(Problem::TooLong { max: NAME_MAX, now: length }),
        _ => None,
    };
    if let Some(problem) = problem {
        return Err(NotDone::Mend(Problems::one("name", problem)));
    }
    let mut tx = state.db.write().await?;
    let kept = kept_filters::of_person(&mut tx, person).await?;
    if kept.len() >= KEPT_MAX && !kept.iter().any(|filter| filter.name == name) {
        return Err(NotDone::Mend(Problems::one("name", Problem::TooManyFilters { max: KEPT_MAX })));
    }
    kept_filters::keep(&mut tx, person, &name, query, now).await?;
    Ok(commit(tx, state).await?)
}

/// Forgets a filter.
///
/// # Errors
/// `NotFound` where the person has none such, or the store's.
pub async fn forget_filter(state: &State, viewer: &Viewer, id: Uuid) -> Result<(), Failure> {
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    if !kept_filters::forget(&mut tx, person, id).await? {
        return Err(Refusal::NotFound.into());
    }
    Ok(commit(tx, state).await?)
}
