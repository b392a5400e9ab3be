//! Mail addresses that are about to change（メールアドレスの変更）. Only hashes of the two links are kept.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::people::PersonId;
use uuid::Uuid;

/// A change that waits for the owners of both addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailChange {
    /// Whose.
    pub person: PersonId,
    /// The new address as typed.
    pub email: String,
    /// The key that makes it unique.
    pub email_key: String,
    /// When the owner of the present address agreed.
    pub old_said_at: Option<DateTime<Utc>>,
    /// When the owner of the new address agreed.
    pub new_said_at: Option<DateTime<Utc>>,
    /// Until when it waits.
    pub expires_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    person_id: Uuid,
    email: String,
    email_key: String,
    old_said_at: Option<DateTime<Utc>>,
    new_said_at: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
}

impl From<Row> for EmailChange {
    fn from(row: Row) -> Self {
        EmailChange {
            person: PersonId(row.person_id),
            email: row.email,
            email_key: row.email_key,
            old_said_at: row.old_said_at,
            new_said_at: row.new_said_at,
            expires_at: row.expires_at,
        }
    }
}

/// Which of the two letters a link came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one to the present address.
    Old,
    /// The one to the new address.
    New,
}

/// Keeps a change instead of any other of the same person.
///
/// # Errors
/// The driver's.
pub async fn put(
    tx: &mut Write,
    change: &EmailChange,
    old_hash: &str,
    new_hash: &str,
    at: DateTime<Utc>,
) -> Stored<()> {
    remove(tx, change.person).await?;
    let sql = "INSERT INTO email_change (person_id, email, email_key, old_hash, new_hash, created_at, expires_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    on!(tx, c => sqlx::query(sql)
        .bind(change.person.0)
        .bind(&change.email)
        .bind(&change.email_key)
        .bind(old_hash)
        .bind(new_hash)
        .bind(at)
        .bind(change.expires_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The change of a person that waits.
///
/// # Errors
/// The driver's.
pub async fn of_person(tx: &mut Tx, person: PersonId, at: DateTime<Utc>) -> Stored<Option<EmailChange>> {
    let sql = "SELECT person_id, email, email_key, old_said_at, new_said_at, expires_at
               FROM email_change WHERE person_id = $1 AND expires_at > $2";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(person.0).bind(at).fetch_optional(c).await)?;
    Ok(row.map(EmailChange::from))
}

/// The change behind a link, and which letter the link came in.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, token_hash: &str, at: DateTime<Utc>) -> Stored<Option<(EmailChange, Side)>> {
    for (sql, side) in [
        (
            "SELECT person_id, email, email_key, old_said_at, new_said_at, expires_at
             FROM email_change WHERE old_hash = $1 AND expires_at > $2",
            Side::Old,
        ),
        (
            "SELECT person_id, email, email_key, old_said_at, new_said_at, expires_at
             FROM email_change WHERE new_hash = $1 AND expires_at > $2",
            Side::New,
        ),
    ] {
        let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(token_hash).bind(at).fetch_optional(c).await)?;
        if let Some(row) = row {
            return Ok(Some((row.into(), side)));
        }
    }
    Ok(None)
}

/// Notes that one side agreed.
///
/// # Errors
/// The driver's, or nothing waits.
pub async fn agree(tx: &mut Write, person: PersonId, side: Side, at: DateTime<Utc>) -> Stored<()> {
    let sql = match side {
        Side::Old => "UPDATE email_change SET old_said_at = COALESCE(old_said_at, $2) WHERE person_id = $1",
        Side::New => "UPDATE email_change SET new_said_at = COALESCE(new_said_at, $2) WHERE person_id = $1",
    };
    let rows = on!(tx, c => sqlx::query(sql).bind(person.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("email_change", person, rows)
}

/// Forgets the change of a person, if there is one.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, person: PersonId) -> Stored<()> {
    let sql = "DELETE FROM email_change WHERE person_id = $1";
    on!(tx, c => sqlx::query(sql).bind(person.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Removes changes that waited in vain.
///
/// # Errors
/// The driver's.
pub async fn sweep(tx: &mut Write, at: DateTime<Utc>) -> Stored<u64> {
    let sql = "DELETE FROM email_change WHERE expires_at < $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(at).execute(c).await?.rows_affected()))
}
