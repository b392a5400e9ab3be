//! The outbox（送信箱）: letters that were written in a transaction and wait for the worker.

use super::{StoreError, Stored, Tx, Write, on};
use chrono::{DateTime, TimeDelta, Utc};
use domain::messages::{Delivery, LONGEST_WAIT, Letter};
use domain::pace::Urgency;
use domain::people::{MessageId, OpinionId, PersonId, SubmissionId};
use domain::texts::Lang;
use uuid::Uuid;

/// A letter on its way into the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// Which.
    pub id: MessageId,
    /// The same event for the same recipient has the same key: it is told once.
    pub dedup_key: String,
    /// Kind of letter, see [`domain::messages::Letter::code`].
    pub letter: &'static str,
    /// Language it is written in.
    pub lang: Lang,
    /// Address as typed.
    pub to_address: String,
    /// The person it goes to, if it is one.
    pub to_person: Option<PersonId>,
    /// The case it is about.
    pub submission: Option<SubmissionId>,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

/// A letter as it lies in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// Kind of letter.
    pub letter: String,
    /// Address.
    pub to_address: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// How far it got.
    pub state: Delivery,
    /// Tries so far.
    pub attempts: i32,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it is tried next.
    pub next_try_at: DateTime<Utc>,
    /// When a server accepted it.
    pub sent_at: Option<DateTime<Utc>>,
    /// What the server last said.
    pub answer: String,
    /// Where the recipient of news can stop them.
    pub unsubscribe: Option<String>,
    /// The case it is about.
    pub submission: Option<SubmissionId>,
    /// The subscription that it is news for.
    pub subscription: Option<Uuid>,
    /// What the last report about it said; empty for none.
    pub came_back: String,
    /// When that came.
    pub came_back_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    letter: String,
    to_address: String,
    subject: String,
    body: String,
    state: String,
    attempts: i32,
    created_at: DateTime<Utc>,
    next_try_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
    answer: String,
    unsubscribe: Option<String>,
    submission_id: Option<Uuid>,
    subscription_id: Option<Uuid>,
    came_back: String,
    came_back_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Message {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Message> {
        let state = Delivery::from_code(&row.state)
            .ok_or_else(|| StoreError::corrupt("message", "state", row.id, &row.state))?;
        Ok(Message {
            id: MessageId(row.id),
            letter: row.letter,
            to_address: row.to_address,
            subject: row.subject,
            body: row.body,
            state,
            attempts: row.attempts,
            created_at: row.created_at,
            next_try_at: row.next_try_at,
            sent_at: row.sent_at,
            answer: row.answer,
            unsubscribe: row.unsubscribe,
            submission: row.submission_id.map(SubmissionId),
            subscription: row.subscription_id,
            came_back: row.came_back,
            came_back_at: row.came_back_at,
        })
    }
}

/// Puts a letter into the outbox. A letter whose key is there already is the same letter: nothing happens.
///
/// # Errors
/// The driver's.
pub async fn add(tx: &mut Write, new: &NewMessage, at: DateTime<Utc>) -> Stored<()> {
    let sql =
        "INSERT INTO message (id, dedup_key, letter, lang, to_address, to_person_id, submission_id, subject, body,
                   state, attempts, created_at, next_try_at, answer, urgency)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', 0, $10, $10, '', $11)
               ON CONFLICT (dedup_key) DO NOTHING";
    on!(tx, c => sqlx::query(sql)
        .bind(new.id.0)
        .bind(&new.dedup_key)
        .bind(new.letter)
        .bind(new.lang.code())
        .bind(&new.to_address)
        .bind(new.to_person.map(|p| p.0))
        .bind(new.submission.map(|s| s.0))
        .bind(&new.subject)
        .bind(&new.body)
        .bind(at)
        .bind(Letter::from_code(new.letter).map_or(Urgency::Case, Letter::urgency).code())
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Puts news for a subscription into the outbox, with the address that ends it.
///
/// # Errors
/// The driver's.
pub async fn add_news(
    tx: &mut Write,
    new: &NewMessage,
    subscription: Uuid,
    unsubscribe: &str,
    at: DateTime<Utc>,
) -> Stored<()> {
    add(tx, new, at).await?;
    let sql = "UPDATE message SET subscription_id = $2, unsubscribe = $3 WHERE id = $1";
    on!(tx, c => sqlx::query(sql).bind(new.id.0).bind(subscription).bind(unsubscribe).execute(c).await.map(drop))?;
    Ok(())
}

/// Puts a letter about an opinion into the outbox.
///
/// # Errors
/// The driver's.
pub async fn add_about_opinion(tx: &mut Write, new: &NewMessage, opinion: OpinionId, at: DateTime<Utc>) -> Stored<()> {
    add(tx, new, at).await?;
    let sql = "UPDATE message SET opinion_id = $2 WHERE id = $1";
    on!(tx, c => sqlx::query(sql).bind(new.id.0).bind(opinion.0).execute(c).await.map(drop))?;
    Ok(())
}

/// The letters about an opinion, oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_opinion(tx: &mut Tx, opinion: OpinionId) -> Stored<Vec<Message>> {
    let sql = "SELECT * FROM message WHERE opinion_id = $1 ORDER BY created_at, id LIMIT 200";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(opinion.0).fetch_all(c).await)?;
    rows.into_iter().map(Message::try_from).collect()
}

