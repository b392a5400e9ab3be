//! What became of each case of a bulk action（一括処理の結果）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::bulk::Outcome;
use domain::people::PersonId;
use sqlx::types::Json;
use uuid::Uuid;

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What was to be done.
    pub verb: String,
    /// What became of each case.
    pub lines: Vec<Outcome>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Keeps a report.
///
/// # Errors
/// The driver's.
pub async fn add(
    tx: &mut Write,
    id: Uuid,
    person: PersonId,
    verb: &str,
    lines: &[Outcome],
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO bulk_report (id, person_id, verb, lines, created_at) VALUES ($1, $2, $3, $4, $5)";
    on!(tx, c => sqlx::query(sql)
        .bind(id)
        .bind(person.0)
        .bind(verb)
        .bind(Json(lines))
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// A report of a person; nobody reads another's.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, person: PersonId, id: Uuid) -> Stored<Option<Report>> {
    let sql = "SELECT verb, lines, created_at FROM bulk_report WHERE id = $1 AND person_id = $2";
    let row: Option<(String, Json<Vec<Outcome>>, DateTime<Utc>)> =
        on!(tx, c => sqlx::query_as(sql).bind(id).bind(person.0).fetch_optional(c).await)?;
    Ok(row.map(|(verb, lines, created_at)| Report { verb, lines: lines.0, created_at }))
}
