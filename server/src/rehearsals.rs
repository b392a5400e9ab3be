//! The rehearsal（練習）: a whole city in a folder of its own beside the real data. It is opened when somebody comes, by
//! whichever process finds the folder, and is gone with it.
//!
//! Nothing here writes into the real city; its two entries in the journal are made by the action. What lies in the folder:
//! `rehearsal.json` (who began it, when), `clock` (seconds ahead of the real clock), `used` (the last hour somebody was
//! there), and database, files and key of the city.

use crate::config::Settings;
use crate::files::Files;
use crate::jobs;
use crate::seed::demo;
use crate::state::State;
use crate::store::city::City;
use crate::store::rehearsals::{Held, held};
use crate::store::{Db, StoreError};
use anyhow::Context;
use app::links;
use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};
use domain::keys::StaffRule;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// The folder under the real city's data; the others are on their way to it, or from it.
const FOLDER: &str = "rehearsal";
const COMING: &str = "rehearsal.new-";
const GOING: &str = "rehearsal.gone-";
const SHEET: &str = "rehearsal.json";
const CLOCK: &str = "clock";
const USED: &str = "used";
/// How long what is under way in it may take at its end.
const LEAVING: Duration = Duration::from_secs(10);

/// A rehearsal that cannot be made, opened or removed.
#[derive(Debug, thiserror::Error)]
#[error("rehearsal: {0:#}")]
pub struct RehearsalFailed(#[from] anyhow::Error);

/// Who began a rehearsal, and when by the real clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Tells it from one that came before.
    pub id: Uuid,
    /// When.
    pub begun_at: DateTime<Utc>,
    /// The name of who did.
    pub begun_by: String,
}

/// A rehearsal whose city is open in this process.
pub struct Rehearsal {
    /// Who began it.
    pub sheet: Sheet,
    /// Its city.
    pub state: State,
    /// Its pages, put together when the first of them is asked for.
    pub pages: OnceLock<Router>,
    stop: CancellationToken,
    work: JoinHandle<()>,
}

/// The place where a rehearsal lies, and the one that is open.
pub struct Rehearsals {
    data: PathBuf,
    open: Mutex<Option<Arc<Rehearsal>>>,
}

impl Rehearsals {
    /// Beside the data of a city.
    pub fn beside(data: &Path) -> Rehearsals {
        Rehearsals { data: data.to_owned(), open: Mutex::default() }
    }

    fn folder(&self) -> PathBuf {
        self.data.join(FOLDER)
    }