/// Takes letters that are due and not less urgent than asked, the most urgent first, for one worker and a limited
/// time: another worker may try them again only when the lease has run out.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn lease(
    tx: &mut Write,
    worker: Uuid,
    at: DateTime<Utc>,
    lease: TimeDelta,
    limit: i64,
    up_to: Urgency,
) -> Stored<Vec<Message>> {
    // SKIP LOCKED lets two workers on Postgres pass each other; SQLite has one writer anyway.
    let sqlite = "UPDATE message SET leased_by = $1, leased_until = $2
        WHERE id IN (SELECT id FROM message WHERE state = 'waiting' AND next_try_at <= $3
            AND (leased_until IS NULL OR leased_until <= $3) AND urgency <= $5
            ORDER BY urgency, next_try_at LIMIT $4) RETURNING *";
    let postgres = "UPDATE message SET leased_by = $1, leased_until = $2
        WHERE id IN (SELECT id FROM message WHERE state = 'waiting' AND next_try_at <= $3
            AND (leased_until IS NULL OR leased_until <= $3) AND urgency <= $5
            ORDER BY urgency, next_try_at LIMIT $4 FOR UPDATE SKIP LOCKED) RETURNING *";
    let sql = if tx.is_sqlite() { sqlite } else { postgres };
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(worker).bind(at + lease).bind(at).bind(limit).bind(up_to.code()).fetch_all(c).await)?;
    rows.into_iter().map(Message::try_from).collect()
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// A server accepted the letter.
    Accepted {
        /// What it said.
        answer: String,
    },
    /// Try again at this instant.
    Later {
        /// When.
        next_try_at: DateTime<Utc>,
        /// What went wrong.
        answer: String,
    },
    /// Never try again.
    Refused {
        /// What was said.
        answer: String,
    },
}

