//! Decisions（決定）: drafts, approvals and what is in force.

use super::{StoreError, Stored, Tx, Write, exactly_one, on, redactions};
use chrono::{DateTime, NaiveDate, Utc};
use domain::decisions::{Decision, DecisionState, Outcome, Passed, Route};
use domain::money::Yen;
use domain::people::{CallId, DecisionId, PersonId, SubmissionId};
use domain::redaction::Field;
use sqlx::types::Json;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    submission_id: Uuid,
    outcome: String,
    amount: i64,
    conditions: String,
    reason: String,
    state: String,
    drafted_by: Uuid,
    drafted_at: DateTime<Utc>,
    approved_by: Option<Uuid>,
    approved_at: Option<DateTime<Utc>>,
    number: Option<String>,
    decided_on: Option<NaiveDate>,
    reply_days: Option<i32>,
    reply_by: Option<DateTime<Utc>>,
    replied_at: Option<DateTime<Utc>>,
    correction: String,
    route: Json<Route>,
    passed: Json<Vec<Passed>>,
}

impl TryFrom<Row> for Decision {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Decision> {
        Ok(Decision {
            outcome: Outcome::from_code(&row.outcome)
                .ok_or_else(|| StoreError::corrupt("decision", "outcome", row.id, &row.outcome))?,
            state: DecisionState::from_code(&row.state)
                .ok_or_else(|| StoreError::corrupt("decision", "state", row.id, &row.state))?,
            id: DecisionId(row.id),
            submission: SubmissionId(row.submission_id),
            amount: Yen(row.amount),
            conditions: row.conditions,
            reason: row.reason,
            drafted_by: PersonId(row.drafted_by),
            drafted_at: row.drafted_at,
            approved_by: row.approved_by.map(PersonId),
            approved_at: row.approved_at,
            number: row.number,
            decided_on: row.decided_on,
            reply_days: row.reply_days.and_then(|days| u16::try_from(days).ok()),
            reply_by: row.reply_by,
            replied_at: row.replied_at,
            correction: row.correction,
            route: row.route.0.or_usual(),
            passed: row.passed.0,
        })
    }
}

/// Keeps a drafted decision.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, call: CallId, decision: &Decision) -> Stored<()> {
    let sql = "INSERT INTO decision (id, submission_id, call_id, outcome, amount, conditions, reason, state, drafted_by, drafted_at,
                 reply_days, correction, route)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    on!(tx, c => sqlx::query(sql)
        .bind(decision.id.0)
        .bind(decision.submission.0)
        .bind(call.0)
        .bind(decision.outcome.code())
        .bind(decision.amount.0)
        .bind(&decision.conditions)
        .bind(&decision.reason)
        .bind(decision.state.code())
        .bind(decision.drafted_by.0)
        .bind(decision.drafted_at)
        .bind(decision.reply_days.map(i32::from))
        .bind(&decision.correction)
        .bind(Json(&decision.route))
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The decision that counts for a case: the last one drafted.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_case(tx: &mut Tx, submission: SubmissionId) -> Stored<Option<Decision>> {
    let sql = "SELECT * FROM decision WHERE submission_id = $1 ORDER BY drafted_at DESC, id DESC LIMIT 1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_optional(c).await)?;
    row.map(Decision::try_from).transpose()
}

/// The decision that counts for each case of a call: the last one drafted.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn latest_of_call(tx: &mut Tx, call: CallId) -> Stored<HashMap<SubmissionId, Decision>> {
    let sql = "SELECT * FROM decision WHERE call_id = $1 ORDER BY drafted_at, id";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    rows.into_iter().map(|row| Decision::try_from(row).map(|decision| (decision.submission, decision))).collect()
}

/// The decision in force for a case: what everybody outside goes by, whatever is drafted meanwhile.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn in_force(tx: &mut Tx, submission: SubmissionId) -> Stored<Option<Decision>> {
    let sql = "SELECT * FROM decision WHERE submission_id = $1 AND state = 'released'
               ORDER BY drafted_at DESC, id DESC LIMIT 1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_optional(c).await)?;
    row.map(Decision::try_from).transpose()
}

/// The sum of a call's amounts that are approved or in force, of every case its last one. Cases that were taken
/// back do not count, and neither does `except`.
///
/// # Errors
/// The driver's.
pub async fn approved_total(tx: &mut Tx, call: CallId, except: Option<SubmissionId>) -> Stored<Yen> {
    let sql = "SELECT CAST(COALESCE(SUM(d.amount), 0) AS BIGINT)
               FROM decision d JOIN submission s ON s.id = d.submission_id
               WHERE d.call_id = $1 AND d.state IN ('approved', 'released') AND s.stage <> 'withdrawn'
                 AND ($2 IS NULL OR d.submission_id <> $2)
                 AND NOT EXISTS (SELECT 1 FROM decision later WHERE later.submission_id = d.submission_id
                                 AND later.state IN ('approved', 'released') AND later.drafted_at > d.drafted_at)";
    let except = except.map(|id| id.0);
    Ok(Yen(on!(tx, c => sqlx::query_scalar(sql).bind(call.0).bind(except).fetch_one(c).await)?))
}

