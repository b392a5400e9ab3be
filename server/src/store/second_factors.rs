//! Second factors of staff: the sealed secret of one-time codes, and recovery codes（二段階の確認）.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::PersonId;

/// One-time codes of a person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SecondFactor {
    /// The secret, sealed.
    pub secret: Vec<u8>,
    /// The last step whose code was used.
    pub last_step: Option<i64>,
    /// Since when it counts.
    pub set_up_at: DateTime<Utc>,
}

/// What a person has set up.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, person: PersonId) -> Stored<Option<SecondFactor>> {
    let sql = "SELECT secret, last_step, set_up_at FROM second_factor WHERE person_id = $1";
    Ok(on!(tx, c => sqlx::query_as(sql).bind(person.0).fetch_optional(c).await)?)
}

/// Lets a secret count, whose code of this step was typed. `false` when one counts already.
///
/// # Errors
/// The driver's.
pub async fn add(
    tx: &mut Write,
    person: PersonId,
    secret: &[u8],
    step: Option<i64>,
    at: DateTime<Utc>,
) -> Stored<bool> {
    let sql = "INSERT INTO second_factor (person_id, secret, last_step, set_up_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id) DO NOTHING";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(person.0).bind(secret).bind(step).bind(at).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Uses a step up. `false` when it, or a later one, was used: of two requests at once only one gets it.
///
/// # Errors
/// The driver's.
pub async fn use_step(tx: &mut Write, person: PersonId, step: i64) -> Stored<bool> {
    let sql = "UPDATE second_factor SET last_step = $2
        WHERE person_id = $1 AND (last_step IS NULL OR last_step < $2)";
    let rows = on!(tx, c => sqlx::query(sql).bind(person.0).bind(step).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Removes the one-time codes and the recovery codes of a person. `false` when there were none.
///
/// # Errors
/// The driver's.
pub async fn remove(tx: &mut Write, person: PersonId) -> Stored<bool> {
    let sql = "DELETE FROM recovery_code WHERE person_id = $1";
    on!(tx, c => sqlx::query(sql).bind(person.0).execute(c).await.map(drop))?;
    let sql = "DELETE FROM second_factor WHERE person_id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(person.0).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Replaces the recovery codes.
///
/// # Errors
/// The driver's.
pub async fn set_codes(tx: &mut Write, person: PersonId, hashes: &[String]) -> Stored<()> {
    let sql = "DELETE FROM recovery_code WHERE person_id = $1";
    on!(tx, c => sqlx::query(sql).bind(person.0).execute(c).await.map(drop))?;
    let sql = "INSERT INTO recovery_code (person_id, code_hash) VALUES ($1, $2)";
    for hash in hashes {
        on!(tx, c => sqlx::query(sql).bind(person.0).bind(hash).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Uses a recovery code up. `false` when there is no such code.
///
/// # Errors
/// The driver's.
pub async fn use_code(tx: &mut Write, person: PersonId, hash: &str) -> Stored<bool> {
    let sql = "DELETE FROM recovery_code WHERE person_id = $1 AND code_hash = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(person.0).bind(hash).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// The driver's.
pub async fn codes_left(tx: &mut Tx, person: PersonId) -> Stored<i64> {
    let sql = "SELECT count(*) FROM recovery_code WHERE person_id = $1";
    Ok(on!(tx, c => sqlx::query_scalar(sql).bind(person.0).fetch_one(c).await)?)
}
