//! Work that happens without anybody asking: mail and what comes back of it, telling followers, and clearing away what has run out（定期の仕事）.

mod announce;
pub mod bounces;
mod index;
pub mod mail;
mod remind;
mod sweep;

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
        sweep::run(state, stop)
    );
}
