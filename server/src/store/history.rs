//! The journal（履歴）: append-only and chained by hashes.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::history::{Entry, HistoryEntry, VIEW_PERSONAL};
use domain::people::PersonId;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    seq: i64,
    at: DateTime<Utc>,
    actor_id: Option<Uuid>,
    subject_kind: String,
    subject_id: Uuid,
    action: String,
    from_stage: Option<String>,
    to_stage: Option<String>,
    reason: String,
    detail: Json<Value>,
    hash: String,
}

impl From<Row> for HistoryEntry {
    fn from(row: Row) -> Self {
        HistoryEntry {
            seq: row.seq,
            at: row.at,
            actor: row.actor_id,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            action: row.action,
            from: row.from_stage,
            to: row.to_stage,
            reason: row.reason,
            detail: row.detail.0,
            hash: row.hash,
        }
    }
}

/// Takes the writer's turn on the end of the chain: its last number and hash. On Postgres the row is
/// locked until the transaction ends.
pub(super) async fn take_head(tx: &mut Write) -> Stored<(i64, String)> {
    // An update that changes nothing is the one locking read that both engines know.
    let sql = "UPDATE history_head SET seq = seq WHERE id = 1 RETURNING seq, hash";
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_one(c).await)?)
}

/// Moves the end of the chain.
pub(super) async fn put_head(tx: &mut Write, seq: i64, hash: &str) -> Stored<()> {
    let sql = "UPDATE history_head SET seq = $1, hash = $2 WHERE id = 1";
    let rows = on!(tx, c => sqlx::query(sql).bind(seq).bind(hash).execute(c).await?.rows_affected());
    exactly_one("history_head", 1, rows)
}

/// Writes an entry at the end of the chain.
///
/// # Errors
/// The driver's.
pub async fn append(tx: &mut Write, entry: &Entry, at: DateTime<Utc>) -> Stored<HistoryEntry> {
    let (last, previous) = take_head(tx).await?;
    let written = HistoryEntry::chained(entry, last + 1, at, &previous);
    let sql = "INSERT INTO history (seq, at, actor_id, subject_kind, subject_id, action, from_stage, to_stage, reason, detail, hash)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    on!(tx, c => sqlx::query(sql)
        .bind(written.seq)
        .bind(written.at)
        .bind(written.actor)
        .bind(&written.subject_kind)
        .bind(written.subject_id)
        .bind(&written.action)
        .bind(&written.from)
        .bind(&written.to)
        .bind(&written.reason)
        .bind(Json(&written.detail))
        .bind(&written.hash)
        .execute(c).await.map(drop))?;
    put_head(tx, written.seq, &written.hash).await?;
    Ok(written)
}

/// Writes an entry unless the same person wrote the same about the same subject since an instant.
///
/// # Errors
/// The driver's.
pub async fn append_once(tx: &mut Write, entry: &Entry, since: DateTime<Utc>, at: DateTime<Utc>) -> Stored<()> {
    // The turn comes first, so that two at once do not both find nothing.
    take_head(tx).await?;
    let sql = "SELECT count(*) FROM history WHERE subject_id = $1 AND action = $2 AND actor_id = $3 AND at >= $4";
    let actor = entry.actor.map(|PersonId(id)| id);
    let found: i64 = on!(tx, c => sqlx::query_scalar(sql)
        .bind(entry.subject.id())
        .bind(entry.action)
        .bind(actor)
        .bind(since)
        .fetch_one(c).await)?;
    if found == 0 {
        append(tx, entry, at).await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Named {
    #[sqlx(flatten)]
    row: Row,
    actor_name: Option<String>,
}

/// Everything that happened to one subject, oldest first, with the name of who did it. Who only looked
/// is told by [`views_of`].
///
/// # Errors
/// The driver's.
pub async fn of_subject(tx: &mut Tx, subject: Uuid) -> Stored<Vec<(HistoryEntry, Option<String>)>> {
    let sql = "SELECT history.*, person.name AS actor_name
               FROM history LEFT JOIN person ON person.id = history.actor_id
               WHERE subject_id = $1 AND action <> $2 ORDER BY seq LIMIT $3";
    named(tx, sql, subject, 500).await
}

/// Whether a person has done one of these things to a subject.
///
/// # Errors
/// The driver's.
pub async fn has_done(tx: &mut Tx, subject: Uuid, who: PersonId, actions: [&str; 2]) -> Stored<bool> {
    let sql = "SELECT count(*) FROM history WHERE subject_id = $1 AND actor_id = $2 AND action IN ($3, $4)";
    let [first, second] = actions;
    let found: i64 = on!(tx, c => sqlx::query_scalar(sql)
        .bind(subject)
        .bind(who.0)
        .bind(first)
        .bind(second)
        .fetch_one(c).await)?;
    Ok(found > 0)
}

/// The last move that a case made.
///
/// # Errors
/// The driver's.
pub async fn last_move(tx: &mut Tx, subject: Uuid) -> Stored<Option<HistoryEntry>> {
    let sql = "SELECT * FROM history WHERE subject_id = $1 AND to_stage IS NOT NULL ORDER BY seq DESC LIMIT 1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(subject).fetch_optional(c).await)?;
    Ok(row.map(HistoryEntry::from))
}

/// Who looked at the personal data of one subject, the last first.
///
/// # Errors
/// The driver's.
pub async fn views_of(tx: &mut Tx, subject: Uuid, limit: i64) -> Stored<Vec<(HistoryEntry, Option<String>)>> {
    let sql = "SELECT history.*, person.name AS actor_name
               FROM history LEFT JOIN person ON person.id = history.actor_id
               WHERE subject_id = $1 AND action = $2 ORDER BY seq DESC LIMIT $3";
    named(tx, sql, subject, limit).await
}

async fn named(
    tx: &mut Tx,
    sql: &'static str,
    subject: Uuid,
    limit: i64,
) -> Stored<Vec<(HistoryEntry, Option<String>)>> {
    let rows: Vec<Named> =
        on!(tx, c => sqlx::query_as(sql).bind(subject).bind(VIEW_PERSONAL).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|named| (named.row.into(), named.actor_name)).collect())
}

/// A stretch of the journal after `seq`, for checking the chain.
///
/// # Errors
/// The driver's.
pub async fn after(tx: &mut Tx, seq: i64, limit: i64) -> Stored<Vec<HistoryEntry>> {
    let sql = "SELECT * FROM history WHERE seq > $1 ORDER BY seq LIMIT $2";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(seq).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(HistoryEntry::from).collect())
}
