//! Making panels, giving and ending terms on them（審査会・委員の登録）.

use super::cases::{NotDone, commit};
use super::staff_people::{give, role_detail};
use crate::state::State;
use crate::store::{Tx, history, panels, staff};
use chrono::{DateTime, Utc};
use domain::accounts::check_name;
use domain::folding::clean;
use domain::forms::Answers;
use domain::history::{Entry, Subject};
use domain::people::{Membership, Organisation, OrganisationId, OrganisationKind, Role, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::staffing::{RoleForm, check_last_day};
use domain::texts::Lang;
use uuid::Uuid;

/// The panel with this id, for those who work in the department that looks after it.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn own(tx: &mut Tx, viewer: &Viewer, id: Uuid) -> Result<panels::Panel, NotDone> {
    let found = panels::find(tx, id).await?.filter(|panel| viewer.is_staff_of(panel.office()));
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// Makes a panel: `name`, and `department` where the viewer works in several.
///
/// # Errors
/// A missing name or department, or the store's.
pub async fn add(state: &State, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut problems = Problems::none();
    check_name("name", typed.get("name"), &mut problems);
    let offices: Vec<OrganisationId> =
        viewer.departments().into_iter().filter(|office| viewer.is_staff_of(*office)).collect();
    let wanted: Option<OrganisationId> = typed.get("department").parse().ok();
    let office = match offices.as_slice() {
        [only] => Some(*only),
        many => wanted.filter(|wanted| many.contains(wanted)),
    };
    if office.is_none() {
        problems.add("department", Problem::NotAChoice);
    }
    let office = problems.or(office).map_err(NotDone::Mend)?.ok_or(Refusal::NotPermitted)?;
    let panel = Organisation {
        id: OrganisationId(Uuid::now_v7()),
        kind: OrganisationKind::Panel,
        name: clean(typed.get("name")),
        email: None,
        phone: None,
    };
    let mut tx = state.db.write().await?;
    panels::add(&mut tx, &panel, office, now).await?;
    let entry = Entry::new(viewer.id(), Subject::Organisation(panel.id.0), "make_panel");
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Gives somebody a term on a panel. Who has no account is invited.
///
/// # Errors
/// Problems of the form, `NotFound`, or the store's.
pub async fn add_member(
    state: &State,
    viewer: &Viewer,
    panel: Uuid,
    form: &RoleForm,
    lang: Lang,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let panel = own(&mut tx, viewer, panel).await?;
    let form = RoleForm { department: panel.id.to_string(), role: Role::Reviewer.code().to_owned(), ..form.clone() };
    let gift = form.check_for(&[Role::Reviewer]).map_err(NotDone::Mend)?;
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    give(&mut tx, state, by, &form, &gift, lang, now).await?;
    Ok(commit(tx, state).await?)
}

/// Sets the last day of a term.
///
/// # Errors
/// Problems of the day, `NotFound`, or the store's.
pub async fn end_member(
    state: &State,
    viewer: &Viewer,
    (panel, member): (Uuid, Uuid),
    until: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let panel = own(&mut tx, viewer, panel).await?;
    let found = panels::member(&mut tx, panel.id, member).await?.ok_or(Refusal::NotFound)?;
    let until = check_last_day(until, found.from_on).map_err(NotDone::Mend)?;
    staff::end(&mut tx, member, until).await?;
    let (organisation, role, from) = (panel.organisation(), Role::Reviewer, found.from_on);
    let ended = Membership { organisation, role, from, until: Some(until) };
    let entry = Entry::new(viewer.id(), Subject::Person(found.person_id), "end_role").with(role_detail(&ended));
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}
