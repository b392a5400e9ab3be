//! Tells those who follow what has come due（購読者へのお知らせ）.

use crate::actions::following::tell_due;
use crate::state::State;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Calls open and close by the minute; nobody waits for seconds.
const EVERY: Duration = Duration::from_secs(60);

/// Tells at the start, then every minute.
pub async fn run(state: State, stop: CancellationToken) {
    loop {
        tell_all(&state, &stop).await;
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

async fn tell_all(state: &State, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        match tell_due(state, state.clock.now()).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => {
                tracing::warn!(%error, "followers were not told; the next minute tries again");
                return;
            }
        }
    }
}
