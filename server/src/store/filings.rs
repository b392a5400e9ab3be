//! Filings and their budget lines（提出書・収支明細）.

use super::{StoreError, Stored, Tx, Write, exactly_one, on, push_ids};
use chrono::{DateTime, Utc};
use domain::budget::{RawLine, Side};
use domain::corrections::{Correction, Mark};
use domain::filings::{Filing, FilingKind};
use domain::forms::Answers;
use domain::people::{FilingId, SubmissionId};
use sqlx::QueryBuilder;
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    submission_id: Uuid,
    kind: String,
    version: i32,
    answers: Json<Answers>,
    saved_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Filing {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Filing> {
        let kind =
            FilingKind::from_code(&row.kind).ok_or_else(|| StoreError::corrupt("filing", "kind", row.id, &row.kind))?;
        Ok(Filing {
            id: FilingId(row.id),
            submission: SubmissionId(row.submission_id),
            kind,
            version: row.version,
            answers: row.answers.0,
            saved_at: row.saved_at,
            submitted_at: row.submitted_at,
        })
    }
}

/// Adds a filing.
///
/// # Errors
/// The driver's; a duplicate when the version exists.
pub async fn add(tx: &mut Write, new: &Filing) -> Stored<()> {
    let sql = "INSERT INTO filing (id, submission_id, kind, version, answers, saved_at, submitted_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(new.submission.0)
        .bind(new.kind.code())
        .bind(new.version)
        .bind(Json(&new.answers))
        .bind(new.saved_at)
        .bind(new.submitted_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// The newest filing of a kind.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn latest(tx: &mut Tx, submission: SubmissionId, kind: FilingKind) -> Stored<Option<Filing>> {
    let sql = "SELECT * FROM filing WHERE submission_id = $1 AND kind = $2 ORDER BY version DESC LIMIT 1";
    let row: Option<Row> =
        on!(tx, c => sqlx::query_as(sql).bind(submission.0).bind(kind.code()).fetch_optional(c).await)?;
    row.map(Filing::try_from).transpose()
}

/// The newest filing of a kind that is final.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn latest_final(tx: &mut Tx, submission: SubmissionId, kind: FilingKind) -> Stored<Option<Filing>> {
    let sql = "SELECT * FROM filing WHERE submission_id = $1 AND kind = $2 AND submitted_at IS NOT NULL
               ORDER BY version DESC LIMIT 1";
    let row: Option<Row> =
        on!(tx, c => sqlx::query_as(sql).bind(submission.0).bind(kind.code()).fetch_optional(c).await)?;
    row.map(Filing::try_from).transpose()
}

/// The newest final filing of a kind of each of these cases, in no order.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn final_ones(tx: &mut Tx, cases: &[SubmissionId], kind: FilingKind) -> Stored<Vec<Filing>> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT * FROM filing f WHERE kind = ");
        query.push_bind(kind.code()).push(" AND submitted_at IS NOT NULL AND submission_id IN (");
        push_ids(&mut query, cases.iter().map(|case| case.0));
        query.push(") AND NOT EXISTS (SELECT 1 FROM filing n WHERE n.submission_id = f.submission_id
                        AND n.kind = f.kind AND n.version > f.version AND n.submitted_at IS NOT NULL)");
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(Filing::try_from).collect()
}

/// Every version of a kind, the first one first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn versions(tx: &mut Tx, submission: SubmissionId, kind: FilingKind) -> Stored<Vec<Filing>> {
    let sql = "SELECT * FROM filing WHERE submission_id = $1 AND kind = $2 ORDER BY version LIMIT 50";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).bind(kind.code()).fetch_all(c).await)?;
    rows.into_iter().map(Filing::try_from).collect()
}

/// Remembers what a filing has to mend.
///
/// # Errors
/// The driver's, or no such filing.
pub async fn put_correction(tx: &mut Write, id: FilingId, correction: &Correction) -> Stored<()> {
    let sql = "UPDATE filing SET marks = $2, note = $3, due_at = $4 WHERE id = $1 AND submitted_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(Json(&correction.marks))
        .bind(&correction.note)
        .bind(correction.due_at)
        .execute(c).await?.rows_affected());
    exactly_one("filing", id, rows)
}

/// What a filing has to mend, if it is a correction.
///
/// # Errors
/// The driver's.
pub async fn correction(tx: &mut Tx, id: FilingId) -> Stored<Option<Correction>> {
    let sql = "SELECT marks, note, due_at FROM filing WHERE id = $1 AND due_at IS NOT NULL";
    let row: Option<(Json<Vec<Mark>>, String, DateTime<Utc>)> =
        on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(|(marks, note, due_at)| Correction { marks: marks.0, note, due_at }))
}

