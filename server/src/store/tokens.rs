//! Single-use links in letters（確認リンク）. Only a hash of the token is kept.

use super::{Stored, Tx, Write, on};
use chrono::{DateTime, Utc};
use domain::people::PersonId;
use uuid::Uuid;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Confirm an address.
    Confirm,
    /// Set a new password.
    Reset,
    /// Sign in without a password.
    SignIn,
    /// Delete the account.
    Erase,
}

impl TokenKind {
    fn code(self) -> &'static str {
        match self {
            TokenKind::Confirm => "confirm",
            TokenKind::Reset => "reset",
            TokenKind::SignIn => "sign_in",
            TokenKind::Erase => "erase",
        }
    }
}

/// Keeps a new token and makes the person's older ones of the same kind useless.
///
/// # Errors
/// The driver's.
pub async fn add(
    tx: &mut Write,
    token_hash: &str,
    kind: TokenKind,
    person: PersonId,
    at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Stored<()> {
    let retire = "UPDATE link_token SET used_at = $3 WHERE person_id = $1 AND kind = $2 AND used_at IS NULL";
    on!(tx, c => sqlx::query(retire).bind(person.0).bind(kind.code()).bind(at).execute(c).await.map(drop))?;
    let sql =
        "INSERT INTO link_token (token_hash, kind, person_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    on!(tx, c => sqlx::query(sql)
        .bind(token_hash)
        .bind(kind.code())
        .bind(person.0)
        .bind(at)
        .bind(expires_at)
        .execute(c).await.map(drop))?;
    Ok(())
}

/// Whom a token belongs to, while it can be used.
///
/// # Errors
/// The driver's.
pub async fn find(tx: &mut Tx, token_hash: &str, kind: TokenKind, at: DateTime<Utc>) -> Stored<Option<PersonId>> {
    let sql =
        "SELECT person_id FROM link_token WHERE token_hash = $1 AND kind = $2 AND used_at IS NULL AND expires_at > $3";
    let id: Option<Uuid> =
        on!(tx, c => sqlx::query_scalar(sql).bind(token_hash).bind(kind.code()).bind(at).fetch_optional(c).await)?;
    Ok(id.map(PersonId))
}

/// Uses a token up. `None` when it was used, is too old, or never existed: of two requests at once only
/// one gets the person.
///
/// # Errors
/// The driver's.
pub async fn take(tx: &mut Write, token_hash: &str, kind: TokenKind, at: DateTime<Utc>) -> Stored<Option<PersonId>> {
    let sql = "UPDATE link_token SET used_at = $3
               WHERE token_hash = $1 AND kind = $2 AND used_at IS NULL AND expires_at > $3 RETURNING person_id";
    let id: Option<Uuid> =
        on!(tx, c => sqlx::query_scalar(sql).bind(token_hash).bind(kind.code()).bind(at).fetch_optional(c).await)?;
    Ok(id.map(PersonId))
}

/// Makes every link of a person useless, for instance after another mail address.
///
/// # Errors
/// The driver's.
pub async fn retire_all(tx: &mut Write, person: PersonId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE link_token SET used_at = $2 WHERE person_id = $1 AND used_at IS NULL";
    on!(tx, c => sqlx::query(sql).bind(person.0).bind(at).execute(c).await.map(drop))?;
    Ok(())
}

/// Removes tokens that ended before `at`.
///
/// # Errors
/// The driver's.
pub async fn sweep(tx: &mut Write, at: DateTime<Utc>) -> Stored<u64> {
    let sql = "DELETE FROM link_token WHERE expires_at < $1";
    Ok(on!(tx, c => sqlx::query(sql).bind(at).execute(c).await?.rows_affected()))
}