/// Serialises the approvals of one call, so that two at once cannot overrun the budget together.
///
/// # Errors
/// The driver's, or no such call.
pub async fn lock_round(tx: &mut Write, call: CallId) -> Stored<()> {
    let sql = "UPDATE call SET code = code WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(call.0).execute(c).await?.rows_affected());
    exactly_one("call", call, rows)
}

/// Marks a draft as approved, by whom and when.
///
/// # Errors
/// The driver's, or it does not wait any more.
pub async fn approve(tx: &mut Write, id: DecisionId, by: PersonId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE decision SET state = 'approved', approved_by = $2, approved_at = $3 WHERE id = $1 AND state = 'drafted'";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(by.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("decision", id, rows)
}

/// Gives a draft back to who wrote it.
///
/// # Errors
/// The driver's, or it does not wait any more.
pub async fn send_back(tx: &mut Write, id: DecisionId) -> Stored<()> {
    let sql = "UPDATE decision SET state = 'sent_back' WHERE id = $1 AND state = 'drafted'";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await?.rows_affected());
    exactly_one("decision", id, rows)
}

/// Notes who has passed a draft on.
///
/// # Errors
/// The driver's, or it does not wait any more.
pub async fn pass_on(tx: &mut Write, id: DecisionId, passed: &[Passed]) -> Stored<()> {
    let sql = "UPDATE decision SET passed = $2 WHERE id = $1 AND state = 'drafted'";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(Json(passed)).execute(c).await?.rows_affected());
    exactly_one("decision", id, rows)
}

/// Puts an approved decision in force with its number and date, and the last instant for the answer. What was in
/// force before is replaced.
///
/// # Errors
/// The driver's, or it is not approved and held.
pub async fn release(
    tx: &mut Write,
    id: DecisionId,
    number: &str,
    on_day: NaiveDate,
    reply_by: Option<DateTime<Utc>>,
) -> Stored<()> {
    let replace = "UPDATE decision SET state = 'replaced'
                   WHERE state = 'released' AND id <> $1
                     AND submission_id = (SELECT submission_id FROM decision WHERE id = $1)";
    on!(tx, c => sqlx::query(replace).bind(id.0).execute(c).await.map(drop))?;
    let sql = "UPDATE decision SET state = 'released', number = $2, decided_on = $3, reply_by = $4
               WHERE id = $1 AND state = 'approved'";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(number)
        .bind(on_day)
        .bind(reply_by)
        .execute(c).await?.rows_affected());
    exactly_one("decision", id, rows)
}

/// Keeps when the applicant answered, or that another answer is awaited until a later day.
///
/// # Errors
/// The driver's, or it is not in force.
pub async fn set_reply(
    tx: &mut Write,
    id: DecisionId,
    replied_at: Option<DateTime<Utc>>,
    reply_by: Option<DateTime<Utc>>,
) -> Stored<()> {
    let sql = "UPDATE decision SET replied_at = $2, reply_by = $3 WHERE id = $1 AND state = 'released'";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(replied_at)
        .bind(reply_by)
        .execute(c).await?.rows_affected());
    exactly_one("decision", id, rows)
}

/// Cases whose applicant has not answered by the day.
///
/// # Errors
/// The driver's.
pub async fn lapsed(tx: &mut Tx, now: DateTime<Utc>, limit: i64) -> Stored<Vec<SubmissionId>> {
    let sql = "SELECT d.submission_id FROM decision d
               JOIN submission s ON s.id = d.submission_id AND s.stage IN ('conditional', 'waitlisted')
               WHERE d.reply_by < $1 AND d.state = 'released' AND d.replied_at IS NULL
               ORDER BY d.reply_by, d.id LIMIT $2";
    let rows: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(now).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(SubmissionId).collect())
}

/// An adopted project on the public results page. Rejected groups are counted, never named.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Adopted {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group_name: String,
    /// Amount asked for, in yen.
    pub requested: i64,
    /// Amount decided, in yen.
    pub amount: i64,
    /// Day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// What the project cost in the end, once its amount is confirmed（決算額）.
    pub actual: Option<i64>,
    /// The confirmed amount.
    pub confirmed: Option<i64>,
}

/// The adopted projects of a call in the order of their numbers, once results are out, as the public reads them: what
/// staff have hidden is hidden here, so that no page or file can forget it.
///
/// # Errors
/// The driver's.
pub async fn adopted(tx: &mut Tx, call: CallId) -> Stored<Vec<Adopted>> {
    let sql = "SELECT s.number, s.title, o.name AS group_name, s.requested, d.amount, d.decided_on,
                   a.actual, a.confirmed
               FROM decision d
               JOIN submission s ON s.id = d.submission_id
               JOIN organisation o ON o.id = s.group_id
               JOIN call c ON c.id = d.call_id
               LEFT JOIN award a ON a.submission_id = s.id
               WHERE d.call_id = $1 AND d.state = 'released' AND d.outcome = 'selected'
                 AND s.stage IN ('selected', 'granted', 'reported', 'report_returned', 'confirmed', 'closed', 'discontinued') AND c.results_published_at IS NOT NULL
               ORDER BY s.number LIMIT 1000";
    let mut rows: Vec<Adopted> = on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_all(c).await)?;
    let hidden = redactions::of_call(tx, call).await?;
    for row in &mut rows {
        row.title = hidden.public(&row.number, Field::Title, &row.title);
        row.group_name = hidden.public(&row.number, Field::Group, &row.group_name);
    }
    Ok(rows)
}
