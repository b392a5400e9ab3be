//! Lists of calls of one kind for everybody, walked by key so that the thousandth page costs what the first does（募集の一覧）.

use super::calls::{CallLine, LineRow};
use super::{Stored, Tx, on};
use chrono::{DateTime, TimeDelta, Utc};
use domain::calls::CallKind;
use domain::people::CallId;
use uuid::Uuid;

/// How many calls stand on one page.
pub const PAGE: usize = 20;

/// Which calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Taking submissions, the next to close first.
    Open,
    /// Announced, the next to open first.
    Upcoming,
    /// Closed, the last first.
    Past,
    /// Closed, and the result is not out yet, the last first（検討中）.
    Answering,
    /// Closed, and nothing more will come, the last first.
    Finished,
}

/// Which stretch of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stretch {
    /// From the beginning.
    #[default]
    First,
    /// What follows a call.
    After(DateTime<Utc>, CallId),
    /// What stands before a call.
    Before(DateTime<Utc>, CallId),
}

impl Which {
    /// The instant by which a call has its place in the list.
    pub fn instant(self, call: &CallLine) -> DateTime<Utc> {
        match self {
            Which::Upcoming => call.dates.opens_at,
            _ => call.dates.closes_at,
        }
    }

    /// Whether it looks back.
    fn is_over(self) -> bool {
        matches!(self, Which::Past | Which::Answering | Which::Finished)
    }
}

macro_rules! walk {
    ($condition:literal, $key:literal, $side:literal, $order:literal) => {
        concat!(
            "SELECT id, slug, title, notice, published_at, opens_at, closes_at, results_published_at, cancelled_at FROM call WHERE kind = $5 AND published_at <= $1 AND ",
            $condition,
            " AND (",
            $key,
            ", id) ",
            $side,
            " ($2, $3) ORDER BY ",
            $key,
            " ",
            $order,
            ", id ",
            $order,
            " LIMIT $4"
        )
    };
}

/// A stretch of a list in the order of the list, and whether there is more in the direction that was walked.
/// Calls that were given up stay in their place, so that whoever looks for one finds that it was.
///
/// # Errors
/// The driver's.
pub async fn stretch(
    tx: &mut Tx,
    kind: CallKind,
    which: Which,
    now: DateTime<Utc>,
    from: Stretch,
) -> Stored<(Vec<CallLine>, bool)> {
    let back = matches!(from, Stretch::Before(..));
    // Forwards, the place itself is the bound on the key, so that one range of the index is all that is read. A
    // place from an address never lies outside the list.
    let sql = match (which, back) {
        (Which::Open, false) => walk!("opens_at <= $1", "closes_at", ">", "ASC"),
        (Which::Open, true) => walk!("opens_at <= $1 AND closes_at >= $1", "closes_at", "<", "DESC"),
        (Which::Upcoming, false) => walk!("opens_at > $1", "opens_at", ">", "ASC"),
        (Which::Upcoming, true) => walk!("opens_at > $1", "opens_at", "<", "DESC"),
        (Which::Past, false) => walk!("published_at IS NOT NULL", "closes_at", "<", "DESC"),
        (Which::Past, true) => walk!("closes_at < $1", "closes_at", ">", "ASC"),
        (Which::Answering, false) => {
            walk!("results_published_at IS NULL AND cancelled_at IS NULL", "closes_at", "<", "DESC")
        }
        (Which::Answering, true) => {
            walk!("closes_at < $1 AND results_published_at IS NULL AND cancelled_at IS NULL", "closes_at", ">", "ASC")
        }
        (Which::Finished, false) => {
            walk!("(results_published_at IS NOT NULL OR cancelled_at IS NOT NULL)", "closes_at", "<", "DESC")
        }
        (Which::Finished, true) => walk!(
            "closes_at < $1 AND (results_published_at IS NOT NULL OR cancelled_at IS NOT NULL)",
            "closes_at",
            ">",
            "ASC"
        ),
    };
    let before_open = (now - TimeDelta::seconds(1), Uuid::max());
    let (at, id) = match (from, which) {
        (Stretch::Before(at, id), _) => (at, id.0),
        (Stretch::After(at, id), which) if which.is_over() => (at, id.0).min((now, Uuid::nil())),
        (Stretch::After(at, id), _) => (at, id.0).max(before_open),
        (Stretch::First, which) if which.is_over() => (now, Uuid::nil()),
        (Stretch::First, _) => before_open,
    };
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let rows: Vec<LineRow> =
        on!(tx, c => sqlx::query_as(sql).bind(now).bind(at).bind(id).bind(limit).bind(kind.code()).fetch_all(c).await)?;
    let more = rows.len() > PAGE;
    let mut lines: Vec<CallLine> = rows.into_iter().take(PAGE).map(CallLine::from).collect();
    if back {
        lines.reverse();
    }
    Ok((lines, more))
}

/// Published calls for the feeds: those that are open or to come, the last published first.
///
/// # Errors
/// The driver's.
pub async fn for_feed(tx: &mut Tx, kind: CallKind, now: DateTime<Utc>, limit: i64) -> Stored<Vec<CallLine>> {
    let sql = "SELECT id, slug, title, notice, published_at, opens_at, closes_at, results_published_at, cancelled_at
               FROM call WHERE kind = $3 AND published_at <= $1 ORDER BY published_at DESC, id DESC LIMIT $2";
    let rows: Vec<LineRow> =
        on!(tx, c => sqlx::query_as(sql).bind(now).bind(limit).bind(kind.code()).fetch_all(c).await)?;
    Ok(rows.into_iter().map(CallLine::from).collect())
}
