//! Who is to be reminded of what（締切・期限の前の知らせ）.

use super::{Stored, Tx, on};
use chrono::{DateTime, Utc};
use domain::messages::Letter;
use domain::people::SubmissionId;
use domain::submissions::Verb;
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

/// Something due of which somebody is to be reminded: the case, its last instant, and whether the letter goes by post.
pub type Due = (SubmissionId, DateTime<Utc>, bool);

fn due(rows: Vec<(Uuid, DateTime<Utc>, i32)>) -> Vec<Due> {
    rows.into_iter().map(|(id, at, by_post)| (SubmissionId(id), at, by_post == 1)).collect()
}

/// Corrections of which nobody was reminded since they were asked for, or their day was moved: those due by `mail`, and those due by `post` whose
/// applicants are told by post.
///
/// # Errors
/// The driver's.
pub async fn corrections(
    tx: &mut Tx,
    now: DateTime<Utc>,
    mail: DateTime<Utc>,
    post: DateTime<Utc>,
    limit: i64,
) -> Stored<Vec<Due>> {
    let sql = "SELECT s.id, f.due_at, CASE WHEN i.telling = 'post' THEN 1 ELSE 0 END FROM filing f
               JOIN submission s ON s.id = f.submission_id AND s.stage IN ('returned', 'report_returned')
               LEFT JOIN intake i ON i.submission_id = s.id
               WHERE f.due_at >= $1 AND f.due_at <= $3 AND (f.due_at <= $2 OR i.telling = 'post')
                 AND f.submitted_at IS NULL AND f.kind <> 'set_aside'
                 AND NOT EXISTS (SELECT 1 FROM message m WHERE m.submission_id = s.id AND m.letter = $4
                                 AND m.created_at > coalesce((SELECT max(h.at) FROM history h WHERE h.subject_id = s.id
                                     AND h.action = $7 AND h.at >= s.paused_at), s.paused_at, $5))
                 AND NOT EXISTS (SELECT 1 FROM posting l WHERE l.submission_id = s.id AND l.letter = $4
                                 AND l.made_at > coalesce((SELECT max(h.at) FROM history h WHERE h.subject_id = s.id
                                     AND h.action = $7 AND h.at >= s.paused_at), s.paused_at, $5))
               ORDER BY f.due_at, s.id LIMIT $6";
    let since = now - (mail - now);
    Ok(due(on!(tx, c => sqlx::query_as(sql)
        .bind(now)
        .bind(mail)
        .bind(post)
        .bind(Letter::CorrectionReminder.code())
        .bind(since)
        .bind(limit)
        .bind(Verb::MoveDue.code())
        .fetch_all(c).await)?))
}

/// Decisions whose answer is due and of which nobody was reminded, by the same two days.
///
/// # Errors
/// The driver's.
pub async fn replies(
    tx: &mut Tx,
    now: DateTime<Utc>,
    mail: DateTime<Utc>,
    post: DateTime<Utc>,
    limit: i64,
) -> Stored<Vec<Due>> {
    let sql = "SELECT s.id, d.reply_by, CASE WHEN i.telling = 'post' THEN 1 ELSE 0 END FROM decision d
               JOIN submission s ON s.id = d.submission_id AND s.stage IN ('conditional', 'waitlisted')
               LEFT JOIN intake i ON i.submission_id = s.id
               WHERE d.reply_by >= $1 AND d.reply_by <= $3 AND (d.reply_by <= $2 OR i.telling = 'post')
                 AND d.state = 'released' AND d.replied_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM message m WHERE m.submission_id = s.id AND m.letter = $4
                                 AND m.created_at > $5)
                 AND NOT EXISTS (SELECT 1 FROM posting l WHERE l.submission_id = s.id AND l.letter = $4
                                 AND l.made_at > $6)
               ORDER BY d.reply_by, d.id LIMIT $7";
    let (mailed, posted) = (now - (mail - now), now - (post - now));
    Ok(due(on!(tx, c => sqlx::query_as(sql)
        .bind(now)
        .bind(mail)
        .bind(post)
        .bind(Letter::ReplyReminder.code())
        .bind(mailed)
        .bind(posted)
        .bind(limit)
        .fetch_all(c).await)?))
}