    /// Who began the present rehearsal; `None` when there is none.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn sheet(&self) -> Result<Option<Sheet>, RehearsalFailed> {
        let Some(text) = read(&self.folder().join(SHEET))? else { return Ok(None) };
        Ok(Some(serde_json::from_str(&text).context("rehearsal.json")?))
    }

    /// The present rehearsal, opened if it is not yet; another process may have begun, moved or ended it.
    ///
    /// # Errors
    /// Its city does not open.
    pub async fn find(&self, real: &State) -> Result<Option<Arc<Rehearsal>>, RehearsalFailed> {
        let mut open = self.open.lock().await;
        let sheet = self.sheet()?;
        if let Some(old) = open.take_if(|old| Some(&old.sheet) != sheet.as_ref()) {
            old.close().await;
        }
        let Some(sheet) = sheet else { return Ok(None) };
        if open.is_none() {
            let state = city(real, &self.folder()).await?;
            let stop = CancellationToken::new();
            let work = tokio::spawn(work(state.clone(), stop.clone()));
            *open = Some(Arc::new(Rehearsal { sheet, state, pages: OnceLock::new(), stop, work }));
        }
        if let Some(rehearsal) = &*open {
            rehearsal.state.clock.put_ahead(ahead(&self.folder())?);
        }
        Ok(open.clone())
    }

    /// Builds the city of a rehearsal, everything dated from now on; nobody can enter it yet.
    ///
    /// # Errors
    /// No room, or the invented data do not fit.
    pub async fn build(&self, real: &State, named: &City, by: &str) -> Result<Built, RehearsalFailed> {
        let built = Built { folder: self.data.join(format!("{COMING}{}", Uuid::now_v7())) };
        make_folder(&built.folder)?;
        let state = city(real, &built.folder).await?;
        let name = |name: &str| format!("{name}（練習）");
        let row = City { name: name(&named.name), mayor_title: name(&named.mayor_title), demo: true };
        Box::pin(demo::like(&state, row)).await?;
        jobs::once(&state).await?;
        state.db.close().await;
        let now = real.clock.now();
        let sheet = Sheet { id: Uuid::now_v7(), begun_at: now, begun_by: by.to_owned() };
        write(&built.folder.join(USED), &now.to_rfc3339())?;
        write(&built.folder.join(SHEET), &serde_json::to_string(&sheet).context("rehearsal.json")?)?;
        Ok(built)
    }

    /// Puts what was built into its place. `false` when somebody else was faster; then it is thrown away.
    ///
    /// # Errors
    /// The folder cannot be moved.
    pub fn put_up(&self, built: &Built) -> Result<bool, RehearsalFailed> {
        match fs::rename(&built.folder, self.folder()) {
            Ok(()) => Ok(true),
            Err(error) if matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists) => Ok(false),
            Err(error) => Err(anyhow::Error::new(error).context("the rehearsal cannot be put into its place").into()),
        }
    }

    /// What the present rehearsal holds; nothing is known of one that does not open.
    pub async fn held(&self, real: &State) -> Held {
        let counted = async {
            let Some(rehearsal) = self.find(real).await? else { return Ok(Held::default()) };
            let mut tx = rehearsal.state.db.read().await.context("its database")?;
            Ok::<_, RehearsalFailed>(held(&mut tx).await.context("its database")?)
        };
        counted.await.unwrap_or_else(|error| {
            tracing::warn!(%error, "what the rehearsal held could not be counted");
            Held::default()
        })
    }

    /// Closes the rehearsal and takes its folder out of the way: from now on there is none. `None` when there was none.
    ///
    /// # Errors
    /// The folder cannot be moved.
    pub async fn take_down(&self) -> Result<Option<Taken>, RehearsalFailed> {
        let mut open = self.open.lock().await;
        if let Some(old) = open.take() {
            old.close().await;
        }
        let taken = Taken { from: self.folder(), to: self.data.join(format!("{GOING}{}", Uuid::now_v7())) };
        match fs::rename(&taken.from, &taken.to) {
            Ok(()) => Ok(Some(taken)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(anyhow::Error::new(error).context("the rehearsal cannot be taken down").into()),
        }
    }

    /// Closes what is open, because the process ends. The rehearsal stays.
    pub async fn close(&self) {
        if let Some(old) = self.open.lock().await.take() {
            old.close().await;
        }
    }

    /// Notes that somebody is there; once an hour is enough.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn touch(&self, now: DateTime<Utc>) -> Result<(), RehearsalFailed> {
        if self.used_at()?.is_none_or(|used| now - used > TimeDelta::hours(1)) {
            write(&self.folder().join(USED), &now.to_rfc3339())?;
        }
        Ok(())
    }

    /// When somebody was there last.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn used_at(&self) -> Result<Option<DateTime<Utc>>, RehearsalFailed> {
        let Some(text) = read(&self.folder().join(USED))? else { return Ok(None) };
        Ok(DateTime::parse_from_rfc3339(text.trim()).ok().map(|at| at.to_utc()))
    }

    /// Removes what a killed process left behind, half built or half removed, for longer than a day.
    ///
    /// # Errors
    /// The folder cannot be read, or something cannot be removed.
    pub fn sweep(&self) -> Result<(), RehearsalFailed> {
        let Ok(entries) = fs::read_dir(&self.data) else { return Ok(()) };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let age = entry.metadata().and_then(|about| about.modified()).map(|at| at.elapsed().unwrap_or_default());
            let is_old = age.is_ok_and(|age| age > Duration::from_secs(24 * 3600));
            if is_old && (name.starts_with(COMING) || name.starts_with(GOING)) {
                fs::remove_dir_all(entry.path()).with_context(|| name)?;
            }
        }
        Ok(())
    }
}

