//! The store of tower-sessions over our database（ログイン状態の保存）.

use super::request::SESSION_PERSON;
use crate::clock::Clock;
use crate::store::{Db, StoreError, sessions};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::people::PersonId;
use sha2::{Digest, Sha256};
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result, SessionStore};

/// Sessions in the database. Only a hash of the cookie's value is stored.
#[derive(Debug, Clone)]
pub struct Sessions {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
}

fn hash(id: &Id) -> String {
    hex::encode(Sha256::digest(id.to_string().as_bytes()))
}

fn backend(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}

fn instant(time: OffsetDateTime) -> DateTime<Utc> {
    DateTime::from_timestamp(time.unix_timestamp(), 0).unwrap_or_default()
}

#[async_trait]
impl SessionStore for Sessions {
    /// Ids are 128 random bits, so a new one is saved like any other.
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_value(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let person =
            record.data.get(SESSION_PERSON).and_then(|value| serde_json::from_value(value.clone()).ok()).map(PersonId);
        let mut tx = self.db.write().await.map_err(backend)?;
        let expires_at = instant(record.expiry_date);
        sessions::put(&mut tx, &hash(&record.id), person, &data, self.clock.now(), expires_at)
            .await
            .map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let mut tx = self.db.read().await.map_err(backend)?;
        let found = sessions::find(&mut tx, &hash(id), self.clock.now()).await.map_err(backend)?;
        let Some((data, expires_at)) = found else { return Ok(None) };
        let data = serde_json::from_value(data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(expires_at.timestamp())
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let mut tx = self.db.write().await.map_err(backend)?;
        sessions::remove(&mut tx, &hash(id)).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }
}
