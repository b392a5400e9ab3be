//! The bytes of uploads: kept before a row refers to them, removed when none does any more（添付の実体）.

use super::papers::{NotAttached, Upload};
use crate::files::Arrived;
use crate::pictures;
use crate::state::State;
use crate::store::{Stored, attachments, orphans};
use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};
use domain::people::FileId;
use domain::problems::{Problem, Problems};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Keeps what has arrived, before the transaction that refers to it: a storage that takes its time holds nobody
/// else up. Until a row refers to the bytes they are nobody's, and the sweep takes them where none ever does.
///
/// # Errors
/// The stores'; then nothing was kept.
pub async fn keep(state: &State, arrived: &Arrived, now: DateTime<Utc>) -> Result<(), NotAttached> {
    let kept = async {
        belong_to_nobody(state, &arrived.sha256, now).await?;
        Ok(state.files.keep(arrived).await?)
    };
    let kept = kept.await;
    if kept.is_err() {
        state.files.discard(arrived).await;
    }
    kept
}

/// The same for a file that others than its owner may get: a picture loses what the camera wrote beside it.
///
/// # Errors
/// `PictureNotCleaned` for `field`, or the stores'.
pub async fn keep_public(
    state: &State,
    upload: Upload,
    field: &str,
    now: DateTime<Utc>,
) -> Result<Upload, NotAttached> {
    if !upload.mime.starts_with("image/") {
        keep(state, &upload.arrived, now).await?;
        return Ok(upload);
    }
    let read = state.files.read(&upload.arrived).await;
    state.files.discard(&upload.arrived).await;
    let Some(clean) = pictures::clean(upload.mime, &read?) else {
        return Err(Problems::one(field, Problem::PictureNotCleaned).into());
    };
    let mut arrived = upload.arrived;
    (arrived.sha256, arrived.bytes) = (hex::encode(Sha256::digest(&clean)), clean.len() as u64);
    belong_to_nobody(state, &arrived.sha256, now).await?;
    state.files.put(&arrived.sha256, Bytes::from(clean)).await?;
    Ok(Upload { paper: upload.paper, name: upload.name, mime: upload.mime, arrived })
}

async fn belong_to_nobody(state: &State, sha256: &str, now: DateTime<Utc>) -> Stored<()> {
    let mut tx = state.db.write().await?;
    orphans::add(&mut tx, sha256, now).await?;
    tx.commit().await
}

/// How long a file that was taken away before it was handed in can still be brought back by hand.
const REGRET: TimeDelta = TimeDelta::days(7);
/// How long bytes stay after their last row went: as long as an upload may take to refer to them again.
const GRACE: TimeDelta = TimeDelta::hours(1);
/// How old a broken upload is, at least, when it is cleared away.
const YOUNG: TimeDelta = TimeDelta::days(1);
/// Most files of one sweep.
const SWEEP: i64 = 200;

/// Removes the bytes that nothing refers to any more, and what is left of broken uploads. A job for every hour;
/// says how many went.
///
/// # Errors
/// The stores'; what is done stays done.
pub async fn sweep(state: &State, now: DateTime<Utc>) -> Result<usize, NotAttached> {
    let left_over = attachments::left_over(&mut state.db.read().await?, now - REGRET, SWEEP).await?;
    for file in left_over {
        let mut tx = state.db.write().await?;
        attachments::forget(&mut tx, file.id).await?;
        orphans::add(&mut tx, &file.sha256, now - REGRET).await?;
        tx.commit().await?;
    }
    let mut gone = 0;
    for sha256 in orphans::left_before(&mut state.db.read().await?, now - GRACE, SWEEP).await? {
        gone += usize::from(remove(state, &sha256, now).await?);
    }
    Ok(gone + state.files.remove_strays(now - YOUNG).await?)
}

/// Removes bytes of nobody. The note is taken out first: who brings the same bytes at this moment writes it anew,
/// and waits for that until these are gone.
async fn remove(state: &State, sha256: &str, now: DateTime<Utc>) -> Result<bool, NotAttached> {
    let mut tx = state.db.write().await?;
    if !orphans::take(&mut tx, sha256, now - GRACE).await? {
        return Ok(false);
    }
    let is_used = attachments::is_used(&mut tx, sha256, FileId(Uuid::nil())).await?;
    if !is_used && !state.files.remove(sha256, now - GRACE).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(!is_used)
}
