//! Figures for Prometheus on a port of their own（メトリクス）, and the gauges that nothing else sets.

use crate::config::Settings;
use crate::state::State;
use crate::store::case_list::{self, Filter, Scope};
use axum::Router;
use axum::routing::get;
use metrics::{counter, gauge};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::path::Path;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

/// How often gauges are read.
const EVERY: Duration = Duration::from_secs(5);
/// Every which time the database is asked as well.
const SELDOM: u32 = 12;
/// Upper bounds of the histogram of answer times, in seconds.
const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// Figures that are gathered, if they are wanted.
pub struct Metrics(Option<PrometheusHandle>);

/// Begins to gather and to serve. Pages matter more than figures: where the port is taken, Tomoni says so
/// and goes on.
pub async fn start(settings: &Settings, stop: &CancellationToken) -> Metrics {
    let Some(address) = settings.metrics_address() else { return Metrics(None) };
    let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS);
    let handle = match builder.map(PrometheusBuilder::install_recorder) {
        Ok(Ok(handle)) => handle,
        Ok(Err(error)) | Err(error) => {
            tracing::warn!(%error, "no metrics");
            return Metrics(None);
        }
    };
    match TcpListener::bind(address).await {
        Ok(listener) => serve(listener, handle.clone(), stop.clone()),
        Err(error) => tracing::warn!(%address, %error, "no metrics: metrics_listen cannot be used"),
    }
    Metrics(Some(handle))
}

fn serve(listener: TcpListener, handle: PrometheusHandle, stop: CancellationToken) {
    let page = get(move || async move { ([("content-type", "text/plain; version=0.0.4")], handle.render()) });
    let service = Router::new().route("/metrics", page);
    tokio::spawn(async move {
        let server = axum::serve(listener, service).with_graceful_shutdown(async move { stop.cancelled().await });
        if let Err(error) = server.await {
            tracing::warn!(%error, "metrics are no longer served");
        }
    });
}

impl Metrics {
    /// Reads the gauges again and again until told to stop.
    pub fn watch(self, state: &State, stop: &CancellationToken) {
        let Some(handle) = self.0 else { return };
        counter!("tomoni_starts_total", "version" => env!("CARGO_PKG_VERSION")).increment(1);
        let (state, stop) = (state.clone(), stop.clone());
        tokio::spawn(async move {
            let mut round = 0_u32;
            while !stop.is_cancelled() {
                read(&state);
                if round.is_multiple_of(SELDOM) {
                    count_overdue(&state).await;
                }
                round = round.wrapping_add(1);
                handle.run_upkeep();
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(EVERY) => {}
                }
            }
        });
    }
}

fn read(state: &State) {
    for pool in state.db.pools() {
        gauge!("tomoni_database_connections", "pool" => pool.name).set(f64::from(pool.open));
        gauge!("tomoni_database_connections_idle", "pool" => pool.name).set(pool.idle as f64);
    }
    if let Some(bytes) = free_bytes(&state.settings.data_dir) {
        gauge!("tomoni_disk_free_bytes").set(bytes as f64);
    }
    if let Some(bytes) = resident_bytes() {
        gauge!("process_resident_memory_bytes").set(bytes as f64);
    }
}

/// Cases past their day, in the whole city.
async fn count_overdue(state: &State) {
    let overdue = Filter { scope: Scope::City, due_before: Some(state.clock.now()), ..Filter::default() };
    let counted = async { case_list::count(&mut state.db.read().await?, &overdue).await };
    match counted.await {
        Ok(count) => gauge!("tomoni_cases_overdue").set(count as f64),
        Err(error) => tracing::warn!(%error, "overdue cases were not counted"),
    }
}

/// Room that is left where the data lie.
fn free_bytes(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail * found.f_frsize)
}

/// Memory that this process holds, where the system tells it.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kibibytes * 1024)
}
