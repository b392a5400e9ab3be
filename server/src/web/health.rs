//! Answers for the machine that watches this one（死活監視）.

use crate::state::State as Shared;
use axum::extract::State;
use axum::http::StatusCode;

/// The process runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, so requests can be sent here.
pub async fn ready(State(state): State<Shared>) -> (StatusCode, &'static str) {
    let city = async {
        let mut tx = state.db.read().await?;
        crate::store::city::find(&mut tx).await
    };
    match city.await {
        Ok(_) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
