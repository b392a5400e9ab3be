//! Reminds people of what they have begun, and departments of what waits, by day only（締切・期限の前の知らせ、毎朝のまとめ）.

use crate::actions::{answer_reminders, case_talk, digests, reminders, reviews};
use crate::state::State;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_secs(600);

/// Looks every ten minutes. Who was reminded is not reminded again, so it does not matter how often.
pub async fn run(state: State, stop: CancellationToken) {
    loop {
        match reminders::send(&state, state.clock.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "reminders written"),
            Err(error) => tracing::warn!(%error, "reminders were not written; the next round tries again"),
        }
        match answer_reminders::send(&state, state.clock.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "reminders of answers written"),
            Err(error) => tracing::warn!(%error, "reminders of answers were not written; the next round tries again"),
        }
        match reviews::remind(&state, state.clock.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "reminders of sheets written"),
            Err(error) => tracing::warn!(%error, "reminders of sheets were not written; the next round tries again"),
        }
        match case_talk::tell_mentions(&state, state.clock.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "letters about notes written"),
            Err(error) => tracing::warn!(%error, "letters about notes were not written; the next round tries again"),
        }
        match digests::send(&state, state.clock.now()).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "morning digests written"),
            Err(error) => tracing::warn!(%error, "morning digests were not written; the next round tries again"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
