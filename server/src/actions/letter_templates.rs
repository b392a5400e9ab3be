//! Changing the text of an official letter: a new version each time（通知書のひな形を変える）.

use super::cases::{NotDone, commit};
use crate::state::State;
use crate::store::letter_templates::{self as store, Version};
use crate::store::{history, people};
use chrono::{DateTime, Utc};
use domain::history::{Entry, Subject};
use domain::official::{LetterKind, Template};
use domain::people::{OrganisationId, OrganisationKind, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;

/// Puts a text in force for a department's letters of a kind. The same text again changes nothing.
///
/// # Errors
/// The first fault of the text with its line, a refusal to others than the department's staff, or the store's.
pub async fn save(
    state: &State,
    viewer: &Viewer,
    department: OrganisationId,
    kind: LetterKind,
    text: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    if !viewer.is_staff_of(department) {
        return Err(Refusal::NotFound.into());
    }
    let text = text.replace("\r\n", "\n");
    check(kind, &text).map_err(NotDone::Mend)?;
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let found = people::organisation(&mut tx, department).await?;
    if found.is_none_or(|found| found.kind != OrganisationKind::Department) {
        return Err(Refusal::NotFound.into());
    }
    let before = store::latest(&mut tx, department, kind).await?;
    let same = before.as_ref().map_or(kind.usual_text(), |before| &before.text) == text;
    if same {
        return Ok(());
    }
    let version = before.map_or(1, |before| before.version.saturating_add(1));
    store::add(&mut tx, department, kind, &Version { version, text, made_by: by, made_at: now }).await?;
    let detail = json!({"kind": kind.code(), "version": version});
    let entry = Entry::new(Some(by), Subject::Organisation(department.0), "change_letter").with(detail);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Whether a text can be used: its faults as problems of the field `text`.
///
/// # Errors
/// Every fault, each with its line.
pub fn check(kind: LetterKind, text: &str) -> Result<Template, Problems> {
    Template::read(kind, text).map_err(|faults| {
        let mut problems = Problems::none();
        for fault in faults {
            problems.add("text", Problem::Said(fault.said()));
        }
        problems
    })
}
