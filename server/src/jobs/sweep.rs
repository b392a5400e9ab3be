//! Clears away sessions and links that ran out, files that were taken away, drafts that nobody handed in, and a rehearsal that nobody uses（期限切れの片付け）.

use crate::actions::{accounts, bytes, lapsed_drafts, rehearsals};
use crate::state::State;
use crate::store::{Stored, messages, opinion_draft_files, opinion_drafts};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_secs(3600);

/// Sweeps at the start and then every hour.
pub async fn run(state: State, stop: CancellationToken) {
    loop {
        match sweep(&state).await {
            Ok(()) => {}
            Err(error) => tracing::warn!(%error, "sweep failed; the next one tries again"),
        }
        match bytes::sweep(&state, state.clock.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "files of nobody are gone"),
            Err(error) => tracing::warn!(%error, "files were not swept; the next sweep tries again"),
        }
        match lapsed_drafts::sweep(&state, state.clock.now()).await {
            Ok((0, 0)) => {}
            Ok((told, erased)) => tracing::info!(told, erased, "drafts that were never handed in"),
            Err(error) => tracing::warn!(%error, "drafts were not swept; the next sweep tries again"),
        }
        match rehearsals::sweep(&state, state.clock.now()).await {
            Ok(false) => {}
            Ok(true) => tracing::info!("a rehearsal that nobody used was removed"),
            Err(error) => tracing::warn!(%error, "the rehearsal was not swept; the next sweep tries again"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

async fn sweep(state: &State) -> Stored<()> {
    accounts::sweep(state).await?;
    let mut tx = state.db.write_unseen().await?;
    let brought_back = messages::bring_back(&mut tx, state.clock.now()).await?;
    if brought_back > 0 {
        tracing::warn!(brought_back, "letters waited for a time far ahead: the clock was wrong when it was set");
    }
    opinion_drafts::sweep(&mut tx, state.clock.now()).await?;
    opinion_draft_files::sweep(&mut tx, state.clock.now()).await?;
    tx.commit().await?;
    state.db.refresh_statistics().await
}
