//! Talks before applying, as staff recorded them（事前相談の記録）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::folding::fold;
use domain::people::{CallId, PersonId};
use uuid::Uuid;

/// A talk.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Talk {
    /// Which.
    pub id: Uuid,
    /// The group's name, as staff typed it.
    pub group_name: String,
    /// The day.
    pub held_on: NaiveDate,
    /// What was talked about.
    pub note: String,
    /// Name of who recorded it.
    pub noted_by_name: String,
}

/// Records a talk. A second one with the same group takes the place of the first.
///
/// # Errors
/// The driver's.
pub async fn record(
    tx: &mut Write,
    call: CallId,
    group: &str,
    held_on: NaiveDate,
    note: &str,
    by: PersonId,
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO prior_talk (id, call_id, group_name, group_folded, held_on, note, noted_by, noted_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
               ON CONFLICT (call_id, group_folded) DO UPDATE
               SET group_name = $3, held_on = $5, note = $6, noted_by = $7, noted_at = $8";
    on!(tx, c => sqlx::query(sql)
        .bind(Uuid::now_v7())
        .bind(call.0)
        .bind(group)
        .bind(fold(group))
        .bind(held_on)
        .bind(note)
        .bind(by.0)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Takes a record away that was made by mistake.
///
/// # Errors
/// The driver's, or no such record of the call.
pub async fn remove(tx: &mut Write, call: CallId, id: Uuid) -> Stored<()> {
    let sql = "DELETE FROM prior_talk WHERE id = $1 AND call_id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(id).bind(call.0).execute(c).await?.rows_affected());
    exactly_one("prior_talk", id, rows)
}

/// Whether a talk with a group of this name is on record.
///
/// # Errors
/// The driver's.
pub async fn held(tx: &mut Tx, call: CallId, group: &str) -> Stored<bool> {
    let sql = "SELECT count(*) FROM prior_talk WHERE call_id = $1 AND group_folded = $2";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).bind(fold(group)).fetch_one(c).await)?;
    Ok(count > 0)
}

/// The talks about a call, the last first.
///
/// # Errors
/// The driver's.
pub async fn of_call(tx: &mut Tx, call: CallId) -> Stored<Vec<Talk>> {
    let sql = "SELECT t.id, t.group_name, t.held_on, t.note, p.name AS noted_by_name
               FROM prior_talk t JOIN person p ON p.id = t.noted_by
               WHERE t.call_id = $1 ORDER BY t.noted_at DESC, t.id DESC LIMIT 500";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?)
}
