//! Passkeys and the ceremonies under way（パスキー）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::people::PersonId;
use uuid::Uuid;

/// A passkey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// What names it in forms.
    pub id: Uuid,
    /// Whose.
    pub person: PersonId,
    /// What the authenticator calls it.
    pub credential_id: Vec<u8>,
    /// What the person calls it.
    pub name: String,
    /// How the authenticator may be reached.
    pub transports: u8,
    /// Its public key and what else never changes.
    pub fixed: Vec<u8>,
    /// Counter and state of backup.
    pub moving: Vec<u8>,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub used_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    credential_id: Vec<u8>,
    name: String,
    transports: i16,
    fixed: Vec<u8>,
    moving: Vec<u8>,
    created_at: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
}

impl From<Row> for Passkey {
    fn from(row: Row) -> Passkey {
        Passkey {
            id: row.id,
            person: PersonId(row.person_id),
            credential_id: row.credential_id,
            name: row.name,
            transports: u8::try_from(row.transports).unwrap_or_default(),
            fixed: row.fixed,
            moving: row.moving,
            created_at: row.created_at,
            used_at: row.used_at,
        }
    }
}

/// What a ceremony is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ceremony {
    /// A person adds a passkey.
    Register(PersonId),
    /// Somebody signs in.
    SignIn,
}

impl Ceremony {
    fn code(self) -> &'static str {
        match self {
            Ceremony::Register(_) => "register",
            Ceremony::SignIn => "sign_in",
        }
    }

    fn person(self) -> Option<Uuid> {
        match self {
            Ceremony::Register(person) => Some(person.0),
            Ceremony::SignIn => None,
        }
    }
}

/// Keeps what was asked of a browser.
///
/// # Errors
/// The driver's.
pub async fn begin(
    tx: &mut Write,
    secret_hash: &str,
    ceremony: Ceremony,
    state: &[u8],
    expires_at: DateTime<Utc>,
) -> Stored<()> {
    let sql =
        "INSERT INTO passkey_ceremony (secret_hash, kind, person_id, state, expires_at) VALUES ($1, $2, $3, $4, $5)";
    on!(tx, c => sqlx::query(sql)
        .bind(secret_hash)
        .bind(ceremony.code())
        .bind(ceremony.person())
        .bind(state)
        .bind(expires_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Takes out what was asked. `None` when it was answered, is too old, never was, or was for somebody else:
/// of two answers at once only one gets it.
///
/// # Errors
/// The driver's.
pub async fn take(tx: &mut Write, secret_hash: &str, ceremony: Ceremony, at: DateTime<Utc>) -> Stored<Option<Vec<u8>>> {
    const OWN: &str = "DELETE FROM passkey_ceremony
        WHERE secret_hash = $1 AND kind = $2 AND expires_at > $3 AND person_id = $4 RETURNING state";
    const ANY: &str =
        "DELETE FROM passkey_ceremony WHERE secret_hash = $1 AND kind = $2 AND expires_at > $3 RETURNING state";
    let kind = ceremony.code();
    let state = match ceremony.person() {
        Some(person) => on!(tx, c => sqlx::query_scalar(OWN)
            .bind(secret_hash).bind(kind).bind(at).bind(person).fetch_optional(c).await)?,
        None => on!(tx, c => sqlx::query_scalar(ANY).bind(secret_hash).bind(kind).bind(at).fetch_optional(c).await)?,
    };
    Ok(state)
}

/// Removes ceremonies that nobody ended before `at`.
///
/// # Errors
/// The driver's.
pub async fn sweep(tx: &mut Write, at: DateTime<Utc>) -> Stored<u64> {
    let sql = "DELETE FROM passkey_ceremony WHERE expires_at < $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(at).execute(c).await?.rows_affected()))
}

/// Adds a passkey.
///
/// # Errors
/// A duplicate ([`super::StoreError::is_duplicate`]), or the driver's.
pub async fn add(tx: &mut Write, new: &Passkey) -> Stored<()> {
    let sql = "INSERT INTO passkey (id, person_id, credential_id, name, transports, fixed, moving, created_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id)
        .bind(new.person.0)
        .bind(&new.credential_id)
        .bind(&new.name)
        .bind(i16::from(new.transports))
        .bind(&new.fixed)
        .bind(&new.moving)
        .bind(new.created_at)
        .bind(new.used_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The passkeys of a person, oldest first.
///
/// # Errors
/// The driver's.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Stored<Vec<Passkey>> {
    let sql = "SELECT id, person_id, credential_id, name, transports, fixed, moving, created_at, used_at
        FROM passkey WHERE person_id = $1 ORDER BY created_at, id LIMIT 100";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(person.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Passkey::from).collect())
}

/// The passkey that an authenticator calls by this id.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, credential_id: &[u8]) -> Stored<Option<Passkey>> {
    let sql = "SELECT id, person_id, credential_id, name, transports, fixed, moving, created_at, used_at
        FROM passkey WHERE credential_id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(credential_id).fetch_optional(c).await)?;
    Ok(row.map(Passkey::from))
}

/// Notes that a passkey was used, with what moved in it.
///
/// # Errors
/// The driver's, or no such passkey.
pub async fn used(tx: &mut Write, id: Uuid, moving: &[u8], at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE passkey SET moving = $2, used_at = $3 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id).bind(moving).bind(at).execute(c).await?.rows_affected());
    exactly_one("passkey", id, rows)
}

/// Removes a passkey of a person. `false` when it was gone, or is somebody else's.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, person: PersonId, id: Uuid) -> Stored<bool> {
    let sql = "DELETE FROM passkey WHERE person_id = $1 AND id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(person.0).bind(id).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Removes every passkey of a person.
///
/// # Errors
/// The driver's.
pub async fn remove_of(tx: &mut Write, person: PersonId) -> Stored<u64> {
    let sql = "DELETE FROM passkey WHERE person_id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(person.0).execute(c).await?.rows_affected()))
}
