//! Attached files: what is known of them. The bytes lie in the file store（添付）.

use super::{Stored, Tx, Write, exactly_one, on, push_ids};
use chrono::{DateTime, Utc};
use domain::filings::{Attachment, FilingKind};
use domain::people::{FileId, FilingId, SubmissionId};
use sqlx::QueryBuilder;
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

/// Adds a file to the version of the application that is being written.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &Attachment, version: i32) -> Stored<()> {
    add_to(tx, new, FilingKind::Application, version).await
}

/// Adds a file to the version of a filing that is being written.
///
/// # Errors
/// The driver's.
pub async fn add_to(tx: &mut Write, new: &Attachment, kind: FilingKind, version: i32) -> Stored<()> {
    let sql =
        "INSERT INTO attachment (id, submission_id, paper, name, bytes, mime, sha256, added_at, added_in, filing_kind)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(new.submission.0)
        .bind(&new.paper)
        .bind(&new.name)
        .bind(new.bytes)
        .bind(&new.mime)
        .bind(&new.sha256)
        .bind(new.added_at)
        .bind(version)
        .bind(kind.code())
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The kind of filing that a file belongs to.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn kind_of(tx: &mut Tx, id: FileId) -> Stored<Option<FilingKind>> {
    let sql = "SELECT filing_kind FROM attachment WHERE id = $1";
    let code: Option<String> = on!(tx, c => sqlx::query_scalar(sql).bind(id.0).fetch_optional(c).await)?;
    let read = |code: String| {
        FilingKind::from_code(&code).ok_or_else(|| super::StoreError::corrupt("attachment", "filing_kind", id, &code))
    };
    code.map(read).transpose()
}

/// The file with this id, unless it was taken away before anybody but its owner could see it.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, id: FileId) -> Stored<Option<Attachment>> {
    let sql = "SELECT * FROM attachment WHERE id = $1 AND (removed_in IS NULL OR removed_in > added_in)";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(Attachment::from))
}

/// Whether a file belongs to what was handed in up to a version.
///
/// # Errors
/// The driver's.
pub async fn is_handed_in(tx: &mut Tx, id: FileId, version: i32) -> Stored<bool> {
    let sql = "SELECT count(*) FROM attachment WHERE id = $1 AND added_in <= $2";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(id.0).bind(version).fetch_one(c).await)?;
    Ok(count > 0)
}

/// The files of an application as it is now, oldest first.
///
/// # Errors
/// The driver's.
pub async fn of_case(tx: &mut Tx, submission: SubmissionId) -> Stored<Vec<Attachment>> {
    let sql = "SELECT * FROM attachment WHERE submission_id = $1 AND removed_in IS NULL AND filing_kind = 'application'
               ORDER BY added_at, id LIMIT 500";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Attachment::from).collect())
}

/// The files of a version of the application, oldest first.
///
/// # Errors
/// The driver's.
pub async fn of_version(tx: &mut Tx, submission: SubmissionId, version: i32) -> Stored<Vec<Attachment>> {
    of_filing(tx, submission, FilingKind::Application, version).await
}

/// The files of a version of a filing, oldest first.
///
/// # Errors
/// The driver's.
pub async fn of_filing(
    tx: &mut Tx,
    submission: SubmissionId,
    kind: FilingKind,
    version: i32,
) -> Stored<Vec<Attachment>> {
    let sql = "SELECT * FROM attachment WHERE submission_id = $1 AND filing_kind = $3 AND added_in <= $2
                   AND (removed_in IS NULL OR removed_in > $2)
               ORDER BY added_at, id LIMIT 500";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql)
        .bind(submission.0)
        .bind(version)
        .bind(kind.code())
        .fetch_all(c).await)?;
    Ok(rows.into_iter().map(Attachment::from).collect())
}

/// The files that were added in exactly this version of a filing and still stand there, oldest first.
///
/// # Errors
/// The driver's.
pub async fn added_in(
    tx: &mut Tx,
    submission: SubmissionId,
    kind: FilingKind,
    version: i32,
) -> Stored<Vec<Attachment>> {
    let sql = "SELECT * FROM attachment WHERE submission_id = $1 AND filing_kind = $3 AND added_in = $2
                   AND removed_in IS NULL
               ORDER BY added_at, id LIMIT 500";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql)
        .bind(submission.0)
        .bind(version)
        .bind(kind.code())
        .fetch_all(c).await)?;
    Ok(rows.into_iter().map(Attachment::from).collect())
}

