//! `tomoni serve` and `tomoni work`: running until told to stop, and stopping without losing anything（起動と停止）.

use super::{metrics, say, seed, state};
use crate::config::Settings;
use crate::state::State;
use crate::{jobs, setup, web};
use anyhow::{Context, bail};
use axum_server::{Handle, Server};
use clap::Args;
use rustix::process::{Resource, getrlimit, setrlimit};
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

/// How long requests under way may take once we are told to stop.
const REQUESTS_MAY_TAKE: Duration = Duration::from_secs(10);
/// How long somebody who has connected may take until the first request is here.
const FIRST_WORD_MAY_TAKE: Duration = Duration::from_secs(20);
/// How long an open connection may lie idle, or take over the head of a request. Longer than a proxy keeps its own
/// connections (60 s with nginx): it must not send a form into one that we are closing.
const NEXT_WORD_MAY_TAKE: Duration = Duration::from_secs(75);
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
    allow_connections();
    // First of all the address: a second Tomoni on it must not touch the database of the first.
    let listener = listen(settings.listen).await?;
    let metrics = metrics::start(&settings, &stop).await;
    let state = state(settings).await?;
    welcome(&state, listener.local_addr()?).await?;
    metrics.watch(&state, &stop);
    open_rehearsal(&state).await;
    let worker = (!options.no_worker).then(|| tokio::spawn(jobs::run(state.clone(), stop.clone())));

    let service = web::service(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let served = answer(listener, stop.clone()).serve(service).await.context("serving");
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

/// Every connection is a file to the system, and shells allow 1,024. What the system allows at most is asked for.
fn allow_connections() {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::warn!(%error, "no more than the usual number of connections");
    }
}

/// Answers on an address until told to stop. Who connects and says nothing, or half a line, is not waited for: ten
/// thousand of them would take every connection that there is.
fn answer(listener: TcpListener, stop: CancellationToken) -> Server<SocketAddr> {
    let handle = Handle::new();
    let mut server = Server::from_listener(listener)
        .handle(handle.clone())
        .http1_only()
        .first_request_timeout(FIRST_WORD_MAY_TAKE)
        .accept_error_handler(|_, error| tracing::warn!(%error, "a connection was not taken"));
    server.http_builder().http1().header_read_timeout(NEXT_WORD_MAY_TAKE);
    tokio::spawn(async move {
        stop.cancelled().await;
        handle.graceful_shutdown(None);
        tokio::time::sleep(REQUESTS_MAY_TAKE).await;
        let open = handle.connection_count();
        if open > 0 {
            tracing::warn!(open, "some requests did not end in time and are cut off");
        }
        handle.shutdown();
    });
    server
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
