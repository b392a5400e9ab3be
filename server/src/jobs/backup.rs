//! Backs the city up every night, rehearses the restoring, and lets old archives go（毎日のバックアップ）.

use crate::backup::{self, archive, lock};
use crate::state::State;
use crate::store::backups::{self, Backup};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use domain::backups::{LOST_AFTER, due_day, superseded};
use metrics::gauge;
use std::path::Path;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often it looks whether the hour has come.
const EVERY: Duration = Duration::from_secs(60);

/// Looks every minute, if the settings name a folder.
pub async fn run(state: State, stop: CancellationToken) {
    // What is practised is not kept.
    let Some(folder) = state.settings.backup_folder().filter(|_| !state.is_rehearsal) else { return };
    while !stop.is_cancelled() {
        if let Err(error) = round(&state, &folder).await {
            tracing::error!("backup: {error:#}");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Takes today's backup if it is due and nobody else has. Says whether it did.
///
/// # Errors
/// The store's. What goes wrong with the backup itself is noted, logged and tried again after some hours.
pub async fn round(state: &State, folder: &Path) -> anyhow::Result<bool> {
    let now = state.clock.now();
    measure(state, now).await?;
    let Some(day) = due_day(now, state.settings.backup_hour) else { return Ok(false) };
    let mut tx = state.db.write().await?;
    let is_ours = backups::claim(&mut tx, day, now, now - LOST_AFTER).await?;
    tx.commit().await?;
    if !is_ours {
        return Ok(false);
    }
    let noted = match take(state, folder, day, now).await {
        Ok(noted) => noted,
        Err(error) => {
            tracing::error!("the backup of {day} failed: {error:#}");
            Backup { problem: Some(format!("{error:#}")), ..begun(day, now) }
        }
    };
    let mut tx = state.db.write().await?;
    backups::note(&mut tx, &noted).await?;
    tx.commit().await?;
    if noted.ended_at.is_some() {
        clear(state, folder, now).await?;
    }
    measure(state, now).await?;
    Ok(true)
}

fn begun(day: NaiveDate, now: DateTime<Utc>) -> Backup {
    Backup { day, begun_at: now, ended_at: None, rehearsed_at: None, file: None, problem: None }
}

async fn take(state: &State, folder: &Path, day: NaiveDate, now: DateTime<Utc>) -> anyhow::Result<Backup> {
    tokio::fs::create_dir_all(folder).await.with_context(|| folder.display().to_string())?;
    let (file, sums) = backup::take(state, folder, state.settings.backup_lock()?).await?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let problem = (!sums.missing.is_empty()).then(|| {
        let problem =
            format!("{} attached files are not in the storage: {}", sums.missing.len(), sums.missing.join(" "));
        tracing::error!("backup: {problem}");
        problem
    });
    let keys = lock::Keys::of(&state.settings.backup_passphrase, None)?;
    let can_open = state.settings.backup_recipients.is_empty();
    let rehearsed_at = if can_open {
        backup::verify(&file, keys, folder).await.context("the backup was written, but cannot be restored")?;
        Some(state.clock.now())
    } else {
        None // only the holders of the keys can: `tomoni verify --identity`
    };
    tracing::info!(file = %file.display(), rows = sums.rows(), files = sums.files, rehearsed = can_open, "backup taken");
    Ok(Backup { ended_at: Some(state.clock.now()), rehearsed_at, file: name, problem, ..begun(day, now) })
}

async fn clear(state: &State, folder: &Path, now: DateTime<Utc>) -> anyhow::Result<()> {
    let found = archive::all(folder)?;
    let moments: Vec<_> = found.iter().map(|(at, _)| *at).collect();
    let gone = superseded(&moments, now, state.settings.backup_keep_days, state.settings.backup_keep_months);
    for (at, file) in found {
        if !gone.contains(&at) {
            continue;
        }
        tokio::fs::remove_file(&file).await.with_context(|| file.display().to_string())?;
        tracing::info!(file = %file.display(), "an old backup is gone");
    }
    Ok(())
}

/// How old the newest whole backup is: what an alarm watches.
async fn measure(state: &State, now: DateTime<Utc>) -> anyhow::Result<()> {
    let last = backups::last(&mut state.db.read().await?, 30).await?;
    if let Some(ended_at) = last.iter().find_map(|backup| backup.ended_at) {
        gauge!("tomoni_backup_age_seconds").set((now - ended_at).num_seconds() as f64);
    }
    Ok(())
}
