//! A place in a list as it stands in an address: an instant and an id（一覧の位置）.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Writes a place: seconds since 1970 and the id.
pub fn mark(at: DateTime<Utc>, id: Uuid) -> String {
    format!("{}.{id}", at.timestamp())
}

/// Reads a place; anything else is the beginning of the list.
pub fn read_mark(mark: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (seconds, id) = mark.split_once('.')?;
    Some((DateTime::from_timestamp(seconds.parse().ok()?, 0)?, id.parse().ok()?))
}
