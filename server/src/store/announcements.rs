//! What followers are to be told（お知らせの予定）: planned in the transaction of the event, carried out in stretches.

use super::{StoreError, Stored, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::calls::{Call, CallKind, Dates};
use domain::consultations::{Consultation, State};
use domain::following::{Event, OFFICE, Topic};
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
    let topics = [Topic::Call(call.id).code(), Topic::Calls.code()];
    plan_dates(tx, call.id, CallKind::Grant, &call.dates, &topics).await
}

/// The same for a consultation; the office is told too that it was published and that it closed. Of one that is not
/// held at all nobody is told.
///
/// # Errors
/// The driver's.
pub async fn plan_consultation(tx: &mut Write, it: &Consultation) -> Stored<()> {
    let nothing = Dates { published_at: None, ..it.dates };
    let dates = if it.state == State::Exempted { &nothing } else { &it.dates };
    let topics = [Topic::Call(it.call).code(), Topic::Consultations.code(), OFFICE.to_owned()];
    plan_dates(tx, it.call, CallKind::Consultation, dates, &topics).await
}

/// Plans to tell the followers of a consultation at once that it changed, however often that happens.
///
/// # Errors
/// The driver's.
pub async fn changed(tx: &mut Write, call: CallId, now: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO announcement (id, call_id, event, topic, due_at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (call_id, event, topic) DO UPDATE SET due_at = $5, told_to = NULL, done_at = NULL";
    for topic in [Topic::Call(call), Topic::Consultations] {
        on!(tx, c => sqlx::query(sql)
            .bind(Uuid::now_v7())
            .bind(call.0)
            .bind(Event::Changed.code())
            .bind(topic.code())
            .bind(now)
            .execute(c).await.map(drop))?;
    }
    Ok(())
}

async fn plan_dates(tx: &mut Write, call: CallId, kind: CallKind, dates: &Dates, topics: &[String]) -> Stored<()> {
    let sql = "INSERT INTO announcement (id, call_id, event, topic, due_at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (call_id, event, topic) DO UPDATE SET due_at = $5 WHERE announcement.done_at IS NULL";
    let forget = "DELETE FROM announcement WHERE call_id = $1 AND event = $2 AND done_at IS NULL";
    for event in Event::dated(kind) {
        let Some(due) = event.due(dates) else {
            on!(tx, c => sqlx::query(forget).bind(call.0).bind(event.code()).execute(c).await.map(drop))?;
            continue;
        };
        let of_office = matches!(event, Event::Published | Event::Closed);
        for topic in topics.iter().filter(|topic| of_office || *topic != OFFICE) {
            on!(tx, c => sqlx::query(sql)
                .bind(Uuid::now_v7())
                .bind(call.0)
                .bind(event.code())
                .bind(topic)
                .bind(due)
                .execute(c).await.map(drop))?;
        }
    }
    Ok(())
}

/// The next announcement that is due, for this transaction alone: of two processes each finds another. `office`: only
/// what the office itself is told, at whatever hour.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn next_due(tx: &mut Write, at: DateTime<Utc>, office: bool) -> Stored<Option<Announcement>> {
    let sqlite = "SELECT * FROM announcement WHERE done_at IS NULL AND due_at <= $1 AND topic LIKE $2
                  ORDER BY due_at, id LIMIT 1";
    let postgres = "SELECT * FROM announcement WHERE done_at IS NULL AND due_at <= $1 AND topic LIKE $2
                    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED";
    let sql = if tx.is_sqlite() { sqlite } else { postgres };
    let topic = if office { OFFICE } else { "%" };
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(at).bind(topic).fetch_optional(c).await)?;
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
