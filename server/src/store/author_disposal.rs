//! Erasing those who wrote to a consultation; what they wrote and how many they were stays（意見提出者の個人情報の廃棄）.

use super::{Stored, Tx, Write, exactly_one, on, orphans};
use chrono::{DateTime, Utc};
use domain::people::CallId;
use domain::retention::Erased;
use uuid::Uuid;

/// The next consultation of a disposal whose authors are still to be erased.
///
/// # Errors
/// The driver's.
pub async fn waiting(tx: &mut Tx, disposal: Uuid) -> Stored<Option<CallId>> {
    let sql = "SELECT call_id FROM disposal_call WHERE disposal_id = $1 AND erased_at IS NULL AND kept_at IS NULL
               ORDER BY call_id LIMIT 1";
    let found: Option<Uuid> = on!(tx, c => sqlx::query_scalar(sql).bind(disposal).fetch_optional(c).await)?;
    Ok(found.map(CallId))
}

/// Takes a consultation to erase its authors; `false` where another worker has taken it.
///
/// # Errors
/// The driver's.
pub async fn take(tx: &mut Write, disposal: Uuid, call: CallId, at: DateTime<Utc>) -> Stored<bool> {
    let sql = "UPDATE disposal_call SET erased_at = $3
               WHERE disposal_id = $1 AND call_id = $2 AND erased_at IS NULL AND kept_at IS NULL";
    Ok(on!(tx, c => sqlx::query(sql).bind(disposal).bind(call.0).bind(at).execute(c).await?.rows_affected()) > 0)
}

/// Records that a consultation which was taken is left as it is.
///
/// # Errors
/// The driver's.
pub async fn leave(tx: &mut Write, disposal: Uuid, call: CallId, at: DateTime<Utc>) -> Stored<()> {
    let sql = "UPDATE disposal_call SET erased_at = NULL, kept_at = $3 WHERE disposal_id = $1 AND call_id = $2";
    let rows = on!(tx, c => sqlx::query(sql).bind(disposal).bind(call.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("disposal_call", call, rows)
}

/// Records what was erased with a consultation.
///
/// # Errors
/// The driver's.
pub async fn count(tx: &mut Write, disposal: Uuid, call: CallId, erased: Erased) -> Stored<()> {
    let sql = "UPDATE disposal_call SET people = $3, files = $4, letters = $5 WHERE disposal_id = $1 AND call_id = $2";
    let rows = on!(tx, c => sqlx::query(sql)
        .bind(disposal)
        .bind(call.0)
        .bind(erased.people)
        .bind(erased.files)
        .bind(erased.letters)
        .execute(c).await?.rows_affected());
    exactly_one("disposal_call", call, rows)
}

/// Takes away everything that tells who wrote the opinions of a call: names and addresses, scans and files, letters, the
/// links to accounts and groups. The keys that tell one sender from another become others by `mask`, which nobody can turn
/// back, so that senders are still counted as before.
///
/// # Errors
/// The driver's, or no such call.
pub async fn erase(tx: &mut Write, call: CallId, mask: impl Fn(&str) -> String, at: DateTime<Utc>) -> Stored<Erased> {
    let sql = "SELECT DISTINCT f.sha256 FROM opinion o JOIN opinion_file f ON f.opinion_id = o.id WHERE o.call_id = $1";
    let bytes: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_all(c).await)?;
    for sha256 in bytes {
        orphans::add(tx, &sha256, at).await?;
    }
    let statements = [
        "DELETE FROM opinion_author WHERE opinion_id IN (SELECT id FROM opinion WHERE call_id = $1)",
        "DELETE FROM opinion_file WHERE opinion_id IN (SELECT id FROM opinion WHERE call_id = $1)",
        "DELETE FROM message WHERE opinion_id IN (SELECT id FROM opinion WHERE call_id = $1)",
        "DELETE FROM posting WHERE opinion_id IN (SELECT id FROM opinion WHERE call_id = $1)",
    ];
    let mut gone = [0_i64; 4];
    for (gone, sql) in gone.iter_mut().zip(statements) {
        let rows = on!(tx, c => sqlx::query(sql).bind(call.0).execute(c).await?.rows_affected());
        *gone = i64::try_from(rows).unwrap_or(i64::MAX);
    }
    let sql = "SELECT DISTINCT sender_key FROM opinion WHERE call_id = $1 AND sender_key IS NOT NULL";
    let keys: Vec<String> = on!(tx, c => sqlx::query_scalar(sql).bind(call.0).fetch_all(c).await)?;
    for key in keys {
        let other = mask(&key);
        for sql in [
            "UPDATE point SET sender = $3 WHERE call_id = $1 AND sender = $2",
            "UPDATE opinion SET sender_key = $3 WHERE call_id = $1 AND sender_key = $2",
        ] {
            on!(tx, c => sqlx::query(sql).bind(call.0).bind(&key).bind(&other).execute(c).await.map(drop))?;
        }
    }
    let sql = "UPDATE opinion SET person_id = NULL, group_id = NULL, manage_hash = NULL WHERE call_id = $1";
    on!(tx, c => sqlx::query(sql).bind(call.0).execute(c).await.map(drop))?;
    let sql = "UPDATE call SET authors_erased_at = $2 WHERE id = $1";
    let rows = on!(tx, c => sqlx::query(sql).bind(call.0).bind(at).execute(c).await?.rows_affected());
    exactly_one("call", call, rows)?;
    let [people, files, mails, postings] = gone;
    Ok(Erased { people, files, letters: mails + postings, ..Erased::default() })
}
