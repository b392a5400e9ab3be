//! Writing standard answers and putting them away（標準的な考え方）.

use super::cases::{NotDone, commit};
use crate::state::State;
use crate::store::{Tx, consultations, history, responses, standards};
use chrono::{DateTime, Utc};
use domain::answers::may_look;
use domain::answers::standards::{self as rules, KEEP_STANDARD, RETIRE_STANDARD, Standard, Typed};
use domain::consultations::Consultation;
use domain::history::{Entry, Subject};
use domain::people::{OrganisationId, StandardId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;

async fn find(tx: &mut Tx, viewer: &Viewer, slug: &str) -> Result<(Consultation, OrganisationId), NotDone> {
    let consultation = consultations::find_by_slug(tx, slug).await?.ok_or(Refusal::NotFound)?;
    let asked = responses::departments(tx, consultation.call).await?;
    may_look(viewer, &consultation, &asked)?;
    let department = rules::library(viewer, &consultation, &asked)?;
    Ok((consultation, department))
}

/// Adds a standard answer to the viewer's library: for this consultation alone, or for all of the department. The same id
/// twice is one. Field keys: `title`, `answer`, `class`.
///
/// # Errors
/// What can be mended, a rule's refusal, or the store's.
pub async fn add(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    id: StandardId,
    (typed, is_for_all): (&Typed, bool),
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let (consultation, department) = find(&mut tx, viewer, slug).await?;
    let Typed { title, answer, class } = rules::read(&consultation, typed).map_err(NotDone::Mend)?;
    if standards::find(&mut tx, id).await?.is_some() {
        return Ok(());
    }
    let call = (!is_for_all).then_some(consultation.call);
    let new = Standard { id, department, call, title, answer, class, version: 1, is_retired: false };
    standards::add(&mut tx, &new, by, now).await?;
    let entry = Entry::new(Some(by), Subject::Organisation(department.0), KEEP_STANDARD);
    history::append(&mut tx, &entry.with(json!({ "title": new.title, "version": 1 })), now).await?;
    Ok(commit(tx, state).await?)
}

/// A standard answer that the viewer may write.
async fn own(tx: &mut Tx, viewer: &Viewer, id: StandardId) -> Result<Standard, NotDone> {
    let (standard, _) = standards::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    if viewer.is_staff_of(standard.department) { Ok(standard) } else { Err(Refusal::NotFound.into()) }
}

/// Writes a standard answer anew. Answers that took their text from it keep what they say.
///
/// # Errors
/// What can be mended, `AlreadyThere` on `answer` where a colleague was faster, a rule's refusal, or the store's.
pub async fn change(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    (id, seen): (StandardId, i32),
    typed: &Typed,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let (consultation, _) = find(&mut tx, viewer, slug).await?;
    let before = own(&mut tx, viewer, id).await?;
    let Typed { title, answer, class } = rules::read(&consultation, typed).map_err(NotDone::Mend)?;
    let after = Standard { title, answer, class, version: seen + 1, ..before.clone() };
    if (&after.title, &after.answer, &after.class) == (&before.title, &before.answer, &before.class) {
        return Ok(());
    }
    if !standards::update(&mut tx, &after, seen, by, now).await? {
        return Err(NotDone::Mend(Problems::one("answer", Problem::AlreadyThere)));
    }
    let entry = Entry::new(Some(by), Subject::Organisation(after.department.0), KEEP_STANDARD)
        .with(json!({ "title": after.title, "version": after.version, "before": before.answer }));
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Puts a standard answer away, or takes it up again.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn retire(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    id: StandardId,
    is_retired: bool,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    find(&mut tx, viewer, slug).await?;
    let before = own(&mut tx, viewer, id).await?;
    if before.is_retired == is_retired {
        return Ok(());
    }
    let after = Standard { is_retired, version: before.version + 1, ..before.clone() };
    standards::update(&mut tx, &after, before.version, by, now).await?;
    let entry = Entry::new(Some(by), Subject::Organisation(after.department.0), RETIRE_STANDARD)
        .with(json!({ "title": after.title, "retired": is_retired }));
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}
