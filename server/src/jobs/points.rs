//! Makes points of opinions as they become valid, proposes near copies, and tells who wrote when the result is out（論点の準備・結果のお知らせ）.

use crate::actions::conclusions::tell_writers;
use crate::actions::points::{compare_next, step};
use crate::state::State;
use crate::store::Stored;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// An officer who has judged an opinion finds its points soon after.
const EVERY: Duration = Duration::from_secs(5);
/// Pages are served between two stretches.
const BREATH: Duration = Duration::from_millis(20);
/// How long to wait after a failure.
const LATER: Duration = Duration::from_secs(60);

/// Goes on as long as there is something to do, then looks again.
pub async fn run(state: State, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let pause = match work(&state).await {
            Ok(true) => BREATH,
            Ok(false) => EVERY,
            Err(error) => {
                tracing::warn!(%error, "points were not made; trying again");
                LATER
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

async fn work(state: &State) -> Stored<bool> {
    let now = state.clock.now();
    Ok(step(state).await? || compare_next(state, now).await? || tell_writers(state, now).await?)
}
