//! What somebody has typed of an opinion so far, sealed（意見の書きかけ）. Only the browser that typed it holds the key.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::CallId;

/// Keeps what was typed instead of what was kept before under this key.
///
/// # Errors
/// The driver's.
pub async fn put(
    tx: &mut Write,
    key_hash: &str,
    call: CallId,
    sealed: &[u8],
    at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO opinion_draft (key_hash, call_id, sealed, saved_at, expires_at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (key_hash) DO UPDATE SET sealed = $3, saved_at = $4, expires_at = $5";
    on!(tx, c => sqlx::query(sql)
        .bind(key_hash)
        .bind(call.0)
        .bind(sealed)
        .bind(at)
        .bind(expires_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// What was kept under this key, and when, unless its time is over.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, key_hash: &str, now: DateTime<Utc>) -> Stored<Option<(Vec<u8>, DateTime<Utc>)>> {
    let sql = "SELECT sealed, saved_at FROM opinion_draft WHERE key_hash = $1 AND expires_at > $2";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(key_hash).bind(now).fetch_optional(c).await)?)
}

/// Forgets what was typed, once it was handed in.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, key_hash: &str) -> Stored<()> {
    let sql = "DELETE FROM opinion_draft WHERE key_hash = $1";
    on!(tx, c => sqlx::query(sql).bind(key_hash).execute(c).await.map(drop))?;
    Ok(())
}

/// Forgets what nobody came back for; says how many that were.
///
/// # Errors
/// The driver's.
pub async fn sweep(tx: &mut Write, now: DateTime<Utc>) -> Stored<u64> {
    let sql = "DELETE FROM opinion_draft WHERE expires_at <= $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(now).execute(c).await?.rows_affected()))
}
