//! Grants and what became of them: days, amounts, payments, bank accounts（交付の記録・支払・振込先）.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, NaiveDate, Utc};
use domain::awards::{Award, Ledger, Payment, PaymentKind};
use domain::calendar::FiscalYear;
use domain::money::{Rate, Yen};
use domain::people::{PersonId, SubmissionId};
use domain::submissions::Submission;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    submission_id: Uuid,
    granted: i64,
    granted_on: NaiveDate,
    ends_on: Option<NaiveDate>,
    report_due_on: NaiveDate,
    status_due_on: Option<NaiveDate>,
    confirmed: Option<i64>,
    confirmed_on: Option<NaiveDate>,
    repay_by: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
}

impl From<Row> for Award {
    fn from(row: Row) -> Award {
        Award {
            submission: SubmissionId(row.submission_id),
            granted: Yen(row.granted),
            granted_on: row.granted_on,
            ends_on: row.ends_on,
            report_due_on: row.report_due_on,
            status_due_on: row.status_due_on,
            confirmed: row.confirmed.map(Yen),
            confirmed_on: row.confirmed_on,
            repay_by: row.repay_by,
            closed_on: row.closed_on,
        }
    }
}

/// Begins the record of a grant. A grant that is decided anew begins again with its new amount.
///
/// # Errors
/// The driver's.
pub async fn put(tx: &mut Write, case: &Submission, award: &Award) -> Stored<()> {
    let sql = "INSERT INTO award (submission_id, call_id, department_id, fiscal_year, granted, granted_on, ends_on,
                   report_due_on, status_due_on)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               ON CONFLICT (submission_id) DO UPDATE SET granted = excluded.granted, granted_on = excluded.granted_on,
                   fiscal_year = excluded.fiscal_year, ends_on = excluded.ends_on,
                   report_due_on = excluded.report_due_on, status_due_on = excluded.status_due_on";
    let FiscalYear(year) = award.fiscal_year();
    on!(tx, c => sqlx::query(sql)
        .bind(award.submission.0)
        .bind(case.call.0)
        .bind(case.department.0)
        .bind(year)
        .bind(award.granted.0)
        .bind(award.granted_on)
        .bind(award.ends_on)
        .bind(award.report_due_on)
        .bind(award.status_due_on)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The record of a case's grant.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, submission: SubmissionId) -> Stored<Option<Award>> {
    let sql = "SELECT submission_id, granted, granted_on, ends_on, report_due_on, status_due_on, confirmed,
                   confirmed_on, repay_by, closed_on FROM award WHERE submission_id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_optional(c).await)?;
    Ok(row.map(Award::from))
}

/// Keeps what an approved change left: amount and days.
///
/// # Errors
/// The driver's, or no such grant.
pub async fn change(tx: &mut Write, award: &Award) -> Stored<()> {
    let sql = "UPDATE award SET granted = $2, ends_on = $3, report_due_on = $4,
                   reminded = CASE WHEN report_due_on = $4 THEN reminded END WHERE submission_id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(award.submission.0)
        .bind(award.granted.0)
        .bind(award.ends_on)
        .bind(award.report_due_on)
        .execute(c).await?.rows_affected());
    exactly_one("award", award.submission, rows)
}

/// Keeps the confirmed amount, with what the project cost in the end where a report says it（額の確定）.
///
/// # Errors
/// The driver's, or no such grant.
pub async fn confirm(
    tx: &mut Write,
    submission: SubmissionId,
    (amount, actual): (Yen, Option<Yen>),
    on_day: NaiveDate,
    repay_by: Option<NaiveDate>,
) -> Stored<()> {
    let sql = "UPDATE award SET confirmed = $2, actual = COALESCE($3, actual), confirmed_on = $4, repay_by = $5
               WHERE submission_id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(submission.0)
        .bind(amount.0)
        .bind(actual.map(|actual| actual.0))
        .bind(on_day)
        .bind(repay_by)
        .execute(c).await?.rows_affected());
    exactly_one("award", submission, rows)
}

/// Keeps that everything is settled, and until when the papers are kept（完了・保存期間）.
///
/// # Errors
/// The driver's, or no such grant.
pub async fn close(tx: &mut Write, submission: SubmissionId, on_day: NaiveDate, keep_until: NaiveDate) -> Stored<()> {
    // Somebody may have lengthened it before.
    let sql = "UPDATE award SET closed_on = $2, keep_until = CASE WHEN keep_until > $3 THEN keep_until ELSE $3 END
               WHERE submission_id = $1";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(submission.0)
        .bind(on_day)
        .bind(keep_until)
        .execute(c).await?.rows_affected());
    exactly_one("award", submission, rows)
}

