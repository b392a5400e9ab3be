//! What every request and every job has at hand（共有の状態）.

use crate::clock::Clock;
use crate::config::Settings;
use crate::files::Files;
use crate::paper::Press;
use crate::passkeys::Site;
use crate::passwords::Passwords;
use crate::rehearsals::Rehearsals;
use crate::sealing::Sealing;
use crate::setup::SetupDoor;
use crate::store::city::City;
use crate::store::{Db, Stored, city, look};
use crate::web::limits::Limits;
use chrono::{DateTime, Utc};
use domain::look::Look;
use std::sync::{Arc, RwLock};

/// What every page wears, in the second in which it was read and until this process writes.
#[derive(Debug, Clone)]
struct Known {
    city: Arc<City>,
    look: Arc<Look>,
    moment: Moment,
}

/// What has to be the same for a page of the public to be the same: the second, because pages tell what is open and how
/// many days are left, and what this process has written. Another process on the same database is seen a second later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    second: DateTime<Utc>,
    writes: u64,
}

/// Shared by all; cloning is cheap.
#[derive(Clone)]
pub struct State {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The settings this process was started with.
    pub settings: Arc<Settings>,
    /// Where the bytes of attached files lie.
    pub files: Files,
    /// Hashing of passwords, off the async threads.
    pub passwords: Passwords,
    /// The seal on secrets in the database.
    pub sealing: Sealing,
    /// The site that passkeys belong to; `None` where the address has no name.
    pub site: Option<Site>,
    /// Makes PDF of official letters.
    pub press: Press,
    /// Limits on tries.
    pub limits: Arc<Limits>,
    /// Wakes the mail worker when a letter was written.
    pub wake_mail: Arc<tokio::sync::Notify>,
    /// The door to the set-up page.
    pub setup: Arc<SetupDoor>,
    /// The rehearsal beside this city.
    pub rehearsals: Arc<Rehearsals>,
    /// Whether this is the city of a rehearsal itself.
    pub is_rehearsal: bool,
    known: Arc<RwLock<Option<Known>>>,
}

impl State {
    /// Puts the state together.
    pub fn new(db: Db, clock: Clock, settings: Settings, files: Files) -> State {
        State {
            db,
            clock,
            press: Press::new(&settings.letter_font),
            passwords: Passwords::new(settings.hashing_threads),
            sealing: Sealing::of(&settings.data_dir),
            rehearsals: Arc::new(Rehearsals::beside(&settings.data_dir)),
            is_rehearsal: false,
            site: Site::of(&settings.public_url),
            settings: Arc::new(settings),
            files,
            limits: Arc::new(Limits::default()),
            wake_mail: Arc::default(),
            setup: Arc::default(),
            known: Arc::default(),
        }
    }

    /// The state of a rehearsal's city: its own database, clock, settings and files, its own limits and key; of this
    /// one it has what only works.
    #[must_use]
    pub fn beside(&self, db: Db, clock: Clock, settings: Settings, files: Files) -> State {
        State {
            press: self.press.clone(),
            passwords: self.passwords.clone(),
            site: None,
            is_rehearsal: true,
            ..State::new(db, clock, settings, files)
        }
    }

    /// What has to be the same for what the public reads to be the same.
    pub fn moment(&self) -> Moment {
        Moment { writes: self.db.writes(), second: self.clock.now() }
    }

    /// The city; `None` until it is set up.
    ///
    /// # Errors
    /// The driver's.
    pub async fn city(&self) -> Stored<Option<Arc<City>>> {
        Ok(self.known().await?.map(|known| known.city))
    }

    /// The city with the look in force; `None` until it is set up.
    ///
    /// # Errors
    /// The driver's.
    pub async fn city_and_look(&self) -> Stored<Option<(Arc<City>, Arc<Look>)>> {
        Ok(self.known().await?.map(|known| (known.city, known.look)))
    }

    async fn known(&self) -> Stored<Option<Known>> {
        let moment = self.moment();
        let kept = self.known.read().ok().and_then(|kept| kept.clone());
        if let Some(known) = kept.filter(|known| known.moment == moment) {
            return Ok(Some(known));
        }
        let mut tx = self.db.read().await?;
        let found = match city::find(&mut tx).await? {
            None => None,
            Some(city) => Some(Known { city: city.into(), look: look::in_force(&mut tx).await?.into(), moment }),
        };
        if let Ok(mut kept) = self.known.write() {
            kept.clone_from(&found);
        }
        Ok(found)
    }
}
