//! How many letters have left in this minute and on this day（送信の数）: one row at which workers take turns.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::pace::Pace;

#[derive(sqlx::FromRow)]
struct Row {
    minute: DateTime<Utc>,
    in_minute: i64,
    day: NaiveDate,
    in_day: i64,
}

impl From<Row> for Pace {
    fn from(row: Row) -> Pace {
        Pace { minute: row.minute, in_minute: row.in_minute, day: row.day, in_day: row.in_day }
    }
}

/// The count as it stands, for whoever only looks.
///
/// # Errors
/// The driver's.
pub async fn read(tx: &mut Tx) -> Stored<Pace> {
    const SQL: &str = "SELECT minute, in_minute, day, in_day FROM mail_pace WHERE id = 1";
    let row: Row = on!(tx, c => sqlx::query_as(SQL).fetch_one(c).await)?;
    Ok(row.into())
}

/// The count for a worker that will add to it: the next worker waits until this transaction ends.
///
/// # Errors
/// The driver's.
pub async fn hold(tx: &mut Write) -> Stored<Pace> {
    let sql = "UPDATE mail_pace SET in_day = in_day WHERE id = 1 RETURNING minute, in_minute, day, in_day";
    let row: Row = on!(tx, c => sqlx::query_as(sql).fetch_one(c).await)?;
    Ok(row.into())
}

/// Keeps the new count.
///
/// # Errors
/// The driver's.
pub async fn keep(tx: &mut Write, pace: &Pace) -> Stored<()> {
    let sql = "UPDATE mail_pace SET minute = $1, in_minute = $2, day = $3, in_day = $4 WHERE id = 1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(pace.minute)
        .bind(pace.in_minute)
        .bind(pace.day)
        .bind(pace.in_day)
        .execute(c).await?.rows_affected());
    exactly_one("mail_pace", 1, rows)
}
