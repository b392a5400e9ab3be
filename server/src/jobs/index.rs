//! Writes down what things are found by that came in before there was a search, in bulk, or by a restore（検索の準備）.

use crate::actions::finding::fill;
use crate::state::State;
use crate::store::search::Kind;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How many things one transaction writes down.
const BATCH: i64 = 100;
/// Pages are served between two stretches.
const BREATH: Duration = Duration::from_millis(20);
/// How long to wait after a failure.
const LATER: Duration = Duration::from_secs(60);

/// Goes on until everything can be found. What comes in later is written down as it comes in.
pub async fn run(state: State, stop: CancellationToken) {
    let mut is_new = false;
    for kind in Kind::ALL {
        let mut place = Uuid::nil();
        while !stop.is_cancelled() {
            let pause = match fill(&state.db, kind, place, BATCH).await {
                Ok(Some(last)) => {
                    (place, is_new) = (last, true);
                    BREATH
                }
                Ok(None) => break,
                Err(error) => {
                    tracing::warn!(%error, ?kind, "not everything was written down for the search; trying again");
                    LATER
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }
    // The planner remembers an almost empty table otherwise.
    if is_new && let Err(error) = state.db.refresh_statistics().await {
        tracing::warn!(%error, "the database's statistics were not refreshed");
    }
}
