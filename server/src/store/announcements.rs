//! What followers are to be told（お知らせの予定）: planned in the transaction of the event, carried out in stretches.

use super::{StoreError, Stored, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::calls::Call;
use domain::following::{Event, Topic};
use domain::people::CallId;
use uuid::Uuid;

/// Something to be told to the followers of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// Which.
    pub id: Uuid,
    /// Of which call.
    pub call: CallId,
    /// What happened to it.
    pub event: Event,
    /// Whose followers are told.
    pub topic: String,
    /// The last follower who was told.
    pub told_to: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    call_id: Uuid,
    event: String,
    topic: String,
    told_to: Option<Uuid>,
}

impl TryFrom<Row> for Announcement {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Announcement> {
        let event = Event::from_code(&row.event)
            .ok_or_else(|| StoreError::corrupt("announcement", "event", row.id, &row.event))?;
        Ok(Announcement { id: row.id, call: CallId(row.call_id), event, topic: row.topic, told_to: row.told_to })
    }
}

/// Plans whatever a call's dates call for. What is planned already moves with the dates until it was told.
///
/// # Errors
/// The driver's.
pub async fn plan(tx: &mut Write, call: &Call) -> Stored<()> {
    let sql = "INSERT INTO announcement (id, call_id, event, topic, due_at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (call_id, event, topic) DO UPDATE SET due_at = $5 WHERE announcement.done_at IS NULL";
    let forget = "DELETE FROM announcement WHERE call_id = $1 AND event = $2 AND done_at IS NULL";
    for event in Event::ALL {
        let Some(due) = event.due(&call.dates) else {
            on!(tx, c => sqlx::query(forget).bind(call.id.0).bind(event.code()).execute(c).await.map(drop))?;
            continue;
        };
        for topic in [Topic::Call(call.id), Topic::Calls] {
            on!(tx, c => sqlx::query(sql)
                .bind(Uuid::now_v7())
                .bind(call.id.0)
                .bind(event.code())
                .bind(topic.code())
                .bind(due)
                .execute(c).await.map(drop))?;
        }
    }
    Ok(())
}

/// The next announcement that is due, for this transaction alone: of two processes each finds another.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn next_due(tx: &mut Write, at: DateTime<Utc>) -> Stored<Option<Announcement>> {
    let sqlite = "SELECT * FROM announcement WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 1";
    let postgres = "SELECT * FROM announcement WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT 1
                    FOR UPDATE SKIP LOCKED";
    let sql = if tx.is_sqlite() { sqlite } else { postgres };
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(at).fetch_optional(c).await)?;
    row.map(Announcement::try_from).transpose()
}

/// Notes who was told last.
///
/// # Errors
/// The driver's, or no such announcement.
pub async fn told(tx: &mut Write, id: Uuid, last: Uuid) -> Stored<()> {
    let sql = "UPDATE announcement SET told_to = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id).bind(last).execute(c).await?.rows_affected());
    exactly_one("announcement", id, rows)
}

/// Notes that everybody was told.
///
/// # Errors
/// The driver's, or no such announcement.
pub async fn finish(tx: &mut Write, id: Uuid, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE announcement SET done_at = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(id).bind(at).execute(c).await?.rows_affected());
    exactly_one("announcement", id, rows)
}
