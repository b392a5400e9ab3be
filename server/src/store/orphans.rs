//! Bytes whose last row went, until they are removed too（孤立したファイル）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};

/// Notes that a row with these bytes went. Whether another refers to them is asked when they are removed.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, sha256: &str, at: DateTime<Utc>) -> Stored<()> {
    // An older note never takes back what a newer one promised.
    let sql = "INSERT INTO orphan (digest, since) VALUES ($1, $2) ON CONFLICT (digest) DO UPDATE
               SET since = CASE WHEN excluded.since > orphan.since THEN excluded.since ELSE orphan.since END";
    on!(tx, c => sqlx::query(sql).bind(sha256).bind(at).execute(c).await.map(drop))?;
    Ok(())
}

/// Bytes that were left before an instant.
///
/// # Errors
/// The driver's.
pub async fn left_before(tx: &mut Tx, before: DateTime<Utc>, limit: i64) -> Stored<Vec<String>> {
    let sql = "SELECT digest FROM orphan WHERE since < $1 ORDER BY digest LIMIT $2";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(before).bind(limit).fetch_all(c).await)?)
}

/// Takes the note of them out, unless it was written anew since an instant. Whoever writes it waits for this
/// transaction.
///
/// # Errors
/// The driver's.
pub async fn take(tx: &mut Write, sha256: &str, before: DateTime<Utc>) -> Stored<bool> {
    let sql = "DELETE FROM orphan WHERE digest = $1 AND since < $2";
    Ok(on!(tx, c => sqlx::query(sql).bind(sha256).bind(before).execute(c).await?.rows_affected()) > 0)
}