/// Writes down what became of a try, if the lease is still this worker's. `false`: it is not.
///
/// # Errors
/// The driver's.
pub async fn settle(tx: &mut Write, id: MessageId, worker: Uuid, tried: &Tried, at: DateTime<Utc>) -> Stored<bool> {
    let (state, answer, next, sent) = match tried {
        Tried::Accepted { answer } => (Delivery::Sent, answer, at, Some(at)),
        Tried::Later { next_try_at, answer } => (Delivery::Waiting, answer, *next_try_at, None),
        Tried::Refused { answer } => (Delivery::Failed, answer, at, None),
    };
    let sql = "UPDATE message SET state = $3, answer = $4, next_try_at = $5, sent_at = $6, attempts = attempts + 1,
                   leased_by = NULL, leased_until = NULL
               WHERE id = $1 AND leased_by = $2 AND state = 'waiting'";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(id.0)
        .bind(worker)
        .bind(state.code())
        .bind(answer)
        .bind(next)
        .bind(sent)
        .execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Gives a letter back untried, so that nobody waits for the lease to run out.
///
/// # Errors
/// The driver's.
pub async fn give_back(tx: &mut Write, id: MessageId, worker: Uuid) -> Stored<()> {
    let sql = "UPDATE message SET leased_by = NULL, leased_until = NULL WHERE id = $1 AND leased_by = $2";
    on!(tx, c => sqlx::query(sql).bind(id.0).bind(worker).execute(c).await.map(drop))?;
    Ok(())
}

/// Brings back letters that wait for a time, or are held by a worker, further ahead than any rule puts it: the machine's
/// clock was ahead when that was written, and would make them wait for years. Returns how many.
///
/// # Errors
/// The driver's.
pub async fn bring_back(tx: &mut Write, now: DateTime<Utc>) -> Stored<u64> {
    let sql = "UPDATE message SET next_try_at = $1, leased_by = NULL, leased_until = NULL
        WHERE state = 'waiting' AND (next_try_at > $2 OR leased_until > $2)";
    let longest = now + TimeDelta::seconds(LONGEST_WAIT);
    Ok(on!(tx, c => sqlx::query(sql).bind(now).bind(longest).execute(c).await?.rows_affected()))
}

/// The letters about a case, oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_case(tx: &mut Tx, submission: SubmissionId) -> Stored<Vec<Message>> {
    let sql = "SELECT * FROM message WHERE submission_id = $1 ORDER BY created_at, id LIMIT 200";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(submission.0).fetch_all(c).await)?;
    rows.into_iter().map(Message::try_from).collect()
}

/// The letters to a person, oldest first.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_person(tx: &mut Tx, person: PersonId) -> Stored<Vec<Message>> {
    let sql = "SELECT * FROM message WHERE to_person_id = $1 ORDER BY created_at, id LIMIT 5000";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(person.0).fetch_all(c).await)?;
    rows.into_iter().map(Message::try_from).collect()
}

/// The letter with this id.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, id: MessageId) -> Stored<Option<Message>> {
    let sql = "SELECT * FROM message WHERE id = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(id.0).fetch_optional(c).await)?;
    row.map(Message::try_from).transpose()
}

/// The newest letters, for the mail box of the demo city.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn newest(tx: &mut Tx, limit: i64, page: i64) -> Stored<Vec<Message>> {
    let sql = "SELECT * FROM message ORDER BY created_at DESC, id DESC LIMIT $1 OFFSET $2";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(limit).bind(page * limit).fetch_all(c).await)?;
    rows.into_iter().map(Message::try_from).collect()
}

/// How many letters wait that are not less urgent than asked, and since when the oldest does.
///
/// # Errors
/// The driver's.
pub async fn backlog(tx: &mut Tx, up_to: Urgency) -> Stored<(i64, Option<DateTime<Utc>>)> {
    let sql = "SELECT count(*), min(created_at) FROM message WHERE state = 'waiting' AND urgency <= $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(up_to.code()).fetch_one(c).await)?)
}

/// The same for each kind of letters.
///
/// # Errors
/// The driver's.
pub async fn queues(tx: &mut Tx) -> Stored<Vec<(Urgency, i64, Option<DateTime<Utc>>)>> {
    let sql = "SELECT urgency, count(*), min(created_at) FROM message WHERE state = 'waiting' GROUP BY urgency";
    let found: Vec<(i64, i64, Option<DateTime<Utc>>)> = on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?;
    let one = |urgency: Urgency| {
        let (count, oldest) = found.iter().find(|row| row.0 == urgency.code()).map_or((0, None), |row| (row.1, row.2));
        (urgency, count, oldest)
    };
    Ok(Urgency::ALL.map(one).into())
}

/// How many letters written since then did not arrive, and how many of these came back after a server had taken them.
///
/// # Errors
/// The driver's.
pub async fn failed_since(tx: &mut Tx, at: DateTime<Utc>) -> Stored<(i64, i64)> {
    let sql = "SELECT count(*), count(came_back_at) FROM message WHERE state = 'failed' AND created_at >= $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(at).fetch_one(c).await)?)
}
