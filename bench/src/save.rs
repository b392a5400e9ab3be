//! How fast a draft is saved for good, beside the bare commits of the same disk（下書き保存の速さ）.

use crate::client::Session;
use crate::html::{fields, tags};
use crate::load::{Pace, Plan, middle, pace};
use anyhow::{Context, ensure};
use futures::future::try_join_all;
use http::StatusCode;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Executor};
use std::path::Path;
use std::time::Instant;

/// The page of the form that is saved.
const PAGE: &str = "aim";

/// Saves of Tomoni from one person and from several at once, and single-row commits.
#[derive(Debug, Clone, Copy)]
pub struct Saves {
    /// One person saves and waits for the answer.
    pub alone: Pace,
    /// All connections save at the same time.
    pub together: Pace,
    /// One row changed and committed, over and over, on one connection.
    pub commits: Pace,
}

/// Measures all three in turns.
pub async fn both(plan: &Plan, resident: &Session, folder: &Path) -> anyhow::Result<Saves> {
    let form = Draft::find(resident).await?;
    let mut raw = raw_file(&folder.join("raw.db")).await?;
    let one = Plan { connections: 1, ..*plan };
    let (mut alone, mut together, mut commits) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..plan.rounds {
        alone.push(form.round(&one, resident).await?);
        together.push(form.round(plan, resident).await?);
        commits.push(commit_round(plan, &mut raw).await?);
    }
    Ok(Saves { alone: middle(&alone), together: middle(&together), commits: middle(&commits) })
}

/// The address of the page that is saved.
pub async fn draft_page(resident: &Session) -> anyhow::Result<String> {
    Ok(Draft::find(resident).await?.path)
}

/// A page of a draft with what is typed in it.
struct Draft {
    path: String,
    fields: Vec<(String, String)>,
}

impl Draft {
    /// The resident's draft: found as a person finds it, from the list of own cases.
    async fn find(resident: &Session) -> anyhow::Result<Draft> {
        let start = resident.get(&app::links::my_page()).await?;
        let links = tags(&start.body);
        let drafts = links.iter().filter(|link| link.in_main && link.name == "a").filter_map(|link| {
            let id: sqlx::types::Uuid = link.attribute("href")?.rsplit('/').next()?.parse().ok()?;
            Some(app::links::proposal_page(id, PAGE))
        });
        for path in drafts {
            let Ok(page) = resident.get(&path).await else { continue };
            let fields = fields(&page.body);
            if fields.iter().any(|(name, _)| name == "problem") {
                return Ok(Draft { path, fields });
            }
        }
        anyhow::bail!("the resident has no draft to save")
    }

    async fn round(&self, plan: &Plan, resident: &Session) -> anyhow::Result<Pace> {
        let started = Instant::now();
        let end = started + plan.duration;
        let savers = (0..plan.connections).map(|number| async move {
            let mut connection = resident.connect().await?;
            let mut times = Vec::new();
            while Instant::now() < end {
                // Another text each time, so that something is really written.
                let mut fields = self.fields.clone();
                for (_, value) in fields.iter_mut().filter(|(name, _)| name == "problem") {
                    *value = format!("浜のごみが海へ戻ってしまう。{number}-{}", times.len());
                }
                let asked = Instant::now();
                let reply = connection.post(&self.path, &fields).await?;
                ensure!(reply.status == StatusCode::SEE_OTHER, "saving gave {}", reply.status);
                times.push(asked.elapsed());
            }
            Ok(times)
        });
        pace(try_join_all(savers).await?.concat(), started.elapsed())
    }
}

/// A database with a table of one row, with the settings of Tomoni's.
pub async fn raw_file(file: &Path) -> anyhow::Result<SqliteConnection> {
    let mut connection = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(std::time::Duration::from_secs(20))
        .connect()
        .await
        .context("a database for comparison")?;
    connection.execute("CREATE TABLE bench_row (id INTEGER PRIMARY KEY, text TEXT NOT NULL)").await?;
    connection.execute("INSERT INTO bench_row VALUES (1, '')").await?;
    Ok(connection)
}

/// Commits of one row, one after the other.
pub async fn commit_round(plan: &Plan, connection: &mut SqliteConnection) -> anyhow::Result<Pace> {
    let started = Instant::now();
    let mut times = Vec::new();
    while started.elapsed() < plan.duration {
        let asked = Instant::now();
        let text = format!("浜のごみが海へ戻ってしまう。{}", times.len());
        sqlx::query("UPDATE bench_row SET text = $1 WHERE id = 1").bind(text).execute(&mut *connection).await?;
        times.push(asked.elapsed());
    }
    pace(times, started.elapsed())
}
