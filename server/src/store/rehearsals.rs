//! What a rehearsal's city holds and waits for（練習）; asked in its own database alone.

use super::{Stored, Tx, on};
use chrono::{DateTime, Utc};
use domain::rehearsals::Occasion;
use domain::texts::Words;
use sqlx::types::Json;

/// How many days of each kind are named.
const NAMED: i64 = 4;

/// How much a rehearsal holds, and loses at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Held {
    /// Cases, drafts among them.
    pub cases: i64,
    /// People.
    pub people: i64,
    /// Letters, by mail and by post.
    pub letters: i64,
    /// Files of cases and groups.
    pub files: i64,
}

/// Counts what is there.
///
/// # Errors
/// The driver's.
pub async fn held(tx: &mut Tx) -> Stored<Held> {
    let sql = "SELECT (SELECT count(*) FROM submission) AS cases, (SELECT count(*) FROM person) AS people,
        (SELECT count(*) FROM message) + (SELECT count(*) FROM posting) AS letters,
        (SELECT count(*) FROM attachment) + (SELECT count(*) FROM group_file) AS files";
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_one(c).await)?)
}

/// What is waited for next: its kind, the name of the call or the project, and when.
pub type Coming = (Occasion, Words, DateTime<Utc>);

/// The next openings and closings of calls, corrections and answers, the nearest first.
///
/// # Errors
/// The driver's.
pub async fn coming(tx: &mut Tx, now: DateTime<Utc>) -> Stored<Vec<Coming>> {
    let mut coming = of_calls(tx, now).await?;
    coming.extend(of_cases(tx, now).await?);
    coming.sort_by_key(|(_, _, at)| *at);
    Ok(coming)
}

async fn of_calls(tx: &mut Tx, now: DateTime<Utc>) -> Stored<Vec<Coming>> {
    let openings = "SELECT title, opens_at FROM call WHERE opens_at > $1 AND published_at IS NOT NULL
        AND cancelled_at IS NULL ORDER BY opens_at, id LIMIT $2";
    let closings = "SELECT title, closes_at FROM call WHERE closes_at > $1 AND published_at IS NOT NULL
        AND cancelled_at IS NULL ORDER BY closes_at, id LIMIT $2";
    let mut found = Vec::new();
    for (occasion, sql) in [(Occasion::Opening, openings), (Occasion::Closing, closings)] {
        let rows: Vec<(Json<Words>, DateTime<Utc>)> =
            on!(tx, c => sqlx::query_as(sql).bind(now).bind(NAMED).fetch_all(c).await)?;
        found.extend(rows.into_iter().map(|(title, at)| (occasion, title.0, at)));
    }
    Ok(found)
}

async fn of_cases(tx: &mut Tx, now: DateTime<Utc>) -> Stored<Vec<Coming>> {
    let corrections = "SELECT s.title, f.due_at FROM filing f
        JOIN submission s ON s.id = f.submission_id AND s.stage = 'returned'
        WHERE f.due_at > $1 AND f.submitted_at IS NULL AND f.kind <> 'set_aside' ORDER BY f.due_at, s.id LIMIT $2";
    let replies = "SELECT s.title, d.reply_by FROM decision d
        JOIN submission s ON s.id = d.submission_id AND s.stage IN ('conditional', 'waitlisted')
        WHERE d.reply_by > $1 AND d.state = 'released' AND d.replied_at IS NULL ORDER BY d.reply_by, d.id LIMIT $2";
    let mut found = Vec::new();
    for (occasion, sql) in [(Occasion::Correction, corrections), (Occasion::Reply, replies)] {
        let rows: Vec<(String, DateTime<Utc>)> =
            on!(tx, c => sqlx::query_as(sql).bind(now).bind(NAMED).fetch_all(c).await)?;
        found.extend(rows.into_iter().map(|(title, at)| (occasion, Words::ja(title), at)));
    }
    Ok(found)
}
