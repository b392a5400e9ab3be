//! Sessions in the database, under a hash of their id（ログイン状態）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::PersonId;
use serde_json::Value;
use sqlx::types::Json;

/// Keeps a new session.
///
/// # Errors
/// The driver's.
pub async fn add(
    tx: &mut Write,
    id_hash: &str,
    person: Option<PersonId>,
    data: &Value,
    at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO web_session (id_hash, person_id, data, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    on!(tx, c => sqlx::query(sql)
        .bind(id_hash)
        .bind(person.map(|p| p.0))
        .bind(Json(data))
        .bind(at)
        .bind(expires_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Keeps what changed in a session. One that was ended meanwhile, for instance by a new password, stays ended.
///
/// # Errors
/// The driver's.
pub async fn change(
    tx: &mut Write,
    id_hash: &str,
    person: Option<PersonId>,
    data: &Value,
    expires_at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "UPDATE web_session SET person_id = $2, data = $3, expires_at = $4 WHERE id_hash = $1";
    on!(tx, c => sqlx::query(sql)
        .bind(id_hash)
        .bind(person.map(|p| p.0))
        .bind(Json(data))
        .bind(expires_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The data of a session that has not ended.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, id_hash: &str, at: DateTime<Utc>) -> Stored<Option<(Value, DateTime<Utc>)>> {
    let sql = "SELECT data, expires_at FROM web_session WHERE id_hash = $1 AND expires_at > $2";
    let row: Option<(Json<Value>, DateTime<Utc>)> =
        on!(tx, c => sqlx::query_as(sql).bind(id_hash).bind(at).fetch_optional(c).await)?;
    Ok(row.map(|(data, expires_at)| (data.0, expires_at)))
}

/// Ends a session.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, id_hash: &str) -> Stored<()> {
    let sql = "DELETE FROM web_session WHERE id_hash = $1";
    on!(tx, c => sqlx::query(sql).bind(id_hash).execute(c).await.map(drop))?;
    Ok(())
}

/// Ends every session of a person, for instance after a new password.
///
/// # Errors
/// The driver's.
pub async fn remove_of(tx: &mut Write, person: PersonId) -> Stored<u64> {
    let sql = "DELETE FROM web_session WHERE person_id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(person.0).execute(c).await?.rows_affected()))
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Kept {
    /// The hash under which it is kept.
    pub id_hash: String,
    /// Everything in it.
    #[sqlx(json)]
    pub data: Value,
    /// When it began.
    pub created_at: DateTime<Utc>,
}

/// The sessions of a person that have not ended, newest first.
///
/// # Errors
/// The driver's.
pub async fn of_person(tx: &mut Tx, person: PersonId, at: DateTime<Utc>) -> Stored<Vec<Kept>> {
    let sql = "SELECT id_hash, data, created_at FROM web_session
        WHERE person_id = $1 AND expires_at > $2 ORDER BY created_at DESC, id_hash LIMIT 100";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(person.0).bind(at).fetch_all(c).await)?)
}

/// Ends one session of a person. `false` when it had ended, or is somebody else's.
///
/// # Errors
/// The driver's.
pub async fn remove_one(tx: &mut Write, person: PersonId, id_hash: &str) -> Stored<bool> {
    let sql = "DELETE FROM web_session WHERE person_id = $1 AND id_hash = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(person.0).bind(id_hash).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Ends every session of a person but one.
///
/// # Errors
/// The driver's.
pub async fn remove_others(tx: &mut Write, person: PersonId, id_hash: &str) -> Stored<u64> {
    let sql = "DELETE FROM web_session WHERE person_id = $1 AND id_hash <> $2";
    Ok(on!(tx, c => sqlx::query(sql).bind(person.0).bind(id_hash).execute(c).await?.rows_affected()))
}

/// Removes sessions that ended before `at`.
///
/// # Errors
/// The driver's.
pub async fn sweep(tx: &mut Write, at: DateTime<Utc>) -> Stored<u64> {
    let sql = "DELETE FROM web_session WHERE expires_at < $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(at).execute(c).await?.rows_affected()))
}
