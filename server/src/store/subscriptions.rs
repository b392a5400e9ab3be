//! Who follows what by mail（購読）. A row goes when somebody stops; nothing of them stays behind.

use super::{StoreError, Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::following::Topic;
use domain::texts::Lang;
use uuid::Uuid;

/// A subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Which.
    pub id: Uuid,
    /// To what.
    pub topic: Topic,
    /// The address as typed.
    pub email: String,
    /// One mail box, however its address is typed.
    pub email_key: String,
    /// The language of letters.
    pub lang: Lang,
    /// The secret of the link that ends it.
    pub leave_key: String,
    /// When its owner confirmed it; nothing is sent before.
    pub confirmed_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    topic: String,
    email: String,
    email_key: String,
    lang: String,
    leave_key: String,
    confirmed_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Subscription {
    type Error = StoreError;
    fn try_from(row: Row) -> Stored<Subscription> {
        let wrong = |column, value: &str| StoreError::corrupt("subscription", column, row.id, value);
        Ok(Subscription {
            topic: Topic::from_code(&row.topic).ok_or_else(|| wrong("topic", &row.topic))?,
            lang: Lang::from_code(&row.lang).ok_or_else(|| wrong("lang", &row.lang))?,
            id: row.id,
            email: row.email,
            email_key: row.email_key,
            leave_key: row.leave_key,
            confirmed_at: row.confirmed_at,
        })
    }
}

/// A link that confirms: what is kept of its secret, and its last instant.
#[derive(Debug, Clone, Copy)]
pub struct Confirm<'a> {
    /// Hash of the secret.
    pub hash: &'a str,
    /// The last instant.
    pub until: DateTime<Utc>,
}

/// Notes that somebody wants to follow. Where the address follows already, the row stays as it is, and a link
/// that was sent before is replaced while it is not confirmed.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn ask(tx: &mut Write, new: &Subscription, confirm: Confirm<'_>, at: DateTime<Utc>) -> Stored<Subscription> {
    let sql = "INSERT INTO subscription (id, topic, email, email_key, lang, leave_key, confirm_hash, confirm_until, created_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               ON CONFLICT (topic, email_key) DO UPDATE SET
                   confirm_hash = CASE WHEN subscription.confirmed_at IS NULL THEN $7 ELSE NULL END,
                   confirm_until = CASE WHEN subscription.confirmed_at IS NULL THEN $8 ELSE NULL END
               RETURNING *";
    let row: Row = on!(tx, c => sqlx::query_as(sql)
        .bind(new.id)
        .bind(new.topic.code())
        .bind(&new.email)
        .bind(&new.email_key)
        .bind(new.lang.code())
        .bind(&new.leave_key)
        .bind(confirm.hash)
        .bind(confirm.until)
        .bind(at)
        .fetch_one(c).await)?;
    row.try_into()
}

/// The subscription that a link confirms, while it can be used.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn waiting(tx: &mut Tx, hash: &str, at: DateTime<Utc>) -> Stored<Option<Subscription>> {
    let sql = "SELECT * FROM subscription WHERE confirm_hash = $1 AND confirm_until >= $2";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(hash).bind(at).fetch_optional(c).await)?;
    row.map(Subscription::try_from).transpose()
}

/// Confirms; the link works once.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn confirm(tx: &mut Write, hash: &str, at: DateTime<Utc>) -> Stored<Option<Subscription>> {
    let sql = "UPDATE subscription SET confirmed_at = $2, confirm_hash = NULL, confirm_until = NULL
               WHERE confirm_hash = $1 AND confirm_until >= $2 RETURNING *";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(hash).bind(at).fetch_optional(c).await)?;
    row.map(Subscription::try_from).transpose()
}

/// The subscription that a link ends.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn find(tx: &mut Tx, leave_key: &str) -> Stored<Option<Subscription>> {
    let sql = "SELECT * FROM subscription WHERE leave_key = $1";
    let row: Option<Row> = on!(tx, c => sqlx::query_as(sql).bind(leave_key).fetch_optional(c).await)?;
    row.map(Subscription::try_from).transpose()
}

/// What a mail box follows.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn of_address(tx: &mut Tx, email_key: &str) -> Stored<Vec<Subscription>> {
    let sql = "SELECT * FROM subscription WHERE email_key = $1 AND confirmed_at IS NOT NULL ORDER BY created_at, id LIMIT 200";
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(email_key).fetch_all(c).await)?;
    rows.into_iter().map(Subscription::try_from).collect()
}

/// Ends a subscription. Letters of it that have not left do not leave any more; one that is just being handed
/// over keeps its row, without the name of the subscription.
///
/// # Errors
/// The driver's.
pub async fn end(tx: &mut Write, id: Uuid) -> Stored<()> {
    let unsent = "DELETE FROM message WHERE subscription_id = $1 AND state = 'waiting' AND leased_by IS NULL";
    on!(tx, c => sqlx::query(unsent).bind(id).execute(c).await.map(drop))?;
    let rest = "UPDATE message SET subscription_id = NULL WHERE subscription_id = $1";
    on!(tx, c => sqlx::query(rest).bind(id).execute(c).await.map(drop))?;
    let sql = "DELETE FROM subscription WHERE id = $1";
    on!(tx, c => sqlx::query(sql).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Confirmed followers of a topic after one of them, in the order of their ids.
///
/// # Errors
/// The driver's, or a corrupt row.
pub async fn followers(tx: &mut Tx, topic: &str, after: Option<Uuid>, limit: i64) -> Stored<Vec<Subscription>> {
    let sql =
        "SELECT * FROM subscription WHERE topic = $1 AND id > $2 AND confirmed_at IS NOT NULL ORDER BY id LIMIT $3";
    let after = after.unwrap_or(Uuid::nil());
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(sql).bind(topic).bind(after).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(Subscription::try_from).collect()
}

/// Forgets addresses that were never confirmed in time.
///
/// # Errors
/// The driver's.
pub async fn sweep(tx: &mut Write, at: DateTime<Utc>) -> Stored<u64> {
    let letters = "UPDATE message SET subscription_id = NULL WHERE subscription_id IN
                   (SELECT id FROM subscription WHERE confirmed_at IS NULL AND confirm_until < $1)";
    on!(tx, c => sqlx::query(letters).bind(at).execute(c).await.map(drop))?;
    let sql = "DELETE FROM subscription WHERE confirmed_at IS NULL AND confirm_until < $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(at).execute(c).await?.rows_affected()))
}
