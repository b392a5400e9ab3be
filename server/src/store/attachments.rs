//! Attached files: what is known of them. The bytes lie in the file store（添付）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::filings::Attachment;
use domain::people::{FileId, SubmissionId};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    submission_id: Uuid,
    paper: String,
    name: String,
    bytes: i64,
    mime: String,
    sha256: String,
    added_at: DateTime<Utc>,
}

impl From<Row> for Attachment {
    fn from(row: Row) -> Self {
        Attachment {
            id: FileId(row.id),
            submission: SubmissionId(row.submission_id),
            paper: row.paper,
            name: row.name,
            bytes: row.bytes,
            mime: row.mime,
            sha256: row.sha256,
            added_at: row.added_at,
        }
    }
}

/// Adds a file to a case.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &Attachment) -> Stored<()> {
    let sql = "INSERT INTO attachment (id, submission_id, paper, name, bytes, mime, sha256, added_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(new.submission.0)
        .bind(&new.paper)
        .bind(&new.name)
        .bind(new.bytes)
        .bind(&new.mime)
        .bind(&new.sha256)
        .bind(new.added_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The file with this id.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, id: FileId) -> Stored<Option<Attachment>> {
    let sql = "SELECT * FROM attachment WHERE id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(Attachment::from))
}

/// The files of a case, oldest first.
///
/// # Errors
/// The driver's.
pub async fn of_case(tx: &mut Tx, submission: SubmissionId) -> Stored<Vec<Attachment>> {
    let sql = "SELECT * FROM attachment WHERE submission_id = $1 ORDER BY added_at, id LIMIT 500";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Attachment::from).collect())
}

/// Takes a file away from a case.
///
/// # Errors
/// The driver's, or no such file of the case.
pub async fn remove(tx: &mut Write, submission: SubmissionId, id: FileId) -> Stored<()> {
    let sql = "DELETE FROM attachment WHERE id = $1 AND submission_id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(submission.0).execute(c).await?.rows_affected());
    exactly_one("attachment", id, rows)
}
