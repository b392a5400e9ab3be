//! Letters about a case（案件の通知）.

use crate::state::State;
use crate::store::{Stored, Write};
use chrono::{DateTime, Utc};
use domain::messages::Letter;
use domain::submissions::Submission;

/// Writes the letters of a step to everybody they are for. `occasion` is the history's number of the
/// step: the same step tells the same recipient once.
///
/// # Errors
/// The store's.
pub async fn tell(
    _tx: &mut Write,
    _state: &State,
    _case: &Submission,
    _letters: &[Letter],
    _occasion: i64,
    _now: DateTime<Utc>,
) -> Stored<()> {
    Ok(())
}