/// Sets what was typed for a correction aside, as the `nth` of its case.
///
/// # Errors
/// The driver's, or the filing is final.
pub async fn set_aside(tx: &mut Write, id: FilingId, nth: i32) -> Stored<()> {
    let sql = "UPDATE filing SET kind = $2, version = $3 WHERE id = $1 AND submitted_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(FilingKind::SetAside.code())
        .bind(nth)
        .execute(c).await?.rows_affected());
    exactly_one("filing", id, rows)
}

/// Saves the answers of a filing that is not final.
///
/// # Errors
/// The driver's, or the filing is final.
pub async fn save(tx: &mut Write, id: FilingId, answers: &Answers, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE filing SET answers = $2, saved_at = $3 WHERE id = $1 AND submitted_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(Json(answers)).bind(at).execute(c).await?.rows_affected());
    exactly_one("filing", id, rows)
}

/// Freezes a filing.
///
/// # Errors
/// The driver's, or it is final already.
pub async fn finish(tx: &mut Write, id: FilingId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE filing SET submitted_at = $2 WHERE id = $1 AND submitted_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("filing", id, rows)
}

#[derive(sqlx::FromRow)]
struct LineRow {
    filing_id: Uuid,
    side: String,
    category: String,
    text: String,
    quantity: String,
    unit: String,
    price: String,
    amount: String,
    excluded: bool,
    basis: String,
}

fn side_code(side: Side) -> &'static str {
    match side {
        Side::Income => "income",
        Side::Expense => "expense",
    }
}

impl TryFrom<LineRow> for RawLine {
    type Error = StoreError;
    fn try_from(row: LineRow) -> Stored<RawLine> {
        let side = match row.side.as_str() {
            "income" => Side::Income,
            "expense" => Side::Expense,
            other => return Err(StoreError::corrupt("budget_line", "side", row.filing_id, other)),
        };
        Ok(RawLine {
            id: None,
            side,
            category: row.category,
            text: row.text,
            quantity: row.quantity,
            unit: row.unit,
            price: row.price,
            amount: row.amount,
            excluded: row.excluded,
            basis: row.basis,
        })
    }
}

/// The budget lines of a filing in their order.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn lines(tx: &mut Tx, filing: FilingId) -> Stored<Vec<RawLine>> {
    Ok(lines_of(tx, &[filing]).await?.into_iter().map(|(_, line)| line).collect())
}

/// The budget lines of several filings, those of each in their order.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn lines_of(tx: &mut Tx, filings: &[FilingId]) -> Stored<Vec<(FilingId, RawLine)>> {
    if filings.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<LineRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT filing_id, side, category, text, quantity, unit, price, amount, excluded, basis
             FROM budget_line WHERE filing_id IN (",
        );
        push_ids(&mut query, filings.iter().map(|filing| filing.0));
        query.push(") ORDER BY filing_id, position");
        query.build_query_as().fetch_all(c).await
    })?;
    rows.into_iter().map(|row| Ok((FilingId(row.filing_id), row.try_into()?))).collect()
}

/// Replaces the budget lines of a filing, in one statement however many there are.
///
/// # Errors
/// The driver's.
pub async fn put_lines(tx: &mut Write, filing: FilingId, lines: &[RawLine]) -> Stored<()> {
    let clear = "DELETE FROM budget_line WHERE filing_id = $1";
    on!(tx, c => sqlx::query(clear).bind(filing.0).execute(c).await.map(drop))?;
    if lines.is_empty() {
        return Ok(());
    }
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "INSERT INTO budget_line (filing_id, position, side, category, text, quantity, unit, price, amount, excluded, basis) ",
        );
        query.push_values(lines.iter().zip(0_i32..), |mut row, (line, position)| {
            row.push_bind(filing.0)
                .push_bind(position)
                .push_bind(side_code(line.side))
                .push_bind(line.category.clone())
                .push_bind(line.text.clone())
                .push_bind(line.quantity.clone())
                .push_bind(line.unit.clone())
                .push_bind(line.price.clone())
                .push_bind(line.amount.clone())
                .push_bind(line.excluded)
                .push_bind(line.basis.clone());
        });
        query.build().execute(c).await.map(drop)
    })?;
    Ok(())
}
