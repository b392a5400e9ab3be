//! Files with an opinion that is still being written（書きかけの意見のファイル）. They lie under a hash that follows from the draft's
//! secret, so that whoever holds the draft, in the cookie or in the form, finds them again, and nobody else.

use super::opinion_files::{FILE, OpinionFile};
use super::{Stored, Tx, Write, on, orphans};
use chrono::{DateTime, Utc};
use domain::people::{CallId, OpinionId};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    name: String,
    bytes: i64,
    mime: String,
    sha256: String,
    added_at: DateTime<Utc>,
}

/// Keeps a file with a draft until a moment.
///
/// # Errors
/// The driver's.
pub async fn add(
    tx: &mut Write,
    draft_hash: &str,
    call: CallId,
    file: &OpinionFile,
    expires_at: DateTime<Utc>,
) -> Stored<()> {
    let sql =
        "INSERT INTO opinion_draft_file (id, draft_hash, call_id, name, bytes, mime, sha256, added_at, expires_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    on!(tx, c => sqlx::query(sql)
        .bind(file.id)
        .bind(draft_hash)
        .bind(call.0)
        .bind(&file.name)
        .bind(file.bytes)
        .bind(&file.mime)
        .bind(&file.sha256)
        .bind(file.added_at)
        .bind(expires_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The files of a draft, the first first.
///
/// # Errors
/// The driver's.
pub async fn of(tx: &mut Tx, draft_hash: &str) -> Stored<Vec<OpinionFile>> {
    let sql = "SELECT id, name, bytes, mime, sha256, added_at FROM opinion_draft_file
               WHERE draft_hash = $1 ORDER BY added_at, id LIMIT 50";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(draft_hash).fetch_all(c).await)?;
    let read = |row: Row| OpinionFile {
        id: row.id,
        kind: FILE.to_owned(),
        name: row.name,
        bytes: row.bytes,
        mime: row.mime,
        sha256: row.sha256,
        added_at: row.added_at,
        removed_at: None,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Keeps the files of a draft as long as the draft itself.
///
/// # Errors
/// The driver's.
pub async fn keep_until(tx: &mut Write, draft_hash: &str, expires_at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE opinion_draft_file SET expires_at = $2 WHERE draft_hash = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(draft_hash).bind(expires_at).execute(c).await.map(drop))?)
}

/// Takes a file off a draft; its bytes go unless something else needs them.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, draft_hash: &str, file: Uuid, at: DateTime<Utc>) -> Stored<()> {
    let sql = "DELETE FROM opinion_draft_file WHERE draft_hash = $1 AND id = $2 RETURNING sha256";
    let gone: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(draft_hash).bind(file).fetch_all(c).await)?;
    to_nobody(tx, &gone, at).await
}

/// Throws the files of a draft away, with the draft.
///
/// # Errors
/// The driver's.
pub async fn discard(tx: &mut Write, draft_hash: &str, at: DateTime<Utc>) -> Stored<()> {
    let sql = "DELETE FROM opinion_draft_file WHERE draft_hash = $1 RETURNING sha256";
    let gone: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(draft_hash).fetch_all(c).await)?;
    to_nobody(tx, &gone, at).await
}

/// Gives the files of a draft to the opinion that it has become. Says how many there were.
///
/// # Errors
/// The driver's.
pub async fn hand_in(tx: &mut Write, draft_hash: &str, opinion: OpinionId) -> Stored<u64> {
    let sql = "INSERT INTO opinion_file (id, opinion_id, kind, name, bytes, mime, sha256, added_at)
               SELECT id, $2, $3, name, bytes, mime, sha256, added_at FROM opinion_draft_file WHERE draft_hash = $1";
    let moved = on!(tx, c => sqlx::query(sql)
        .bind(draft_hash)
        .bind(opinion.0)
        .bind(FILE)
        .execute(c).await?.rows_affected());
    if moved > 0 {
        let sql = "DELETE FROM opinion_draft_file WHERE draft_hash = $1";
        on!(tx, c => sqlx::query(sql).bind(draft_hash).execute(c).await.map(drop))?;
    }
    Ok(moved)
}

/// Throws away what nobody came back for.
///
/// # Errors
/// The driver's.
pub async fn sweep(tx: &mut Write, now: DateTime<Utc>) -> Stored<()> {
    let sql = "DELETE FROM opinion_draft_file WHERE expires_at <= $1 RETURNING sha256";
    let gone: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(now).fetch_all(c).await)?;
    to_nobody(tx, &gone, now).await
}

async fn to_nobody(tx: &mut Write, gone: &[String], at: DateTime<Utc>) -> Stored<()> {
    for sha256 in gone {
        orphans::add(tx, sha256, at).await?;
    }
    Ok(())
}
