//! Passages of opinions that are not published（公表用の墨消し）; the original stays beside them.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::{OpinionId, PersonId};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;

/// What was named in one piece of one version, as [`domain::redaction::Redacted::mark`] reads it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Hidden {
    /// Passages of the opinion, one a line; may be empty.
    pub body: String,
    /// Passages of the reason.
    pub reason: String,
    /// Code of the ground.
    pub ground: String,
    /// Its explanation.
    pub why: String,
}

/// Writes down what is hidden in a piece, instead of what was hidden before.
///
/// # Errors
/// The driver's.
pub async fn put(
    tx: &mut Write,
    place: (OpinionId, i32, i32),
    hidden: &Hidden,
    by: PersonId,
    at: DateTime<Utc>,
) -> Stored<()> {
    let sql = "INSERT INTO opinion_redaction (opinion_id, version, position, redaction, made_by, made_at)
               VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (opinion_id, version, position) DO UPDATE SET redaction = $4, made_by = $5, made_at = $6";
    on!(tx, c => sqlx::query(sql)
        .bind(place.0.0)
        .bind(place.1)
        .bind(place.2)
        .bind(Json(hidden))
        .bind(by.0)
        .bind(at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Hides nothing of a piece any more.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, place: (OpinionId, i32, i32)) -> Stored<()> {
    let sql = "DELETE FROM opinion_redaction WHERE opinion_id = $1 AND version = $2 AND position = $3";
    on!(tx, c => sqlx::query(sql).bind(place.0.0).bind(place.1).bind(place.2).execute(c).await.map(drop))?;
    Ok(())
}

/// What is hidden in a version of an opinion, by the place of the piece.
///
/// # Errors
/// The driver's.
pub async fn of(tx: &mut Tx, opinion: OpinionId, version: i32) -> Stored<Vec<(i32, Hidden)>> {
    let sql =
        "SELECT position, redaction FROM opinion_redaction WHERE opinion_id = $1 AND version = $2 ORDER BY position";
    let rows: Vec<(i32, Json<Hidden>)> =
        on!(tx, c => sqlx::query_as(sql).bind(opinion.0).bind(version).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(position, hidden)| (position, hidden.0)).collect())
}
