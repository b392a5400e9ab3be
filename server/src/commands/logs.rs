//! How log lines look and which are written（ログ）.

use crate::config::{LogFormat, Settings};
use std::io::{IsTerminal, stderr};
use tracing_subscriber::{EnvFilter, fmt};

/// Begins to log to standard error. The filter was checked with the settings.
pub fn start(settings: &Settings) {
    let filter = EnvFilter::try_new(&settings.log_filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = fmt().with_env_filter(filter).with_ansi(stderr().is_terminal()).with_writer(stderr);
    let started = match settings.log_format {
        LogFormat::Text => lines.with_target(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).try_init(),
    };
    if let Err(error) = started {
        eprintln!("tomoni: logging was started before: {error}");
    }
}
