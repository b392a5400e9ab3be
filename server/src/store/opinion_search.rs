//! What an opinion is found by（意見の検索）: its text. Copies of one text share one entry, so a flood costs no more
//! than the texts in it.

use super::search::{self, Kind};
use super::{Stored, Write, on};
use domain::opinions::{Opinion, text_id};

/// Writes down what an opinion is found by, unless its text is known.
///
/// # Errors
/// The driver's.
pub async fn write(tx: &mut Write, opinion: &Opinion) -> Stored<()> {
    let text = text_id(&opinion.text_hash);
    let sql = "SELECT count(*) FROM search_entry WHERE kind = $1 AND subject_id = $2";
    let known: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(Kind::Opinion.code()).bind(text).fetch_one(c).await)?;
    if known > 0 {
        return Ok(());
    }
    let texts: Vec<String> = opinion.parts.iter().flat_map(|part| [part.body.clone(), part.reason.clone()]).collect();
    search::put(tx, Kind::Opinion, text, &texts).await
}

/// Forgets a text that no opinion has any more.
///
/// # Errors
/// The driver's.
pub async fn forget(tx: &mut Write, text_hash: &str) -> Stored<()> {
    let text = text_id(text_hash);
    let sql = "SELECT count(*) FROM (SELECT 1 FROM call c JOIN opinion o ON o.call_id = c.id AND o.text_id = $1
               WHERE c.kind = 'consultation' LIMIT 1) AS used";
    let used: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(text).fetch_one(c).await)?;
    if used == 0 { search::remove(tx, Kind::Opinion, text).await } else { Ok(()) }
}
