//! Who answers what is said to a clause（項目の担当の割当）.

use super::cases::{NotDone, commit};
use crate::state::State;
use crate::store::{Stored, Tx, consultations, duties, history, people, plans};
use chrono::{DateTime, Utc};
use domain::answers::{ASSIGN_CLAUSES, Duties, Duty, may_sort};
use domain::calendar::date_in_japan;
use domain::history::{Entry, Subject};
use domain::people::{CallId, PlanNodeId, Viewer};
use domain::plans::PlanKind;
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;

/// The duties of a draft.
///
/// # Errors
/// The store's.
pub async fn read(tx: &mut Tx, call: CallId) -> Stored<Duties> {
    let given = duties::of_call(tx, call).await?;
    let editions = plans::editions(tx, call, PlanKind::Draft).await?;
    Ok(Duties { editions, given })
}

/// How whoever has a duty is called; `None` where there is no such department, or the officer does not work in it.
///
/// # Errors
/// The store's.
pub async fn name_of(tx: &mut Tx, duty: Duty, now: DateTime<Utc>) -> Stored<Option<String>> {
    let known = people::departments(tx).await?;
    let Some(department) = known.into_iter().find(|one| one.id == duty.department) else { return Ok(None) };
    let Some(officer) = duty.officer else { return Ok(Some(department.name)) };
    let writers = duties::writers(tx, date_in_japan(now)).await?;
    let found = writers.into_iter().find(|one| one.person_id == officer.0 && one.department_id == duty.department.0);
    Ok(found.map(|one| format!("{} {}", one.department, one.name)))
}

/// Gives clauses of the published draft their duty, or takes it from them. Answers that are there already stay with whom
/// they have. Field keys: `clauses`, `to`.
///
/// # Errors
/// No clause chosen, no such department or officer, a clause of another text, a rule's refusal, or the store's.
pub async fn assign(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    nodes: &[PlanNodeId],
    to: Option<Duty>,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    if nodes.is_empty() {
        return Err(NotDone::Mend(Problems::one("clauses", Problem::Missing)));
    }
    let mut tx = state.db.write().await?;
    let consultation = consultations::hold(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    may_sort(viewer, &consultation, now)?;
    let name = match to {
        Some(duty) => Some(
            name_of(&mut tx, duty, now)
                .await?
                .ok_or_else(|| NotDone::Mend(Problems::one("to", Problem::NotAChoice)))?,
        ),
        None => None,
    };
    let known = read(&mut tx, consultation.call).await?;
    let mut changed = Vec::new();
    for node in nodes {
        let published = known.editions.iter().filter(|plan| plan.frozen_at.is_some());
        let clause = published.into_iter().find_map(|plan| plan.node(*node)).ok_or(Refusal::NotFound)?;
        if known.own(*node) != to {
            duties::put(&mut tx, consultation.call, known.root(*node), to).await?;
            changed.push(clause.name());
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    let entry = Entry::new(viewer.id(), Subject::Call(consultation.call.0), ASSIGN_CLAUSES)
        .with(json!({ "clauses": changed, "to": name }));
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}
