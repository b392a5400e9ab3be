//! `tomoni serve` and `tomoni work`: running until told to stop, and stopping without losing anything（起動と停止）.

use super::{metrics, say, seed, state};
use crate::config::Settings;
use crate::state::State;
use crate::{jobs, setup, web};
use anyhow::{Context, bail};
use clap::Args;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// How long requests under way may take once we are told to stop.
const REQUESTS_MAY_TAKE: Duration = Duration::from_secs(10);
/// How long letters under way may take; `TimeoutStopSec` of the systemd unit is longer than both together.
const LETTERS_MAY_TAKE: Duration = Duration::from_secs(40);

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Leave mail to a `tomoni work` of its own
    #[arg(long)]
    no_worker: bool,
    /// Write mail into this folder as .eml files instead of sending it
    #[arg(long, value_name = "DIR")]
    mail_dir: Option<PathBuf>,
}

/// Serves pages, and does the worker's work beside it.
pub async fn serve(mut settings: Settings, options: Serve) -> anyhow::Result<()> {
    if let Some(folder) = options.mail_dir {
        settings.mail_dir = folder.into_os_string().into_string().ok().context("--mail-dir is not UTF-8")?;
    }
    let stop = stopping()?;
    // First of all the address: a second Tomoni on it must not touch the database of the first.
    let listener = listen(settings.listen).await?;
    let metrics = metrics::start(&settings, &stop).await;
    let state = state(settings).await?;
    welcome(&state, listener.local_addr()?).await?;
    metrics.watch(&state, &stop);
    open_rehearsal(&state).await;
    let worker = (!options.no_worker).then(|| tokio::spawn(jobs::run(state.clone(), stop.clone())));

    let service = web::service(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let told = stop.clone();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move { told.cancelled().await });
    let served = tokio::select! {
        served = server.into_future() => served.context("serving"),
        () = too_late(&stop) => {
            tracing::warn!("some requests did not end in time and are cut off");
            Ok(())
        }
    };
    stop.cancel();
    if let Some(worker) = worker {
        finish(worker).await;
    }
    state.rehearsals.close().await;
    state.db.close().await;
    tracing::info!("stopped");
    served
}

/// A rehearsal goes on after a restart. One that does not open must not keep the city from opening.
async fn open_rehearsal(state: &State) {
    if let Err(error) = state.rehearsals.find(state).await {
        tracing::error!(%error, "the rehearsal does not open; end it on the page of rehearsals");
    }
}

/// Does the worker's work alone.
pub async fn work(settings: Settings) -> anyhow::Result<()> {
    let stop = stopping()?;
    let metrics = metrics::start(&settings, &stop).await;
    let state = state(settings).await?;
    metrics.watch(&state, &stop);
    tracing::info!("working");
    let worker = tokio::spawn(jobs::run(state.clone(), stop.clone()));
    stop.cancelled().await;
    finish(worker).await;
    state.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn finish(worker: tokio::task::JoinHandle<()>) {
    match tokio::time::timeout(LETTERS_MAY_TAKE, worker).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(%error, "the worker broke down"),
        Err(_) => tracing::warn!("a letter did not end in time; it is tried again after the next start"),
    }
}

async fn too_late(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(REQUESTS_MAY_TAKE).await;
}

/// Is cancelled by SIGTERM or Ctrl+C. A second one ends the process at once.
fn stopping() -> anyhow::Result<CancellationToken> {
    let stop = CancellationToken::new();
    let told = stop.clone();
    let mut terminate = signal(SignalKind::terminate()).context("SIGTERM cannot be heard")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("Ctrl+C cannot be heard")?;
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            // Whoever asks twice does not want the graceful stop.
            #[allow(clippy::disallowed_methods)]
            if told.is_cancelled() {
                std::process::exit(130);
            }
            tracing::info!("stopping");
            told.cancel();
        }
    });
    Ok(stop)
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("{address} is taken, perhaps by another Tomoni; set TOMONI_LISTEN to a free one, e.g. 127.0.0.1:3001")
        }
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            bail!("this user may not listen on {address}; use a port from 1024 up behind a reverse proxy")
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen on {address} (setting listen)")),
    }
}

/// What a person at the terminal needs to know.
async fn welcome(state: &State, address: SocketAddr) -> anyhow::Result<()> {
    say(format_args!("Tomoni（ともに） listens on http://{address}"));
    if state.settings.public_url.port_or_known_default() != Some(address.port()) {
        say(format_args!("People reach it at {}", state.settings.public_url));
    }
    match state.city().await? {
        Some(city) if city.demo => {
            say(format_args!("This is the demo city. Sign in as one of these:\n{}", seed::sign_ins()));
        }
        Some(_) => {}
        None => {
            if let Some(invitation) = setup::invitation(state).await? {
                say(invitation);
            }
        }
    }
    Ok(())
}
