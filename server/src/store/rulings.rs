//! Rulings after the grant（額の確定・変更承認・中止承認・取消）: drafts, approvals and what is in force.

use super::{StoreError, Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::{Ruling, RulingKind};
use domain::decisions::{DecisionState, Passed, Route};
use domain::money::Yen;
use domain::people::{FilingId, PersonId, RulingId, SubmissionId};
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    submission_id: Uuid,
    kind: String,
    filing_id: Option<Uuid>,
    amount: i64,
    repay_by: Option<NaiveDate>,
    reason: String,
    state: String,
    drafted_by: Uuid,
    drafted_at: DateTime<Utc>,
    route: Json<Route>,
    passed: Json<Vec<Passed>>,
    number: Option<String>,
    decided_on: Option<NaiveDate>,
}

impl TryFrom<Row> for Ruling {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Ruling> {
        Ok(Ruling {
            kind: RulingKind::from_code(&row.kind)
                .ok_or_else(|| StoreError::corrupt("ruling", "kind", row.id, &row.kind))?,
            state: DecisionState::from_code(&row.state)
                .ok_or_else(|| StoreError::corrupt("ruling", "state", row.id, &row.state))?,
            id: RulingId(row.id),
            submission: SubmissionId(row.submission_id),
            filing: row.filing_id.map(FilingId),
            amount: Yen(row.amount),
            repay_by: row.repay_by,
            reason: row.reason,
            drafted_by: PersonId(row.drafted_by),
            drafted_at: row.drafted_at,
            route: row.route.0.or_usual(),
            passed: row.passed.0,
            number: row.number,
            decided_on: row.decided_on,
        })
    }
}

/// Keeps a drafted ruling.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, ruling: &Ruling) -> Stored<()> {
    let sql = "INSERT INTO ruling (id, submission_id, kind, filing_id, amount, repay_by, reason, state, drafted_by,
                   drafted_at, route, passed)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    on!(tx, c => sqlx::query(sql)
        .bind(ruling.id.0)
        .bind(ruling.submission.0)
        .bind(ruling.kind.code())
        .bind(ruling.filing.map(|filing| filing.0))
        .bind(ruling.amount.0)
        .bind(ruling.repay_by)
        .bind(&ruling.reason)
        .bind(ruling.state.code())
        .bind(ruling.drafted_by.0)
        .bind(ruling.drafted_at)
        .bind(Json(&ruling.route))
        .bind(Json(&ruling.passed))
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Every ruling on a case, the first one first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_case(tx: &mut Tx, submission: SubmissionId) -> Stored<Vec<Ruling>> {
    let sql = "SELECT * FROM ruling WHERE submission_id = $1 ORDER BY drafted_at, id LIMIT 100";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_all(c).await)?;
    rows.into_iter().map(Ruling::try_from).collect()
}

/// Notes who has passed a draft on.
///
/// # Errors
/// The driver's, or it does not wait any more.
pub async fn pass_on(tx: &mut Write, id: RulingId, passed: &[Passed]) -> Stored<()> {
    let sql = "UPDATE ruling SET passed = $2 WHERE id = $1 AND state = 'drafted'";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(Json(passed)).execute(c).await?.rows_affected());
    exactly_one("ruling", id, rows)
}

/// Gives a draft back to who wrote it.
///
/// # Errors
/// The driver's, or it does not wait any more.
pub async fn send_back(tx: &mut Write, id: RulingId) -> Stored<()> {
    let sql = "UPDATE ruling SET state = 'sent_back' WHERE id = $1 AND state = 'drafted'";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await?.rows_affected());
    exactly_one("ruling", id, rows)
}

/// Puts a ruling in force with its number and date.
///
/// # Errors
/// The driver's, or it does not wait any more.
pub async fn put_in_force(tx: &mut Write, id: RulingId, number: &str, on_day: NaiveDate) -> Stored<()> {
    let sql = "UPDATE ruling SET state = 'released', number = $2, decided_on = $3 WHERE id = $1 AND state = 'drafted'";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(number).bind(on_day).execute(c).await?.rows_affected());
    exactly_one("ruling", id, rows)
}
