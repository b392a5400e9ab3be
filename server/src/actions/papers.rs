//! Attaching files to a draft, taking them away, and handing them out（書類の添付）.

use super::bytes;
use super::cases::{NotDone, commit};
use super::drafts::hold_open;
use super::views;
use crate::files::Arrived;
use crate::state::State;
use crate::store::proposals::Whole;
use crate::store::{Failure, Stored, Write, attachments, filings, submissions};
use chrono::{DateTime, Utc};
use domain::filings::{Attachment, CASE_FILES_MAX, FilingKind, fitting_name};
use domain::people::{FileId, SubmissionId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::paper_field;
use uuid::Uuid;

/// A file that arrived whole and whose bytes were looked at.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Key of the paper.
    pub paper: String,
    /// The name it had on the person's device.
    pub name: String,
    /// What the bytes are.
    pub mime: &'static str,
    /// The bytes.
    pub arrived: Arrived,
}

/// Why a file was not attached.
#[derive(Debug, thiserror::Error)]
pub enum NotAttached {
    /// A rule said no, the form must be mended, or the store failed.
    #[error(transparent)]
    NotDone(#[from] NotDone),
    /// The bytes could not be kept.
    #[error("file store: {0}")]
    Files(#[from] object_store::Error),
}

impl From<Failure> for NotAttached {
    fn from(failure: Failure) -> Self {
        NotAttached::NotDone(failure.into())
    }
}

impl From<crate::store::StoreError> for NotAttached {
    fn from(error: crate::store::StoreError) -> Self {
        NotAttached::NotDone(error.into())
    }
}

impl From<Problems> for NotAttached {
    fn from(problems: Problems) -> Self {
        NotAttached::NotDone(NotDone::Mend(problems))
    }
}

/// Attaches a file. The same file for the same paper twice is attached once.
///
/// # Errors
/// A paper that is not asked for, too many bytes in all, `CallNotOpen`, or the stores'.
pub async fn attach(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    upload: Upload,
    now: DateTime<Utc>,
) -> Result<(), NotAttached> {
    // The bytes first: a row always has its bytes.
    bytes::keep(state, &upload.arrived, now).await?;
    let mut tx = state.db.write().await?;
    let whole = hold_open(&mut tx, viewer, id, now).await?;
    let field = paper_field(&upload.paper);
    let mend = |problem| NotAttached::from(Problems::one(field.as_str(), problem));
    if !whole.proposal.papers().iter().any(|paper| paper.key == upload.paper) {
        return Err(mend(Problem::NotAPaper));
    }
    if !whole.proposal.is_unlocked(&field) {
        return Err(NotDone::from(Refusal::NotMarked).into());
    }
    let files = &whole.proposal.files;
    if files.iter().any(|file| file.paper == upload.paper && file.sha256 == upload.arrived.sha256) {
        return Ok(());
    }
    let size = i64::try_from(upload.arrived.bytes).unwrap_or(i64::MAX);
    let total = files.iter().map(|file| file.bytes).sum::<i64>().saturating_add(size);
    if total > i64::try_from(CASE_FILES_MAX).unwrap_or(i64::MAX) {
        return Err(mend(Problem::FilesTooLarge { max: CASE_FILES_MAX / (1024 * 1024) }));
    }
    let file = Attachment {
        id: FileId(Uuid::now_v7()),
        submission: id,
        paper: upload.paper,
        name: fitting_name(&upload.name, upload.mime),
        bytes: size,
        mime: upload.mime.to_owned(),
        sha256: upload.arrived.sha256,
        added_at: now,
    };
    attachments::add(&mut tx, &file, whole.filing.version).await?;
    touch(&mut tx, &whole, now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes a file away. One that is gone already is gone.
///
/// # Errors
/// `NotFound`, `CallNotOpen`, `NotNow` after submission, or the store's.
pub async fn remove(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    file: FileId,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let whole = hold_open(&mut tx, viewer, id, now).await?;
    if let Some(attached) = whole.proposal.files.iter().find(|attached| attached.id == file) {
        if !whole.proposal.is_unlocked(&paper_field(&attached.paper)) {
            return Err(Refusal::NotMarked.into());
        }
        attachments::remove(&mut tx, id, file, whole.filing.version, now).await?;
        touch(&mut tx, &whole, now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}

async fn touch(tx: &mut Write, whole: &Whole, now: DateTime<Utc>) -> Stored<()> {
    filings::save(tx, whole.filing.id, &whole.proposal.answers, now).await
}

/// A file that the viewer may read. That staff looked into an applicant's papers is remembered.
///
/// # Errors
/// `NotFound` for everybody who may not know of it, or the store's.
pub async fn read(state: &State, viewer: &Viewer, id: FileId, now: DateTime<Utc>) -> Result<Attachment, Failure> {
    let mut tx = state.db.read().await?;
    let file = attachments::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let case = submissions::find(&mut tx, file.submission).await?.ok_or(Refusal::NotFound)?;
    if !case.is_readable_by(viewer) {
        return Err(Refusal::NotFound.into());
    }
    // What is attached to a correction is nobody's but its writer's before it is handed in.
    let kind = attachments::kind_of(&mut tx, file.id).await?.unwrap_or(FilingKind::Application);
    let last = filings::latest_final(&mut tx, case.id, kind).await?;
    let handed_in = match last {
        Some(filing) => attachments::is_handed_in(&mut tx, file.id, filing.version).await?,
        None => false,
    };
    drop(tx);
    if !case.is_written_by(viewer) && !handed_in {
        return Err(Refusal::NotFound.into());
    }
    if !case.is_of(viewer) {
        views::note(state, viewer, case.id, now).await?;
    }
    Ok(file)
}
