//! What the city and the applicant write to each other about a case（申請者とのやりとり）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::{PersonId, SubmissionId};
use uuid::Uuid;

/// A message of the thread.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CaseMessage {
    /// Name of who wrote it.
    pub author: String,
    /// Whether the city wrote it.
    pub from_city: bool,
    /// What it says.
    pub body: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When the other side answered, or said that nothing is to be answered.
    pub answered_at: Option<DateTime<Utc>>,
}

/// Adds a message. What the other side had asked counts as answered by it.
///
/// # Errors
/// The driver's.
pub async fn add(
    tx: &mut Write,
    id: Uuid,
    case: SubmissionId,
    author: PersonId,
    from_city: bool,
    body: &str,
    at: DateTime<Utc>,
) -> Stored<()> {
    answer(tx, case, !from_city, at).await?;
    let sql = "INSERT INTO case_message (id, submission_id, author_id, from_city, body, created_at)
               VALUES ($1, $2, $3, $4, $5, $6)";
    on!(tx, c => sqlx::query(sql)
        .bind(id)
        .bind(case.0)
        .bind(author.0)
        .bind(from_city)
        .bind(body)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Marks what one side wrote as answered. `false`: nothing was open.
///
/// # Errors
/// The driver's.
pub async fn answer(tx: &mut Write, case: SubmissionId, from_city: bool, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE case_message SET answered_at = $3
               WHERE submission_id = $1 AND from_city = $2 AND answered_at IS NULL";
    let rows = on!(tx, c => sqlx::query(sql).bind(case.0).bind(from_city).bind(at).execute(c).await?.rows_affected());
    Ok(rows > 0)
}

/// The thread of a case, oldest first.
///
/// # Errors
/// The driver's.
pub async fn of_case(tx: &mut Tx, case: SubmissionId) -> Stored<Vec<CaseMessage>> {
    const SQL: &str = "SELECT p.name AS author, m.from_city, m.body, m.created_at, m.answered_at FROM case_message m
        JOIN person p ON p.id = m.author_id WHERE m.submission_id = $1 ORDER BY m.created_at, m.id LIMIT 500";
    Ok(on!(tx, c => sqlx::query_as(SQL).bind(case.0).fetch_all(c).await)?)
}
