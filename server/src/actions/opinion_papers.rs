//! Files with an opinion（意見に添えるファイル）: brought while it is written, added and taken away until the close.

use super::bytes::keep;
use super::cases::{NotDone, commit};
use super::opinion_drafts::{Draft, KEPT_DAYS, files_hash};
use super::opinions::{By, Held, held};
use super::papers::{NotAttached, Upload};
use crate::state::State;
use crate::store::opinion_files::{FILE, OpinionFile};
use crate::store::{Failure, Stored, Tx, Write, history, opinion_draft_files, opinion_files, opinions};
use chrono::{DateTime, TimeDelta, Utc};
use domain::consultations::Consultation;
use domain::filings::fitting_name;
use domain::history::{Entry, Subject};
use domain::opinions::{FileRule, OPINION_FILED, Opinion, Validity, may_change, may_write};
use domain::people::Viewer;
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;
use uuid::Uuid;

/// The field of the file.
pub const FIELD: &str = "paper-opinion";

fn rule_of(consultation: &Consultation) -> Result<FileRule, Refusal> {
    consultation.particulars.file_rule().ok_or(Refusal::NotFound)
}

fn mend(problem: Problem) -> NotAttached {
    Problems::one(FIELD, problem).into()
}

fn file(upload: Upload, now: DateTime<Utc>) -> OpinionFile {
    OpinionFile {
        id: Uuid::now_v7(),
        kind: FILE.to_owned(),
        name: fitting_name(&upload.name, upload.mime),
        bytes: i64::try_from(upload.arrived.bytes).unwrap_or(i64::MAX),
        mime: upload.mime.to_owned(),
        sha256: upload.arrived.sha256,
        added_at: now,
        removed_at: None,
    }
}

/// Asks the rule, and throws the bytes away that do not fit before they are kept.
async fn fits(state: &State, rule: FileRule, files: &[OpinionFile], upload: &Upload) -> Result<(), NotAttached> {
    let there = files.iter().filter(|file| file.is_present()).count();
    let fits = rule.fits(there, files.len(), upload.arrived.bytes);
    if fits.is_err() {
        state.files.discard(&upload.arrived).await;
    }
    fits.map_err(mend)
}

/// Brings a file to an opinion that is being written. The same bytes twice are there once.
///
/// # Errors
/// Too many or too large, `CallNotOpen`, `NotFound` where no files are taken, or the stores'.
pub async fn bring(
    state: &State,
    consultation: &Consultation,
    draft: &Draft,
    upload: Upload,
    now: DateTime<Utc>,
) -> Result<(), NotAttached> {
    let rule = rule_of(consultation).map_err(Failure::from)?;
    may_write(consultation, now).map_err(Failure::from)?;
    let hash = files_hash(draft);
    let there = opinion_draft_files::of(&mut state.db.read().await?, &hash).await?;
    if there.iter().any(|file| file.sha256 == upload.arrived.sha256) {
        state.files.discard(&upload.arrived).await;
        return Ok(());
    }
    fits(state, rule, &there, &upload).await?;
    // The bytes first: a row always has its bytes.
    keep(state, &upload.arrived, now).await?;
    let mut tx = state.db.write().await?;
    // Two windows may have brought one each meanwhile.
    let there = opinion_draft_files::of(&mut tx, &hash).await?;
    rule.fits(there.len(), there.len(), upload.arrived.bytes).map_err(mend)?;
    let expires_at = now + TimeDelta::days(KEPT_DAYS);
    opinion_draft_files::add(&mut tx, &hash, consultation.call, &file(upload, now), expires_at).await?;
    Ok(tx.commit().await?)
}

/// Takes a file off an opinion that is being written. One that is gone already is gone.
///
/// # Errors
/// The store's.
pub async fn leave_out(state: &State, draft: &Draft, file: Uuid, now: DateTime<Utc>) -> Stored<()> {
    let mut tx = state.db.write().await?;
    opinion_draft_files::remove(&mut tx, &files_hash(draft), file, now).await?;
    tx.commit().await
}

/// The files of an opinion that is being written.
///
/// # Errors
/// The store's.
pub async fn of_draft(tx: &mut Tx, draft: &Draft) -> Stored<Vec<OpinionFile>> {
    opinion_draft_files::of(tx, &files_hash(draft)).await
}

/// The files that an opinion has now, without scans and without what its author took away.
///
/// # Errors
/// The store's.
pub async fn of_opinion(tx: &mut Tx, opinion: &Opinion) -> Stored<Vec<OpinionFile>> {
    let files = opinion_files::of(tx, opinion.id).await?;
    Ok(files.into_iter().filter(OpinionFile::is_present).collect())
}

/// Takes the turn on an opinion that its author may still change.
async fn hold(tx: &mut Write, viewer: &Viewer, by: &By, now: DateTime<Utc>) -> Result<Held, Failure> {
    let seen = held(tx, viewer, by).await?;
    opinions::hold(tx, &seen.opinion.number).await?;
    let held = held(tx, viewer, by).await?;
    may_change(&held.opinion, &held.consultation, now)?;
    Ok(held)
}

/// What was judged is judged anew: the judgement was made without this.
async fn note(
    tx: &mut Write,
    viewer: &Viewer,
    opinion: &Opinion,
    detail: serde_json::Value,
    now: DateTime<Utc>,
) -> Stored<()> {
    if matches!(opinion.validity, Validity::Valid | Validity::OutOfScope | Validity::Invalid) {
        opinions::judge(tx, opinion.id, opinion.validity, Validity::Received, "").await?;
    }
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_FILED).with(detail);
    history::append(tx, &entry, now).await.map(drop)
}

/// Adds a file to an opinion that was handed in. The same bytes twice are there once.
///
/// # Errors
/// Too many or too large, a rule's refusal, or the stores'.
pub async fn add(
    state: &State,
    viewer: &Viewer,
    by: &By,
    upload: Upload,
    now: DateTime<Utc>,
) -> Result<(), NotAttached> {
    let mut tx = state.db.read().await?;
    let seen = held(&mut tx, viewer, by).await?;
    let rule = rule_of(&seen.consultation).map_err(Failure::from)?;
    let there = opinion_files::of(&mut tx, seen.opinion.id).await?;
    drop(tx);
    fits(state, rule, &there, &upload).await?;
    keep(state, &upload.arrived, now).await?;
    let mut tx = state.db.write().await?;
    let Held { opinion, .. } = hold(&mut tx, viewer, by, now).await?;
    let there = opinion_files::of(&mut tx, opinion.id).await?;
    let present: Vec<&OpinionFile> = there.iter().filter(|file| file.is_present()).collect();
    if present.iter().any(|file| file.sha256 == upload.arrived.sha256) {
        return Ok(());
    }
    rule.fits(present.len(), there.len(), upload.arrived.bytes).map_err(mend)?;
    let file = file(upload, now);
    opinion_files::add(&mut tx, opinion.id, &file).await?;
    note(&mut tx, viewer, &opinion, json!({ "added": file.name, "sha256": file.sha256 }), now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes a file off an opinion that was handed in. It stays on record, marked, as a version before a correction does.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn take_back(state: &State, viewer: &Viewer, by: &By, file: Uuid, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let Held { opinion, .. } = hold(&mut tx, viewer, by, now).await?;
    if opinion_files::take_back(&mut tx, opinion.id, file, now).await? {
        note(&mut tx, viewer, &opinion, json!({ "taken_back": file.to_string() }), now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}
