//! Papers beside the draft document（関連資料）.

use super::{hold, note};
use crate::actions::bytes;
use crate::actions::cases::{NotDone, commit};
use crate::actions::papers::{NotAttached, Upload};
use crate::state::State;
use crate::store::{Failure, call_files, consultations, orphans};
use chrono::{DateTime, Utc};
use domain::calls::GuideFile;
use domain::consultations::Act;
use domain::filings::fitting_name;
use domain::folding::clean;
use domain::people::{FileId, Viewer};
use domain::problems::{Problem, Problems};
use serde_json::json;
use uuid::Uuid;

/// The field that holds the file.
const FILE: &str = "paper-guide";

/// Adds a paper.
///
/// # Errors
/// A missing name, a picture that cannot be cleaned, `NotFromHere`, `NotFound`, or the stores'.
pub async fn add(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    label: &str,
    upload: Upload,
    now: DateTime<Utc>,
) -> Result<(), NotAttached> {
    let label = clean(label);
    if label.is_empty() {
        state.files.discard(&upload.arrived).await;
        return Err(Problems::one("label", Problem::Missing).into());
    }
    // The bytes first: a row always has its bytes.
    let upload = bytes::keep_public(state, upload, FILE, now).await?;
    let mut tx = state.db.write().await?;
    let consultation = hold(&mut tx, viewer, slug).await?;
    consultation.allows(viewer, Act::Edit, now).map_err(Failure::from)?;
    let file = GuideFile {
        id: FileId(Uuid::now_v7()),
        call: consultation.call,
        label,
        name: fitting_name(&upload.name, upload.mime),
        bytes: i64::try_from(upload.arrived.bytes).unwrap_or(i64::MAX),
        mime: upload.mime.to_owned(),
        sha256: upload.arrived.sha256,
    };
    call_files::add(&mut tx, &file, now).await?;
    note(&mut tx, viewer, &consultation, json!({ "file": file.label, "sha256": file.sha256 }), now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes a paper away. One that is gone already is gone.
///
/// # Errors
/// `NotFromHere`, `NotFound`, or the store's.
pub async fn remove(state: &State, viewer: &Viewer, slug: &str, id: FileId, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let consultation = hold(&mut tx, viewer, slug).await?;
    consultation.allows(viewer, Act::Edit, now)?;
    let Some(file) = call_files::find(&mut tx, consultation.call, id).await? else { return Ok(()) };
    call_files::remove(&mut tx, consultation.call, id).await?;
    orphans::add(&mut tx, &file.sha256, now).await?;
    note(&mut tx, viewer, &consultation, json!({ "removed": file.label, "sha256": file.sha256 }), now).await?;
    Ok(commit(tx, state).await?)
}

/// Says that there are no papers beside the document, or takes that back.
///
/// # Errors
/// `NotFromHere`, `NotFound`, or the store's.
pub async fn declare_none(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    none: bool,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut consultation = hold(&mut tx, viewer, slug).await?;
    consultation.allows(viewer, Act::Edit, now)?;
    if consultation.particulars.no_materials == none {
        return Ok(());
    }
    consultation.particulars.no_materials = none;
    consultations::update(&mut tx, &consultation).await?;
    note(&mut tx, viewer, &consultation, json!({ "no_materials": none.to_string() }), now).await?;
    Ok(commit(tx, state).await?)
}
