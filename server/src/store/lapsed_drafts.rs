//! Drafts that were never handed in, long after their call has closed（出されなかった下書き）. What staff key in from paper is none of
//! them: the paper has arrived.

use super::{Stored, Tx, Write, exactly_one, on};
use chrono::{DateTime, Utc};
use domain::people::SubmissionId;
use uuid::Uuid;

/// Drafts of calls that closed before an instant, whose owners were not told since the close.
///
/// # Errors
/// The driver's.
pub async fn untold(tx: &mut Tx, closed_before: DateTime<Utc>, limit: i64) -> Stored<Vec<SubmissionId>> {
    let sql =
        "SELECT s.id FROM call c JOIN submission s ON s.call_id = c.id AND s.stage = 'draft' AND s.channel = 'online'
               WHERE c.closes_at < $1 AND (s.lapse_told_at IS NULL OR s.lapse_told_at < c.closes_at)
               ORDER BY c.closes_at, s.id LIMIT $2";
    let rows: Vec<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(closed_before).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(SubmissionId).collect())
}

/// Notes that the owner of a draft was told.
///
/// # Errors
/// The driver's, or no such draft.
pub async fn told(tx: &mut Write, id: SubmissionId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE submission SET lapse_told_at = $2 WHERE id = $1 AND stage = 'draft'";
    let rows = on!(tx, c => sqlx::query(sql).bind(id.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("submission", id, rows)
}

/// Drafts of calls that closed before an instant, whose owners were told since the close and before another one.
///
/// # Errors
/// The driver's.
pub async fn ripe(
    tx: &mut Tx,
    closed_before: DateTime<Utc>,
    told_before: DateTime<Utc>,
    limit: i64,
) -> Stored<Vec<SubmissionId>> {
    let sql = "SELECT s.id FROM call c
               JOIN submission s ON s.call_id = c.id AND s.stage = 'draft' AND s.channel = 'online'
               WHERE c.closes_at < $1 AND s.lapse_told_at >= c.closes_at AND s.lapse_told_at < $2
               ORDER BY c.closes_at, s.id LIMIT $3";
    let rows: Vec<Uuid> =
        on!(tx, c => sqlx::query_scalar(sql).bind(closed_before).bind(told_before).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(SubmissionId).collect())
}

/// Takes away the letters about a draft; they name the project and the people.
///
/// # Errors
/// The driver's.
pub async fn erase_letters(tx: &mut Write, id: SubmissionId) -> Stored<()> {
    let sql = "DELETE FROM message WHERE submission_id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(id.0).execute(c).await.map(drop))?)
}
