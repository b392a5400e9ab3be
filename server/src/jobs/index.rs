//! Writes down what cases are found by that came in before there was a search, or in bulk（検索の準備）.

use crate::actions::clocks::fill;
use crate::state::State;
use domain::people::SubmissionId;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How many cases one transaction writes down.
const BATCH: i64 = 100;
/// Pages are served between two stretches.
const BREATH: Duration = Duration::from_millis(20);
/// How long to wait after a failure.
const LATER: Duration = Duration::from_secs(60);

/// Goes on until everything can be found. What comes in later is written down as it comes in.
pub async fn run(state: State, stop: CancellationToken) {
    let beginning = SubmissionId(Uuid::nil());
    let mut place = beginning;
    while !stop.is_cancelled() {
        let pause = match fill(&state, place, BATCH).await {
            Ok(Some(last)) => {
                place = last;
                BREATH
            }
            Ok(None) => break,
            Err(error) => {
                tracing::warn!(%error, "cases were not written down for the search; trying again");
                LATER
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
    // The planner remembers an almost empty table otherwise.
    if place != beginning
        && let Err(error) = state.db.refresh_statistics().await
    {
        tracing::warn!(%error, "the database's statistics were not refreshed");
    }
}
