//! What waits in a department, and which departments are told each morning（毎朝のまとめ）.

use super::{Stored, Tx, Write, on};
use chrono::NaiveDate;
use domain::people::OrganisationId;
use uuid::Uuid;

/// Departments with a mail box that want to be told and were not thought of on this day.
///
/// # Errors
/// The driver's.
pub async fn due(tx: &mut Tx, day: NaiveDate) -> Stored<Vec<OrganisationId>> {
    const SQL: &str = "SELECT o.id FROM organisation o LEFT JOIN digest d ON d.department_id = o.id
        WHERE o.kind = 'department' AND o.email IS NOT NULL AND (d.is_off IS NULL OR d.is_off = $1)
          AND (d.last_day IS NULL OR d.last_day < $2) ORDER BY o.name_folded, o.id LIMIT 500";
    let ids: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(SQL).bind(false).bind(day).fetch_all(c).await)?;
    Ok(ids.into_iter().map(OrganisationId).collect())
}

/// Takes a department's day, so that one worker thinks of it once. `false`: another did, or the department wants none.
///
/// # Errors
/// The driver's.
pub async fn claim(tx: &mut Write, department: OrganisationId, day: NaiveDate) -> Stored<bool> {
    let sql = "INSERT INTO digest (department_id, is_off, last_day) VALUES ($1, $2, $3)
               ON CONFLICT (department_id) DO UPDATE SET last_day = $3
               WHERE digest.is_off = $2 AND (digest.last_day IS NULL OR digest.last_day < $3)";
    let rows =
        on!(tx, c => sqlx::query(sql).bind(department.0).bind(false).bind(day).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Whether a department does without.
///
/// # Errors
/// The driver's.
pub async fn is_off(tx: &mut Tx, department: OrganisationId) -> Stored<bool> {
    const SQL: &str = "SELECT is_off FROM digest WHERE department_id = $1";
    let found: Option<bool> = on!(tx, c => sqlx::query_scalar(SQL).bind(department.0).fetch_optional(c).await)?;
    Ok(found.unwrap_or(false))
}

/// Switches a department's digest off or on.
///
/// # Errors
/// The driver's.
pub async fn switch(tx: &mut Write, department: OrganisationId, off: bool) -> Stored<()> {
    let sql = "INSERT INTO digest (department_id, is_off) VALUES ($1, $2)
               ON CONFLICT (department_id) DO UPDATE SET is_off = $2";
    on!(tx, c => sqlx::query(sql).bind(department.0).bind(off).execute(c).await.map(drop))?;
    Ok(())
}

/// How many drafts wait for a step of their route in a department. CROSS JOIN begins with the few that wait.
///
/// # Errors
/// The driver's.
pub async fn decisions(tx: &mut Tx, department: OrganisationId) -> Stored<i64> {
    const SQL: &str = "SELECT count(*) FROM decision d CROSS JOIN submission s
        WHERE s.id = d.submission_id AND d.state IN ('drafted', 'sent_back') AND d.state = 'drafted' AND s.department_id = $1";
    Ok(on!(tx, c => sqlx::query_scalar(SQL).bind(department.0).fetch_one(c).await)?)
}

/// On how many cases of a department the applicant waits for an answer.
///
/// # Errors
/// The driver's.
pub async fn questions(tx: &mut Tx, department: OrganisationId) -> Stored<i64> {
    const SQL: &str = "SELECT count(DISTINCT s.id) FROM case_message m CROSS JOIN submission s
        WHERE s.id = m.submission_id AND m.answered_at IS NULL AND m.from_city = $2 AND s.submitted_at IS NOT NULL
          AND s.department_id = $1";
    Ok(on!(tx, c => sqlx::query_scalar(SQL).bind(department.0).bind(false).fetch_one(c).await)?)
}
