//! Work that happens without anybody asking: mail and what comes back of it, telling followers, and clearing away what has run out（定期の仕事）.

mod announce;
pub mod backup;
pub mod bounces;
mod dispose;
mod index;
pub mod mail;
mod points;
mod remind;
mod sweep;

use crate::actions::{case_talk, conclusions, digests, following, points as opinion_points, reminders};
use crate::state::State;
use tokio_util::sync::CancellationToken;

/// Runs everything until it is told to stop. What has begun is finished first.
pub async fn run(state: State, stop: CancellationToken) {
    tokio::join!(
        mail::run(state.clone(), stop.clone()),
        bounces::run(state.clone(), stop.clone()),
        index::run(state.clone(), stop.clone()),
        remind::run(state.clone(), stop.clone()),
        announce::run(state.clone(), stop.clone()),
        points::run(state.clone(), stop.clone()),
        dispose::run(state.clone(), stop.clone()),
        backup::run(state.clone(), stop.clone()),
        sweep::run(state, stop)
    );
}

/// Does once all that waits for its time, down to the last letter: a rehearsal's clock stops at each morning for it.
///
/// # Errors
/// The store's; what was done stays done.
pub async fn once(state: &State) -> anyhow::Result<()> {
    let now = state.clock.now();
    reminders::send(state, now).await?;
    case_talk::tell_mentions(state, now).await?;
    digests::send(state, now).await?;
    opinion_points::catch_up(state, now).await?;
    while conclusions::tell_writers(state, now).await? {}
    while following::tell_due(state, now).await? {}
    let worker = mail::Worker::new(state.clone(), CancellationToken::new())?;
    while worker.drain_once().await? > 0 {}
    Ok(())
}
