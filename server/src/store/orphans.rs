//! Bytes whose last row went, until they are removed too（孤立したファイル）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};

/// Notes that a row with these bytes went. Whether another refers to them is asked when they are removed.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, sha256: &str, at: DateTime<Utc>) -> Stored<()> {
    let sql =
        "INSERT INTO orphan (digest, since) VALUES ($1, $2) ON CONFLICT (digest) DO UPDATE SET since = excluded.since";
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

/// Forgets them: they are gone, or something refers to them again.
///
/// # Errors
/// The driver's.
pub async fn forget(tx: &mut Write, sha256: &str) -> Stored<()> {
    let sql = "DELETE FROM orphan WHERE digest = $1";
    on!(tx, c => sqlx::query(sql).bind(sha256).execute(c).await.map(drop))?;
    Ok(())
}
