//! Versions of the form of a call: the one in force stands with the call, here are those before and after it（様式の版）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::forms::Form;
use domain::people::{CallId, PersonId, SubmissionId};
use sqlx::types::Json;
use uuid::Uuid;

/// The form that was in force at an instant, where it is not the present one.
///
/// # Errors
/// The driver's.
pub async fn at(tx: &mut Tx, call: CallId, at: DateTime<Utc>) -> Stored<Option<Form>> {
    let sql = "SELECT form FROM call_form WHERE call_id = $1 AND until_at > $2 ORDER BY version LIMIT 1";
    let form: Option<Json<Form>> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).bind(at).fetch_optional(c).await)?;
    Ok(form.map(|form| form.0))
}

/// The forms before the present one, the last first.
///
/// # Errors
/// The driver's.
pub async fn older(tx: &mut Tx, call: CallId) -> Stored<Vec<Form>> {
    let sql = "SELECT form FROM call_form WHERE call_id = $1 ORDER BY version DESC LIMIT 20";
    let forms: Vec<Json<Form>> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_all(c).await)?;
    Ok(forms.into_iter().map(|form| form.0).collect())
}

/// The next version, while it is being written.
///
/// # Errors
/// The driver's.
pub async fn draft(tx: &mut Tx, call: CallId) -> Stored<Option<Form>> {
    let sql = "SELECT form_draft FROM call WHERE id = $1";
    let form: Option<Option<Json<Form>>> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_optional(c).await)?;
    Ok(form.flatten().map(|form| form.0))
}

/// Keeps the next version; `None` gives it up.
///
/// # Errors
/// The driver's, or no such call.
pub async fn put_draft(tx: &mut Write, call: CallId, form: Option<&Form>) -> Stored<()> {
    let sql = "UPDATE call SET form_draft = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(call.0).bind(form.map(Json)).execute(c).await?.rows_affected());
    exactly_one("call", call, rows)
}

/// The open drafts that wait under a call: case, owner. They are told when the form changes.
///
/// # Errors
/// The driver's.
pub async fn open_drafts(tx: &mut Tx, call: CallId) -> Stored<Vec<(SubmissionId, PersonId)>> {
    let sql = "SELECT id, owner_id FROM submission WHERE call_id = $1 AND stage = 'draft' ORDER BY id LIMIT 10000";
    let rows: Vec<(Uuid, Uuid)> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(case, owner)| (SubmissionId(case), PersonId(owner))).collect())
}

/// Puts a form in force in the place of the one before, which is kept.
///
/// # Errors
/// The driver's, or no such call.
pub async fn replace(tx: &mut Write, call: CallId, before: &Form, now: &Form, at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO call_form (call_id, version, form, until_at) VALUES ($1, $2, $3, $4)";
    let version = i64::from(before.version);
    on!(tx, c => sqlx::query(sql)
        .bind(call.0)
        .bind(i32::try_from(version).unwrap_or(i32::MAX))
        .bind(Json(before))
        .bind(at)
        .execute(c).await.map(drop))?;
    let sql = "UPDATE call SET form = $2, form_draft = NULL WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(call.0).bind(Json(now)).execute(c).await?.rows_affected());
    exactly_one("call", call, rows)
}