impl Rehearsal {
    /// Ends its work and closes its database; whoever is still inside is told that it cannot be reached.
    async fn close(&self) {
        self.stop.cancel();
        let ended = async {
            while !self.work.is_finished() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            self.state.db.close().await;
        };
        if tokio::time::timeout(LEAVING, ended).await.is_err() {
            tracing::warn!("something in the rehearsal did not end in time and is cut off");
            self.work.abort();
        }
    }
}

/// A city that was built for a rehearsal; thrown away with it unless it was put into its place.
#[derive(Debug)]
pub struct Built {
    folder: PathBuf,
}

impl Drop for Built {
    fn drop(&mut self) {
        // Once it was put up, there is nothing at this place any more.
        if self.folder.exists()
            && let Err(error) = fs::remove_dir_all(&self.folder)
        {
            tracing::warn!(%error, folder = %self.folder.display(), "the sweep will remove it");
        }
    }
}

/// A rehearsal that was taken down.
#[derive(Debug)]
#[must_use = "it still lies on the disk"]
pub struct Taken {
    from: PathBuf,
    to: PathBuf,
}

impl Taken {
    /// Removes everything for good.
    pub fn remove(self) {
        if let Err(error) = fs::remove_dir_all(&self.to) {
            tracing::error!(%error, folder = %self.to.display(), "not all of the rehearsal is removed; the sweep tries again");
        }
    }

    /// Puts it back, because its end could not be written into the journal.
    pub fn put_back(self) {
        if let Err(error) = fs::rename(&self.to, &self.from) {
            tracing::error!(%error, folder = %self.to.display(), "the rehearsal cannot be put back");
        }
    }
}

/// Keeps how far the clock of a rehearsal's city is ahead, for the next start and for other processes.
///
/// # Errors
/// The folder cannot be written.
pub fn keep_clock(city: &State) -> Result<(), RehearsalFailed> {
    let ahead = (city.clock.now() - city.clock.real().now()).num_seconds();
    write(&city.settings.data_dir.join(CLOCK), &ahead.to_string())
}

fn ahead(folder: &Path) -> Result<TimeDelta, RehearsalFailed> {
    let Some(text) = read(&folder.join(CLOCK))? else { return Ok(TimeDelta::zero()) };
    Ok(TimeDelta::seconds(text.trim().parse().context("clock")?))
}

/// Opens the city that lies in a folder.
async fn city(real: &State, folder: &Path) -> Result<State, RehearsalFailed> {
    let settings = settings(&real.settings, folder)?;
    let opened = async {
        let db = Db::connect(&settings.database()).await?;
        db.migrate().await?;
        Ok::<_, StoreError>(db)
    };
    let db = opened.await.context("its database does not open")?;
    let files = Files::of(&settings).context("its folder for files does not open")?;
    let clock = real.clock.clone().ahead(ahead(folder)?);
    Ok(real.beside(db, clock, settings, files))
}

/// The settings of its city: what the real one has in common with it, and nothing by which it could reach the world.
fn settings(real: &Settings, folder: &Path) -> Result<Settings, RehearsalFailed> {
    Ok(Settings {
        data_dir: folder.to_owned(),
        public_url: real.absolute(links::REHEARSAL).parse().context("public_url")?,
        staff_second_factor: StaffRule::Optional,
        client_address_header: real.client_address_header.clone(),
        mail_from: real.mail_from.clone(),
        digest_hour: real.digest_hour,
        ..Settings::default()
    })
}

/// The work of its city. The box ends a circle: the jobs of the real city open rehearsals.
fn work(state: State, stop: CancellationToken) -> BoxFuture<'static, ()> {
    Box::pin(jobs::run(state, stop))
}

fn make_folder(folder: &Path) -> Result<(), RehearsalFailed> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    Ok(made.with_context(|| format!("{} cannot be made", folder.display()))?)
}

fn read(path: &Path) -> Result<Option<String>, RehearsalFailed> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(anyhow::Error::new(error).context(path.display().to_string()).into()),
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, text: &str) -> Result<(), RehearsalFailed> {
    let unfinished = path.with_extension("tmp");
    let written = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, path));
    Ok(written.with_context(|| path.display().to_string())?)
}
