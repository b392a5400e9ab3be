//! Groups: registering, changing what they say of themselves, and the papers they keep（団体の登録・情報・書類）.

use super::bytes;
use super::cases::{NotDone, commit};
use super::papers::{NotAttached, Upload};
use crate::mail::groups as letters;
use crate::state::State;
use crate::store::{
    Failure, Stored, Write, case_search, districts, group_files, groups, history, members, orphans, people, search,
};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::filings::fitting_name;
use domain::folding::{clean_multiline, fold};
use domain::groups::{CheckedGroup, GROUP_FILES_MAX, Group, GroupFile, GroupForm, GroupPaper, ProfileForm, may_edit};
use domain::history::{Entry, Subject};
use domain::people::{Membership, Organisation, OrganisationId, Role, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::paper_field;
use serde_json::json;
use uuid::Uuid;

/// Registers a group with the viewer as its head. Pressed twice, or registered under the same name before,
/// it leads to the one that is there.
///
/// # Errors
/// Problems of the form, or the store's.
pub async fn register(
    state: &State,
    viewer: &Viewer,
    form: &GroupForm,
    now: DateTime<Utc>,
) -> Result<OrganisationId, NotDone> {
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    people::lock(&mut tx, person).await?;
    let checked = check(&mut tx, form).await?;
    let today = date_in_japan(now);
    let mine = people::groups_of(&mut tx, person, today).await?;
    let same = |known: &&Organisation| known.kind == checked.kind && fold(&known.name) == fold(&checked.name);
    if let Some(known) = mine.iter().find(same) {
        return Ok(known.id);
    }
    let id = OrganisationId(Uuid::now_v7());
    let organisation = Organisation { id, kind: checked.kind, name: checked.name.clone(), email: None, phone: None };
    people::add_organisation(&mut tx, &organisation, now).await?;
    let membership = Membership { organisation: id, role: Role::Representative, from: today, until: None };
    members::join(&mut tx, person, &membership).await?;
    let group = changed(Group::named(organisation), checked);
    keep(&mut tx, &group, now).await?;
    remember(&mut tx, viewer, id, "register_group", now).await?;
    commit(tx, state).await?;
    Ok(id)
}

/// Checks a form; the district must be one of the city's.
async fn check(tx: &mut Write, form: &GroupForm) -> Result<CheckedGroup, NotDone> {
    let checked = form.check().map_err(NotDone::Mend)?;
    let known = districts::all(tx).await?;
    if checked.district.is_some_and(|id| known.find(id).is_none()) {
        return Err(NotDone::Mend(Problems::one("district", Problem::NotAChoice)));
    }
    Ok(checked)
}

fn changed(group: Group, checked: CheckedGroup) -> Group {
    let organisation = Organisation { name: checked.name, kind: checked.kind, ..group.organisation };
    Group { organisation, facts: checked.facts, district: checked.district, profile: group.profile }
}

/// Writes a group down, and what it can be found by.
///
/// # Errors
/// The store's.
pub async fn keep(tx: &mut Write, group: &Group, now: DateTime<Utc>) -> Stored<()> {
    groups::save(tx, group, now).await?;
    case_search::write_group(tx, group.organisation.id).await?;
    write_down(tx, group).await
}

/// Writes down what a group is found by in the directory, if it wants to be.
///
/// # Errors
/// The store's.
pub async fn write_down(tx: &mut Write, group: &Group) -> Stored<()> {
    let id = group.organisation.id.0;
    if !group.profile.published {
        return search::remove(tx, search::Kind::Group, id).await;
    }
    let district = match group.district {
        Some(district) => districts::all(tx).await?.full_name(district),
        None => String::new(),
    };
    search::put(tx, search::Kind::Group, id, &group.searchable(&district)).await
}

/// Takes a public profile down, for a reason that the group is told.
///
/// # Errors
/// A missing reason, `NotPermitted`, `NotFound` where it is not shown, or the store's.
pub async fn hide(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    if !viewer.is_staff() {
        return Err(Refusal::NotPermitted.into());
    }
    let reason = clean_multiline(reason);
    if reason.is_empty() {
        return Err(NotDone::Mend(Problems::one("reason", Problem::Missing)));
    }
    let mut tx = state.db.write().await?;
    groups::lock(&mut tx, id).await?;
    let found = groups::find(&mut tx, id).await?.filter(|group| group.profile.published);
    let mut group = found.ok_or(Refusal::NotFound)?;
    group.profile.published = false;
    keep(&mut tx, &group, now).await?;
    let entry = Entry::new(viewer.id(), Subject::Organisation(id.0), "take_group_down").because(reason.as_str());
    history::append(&mut tx, &entry, now).await?;
    for head in people::holders(&mut tx, id, Role::Representative, date_in_japan(now)).await? {
        letters::hidden(&mut tx, state, &head, &group.organisation, &reason, now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// What happened to a group, without a word of what people typed: the journal is kept for good.
pub(super) async fn remember(
    tx: &mut Write,
    viewer: &Viewer,
    group: OrganisationId,
    action: &'static str,
    now: DateTime<Utc>,
) -> Stored<()> {
    history::append(tx, &Entry::new(viewer.id(), Subject::Organisation(group.0), action), now).await?;
    Ok(())
}

/// The group of the viewer, with its turn taken until the end of the transaction.
pub(super) async fn hold(tx: &mut Write, viewer: &Viewer, id: OrganisationId) -> Result<Group, Failure> {
    may_edit(viewer, id)?;
    groups::lock(tx, id).await?;
    Ok(groups::find(tx, id).await?.ok_or(Refusal::NotFound)?)
}

/// Changes what a group says of itself.
///
/// # Errors
/// Problems of the form, `NotFound`, or the store's.
pub async fn edit(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    form: &GroupForm,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let before = hold(&mut tx, viewer, id).await?;
    let after = changed(before.clone(), check(&mut tx, form).await?);
    if after != before {
        still_shown(&after)?;
        keep(&mut tx, &after, now).await?;
        remember(&mut tx, viewer, id, "edit_group", now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}

/// A group in the directory cannot take its purpose away.
fn still_shown(group: &Group) -> Result<(), NotDone> {
    let checked = ProfileForm::of(&group.profile).check(group);
    checked.map(drop).map_err(|_| NotDone::Mend(Problems::one("purpose", Problem::Missing)))
}

/// Changes what the public sees of a group.
///
/// # Errors
/// Problems of the form, `NotFound`, or the store's.
pub async fn edit_profile(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    form: &ProfileForm,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut group = hold(&mut tx, viewer, id).await?;
    let profile = form.check(&group).map_err(NotDone::Mend)?;
    if profile == group.profile {
        return Ok(());
    }
    let action = match (group.profile.published, profile.published) {
        (false, true) => "publish_group",
        (true, false) => "hide_group",
        _ => "edit_group_profile",
    };
    group.profile = profile;
    keep(&mut tx, &group, now).await?;
    remember(&mut tx, viewer, id, action, now).await?;
    Ok(commit(tx, state).await?)
}

/// Keeps a paper with a group. The same file for the same paper twice is kept once.
///
/// # Errors
/// An unknown paper, too many files, `NotFound`, or the stores'.
pub async fn attach(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    upload: Upload,
    now: DateTime<Utc>,
) -> Result<(), NotAttached> {
    may_edit(viewer, id).map_err(Failure::from)?;
    let field = paper_field(&upload.paper);
    let mend = |problem| NotAttached::from(Problems::one(field.as_str(), problem));
    let paper = GroupPaper::from_code(&upload.paper).ok_or_else(|| mend(Problem::NotAPaper))?;
    // The bytes first: a row always has its bytes.
    bytes::keep(state, &upload.arrived, now).await?;
    let mut tx = state.db.write().await?;
    hold(&mut tx, viewer, id).await?;
    let files = group_files::of_group(&mut tx, id).await?;
    if files.iter().any(|file| file.paper == paper && file.sha256 == upload.arrived.sha256) {
        return Ok(());
    }
    if files.len() >= GROUP_FILES_MAX {
        return Err(mend(Problem::TooManyFiles { max: GROUP_FILES_MAX }));
    }
    let file = GroupFile {
        id: Uuid::now_v7(),
        group: id,
        paper,
        name: fitting_name(&upload.name, upload.mime),
        bytes: i64::try_from(upload.arrived.bytes).unwrap_or(i64::MAX),
        mime: upload.mime.to_owned(),
        sha256: upload.arrived.sha256,
        added_at: now,
    };
    group_files::add(&mut tx, &file).await?;
    let detail = json!({ "paper": paper.code(), "sha256": file.sha256 });
    let entry = Entry::new(viewer.id(), Subject::Organisation(id.0), "keep_group_paper").with(detail);
    history::append(&mut tx, &entry, now).await?;
    commit(tx, state).await?;
    Ok(())
}

/// Takes a paper away. One that is gone already is gone.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn remove_paper(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    file: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    hold(&mut tx, viewer, id).await?;
    if let Some(kept) = group_files::of_group(&mut tx, id).await?.into_iter().find(|kept| kept.id == file) {
        group_files::remove(&mut tx, id, file).await?;
        orphans::add(&mut tx, &kept.sha256, now).await?;
        remember(&mut tx, viewer, id, "remove_group_paper", now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}

/// A paper of a group that the viewer acts for.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn paper(state: &State, viewer: &Viewer, id: OrganisationId, file: Uuid) -> Result<GroupFile, Failure> {
    may_edit(viewer, id)?;
    let files = group_files::of_group(&mut state.db.read().await?, id).await?;
    Ok(files.into_iter().find(|kept| kept.id == file).ok_or(Refusal::NotFound)?)
}
