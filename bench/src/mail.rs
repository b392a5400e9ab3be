//! How fast the outbox empties into a mail server that takes everything（メールの送出の速さ）.

use crate::servers::{self, Tomoni};
use anyhow::{Context, ensure};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Longest that the outbox may take before the bench gives up.
const PATIENCE: Duration = Duration::from_secs(120);

/// What was handed over.
#[derive(Debug, Clone, Copy)]
pub struct Drained {
    /// Letters.
    pub letters: u32,
    /// From the start of the worker to the last acceptance.
    pub took: Duration,
}

impl Drained {
    /// Letters a second.
    pub fn rate(&self) -> f64 {
        f64::from(self.letters) / self.took.as_secs_f64()
    }
}

/// Fills the outbox of a city and has a worker empty it.
///
/// # Errors
/// The worker does not start, or letters are left.
pub async fn drain(program: &Path, letters: u32) -> anyhow::Result<Drained> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    servers::demo(program, folder.path())?;
    fill(&folder.path().join("tomoni.db"), letters).await?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("a port for mail")?;
    let host = listener.local_addr()?.to_string();
    let taken = Arc::new(AtomicU32::new(0));
    let office = tokio::spawn(open(listener, taken.clone()));
    let settings = [("TOMONI_SMTP_HOST", host.as_str()), ("TOMONI_SMTP_SECURITY", "none")];
    let started = Instant::now();
    let tomoni = Tomoni::start_with(program, folder.path(), &settings).await?;
    while taken.load(Ordering::Acquire) < letters && started.elapsed() < PATIENCE {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let took = started.elapsed();
    let came = taken.load(Ordering::Acquire);
    ensure!(came == letters, "{came} of {letters} letters came within {took:?}");
    tomoni.stop().await?;
    office.abort();
    Ok(Drained { letters, took })
}

/// Letters that are due, in a city whose mail leaves.
async fn fill(file: &Path, letters: u32) -> anyhow::Result<()> {
    let mut city = SqliteConnectOptions::new().filename(file).connect().await.context("the city's file")?;
    // What the demo city would send waits in it too; here only these are counted.
    for sql in ["UPDATE city SET demo = FALSE", "UPDATE message SET state = 'sent' WHERE state = 'waiting'"] {
        sqlx::query(sql).execute(&mut city).await?;
    }
    let sql = "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $1)
        INSERT INTO message (id, dedup_key, letter, lang, to_address, subject, body, state, attempts, created_at, next_try_at,
                             answer, urgency)
        SELECT randomblob(16), 'bench-' || n, 'A1', 'ja', 'hanako' || n || '@example.jp', '申請を受け付けました',
               '対馬市の協働推進課です。申請を受け付けました。受付番号は R8-GK-' || n || ' です。', 'waiting', 0,
               strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now'), '', 0
        FROM number";
    sqlx::query(sql).bind(letters).execute(&mut city).await.context("letters in the outbox")?;
    Ok(())
}

/// A mail server that says yes to everything.
async fn open(listener: TcpListener, taken: Arc<AtomicU32>) {
    while let Ok((line, _)) = listener.accept().await {
        let taken = taken.clone();
        // Who hangs up in the middle has nothing more to say.
        tokio::spawn(async move { converse(line, &taken).await.ok() });
    }
}

async fn converse(line: TcpStream, taken: &AtomicU32) -> std::io::Result<()> {
    line.set_nodelay(true)?;
    let (from, mut to) = line.into_split();
    let mut lines = BufReader::new(from).lines();
    to.write_all(b"220 bench\r\n").await?;
    while let Some(said) = lines.next_line().await? {
        let word = said.get(..4).unwrap_or(&said).to_ascii_uppercase();
        let answer: &[u8] = match word.as_str() {
            "EHLO" => b"250-bench\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            "QUIT" => b"221 bye\r\n",
            "DATA" => {
                to.write_all(b"354 go on\r\n").await?;
                while lines.next_line().await?.is_some_and(|line| line != ".") {}
                taken.fetch_add(1, Ordering::Release);
                b"250 taken\r\n"
            }
            _ => b"250 yes\r\n",
        };
        to.write_all(answer).await?;
    }
    Ok(())
}
