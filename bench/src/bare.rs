//! The bare server: fixed bytes from memory, nothing around them（比較用の最小サーバー）.

use anyhow::Context;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use bytes::Bytes;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Serves the files `0`, `1`, … of a folder under their numbers.
pub async fn serve(listen: SocketAddr, folder: PathBuf) -> anyhow::Result<()> {
    let mut bodies = Vec::new();
    while let Ok(body) = std::fs::read(folder.join(bodies.len().to_string())) {
        bodies.push(Bytes::from(body));
    }
    let service = Router::new().route("/{index}", axum::routing::get(body)).with_state(Arc::new(bodies));
    let listener = TcpListener::bind(listen).await.context("a free port")?;
    axum::serve(listener, service).await.context("serving")
}

async fn body(State(bodies): State<Arc<Vec<Bytes>>>, Path(index): Path<usize>) -> Response {
    match bodies.get(index) {
        Some(body) => Html(body.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
