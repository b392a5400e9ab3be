//! Files of the guide, and talks before applying（要項のファイル・事前相談）.

use super::{hold, note};
use crate::actions::bytes;
use crate::actions::cases::{NotDone, commit};
use crate::actions::papers::{NotAttached, Upload};
use crate::state::State;
use crate::store::{Failure, call_files, orphans, talks};
use chrono::{DateTime, Utc};
use domain::calendar::{date_in_japan, parse_date};
use domain::calls::{Call, GuideFile, Phase};
use domain::filings::fitting_name;
use domain::folding::clean;
use domain::forms::Answers;
use domain::people::{FileId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;
use uuid::Uuid;

fn still_open(call: &Call, now: DateTime<Utc>) -> Result<(), Refusal> {
    match call.dates.phase(now) {
        Phase::Results | Phase::Cancelled => Err(Refusal::Frozen),
        _ => Ok(()),
    }
}

/// The field that holds the file.
const FILE: &str = "paper-guide";

/// Adds a file to the guide. A picture loses what the camera wrote beside it: everybody may get it.
///
/// # Errors
/// A missing name, a picture that cannot be cleaned, `Frozen`, `NotFound`, or the stores'.
pub async fn add_file(
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
    let call = hold(&mut tx, viewer, slug).await?;
    still_open(&call, now).map_err(Failure::from)?;
    let file = GuideFile {
        id: FileId(Uuid::now_v7()),
        call: call.id,
        label,
        name: fitting_name(&upload.name, upload.mime),
        bytes: i64::try_from(upload.arrived.bytes).unwrap_or(i64::MAX),
        mime: upload.mime.to_owned(),
        sha256: upload.arrived.sha256,
    };
    call_files::add(&mut tx, &file, now).await?;
    note(&mut tx, viewer, &call, "add_call_file", json!({ "label": file.label, "sha256": file.sha256 }), now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes a file out of the guide. One that is gone already is gone.
///
/// # Errors
/// `Frozen`, `NotFound`, or the store's.
pub async fn remove_file(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    id: FileId,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let call = hold(&mut tx, viewer, slug).await?;
    still_open(&call, now)?;
    let Some(file) = call_files::find(&mut tx, call.id, id).await? else { return Ok(()) };
    call_files::remove(&mut tx, call.id, id).await?;
    orphans::add(&mut tx, &file.sha256, now).await?;
    note(&mut tx, viewer, &call, "remove_call_file", json!({ "label": file.label, "sha256": file.sha256 }), now)
        .await?;
    Ok(commit(tx, state).await?)
}

/// Records a talk with a group: `group`, `day`, `note`.
///
/// # Errors
/// What is missing, `NotFound`, or the store's.
pub async fn record_talk(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut problems = Problems::none();
    let group = clean(typed.get("group"));
    if group.is_empty() {
        problems.add("group", Problem::Missing);
    }
    let text = typed.get("note");
    let length = text.chars().count();
    if length > 1000 {
        problems.add("note", Problem::TooLong { max: 1000, now: length });
    }
    let day = match typed.get("day") {
        "" => Err(Problem::Missing),
        text => parse_date(text).map_err(|_| Problem::NotADate),
    };
    let day = day.and_then(|day| if day > date_in_japan(now) { Err(Problem::NotADate) } else { Ok(day) });
    let day = day.map_err(|problem| problems.add("day", problem)).ok();
    let mut tx = state.db.write().await?;
    let call = hold(&mut tx, viewer, slug).await?;
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let day = problems.or(day).map_err(NotDone::Mend)?.unwrap_or_else(|| date_in_japan(now));
    talks::record(&mut tx, call.id, &group, day, text, by, now).await?;
    // Without the name: the journal outlives the years for which it may be kept.
    note(&mut tx, viewer, &call, "record_talk", json!({ "day": day.to_string() }), now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes the record of a talk back.
///
/// # Errors
/// `NotFound`, or the store's.
pub async fn remove_talk(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let call = hold(&mut tx, viewer, slug).await?;
    let known = talks::of_call(&mut tx, call.id).await?;
    let Some(talk) = known.into_iter().find(|talk| talk.id == id) else { return Ok(()) };
    talks::remove(&mut tx, call.id, id).await?;
    note(&mut tx, viewer, &call, "remove_talk", json!({ "day": talk.held_on.to_string() }), now).await?;
    Ok(commit(tx, state).await?)
}
