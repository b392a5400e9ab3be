//! Scans of opinions on paper（意見の写し）.

use super::{Stored, Tx, Write, on, orphans};
use chrono::{DateTime, Utc};
use domain::people::OpinionId;
use uuid::Uuid;

/// The kind of a scan.
pub const SCAN: &str = "scan";
/// How many files of one opinion are listed.
pub const MOST: i64 = 20;

/// A file of an opinion.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OpinionFile {
    /// Which.
    pub id: Uuid,
    /// What it is: [`SCAN`].
    pub kind: String,
    /// The name it was sent with.
    pub name: String,
    /// Size.
    pub bytes: i64,
    /// The type found by looking at the bytes.
    pub mime: String,
    /// Hex digest of the bytes; also the name in the file store.
    pub sha256: String,
    /// When it came.
    pub added_at: DateTime<Utc>,
}

/// Keeps a file with an opinion.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, opinion: OpinionId, file: &OpinionFile) -> Stored<()> {
    let sql = "INSERT INTO opinion_file (id, opinion_id, kind, name, bytes, mime, sha256, added_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, c => sqlx::query(sql)
        .bind(file.id)
        .bind(opinion.0)
        .bind(&file.kind)
        .bind(&file.name)
        .bind(file.bytes)
        .bind(&file.mime)
        .bind(&file.sha256)
        .bind(file.added_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The files of an opinion, the first first.
///
/// # Errors
/// The driver's.
pub async fn of(tx: &mut Tx, opinion: OpinionId) -> Stored<Vec<OpinionFile>> {
    let sql = "SELECT id, kind, name, bytes, mime, sha256, added_at FROM opinion_file
               WHERE opinion_id = $1 ORDER BY added_at, id LIMIT $2";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(opinion.0).bind(MOST).fetch_all(c).await)?)
}

/// Takes a file off an opinion; its bytes go unless something else needs them.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, opinion: OpinionId, file: Uuid, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "DELETE FROM opinion_file WHERE opinion_id = $1 AND id = $2 RETURNING sha256";
    let gone: Option<String> =
        on!(tx, c => sqlx::query_scalar(sql).bind(opinion.0).bind(file).fetch_optional(c).await)?;
    if let Some(sha256) = &gone {
        orphans::add(tx, sha256, at).await?;
    }
    Ok(gone.is_some())
}
