//! Consultations that are held back from disposal（意見募集の廃棄の保留）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::{CallId, PersonId};
use domain::texts::Words;
use sqlx::types::Json;
use uuid::Uuid;

/// A consultation that is held back.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Hold {
    /// Which.
    pub call_id: Uuid,
    /// Its title.
    pub title: Json<Words>,
    /// Why.
    pub reason: String,
    /// Who, by name.
    pub held_by: String,
    /// When.
    pub held_at: DateTime<Utc>,
}

/// How long those who wrote to a consultation stay known.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Term {
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// When they were erased.
    pub erased_at: Option<DateTime<Utc>>,
    /// The years of its programme.
    pub years: i32,
}

/// Holds a consultation back; says whether it was not held before.
///
/// # Errors
/// The driver's.
pub async fn hold(tx: &mut Write, call: CallId, reason: &str, by: PersonId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "INSERT INTO disposal_call_hold (call_id, reason, held_by, held_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (call_id) DO NOTHING";
    let rows =
        on!(tx, c => sqlx::query(sql).bind(call.0).bind(reason).bind(by.0).bind(at).execute(c).await?.rows_affected());
    Ok(rows > 0)
}

/// Releases a consultation; says whether it was held.
///
/// # Errors
/// The driver's.
pub async fn release(tx: &mut Write, call: CallId) -> Stored<bool> {
    let sql = "DELETE FROM disposal_call_hold WHERE call_id = $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(call.0).execute(c).await?.rows_affected()) > 0)
}

/// The hold of a consultation.
///
/// # Errors
/// The driver's.
pub async fn of(tx: &mut Tx, call: CallId) -> Stored<Option<Hold>> {
    let sql = "SELECT h.call_id, c.title, h.reason, p.name AS held_by, h.held_at
               FROM disposal_call_hold h JOIN call c ON c.id = h.call_id JOIN person p ON p.id = h.held_by
               WHERE h.call_id = $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_optional(c).await)?)
}

/// The consultations that are held back, the last first.
///
/// # Errors
/// The driver's.
pub async fn all(tx: &mut Tx) -> Stored<Vec<Hold>> {
    let sql = "SELECT h.call_id, c.title, h.reason, p.name AS held_by, h.held_at
               FROM disposal_call_hold h JOIN call c ON c.id = h.call_id JOIN person p ON p.id = h.held_by
               ORDER BY h.held_at DESC, h.call_id LIMIT 500";
    Ok(on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?)
}

/// The term of a consultation.
///
/// # Errors
/// The driver's.
pub async fn term(tx: &mut Tx, call: CallId) -> Stored<Option<Term>> {
    let sql = "SELECT coalesce(c.results_published_at, c.cancelled_at) AS ended_at, c.authors_erased_at AS erased_at,
                   p.retention_years AS years FROM call c JOIN programme p ON p.id = c.programme_id WHERE c.id = $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(call.0).fetch_optional(c).await)?)
}
