//! Carries out disposals that were approved, case by case（廃棄の実行）.

use crate::actions::disposal::carry_on;
use crate::state::State;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Nobody waits for it.
const EVERY: Duration = Duration::from_secs(60);
/// Pages are served between two stretches.
const BREATH: Duration = Duration::from_millis(50);

/// Looks at the start, then every minute; while there is something to do, it goes on.
pub async fn run(state: State, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let pause = match carry_on(&state, state.clock.now()).await {
            Ok(true) => BREATH,
            Ok(false) => EVERY,
            Err(error) => {
                tracing::warn!(%error, "a disposal was interrupted; the next round goes on with it");
                EVERY
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}
