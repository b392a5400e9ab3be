//! Which backups were taken（バックアップの記録）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

/// A day's backup.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Backup {
    /// The day, in Japan.
    pub day: NaiveDate,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// When it was whole; `None` while it is written, or where it failed.
    pub ended_at: Option<DateTime<Utc>>,
    /// When it was restored into a scratch place; `None` where this server cannot open it.
    pub rehearsed_at: Option<DateTime<Utc>>,
    /// The name of its file.
    pub file: Option<String>,
    /// What went wrong.
    pub problem: Option<String>,
}

/// Takes a day, so that one worker backs it up. `false`: it was done, or another is at it since less than the time
/// after which it counts as lost.
///
/// # Errors
/// The driver's.
pub async fn claim(tx: &mut Write, day: NaiveDate, now: DateTime<Utc>, lost_before: DateTime<Utc>) -> Stored<bool> {
    let sql = "INSERT INTO backup (day, begun_at) VALUES ($1, $2)
               ON CONFLICT (day) DO UPDATE SET begun_at = $2, problem = NULL
               WHERE backup.ended_at IS NULL AND backup.begun_at < $3";
    let rows = on!(tx, c => sqlx::query(sql).bind(day).bind(now).bind(lost_before).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Notes that a day's backup is whole, or what went wrong with it.
///
/// # Errors
/// The driver's; the day was not claimed.
pub async fn note(tx: &mut Write, backup: &Backup) -> Stored<()> {
    let sql = "UPDATE backup SET ended_at = $2, rehearsed_at = $3, file = $4, problem = $5 WHERE day = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(backup.day)
        .bind(backup.ended_at)
        .bind(backup.rehearsed_at)
        .bind(backup.file.as_deref())
        .bind(backup.problem.as_deref())
        .execute(c)
        .await?
        .rows_affected());
    exactly_one("backup", backup.day, rows)
}

/// The last backups, the newest first.
///
/// # Errors
/// The driver's.
pub async fn last(tx: &mut Tx, limit: i64) -> Stored<Vec<Backup>> {
    let sql = "SELECT day, begun_at, ended_at, rehearsed_at, file, problem FROM backup ORDER BY day DESC LIMIT $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(limit).fetch_all(c).await)?)
}
