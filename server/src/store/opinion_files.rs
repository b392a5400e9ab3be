//! Files of opinions: scans of paper, and what authors bring（意見の写し・添付）.

use super::{Stored, Tx, Write, on, orphans, push_ids};
use chrono::{DateTime, Utc};
use domain::people::OpinionId;
use sqlx::QueryBuilder;
use std::collections::HashMap;
use uuid::Uuid;

/// The kind of a scan.
pub const SCAN: &str = "scan";
/// The kind of a file that its author brought.
pub const FILE: &str = "file";
/// How many files of one opinion are listed.
const MOST: i64 = 200;

/// A file of an opinion.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OpinionFile {
    /// Which.
    pub id: Uuid,
    /// What it is: [`SCAN`] or [`FILE`].
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
    /// When its author took it away; it stays on record.
    pub removed_at: Option<DateTime<Utc>>,
}

impl OpinionFile {
    /// Whether it is one of the files that its author sends with the opinion now.
    pub fn is_present(&self) -> bool {
        self.kind == FILE && self.removed_at.is_none()
    }
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
    let sql = "SELECT id, kind, name, bytes, mime, sha256, added_at, removed_at FROM opinion_file
               WHERE opinion_id = $1 ORDER BY added_at, id LIMIT $2";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(opinion.0).bind(MOST).fetch_all(c).await)?)
}

/// The names of the files of some opinions.
///
/// # Errors
/// The driver's.
pub async fn names_of(tx: &mut Tx, ids: &[OpinionId]) -> Stored<HashMap<OpinionId, Vec<String>>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, String)> = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT opinion_id, name FROM opinion_file WHERE removed_at IS NULL AND opinion_id IN (");
        push_ids(&mut query, ids.iter().map(|id| id.0));
        query.push(") ORDER BY opinion_id, added_at, id").build_query_as().fetch_all(c).await
    })?;
    let mut names: HashMap<OpinionId, Vec<String>> = HashMap::new();
    for (opinion, name) in rows {
        names.entry(OpinionId(opinion)).or_default().push(name);
    }
    Ok(names)
}

/// Notes that its author has taken a file away, unless it was before. Scans are the office's.
///
/// # Errors
/// The driver's.
pub async fn take_back(tx: &mut Write, opinion: OpinionId, file: Uuid, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE opinion_file SET removed_at = $4
               WHERE opinion_id = $1 AND id = $2 AND kind = $3 AND removed_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(opinion.0)
        .bind(file)
        .bind(FILE)
        .bind(at)
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Takes a scan off an opinion; its bytes go unless something else needs them.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, opinion: OpinionId, file: Uuid, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "DELETE FROM opinion_file WHERE opinion_id = $1 AND id = $2 AND kind = 'scan' RETURNING sha256";
    let gone: Option<String> =
        on!(tx, c => sqlx::query_scalar(sql).bind(opinion.0).bind(file).fetch_optional(c).await)?;
    if let Some(sha256) = &gone {
        orphans::add(tx, sha256, at).await?;
    }
    Ok(gone.is_some())
}
