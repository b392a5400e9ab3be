//! `tomoni districts`: the city's own districts, from a file（地区の読み込み）.

use super::{say, state};
use crate::config::Settings;
use crate::store::{districts, history};
use anyhow::{Context, bail};
use clap::Subcommand;
use domain::calendar::date_in_japan;
use domain::districts::Listed;
use domain::history::{Entry, Subject};
use serde_json::json;
use std::path::PathBuf;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Districts {
    /// Make the districts those of a JSON file; see docs/districts.md. What it no longer names is retired, not lost
    Load {
        /// The file
        file: PathBuf,
    },
}

/// Does it.
pub async fn obey(settings: Settings, what: Districts) -> anyhow::Result<()> {
    let Districts::Load { file } = what;
    let text = std::fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let tree: Vec<Listed> =
        serde_json::from_str(&text).with_context(|| format!("{} is no list of districts", file.display()))?;
    let count = match Listed::check(&tree) {
        Ok(count) => count,
        Err(reason) => bail!("{}: {reason}", file.display()),
    };
    let state = state(settings).await?;
    let now = state.clock.now();
    let mut tx = state.db.write().await?;
    let (kept, retired) = districts::load(&mut tx, &tree, date_in_japan(now)).await?;
    let entry = Entry::new(None, Subject::City, "load_districts").with(json!({ "kept": kept, "retired": retired }));
    history::append(&mut tx, &entry, now).await?;
    tx.commit().await?;
    state.db.close().await;
    say(format_args!("{count} districts are in use, {retired} were retired."));
    Ok(())
}