/// Sets the files of a correction aside with it: what was added for it goes along as the `nth`, and what was taken away
/// for it is back.
///
/// # Errors
/// The driver's.
pub async fn set_aside(tx: &mut Write, submission: SubmissionId, version: i32, nth: i32) -> Stored<()> {
    let added = "UPDATE attachment SET filing_kind = $3, added_in = $4 WHERE submission_id = $1
                     AND filing_kind = 'application' AND added_in = $2 AND removed_in IS NULL";
    on!(tx, c => sqlx::query(added)
        .bind(submission.0)
        .bind(version)
        .bind(FilingKind::SetAside.code())
        .bind(nth)
        .execute(c).await.map(drop))?;
    let taken = "UPDATE attachment SET removed_in = NULL, removed_at = NULL WHERE submission_id = $1
                     AND filing_kind = 'application' AND removed_in = $2 AND added_in < $2";
    on!(tx, c => sqlx::query(taken).bind(submission.0).bind(version).execute(c).await.map(drop))?;
    Ok(())
}

/// The names of the files of several filings, those of each the oldest first.
///
/// # Errors
/// The driver's.
pub async fn names_of(tx: &mut Tx, filings: &[FilingId]) -> Stored<Vec<(FilingId, String)>> {
    if filings.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, String)> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT f.id, a.name FROM filing f JOIN attachment a ON a.submission_id = f.submission_id AND a.filing_kind = f.kind
             AND a.added_in <= f.version AND (a.removed_in IS NULL OR a.removed_in > f.version) WHERE f.id IN (",
        );
        push_ids(&mut query, filings.iter().map(|filing| filing.0));
        query.push(") ORDER BY f.id, a.added_at, a.id");
        query.build_query_as().fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(|(filing, name)| (FilingId(filing), name)).collect())
}

/// Takes a file away from the version that is being written. Earlier versions keep it.
///
/// # Errors
/// The driver's, or no such file of the case.
pub async fn remove(
    tx: &mut Write,
    submission: SubmissionId,
    id: FileId,
    version: i32,
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "UPDATE attachment SET removed_in = $3, removed_at = $4
               WHERE id = $1 AND submission_id = $2 AND removed_in IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(submission.0)
        .bind(version)
        .bind(at)
        .execute(c).await?.rows_affected());
    exactly_one("attachment", id, rows)
}

/// Files that were taken away before this instant and never handed in, for the sweep.
///
/// # Errors
/// The driver's.
pub async fn left_over(tx: &mut Tx, before: DateTime<Utc>, limit: i64) -> Stored<Vec<Attachment>> {
    let sql = "SELECT * FROM attachment WHERE removed_at <= $1 AND removed_in <= added_in
               ORDER BY removed_at LIMIT $2";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(before).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Attachment::from).collect())
}

/// Forgets a file that was taken away.
///
/// # Errors
/// The driver's.
pub async fn forget(tx: &mut Write, id: FileId) -> Stored<()> {
    let sql = "DELETE FROM attachment WHERE id = $1 AND removed_at IS NOT NULL";
    on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Whether anything but the file `but` refers to these bytes.
///
/// # Errors
/// The driver's.
pub async fn is_used(tx: &mut Tx, sha256: &str, but: FileId) -> Stored<bool> {
    // A test sees to it that every table with hashes of bytes stands here.
    let sql = "SELECT count(*) FROM (SELECT 1 FROM attachment WHERE sha256 = $1 AND id <> $2
                   UNION ALL SELECT 1 FROM group_file WHERE sha256 = $1
                   UNION ALL SELECT 1 FROM call_file WHERE sha256 = $1
                   UNION ALL SELECT 1 FROM opinion_file WHERE sha256 = $1
                   UNION ALL SELECT 1 FROM opinion_draft_file WHERE sha256 = $1
                   UNION ALL SELECT 1 FROM city_logo WHERE sha256 = $1) AS used";
    let count: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(sha256).bind(but.0).fetch_one(c).await)?;
    Ok(count > 0)
}
