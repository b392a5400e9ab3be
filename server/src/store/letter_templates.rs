//! Templates of official letters as departments have changed them（通知書のひな形）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::official::LetterKind;
use domain::people::{OrganisationId, PersonId};
use uuid::Uuid;

/// A version of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Counted from 1.
    pub version: i32,
    /// The text.
    pub text: String,
    /// Who made it.
    pub made_by: PersonId,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// The version in force, if the department has made any.
///
/// # Errors
/// The driver's.
pub async fn latest(tx: &mut Tx, department: OrganisationId, kind: LetterKind) -> Stored<Option<Version>> {
    let sql = "SELECT version, text, made_by, made_at FROM letter_template
               WHERE department_id = $1 AND kind = $2 ORDER BY version DESC LIMIT 1";
    let row: Option<(i32, String, Uuid, DateTime<Utc>)> =
        on!(tx, c => sqlx::query_as(sql).bind(department.0).bind(kind.code()).fetch_optional(c).await)?;
    Ok(row.map(|(version, text, made_by, made_at)| Version { version, text, made_by: PersonId(made_by), made_at }))
}

/// Adds a version; two at once do not become the same one.
///
/// # Errors
/// The driver's, also when somebody else has just made this version.
pub async fn add(tx: &mut Write, department: OrganisationId, kind: LetterKind, version: &Version) -> Stored<()> {
    let sql = "INSERT INTO letter_template (department_id, kind, version, text, made_by, made_at)
               VALUES ($1, $2, $3, $4, $5, $6)";
    on!(tx, c => sqlx::query(sql)
        .bind(department.0)
        .bind(kind.code())
        .bind(version.version)
        .bind(&version.text)
        .bind(version.made_by.0)
        .bind(version.made_at)
        .execute(c).await.map(drop))?;
    Ok(())
}
