//! Files of the guide of a call: what is known of them. The bytes lie in the file store（募集要項のファイル）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::calls::GuideFile;
use domain::people::{CallId, FileId};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    call_id: Uuid,
    label: String,
    name: String,
    bytes: i64,
    mime: String,
    sha256: String,
}

impl From<Row> for GuideFile {
    fn from(row: Row) -> Self {
        GuideFile {
            id: FileId(row.id),
            call: CallId(row.call_id),
            label: row.label,
            name: row.name,
            bytes: row.bytes,
            mime: row.mime,
            sha256: row.sha256,
        }
    }
}

/// Adds a file.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &GuideFile, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO call_file (id, call_id, label, name, bytes, mime, sha256, added_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(new.call.0)
        .bind(&new.label)
        .bind(&new.name)
        .bind(new.bytes)
        .bind(&new.mime)
        .bind(&new.sha256)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The file with this id, if it belongs to the call.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, call: CallId, id: FileId) -> Stored<Option<GuideFile>> {
    let sql = "SELECT * FROM call_file WHERE id = $1 AND call_id = $2";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).bind(call.0).fetch_optional(c).await)?;
    Ok(row.map(GuideFile::from))
}

/// The files of a call, oldest first.
///
/// # Errors
/// The driver's.
pub async fn of_call(tx: &mut Tx, call: CallId) -> Stored<Vec<GuideFile>> {
    let sql = "SELECT * FROM call_file WHERE call_id = $1 ORDER BY added_at, id LIMIT 100";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(GuideFile::from).collect())
}

/// Takes a file away.
///
/// # Errors
/// The driver's, or no such file of the call.
pub async fn remove(tx: &mut Write, call: CallId, id: FileId) -> Stored<()> {
    let sql = "DELETE FROM call_file WHERE id = $1 AND call_id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(call.0).execute(c).await?.rows_affected());
    exactly_one("call_file", id, rows)
}
