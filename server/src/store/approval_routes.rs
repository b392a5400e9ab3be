//! Routes of approval by department（決裁ルート）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::decisions::Route;
use domain::people::OrganisationId;
use sqlx::types::Json;

/// The route of a department's drafts; the usual one where none was set.
///
/// # Errors
/// The driver's.
pub async fn of_department(tx: &mut Tx, department: OrganisationId) -> Stored<Route> {
    let sql = "SELECT steps FROM approval_route WHERE department_id = $1";
    let row: Option<Json<Route>> = on!(tx, c => sqlx::query_scalar(sql).bind(department.0).fetch_optional(c).await)?;
    Ok(row.map(|steps| steps.0).unwrap_or_default().or_usual())
}

/// Sets the route of a department.
///
/// # Errors
/// The driver's.
pub async fn set(tx: &mut Write, department: OrganisationId, route: &Route, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO approval_route (department_id, steps, changed_at) VALUES ($1, $2, $3)
               ON CONFLICT (department_id) DO UPDATE SET steps = excluded.steps, changed_at = excluded.changed_at";
    on!(tx, c => sqlx::query(sql).bind(department.0).bind(Json(route)).bind(at).execute(c).await.map(drop))?;
    Ok(())
}
