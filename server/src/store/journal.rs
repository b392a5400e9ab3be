//! The journal as those who oversee the city read it（履歴の検索）, and the proof of its chain.

use super::history::{self, Row};
use super::{Stored, Tx, on};
use chrono::{DateTime, Utc};
use domain::folding::fold;
use domain::history::{FIRST_HASH, HistoryEntry};
use sqlx::QueryBuilder;

/// Entries on one page.
pub const PAGE: i64 = 100;

/// What is looked for. Everything left open fits everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Part of the name of who did it.
    pub who: String,
    /// Code of the action.
    pub action: String,
    /// About the case with this receipt number.
    pub number: String,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Until this instant.
    pub until: Option<DateTime<Utc>>,
    /// Only entries before this place.
    pub before: Option<i64>,
}

/// An entry with the names that belong to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The entry.
    pub entry: HistoryEntry,
    /// Name of who did it.
    pub who: Option<String>,
    /// Receipt number of the case it is about.
    pub number: Option<String>,
}

#[derive(sqlx::FromRow)]
struct FoundRow {
    #[sqlx(flatten)]
    row: Row,
    actor_name: Option<String>,
    case_number: Option<String>,
}

/// Entries, the newest first; one more than a page, to know whether another follows.
///
/// # Errors
/// The driver's.
pub async fn page(tx: &mut Tx, wanted: &Wanted) -> Stored<Vec<Found>> {
    let who = fold(&wanted.who).replace(['%', '_', '\\'], "");
    let rows: Vec<FoundRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT h.*, p.name AS actor_name, s.number AS case_number FROM history h
             LEFT JOIN person p ON p.id = h.actor_id LEFT JOIN submission s ON s.id = h.subject_id WHERE h.seq < ",
        );
        query.push_bind(wanted.before.unwrap_or(i64::MAX));
        if !who.is_empty() {
            query.push(" AND h.actor_id IN (SELECT id FROM person WHERE name_folded LIKE ");
            query.push_bind(format!("%{who}%")).push(")");
        }
        if !wanted.action.is_empty() {
            query.push(" AND h.action = ").push_bind(&wanted.action);
        }
        if !wanted.number.is_empty() {
            query.push(" AND h.subject_id = (SELECT id FROM submission WHERE number = ");
            query.push_bind(&wanted.number).push(")");
        }
        if let Some(from) = wanted.from {
            query.push(" AND h.at >= ").push_bind(from);
        }
        if let Some(until) = wanted.until {
            query.push(" AND h.at <= ").push_bind(until);
        }
        query.push(" ORDER BY h.seq DESC LIMIT ").push_bind(PAGE + 1);
        query.build_query_as().fetch_all(c).await
    })?;
    let found = rows.into_iter().map(|found| Found {
        entry: found.row.into(),
        who: found.actor_name,
        number: found.case_number,
    });
    Ok(found.collect())
}

/// The actions that occur, for the choice of one.
///
/// # Errors
/// The driver's.
pub async fn actions(tx: &mut Tx) -> Stored<Vec<String>> {
    // Steps from one value to the next through the index, whatever the length of the journal.
    let sql = "WITH RECURSIVE step (action) AS (
                   SELECT min(action) FROM history
                   UNION ALL
                   SELECT (SELECT min(h.action) FROM history h WHERE h.action > step.action) FROM step
                   WHERE step.action IS NOT NULL)
               SELECT action FROM step WHERE action IS NOT NULL LIMIT 200";
    Ok(on!(tx, c => sqlx::query_scalar(sql).fetch_all(c).await)?)
}

/// What the chain of the journal shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chain {
    /// Every entry follows the one before it; so many there are.
    Whole(i64),
    /// This entry was changed, is missing, or does not follow the one before it.
    BrokenAt(i64),
}

/// Follows the chain from the first entry to its end.
///
/// # Errors
/// The driver's.
pub async fn prove(tx: &mut Tx) -> Stored<Chain> {
    const STRETCH: i64 = 1_000;
    let (mut seq, mut hash) = (0, FIRST_HASH.to_owned());
    loop {
        let entries = history::after(tx, seq, STRETCH).await?;
        if entries.is_empty() {
            break;
        }
        for entry in entries {
            if entry.seq != seq + 1 || !entry.follows(&hash) {
                return Ok(Chain::BrokenAt(seq + 1));
            }
            (seq, hash) = (entry.seq, entry.hash);
        }
    }
    let sql = "SELECT seq, hash FROM history_head WHERE id = 1";
    let end: (i64, String) = on!(tx, c => sqlx::query_as(sql).fetch_one(c).await)?;
    // Entries cut off at the end leave the end of the chain behind.
    Ok(if end == (seq, hash) { Chain::Whole(seq) } else { Chain::BrokenAt(seq + 1) })
}
