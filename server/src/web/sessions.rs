//! The store of tower-sessions over our database（ログイン状態の保存）.

use super::errors::Trouble;
use super::request::SESSION_PERSON;
use crate::clock::Clock;
use crate::store::{Db, StoreError, sessions};
use async_trait::async_trait;
use chrono::{NaiveDate, TimeDelta};
use domain::devices::cut;
use domain::people::PersonId;
use sha2::{Digest, Sha256};
use tower_sessions::Session;
use tower_sessions::cookie::time::{Duration, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result, SessionStore};

/// The key under which a session keeps the last day it was used.
pub const SESSION_SEEN: &str = "seen";
/// The key under which a session keeps what the browser calls itself.
pub const SESSION_DEVICE: &str = "device";

/// The key under which a session keeps that both factors were shown.
pub const SESSION_BOTH: &str = "both_factors";
/// The key under which a session keeps the sealed secret that it proposes for one-time codes.
pub const SESSION_PROPOSED: &str = "proposed_secret";
/// The key under which a session keeps sealed recovery codes until they are noted.
pub const SESSION_CODES: &str = "recovery_codes";

/// What somebody showed at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// One factor: a password, or a link by mail.
    One,
    /// Two: a passkey, whose device verified the person.
    Both,
}

/// Sessions in the database. Only a hash of the cookie's value is stored.
#[derive(Debug, Clone)]
pub struct Sessions {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// How long a session lives after it was last changed.
    pub lasts: TimeDelta,
}

/// The hash under which a session is kept.
pub fn hash_of(id: &Id) -> String {
    hex::encode(Sha256::digest(id.to_string().as_bytes()))
}

fn backend(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

fn person_of(record: &Record) -> Option<PersonId> {
    let value = record.data.get(SESSION_PERSON)?;
    serde_json::from_value(value.clone()).ok().map(PersonId)
}

fn data_of(record: &Record) -> Result<serde_json::Value> {
    serde_json::to_value(&record.data).map_err(|error| Error::Encode(error.to_string()))
}

/// Signs a person in: under a new id, so that one planted in the browser beforehand is worth nothing, and
/// without anything that was kept for whoever used the browser before.
///
/// # Errors
/// The session's store.
pub async fn enter(session: &Session, person: PersonId, proof: Proof) -> std::result::Result<(), Trouble> {
    session.cycle_id().await.map_err(Trouble::session)?;
    session.clear().await;
    session.insert(SESSION_PERSON, person.0).await.map_err(Trouble::session)?;
    match proof {
        Proof::One => Ok(()),
        Proof::Both => session.insert(SESSION_BOTH, true).await.map_err(Trouble::session),
    }
}

/// Notes that the second factor was shown too, under a new id: this session may do more than before.
///
/// # Errors
/// The session's store.
pub async fn complete(session: &Session) -> std::result::Result<(), Trouble> {
    session.cycle_id().await.map_err(Trouble::session)?;
    session.remove::<String>(SESSION_PROPOSED).await.map_err(Trouble::session)?;
    session.insert(SESSION_BOTH, true).await.map_err(Trouble::session)
}

/// Forgets that the second factor was shown, because there is none any more.
///
/// # Errors
/// The session's store.
pub async fn step_back(session: &Session) -> std::result::Result<(), Trouble> {
    session.remove::<bool>(SESSION_BOTH).await.map(drop).map_err(Trouble::session)
}

/// Keeps somebody signed in who is active. Once a day is enough, so reading pages writes nothing.
///
/// # Errors
/// The session's store.
pub async fn keep_alive(session: &Session, today: NaiveDate, device: &str) -> std::result::Result<(), Trouble> {
    let seen: Option<NaiveDate> = session.get(SESSION_SEEN).await.map_err(Trouble::session)?;
    if seen == Some(today) {
        return Ok(());
    }
    session.insert(SESSION_DEVICE, cut(device)).await.map_err(Trouble::session)?;
    session.insert(SESSION_SEEN, today).await.map_err(Trouble::session)
}

#[async_trait]
impl SessionStore for Sessions {
    /// Ids are 128 random bits, so two never meet.
    async fn create(&self, record: &mut Record) -> Result<()> {
        let mut tx = self.db.write_unseen().await.map_err(backend)?;
        let now = self.clock.now();
        let (id, data) = (hash_of(&record.id), data_of(record)?);
        sessions::add(&mut tx, &id, person_of(record), &data, now, now + self.lasts).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let mut tx = self.db.write_unseen().await.map_err(backend)?;
        let expires_at = self.clock.now() + self.lasts;
        let (id, data) = (hash_of(&record.id), data_of(record)?);
        sessions::change(&mut tx, &id, person_of(record), &data, expires_at).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let mut tx = self.db.read().await.map_err(backend)?;
        let now = self.clock.now();
        let found = sessions::find(&mut tx, &hash_of(id), now).await.map_err(backend)?;
        let Some((data, expires_at)) = found else { return Ok(None) };
        let data = serde_json::from_value(data).map_err(|error| Error::Decode(error.to_string()))?;
        // The library reads the machine's clock; what is left of the session is the same on both.
        let expiry_date = OffsetDateTime::now_utc() + Duration::seconds((expires_at - now).num_seconds());
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let mut tx = self.db.write_unseen().await.map_err(backend)?;
        sessions::remove(&mut tx, &hash_of(id)).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }
}
