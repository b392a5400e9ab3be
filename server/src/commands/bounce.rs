//! `tomoni bounce`: reads one report about a letter from standard input, as mail servers hand it over（不達通知）.

use super::state;
use crate::actions::bounces::{Outcome, take};
use crate::config::Settings;
use crate::mail::returned::{Marks, READ};
use anyhow::Context;
use std::io::{self, Read};
use std::process::ExitCode;

/// What tells a mail server to try again later（sysexits.h）.
const TEMPORARY: u8 = 75;

/// Reads and records it. A mail that cannot be understood is no failure: a mail server would answer a failure with
/// a report about the report.
pub async fn read(settings: Settings, recipient: &str) -> ExitCode {
    match record(settings, recipient).await {
        Ok(Outcome::Unclear) => {
            tracing::warn!("a mail that is no report about our letters was dropped");
            ExitCode::SUCCESS
        }
        Ok(outcome) => {
            tracing::info!(?outcome, "report read");
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!("report not read: {error:#}");
            ExitCode::from(TEMPORARY)
        }
    }
}

async fn record(settings: Settings, recipient: &str) -> anyhow::Result<Outcome> {
    let raw = tokio::task::spawn_blocking(standard_input).await?.context("standard input")?;
    let state = state(settings).await?;
    let marks = Marks::of(&state)?;
    let outcome = take(&state, &raw, recipient, &marks, state.clock.now()).await?;
    state.db.close().await;
    Ok(outcome)
}

fn standard_input() -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    let most = u64::try_from(READ).unwrap_or(u64::MAX);
    io::stdin().lock().take(most).read_to_end(&mut raw)?;
    // The rest is read and dropped: a mail server takes a closed pipe for a failure.
    io::copy(&mut io::stdin().lock(), &mut io::sink())?;
    Ok(raw)
}
