//! The papers that groups keep here: what is known of them. The bytes lie in the file store（団体の書類）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::groups::{GroupFile, GroupPaper};
use domain::people::OrganisationId;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    organisation_id: Uuid,
    paper: String,
    name: String,
    bytes: i64,
    mime: String,
    sha256: String,
    added_at: DateTime<Utc>,
}

impl TryFrom<Row> for GroupFile {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<GroupFile> {
        let paper = GroupPaper::from_code(&row.paper)
            .ok_or_else(|| StoreError::corrupt("group_file", "paper", row.id, &row.paper))?;
        Ok(GroupFile {
            id: row.id,
            group: OrganisationId(row.organisation_id),
            paper,
            name: row.name,
            bytes: row.bytes,
            mime: row.mime,
            sha256: row.sha256,
            added_at: row.added_at,
        })
    }
}

/// Adds a file.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &GroupFile) -> Stored<()> {
    let sql = "INSERT INTO group_file (id, organisation_id, paper, name, bytes, mime, sha256, added_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id)
        .bind(new.group.0)
        .bind(new.paper.code())
        .bind(&new.name)
        .bind(new.bytes)
        .bind(&new.mime)
        .bind(&new.sha256)
        .bind(new.added_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The files of a group, oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_group(tx: &mut Tx, group: OrganisationId) -> Stored<Vec<GroupFile>> {
    let sql = "SELECT * FROM group_file WHERE organisation_id = $1 ORDER BY added_at, id LIMIT 100";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(group.0).fetch_all(c).await)?;
    rows.into_iter().map(GroupFile::try_from).collect()
}

/// Takes a file away from a group.
///
/// # Errors
/// The driver's, or no such file of the group.
pub async fn remove(tx: &mut Write, group: OrganisationId, id: Uuid) -> Stored<()> {
    let sql = "DELETE FROM group_file WHERE id = $1 AND organisation_id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(id).bind(group.0).execute(c).await?.rows_affected());
    exactly_one("group_file", id, rows)
}