/// Until when the papers of a grant are kept beyond its years; `None` for a case without one.
///
/// # Errors
/// The driver's.
pub async fn keep_until(tx: &mut Tx, submission: SubmissionId) -> Stored<Option<Option<NaiveDate>>> {
    let sql = "SELECT keep_until FROM award WHERE submission_id = $1";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(submission.0).fetch_optional(c).await)?)
}

/// Keeps them until a later day（保存の延長）.
///
/// # Errors
/// The driver's, or no such grant.
pub async fn keep_longer(tx: &mut Write, submission: SubmissionId, until: NaiveDate) -> Stored<()> {
    let sql = "UPDATE award SET keep_until = $2 WHERE submission_id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(submission.0).bind(until).execute(c).await?.rows_affected());
    exactly_one("award", submission, rows)
}

/// Records a payment or a refund.
///
/// # Errors
/// The driver's.
pub async fn add_payment(
    tx: &mut Write,
    submission: SubmissionId,
    payment: &Payment,
    note: &str,
    by: PersonId,
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO payment (id, submission_id, kind, amount, paid_on, note, recorded_by, recorded_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, c => sqlx::query(sql)
        .bind(Uuid::now_v7())
        .bind(submission.0)
        .bind(payment.kind.code())
        .bind(payment.amount.0)
        .bind(payment.on)
        .bind(note)
        .bind(by.0)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The money of a grant: what was paid and returned, in the order in which it was recorded.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn ledger(tx: &mut Tx, award: &Award, advance: Option<Rate>) -> Stored<Ledger> {
    let sql = "SELECT kind, amount, paid_on FROM payment WHERE submission_id = $1 ORDER BY recorded_at, id LIMIT 500";
    let rows: Vec<(String, i64, NaiveDate)> =
        on!(tx, c => sqlx::query_as(sql).bind(award.submission.0).fetch_all(c).await)?;
    let payment = |(kind, amount, on): (String, i64, NaiveDate)| {
        let corrupt = || super::StoreError::corrupt("payment", "kind", award.submission, &kind);
        Ok(Payment { kind: PaymentKind::from_code(&kind).ok_or_else(corrupt)?, amount: Yen(amount), on })
    };
    let payments = rows.into_iter().map(payment).collect::<Stored<Vec<Payment>>>()?;
    Ok(Ledger { granted: award.granted, advance, confirmed: award.confirmed, payments })
}

/// Keeps a group's bank account, sealed. The last one given counts.
///
/// # Errors
/// The driver's.
pub async fn put_account(tx: &mut Write, submission: SubmissionId, sealed: &[u8], at: DateTime<Utc>) -> Stored<()> {
    let sql = "INSERT INTO bank_account (submission_id, sealed, given_at) VALUES ($1, $2, $3)
               ON CONFLICT (submission_id) DO UPDATE SET sealed = excluded.sealed, given_at = excluded.given_at";
    on!(tx, c => sqlx::query(sql).bind(submission.0).bind(sealed).bind(at).execute(c).await.map(drop))?;
    Ok(())
}

/// The sealed bank account of a case, with when it was given.
///
/// # Errors
/// The driver's.
pub async fn account(tx: &mut Tx, submission: SubmissionId) -> Stored<Option<(Vec<u8>, DateTime<Utc>)>> {
    let sql = "SELECT sealed, given_at FROM bank_account WHERE submission_id = $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_optional(c).await)?)
}

/// Reports that are due between two days and not handed in, of which the group was not reminded as late as `days`
/// before.
///
/// # Errors
/// The driver's.
pub async fn reports_due(
    tx: &mut Tx,
    (from, to): (NaiveDate, NaiveDate),
    days: i32,
    limit: i64,
) -> Stored<Vec<(SubmissionId, NaiveDate)>> {
    let sql = "SELECT a.submission_id, a.report_due_on FROM award a
               JOIN submission s ON s.id = a.submission_id AND s.stage = 'granted'
               WHERE a.confirmed IS NULL AND a.report_due_on >= $1 AND a.report_due_on <= $2
                 AND (a.reminded IS NULL OR a.reminded > $3)
               ORDER BY a.report_due_on, a.submission_id LIMIT $4";
    let rows: Vec<(Uuid, NaiveDate)> =
        on!(tx, c => sqlx::query_as(sql).bind(from).bind(to).bind(days).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, day)| (SubmissionId(id), day)).collect())
}

/// Notes how many days before the due day the group was reminded last.
///
/// # Errors
/// The driver's, or no such grant.
pub async fn set_reminded(tx: &mut Write, submission: SubmissionId, days: i32) -> Stored<()> {
    let sql = "UPDATE award SET reminded = $2 WHERE submission_id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(submission.0).bind(days).execute(c).await?.rows_affected());
    exactly_one("award", submission, rows)
}
