//! Reports about letters that came back（不達通知）.

use super::{Stored, Write, on};
use chrono::{DateTime, Utc};
use domain::people::MessageId;

/// Notes that a report was read. `false`: it was read before, perhaps on another way.
///
/// # Errors
/// The driver's, or no such letter.
pub async fn note(tx: &mut Write, fingerprint: &str, letter: MessageId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "INSERT INTO bounce (fingerprint, message_id, arrived_at) VALUES ($1, $2, $3)
               ON CONFLICT (fingerprint) DO NOTHING";
    let rows =
        on!(tx, c => sqlx::query(sql).bind(fingerprint).bind(letter.0).bind(at).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// A letter that a server had accepted did not arrive. `false`: it had failed already, or it waits for another try.
///
/// # Errors
/// The driver's.
pub async fn fail(tx: &mut Write, letter: MessageId, said: &str, at: DateTime<Utc>) -> Stored<bool> {
    let sql =
        "UPDATE message SET state = 'failed', came_back = $2, came_back_at = $3, settled_at = NULL, settled_by = NULL
               WHERE id = $1 AND state = 'sent'";
    let rows = on!(tx, c => sqlx::query(sql).bind(letter.0).bind(said).bind(at).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// A letter that a server had accepted is still under way. `false`: it is not.
///
/// # Errors
/// The driver's.
pub async fn delay(tx: &mut Write, letter: MessageId, said: &str, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE message SET came_back = $2, came_back_at = $3 WHERE id = $1 AND state = 'sent'";
    let rows = on!(tx, c => sqlx::query(sql).bind(letter.0).bind(said).bind(at).execute(c).await?.rows_affected());
    Ok(rows == 1)
}
