//! The representative's sign-off: the group's setting, and who asked for it（代表の確認）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::people::{OrganisationId, PersonId, SubmissionId};
use domain::sign_off::SignOff;
use uuid::Uuid;

/// Whether a group wants it.
///
/// # Errors
/// The driver's.
pub async fn of_group(tx: &mut Tx, group: OrganisationId) -> Stored<bool> {
    let sql = "SELECT sign_off FROM organisation WHERE id = $1";
    let wanted: Option<bool> = on!(tx, c => sqlx::query_scalar(sql).bind(group.0).fetch_optional(c).await)?;
    Ok(wanted.unwrap_or(false))
}

/// Turns it on or off.
///
/// # Errors
/// The driver's, or no such group.
pub async fn set(tx: &mut Write, group: OrganisationId, on: bool) -> Stored<()> {
    let sql = "UPDATE organisation SET sign_off = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(group.0).bind(on).execute(c).await?.rows_affected());
    exactly_one("organisation", group, rows)
}

/// How a case stands. A group whose representatives have all left does not wait for one.
///
/// # Errors
/// The driver's.
pub async fn of_case(tx: &mut Tx, case: SubmissionId, today: NaiveDate) -> Stored<SignOff> {
    #[derive(sqlx::FromRow)]
    struct Row {
        wanted: bool,
        asked_by: Option<Uuid>,
        asked_at: Option<DateTime<Utc>>,
    }
    let sql = "SELECT o.sign_off AND EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = o.id
                   AND m.role = 'representative' AND m.from_on <= $2 AND (m.until_on IS NULL OR m.until_on >= $2))
                   AS wanted, s.sign_off_asked_by AS asked_by, s.sign_off_asked_at AS asked_at
               FROM submission s JOIN organisation o ON o.id = s.group_id WHERE s.id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(case.0).bind(today).fetch_optional(c).await)?;
    let Some(row) = row else { return Ok(SignOff::default()) };
    Ok(SignOff { wanted: row.wanted, asked: row.asked_by.map(PersonId).zip(row.asked_at) })
}

/// Remembers who asked, or forgets it once the application is handed in.
///
/// # Errors
/// The driver's, or no such case.
pub async fn put_asked(tx: &mut Write, case: SubmissionId, asked: Option<(PersonId, DateTime<Utc>)>) -> Stored<()> {
    let sql = "UPDATE submission SET sign_off_asked_by = $2, sign_off_asked_at = $3 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(case.0)
        .bind(asked.map(|(by, _)| by.0))
        .bind(asked.map(|(_, at)| at))
        .execute(c).await?.rows_affected());
    exactly_one("submission", case, rows)
}
