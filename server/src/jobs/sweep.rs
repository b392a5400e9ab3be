//! Clears away sessions and links that ran out（期限切れの片付け）.

use crate::state::State;
use crate::store::{Stored, sessions, tokens};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_secs(3600);

/// Sweeps at the start and then every hour.
pub async fn run(state: State, stop: CancellationToken) {
    loop {
        match sweep(&state).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "swept away sessions and links that ran out"),
            Err(error) => tracing::warn!(%error, "sweep failed; the next one tries again"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Removes what ran out before now, and says how much that was.
///
/// # Errors
/// The store's.
pub async fn sweep(state: &State) -> Stored<u64> {
    let now = state.clock.now();
    let mut tx = state.db.write().await?;
    let swept = sessions::sweep(&mut tx, now).await? + tokens::sweep(&mut tx, now).await?;
    tx.commit().await?;
    Ok(swept)
}
