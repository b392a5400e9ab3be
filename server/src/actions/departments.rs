//! Adding departments, and changing how they are reached（課の追加・変更）.

use super::cases::{NotDone, commit};
use crate::state::State;
use crate::store::{Stored, Tx, approval_routes, history, people};
use chrono::{DateTime, NaiveDate, Utc};
use domain::approval_routes::{self as routes, Member};
use domain::calendar::date_in_japan;
use domain::departments::{DepartmentDetails, DepartmentForm};
use domain::folding::fold;
use domain::forms::Answers;
use domain::history::{Entry, Subject};
use domain::people::{Organisation, OrganisationId, OrganisationKind, PersonId, Role};
use domain::problems::{Problem, Problems, Refusal};
use serde_json::{Value, json};
use uuid::Uuid;

fn detail(details: &DepartmentDetails) -> Value {
    json!({"name": details.name, "email": details.email, "phone": details.phone})
}

/// Adds a department.
///
/// # Errors
/// Problems of the form, or the store's.
pub async fn add(state: &State, admin: PersonId, form: &DepartmentForm, now: DateTime<Utc>) -> Result<(), NotDone> {
    let details = form.check().map_err(NotDone::Mend)?;
    let entry = detail(&details);
    let DepartmentDetails { name, email, phone } = details;
    let id = OrganisationId(Uuid::now_v7());
    let mut tx = state.db.write().await?;
    let all = people::departments(&mut tx).await?;
    if let Some(same) = all.into_iter().find(|one| fold(&one.name) == fold(&name)) {
        // Pressed twice, a department is added once.
        let is_twin = same.email == email && same.phone == phone;
        return if is_twin { Ok(()) } else { Err(NotDone::Mend(Problems::one("name", Problem::AlreadyThere))) };
    }
    let new = Organisation { id, kind: OrganisationKind::Department, name, email, phone };
    people::add_organisation(&mut tx, &new, now).await?;
    let entry = Entry::new(Some(admin), Subject::Organisation(id.0), "add_department").with(entry);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Changes a department, or the city's own entry. The old values stay in the history.
///
/// # Errors
/// Problems of the form, `NotFound`, or the store's.
pub async fn change(
    state: &State,
    admin: PersonId,
    id: OrganisationId,
    form: &DepartmentForm,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let details = form.check().map_err(NotDone::Mend)?;
    let mut tx = state.db.write().await?;
    let found = people::organisation(&mut tx, id).await?;
    let old = found.filter(|found| found.kind.is_of_the_city()).ok_or(Refusal::NotFound)?;
    let before = DepartmentDetails { name: old.name, email: old.email, phone: old.phone };
    if before == details {
        return Ok(());
    }
    people::change_department(&mut tx, id, &details).await?;
    let changed = json!({"before": detail(&before), "after": detail(&details)});
    let entry = Entry::new(Some(admin), Subject::Organisation(id.0), "change_department").with(changed);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// The people of a department, those who decide first.
///
/// # Errors
/// The store's.
pub async fn members(tx: &mut Tx, department: OrganisationId, day: NaiveDate) -> Stored<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    for role in [Role::Approver, Role::Officer] {
        for person in people::holders(tx, department, role, day).await? {
            if members.iter().all(|member| member.id != person.id) {
                members.push(Member { id: person.id, name: person.name, is_approver: role == Role::Approver });
            }
        }
    }
    Ok(members)
}

/// Sets the route of a department's next drafts（決裁ルート）. The old one stays in the history.
///
/// # Errors
/// Problems of the form, or the store's.
pub async fn set_route(
    state: &State,
    admin: PersonId,
    id: OrganisationId,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let members = members(&mut tx, id, date_in_japan(now)).await?;
    let route = routes::read(sheet, &members).map_err(NotDone::Mend)?;
    let before = approval_routes::of_department(&mut tx, id).await?;
    if before == route {
        return Ok(());
    }
    approval_routes::set(&mut tx, id, &route, now).await?;
    let changed = json!({"before": before, "after": route});
    let entry = Entry::new(Some(admin), Subject::Organisation(id.0), "set_route").with(changed);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}
