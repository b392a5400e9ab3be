//! Programmes of a department（制度）.

use super::{Stored, Tx, Write, exactly_one, on};
use domain::people::{OrganisationId, ProgrammeId};
use uuid::Uuid;

/// A programme in a list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ProgrammeLine {
    /// Which.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// The department in charge.
    pub department_id: Uuid,
    /// The rule it rests on.
    pub legal_basis: String,
    /// How many years papers are kept.
    pub retention_years: i32,
    /// How many calls it had.
    pub calls: i64,
}

/// The programmes of some departments by name.
///
/// # Errors
/// The driver's.
pub async fn of_departments(tx: &mut Tx, departments: &[OrganisationId]) -> Stored<Vec<ProgrammeLine>> {
    let sql = "SELECT p.id, p.name, p.department_id, p.legal_basis, p.retention_years,
                   (SELECT count(*) FROM call c WHERE c.programme_id = p.id) AS calls
               FROM programme p WHERE p.department_id = $1 ORDER BY p.name, p.id LIMIT 200";
    let mut found = Vec::new();
    for department in departments {
        let lines: Vec<ProgrammeLine> = on!(tx, c => sqlx::query_as(sql).bind(department.0).fetch_all(c).await)?;
        found.extend(lines);
    }
    Ok(found)
}

/// The programme with this id.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, id: ProgrammeId) -> Stored<Option<ProgrammeLine>> {
    let sql = "SELECT p.id, p.name, p.department_id, p.legal_basis, p.retention_years,
                   (SELECT count(*) FROM call c WHERE c.programme_id = p.id) AS calls
               FROM programme p WHERE p.id = $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?)
}

/// Changes a programme.
///
/// # Errors
/// The driver's, or no such programme.
pub async fn update(tx: &mut Write, id: ProgrammeId, name: &str, basis: &str, retention: i32) -> Stored<()> {
    let sql = "UPDATE programme SET name = $2, legal_basis = $3, retention_years = $4 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(name)
        .bind(basis)
        .bind(retention)
        .execute(c).await?.rows_affected());
    exactly_one("programme", id, rows)
}
