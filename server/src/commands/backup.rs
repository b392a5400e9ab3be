//! `tomoni backup`, `verify`, `restore` and `migrate-to`（バックアップ・復元・引っ越し）.

use super::{make_data_dir, say, state};
use crate::backup::{self, Header, Place, Sums, archive, lock};
use crate::config::Settings;
use crate::files::Files;
use crate::store::Db;
use anyhow::{Context, ensure};
use clap::Args;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Where to write.
#[derive(Debug, Args)]
pub struct Take {
    /// Folder for the archive; otherwise that of `backup_dir`, or `backups` under `data_dir`
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
}

/// Which archive, and what opens it.
#[derive(Debug, Args)]
pub struct Archive {
    /// The archive
    file: PathBuf,
    /// File with the age key that opens it, where it was locked for keys
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

/// Takes a backup while the city goes on. Fails where an attached file is lost, after everything else was kept.
pub async fn take(settings: Settings, options: Take) -> anyhow::Result<()> {
    let folder = options.to.unwrap_or_else(|| settings.backup_folder_or_default());
    let lock = settings.backup_lock()?;
    let is_open = !lock.is_closed();
    let state = state(settings).await?;
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let (file, sums) = backup::take(&state, &folder, lock).await?;
    state.db.close().await;
    say(format_args!("{}: {}.", file.display(), contents(&sums)));
    if is_open {
        say("It is not encrypted (backup_passphrase or backup_recipients), so the key of the seal is not in it:");
        say(format_args!(
            "keep {} in another safe place.",
            state.settings.data_dir.join(crate::sealing::KEY_FILE).display()
        ));
    }
    ensure!(sums.missing.is_empty(), "attached files that are lost: {}", sums.missing.join(" "));
    Ok(())
}

/// Restores an archive into a scratch folder beside the data, and throws that away.
pub async fn verify(settings: Settings, archive: Archive) -> anyhow::Result<()> {
    make_data_dir(&settings)?;
    let keys = keys(&settings, &archive)?;
    let (header, sums) = backup::verify(&archive.file, keys, &settings.data_dir).await?;
    say(format_args!("{} can be restored: {}, {}.", archive.file.display(), told(&header), contents(&sums)));
    Ok(())
}

/// Restores an archive into the place that the settings name, which must be empty.
pub async fn restore(settings: Settings, archive: Archive) -> anyhow::Result<()> {
    make_data_dir(&settings)?;
    let keys = keys(&settings, &archive)?;
    let db = Db::connect(&settings.database()).await.context("the database does not open (database_url)")?;
    let files = Files::of(&settings).context("the place for attached files does not open (files, data_dir)")?;
    let place = Place { db, files: Some(files), data_dir: Some(settings.data_dir.clone()) };
    let (header, sums) = backup::restore(&archive.file, keys, &place).await?;
    place.db.close().await;
    say(format_args!("Restored: {}, {}. Every row was read again and is the same.", told(&header), contents(&sums)));
    if !settings.data_dir.join(crate::sealing::KEY_FILE).exists() {
        say(
            "The archive held no key: put seal.key back, or what is sealed (one-time codes, bank accounts) stays shut.",
        );
    }
    Ok(())
}

/// Copies the city into another, empty database.
pub async fn migrate_to(settings: Settings, address: &str) -> anyhow::Result<()> {
    let into = Db::connect(address).await.context("the other database does not open")?;
    let state = state(settings).await?;
    let sums = backup::copy(&state, into.clone()).await?;
    let engine = into.engine_name();
    into.close().await;
    state.db.close().await;
    say(format_args!(
        "{} rows in {} tables are in {engine} now; each was read again and is the same.",
        sums.rows(),
        sums.tables.len()
    ));
    say(
        "Attached files stay where they are. Set database_url and start again; what was written here meanwhile is not there.",
    );
    Ok(())
}

/// What is there before a migration changes it, in case that the new release does not please.
pub async fn before_migrating(settings: &Settings, db: &Db) -> anyhow::Result<()> {
    let versions = db.versions().await?;
    if versions.is_empty() || !db.lags(&versions) {
        return Ok(());
    }
    let files = Files::of(settings).context("the place for attached files does not open (files, data_dir)")?;
    let state = crate::state::State::new(db.clone(), crate::clock::Clock::System, settings.clone(), files);
    let folder = settings.backup_folder_or_default();
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let (file, _) =
        backup::take(&state, &folder, settings.backup_lock()?).await.context("the backup before migrating")?;
    tracing::info!(file = %file.display(), "backup taken before the database is changed");
    Ok(())
}

fn keys(settings: &Settings, archive: &Archive) -> anyhow::Result<lock::Keys> {
    let is_locked = archive.file.extension().is_some_and(|last| last == "age");
    let knows = archive.identity.is_some() || !settings.backup_passphrase.is_empty();
    if is_locked && !knows && std::io::stdin().is_terminal() {
        let asked = rpassword::prompt_password("Passphrase of the archive: ")?;
        return lock::Keys::of(&asked, None);
    }
    lock::Keys::of(&settings.backup_passphrase, archive.identity.as_deref())
}

fn told(header: &Header) -> String {
    let city = if header.city.is_empty() { "a city not yet set up" } else { &header.city };
    format!("{city} as of {} (Tomoni {}, {})", header.taken_at.format("%F %T UTC"), header.tomoni, header.engine)
}

fn contents(sums: &Sums) -> String {
    format!("{} rows in {} tables, {} files ({} bytes)", sums.rows(), sums.tables.len(), sums.files, sums.bytes)
}

/// The newest archive of a folder, for `tomoni check`.
pub fn newest(folder: &Path) -> std::io::Result<Option<(chrono::DateTime<chrono::Utc>, PathBuf)>> {
    Ok(archive::all(folder)?.pop())
}
