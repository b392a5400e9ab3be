//! Who is to be reminded of what（締切・期限の前の知らせ）.

use super::{Stored, Tx, on};
use chrono::{DateTime, Utc};
use domain::messages::Letter;
use domain::people::SubmissionId;
use uuid::Uuid;

/// Drafts whose call closes by `until`, begun before `begun`, that nobody was reminded of; with the closing.
///
/// # Errors
/// The driver's.
pub async fn drafts(
    tx: &mut Tx,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    begun: DateTime<Utc>,
    limit: i64,
) -> Stored<Vec<(SubmissionId, DateTime<Utc>)>> {
    // A reminder for an earlier closing of the same call does not count.
    let sql = "SELECT s.id, c.closes_at FROM call c JOIN submission s ON s.call_id = c.id AND s.stage = 'draft' AND s.channel = 'online'
               WHERE c.closes_at >= $1 AND c.closes_at <= $2 AND c.opens_at <= $1 AND c.cancelled_at IS NULL
                 AND s.begun_at <= $3
                 AND NOT EXISTS (SELECT 1 FROM message m WHERE m.submission_id = s.id AND m.letter = $4
                                 AND m.created_at > $5)
               ORDER BY c.closes_at, s.id LIMIT $6";
    let since = now - (until - now);
    let rows: Vec<(Uuid, DateTime<Utc>)> = on!(tx, c => sqlx::query_as(sql)
        .bind(now)
        .bind(until)
        .bind(begun)
        .bind(Letter::DraftReminder.code())
        .bind(since)
        .bind(limit)
        .fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, at)| (SubmissionId(id), at)).collect())
}

/// Corrections that are due by `until` and that nobody was reminded of; with their day.
///
/// # Errors
/// The driver's.
pub async fn corrections(
    tx: &mut Tx,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: i64,
) -> Stored<Vec<(SubmissionId, DateTime<Utc>)>> {
    let sql = "SELECT s.id, f.due_at FROM filing f JOIN submission s ON s.id = f.submission_id AND s.stage = 'returned'
               WHERE f.due_at >= $1 AND f.due_at <= $2 AND f.submitted_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM message m WHERE m.submission_id = s.id AND m.letter = $3
                                 AND m.created_at > $4)
                 AND NOT EXISTS (SELECT 1 FROM posting l WHERE l.submission_id = s.id AND l.letter = $3
                                 AND l.made_at > $4)
               ORDER BY f.due_at, s.id LIMIT $5";
    let since = now - (until - now);
    let rows: Vec<(Uuid, DateTime<Utc>)> = on!(tx, c => sqlx::query_as(sql)
        .bind(now)
        .bind(until)
        .bind(Letter::CorrectionReminder.code())
        .bind(since)
        .bind(limit)
        .fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, at)| (SubmissionId(id), at)).collect())
}

/// Decisions whose answer is due by `until` and that nobody was reminded of; with the last instant.
///
/// # Errors
/// The driver's.
pub async fn replies(
    tx: &mut Tx,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    limit: i64,
) -> Stored<Vec<(SubmissionId, DateTime<Utc>)>> {
    let sql = "SELECT s.id, d.reply_by FROM decision d
               JOIN submission s ON s.id = d.submission_id AND s.stage IN ('conditional', 'waitlisted')
               WHERE d.reply_by >= $1 AND d.reply_by <= $2 AND d.state = 'released' AND d.replied_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM message m WHERE m.submission_id = s.id AND m.letter = $3
                                 AND m.created_at > $4)
                 AND NOT EXISTS (SELECT 1 FROM posting l WHERE l.submission_id = s.id AND l.letter = $3
                                 AND l.made_at > $4)
               ORDER BY d.reply_by, d.id LIMIT $5";
    let since = now - (until - now);
    let rows: Vec<(Uuid, DateTime<Utc>)> = on!(tx, c => sqlx::query_as(sql)
        .bind(now)
        .bind(until)
        .bind(Letter::ReplyReminder.code())
        .bind(since)
        .bind(limit)
        .fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, at)| (SubmissionId(id), at)).collect())
}
