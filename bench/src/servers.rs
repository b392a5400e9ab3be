//! Starting and ending the servers that are measured（測定対象の起動）.

use crate::Cli;
use crate::client::Session;
use crate::load::median;
use anyhow::{Context, bail, ensure};
use bytes::Bytes;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running Tomoni.
pub struct Tomoni {
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to the first answer.
    pub started_in: Duration,
    child: Child,
}

/// A running bare server.
pub struct Bare {
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to the first answer.
    pub started_in: Duration,
    child: Child,
}

/// A port that is free now. Somebody may take it before the server does; then the bench says so and ends.
fn free() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0)).context("a free port")?.local_addr()?)
}

fn tomoni(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TOMONI_") {
            command.env_remove(name);
        }
    }
    command.env("TOMONI_DATA_DIR", folder).env("TOMONI_METRICS_LISTEN", "").env("TOMONI_LOG_FILTER", "warn");
    command
}

/// Makes the demo city and the volume data; returns proposals a second.
pub async fn seed(program: &Path, folder: &Path, proposals: u32) -> anyhow::Result<f64> {
    let program = program
        .canonicalize()
        .with_context(|| format!("{} is missing: build the release first (`./x build`)", program.display()))?;
    eprintln!("▸ seeding");
    let demo = tomoni(&program, folder).args(["seed", "demo"]).status().await?;
    ensure!(demo.success(), "seed demo failed");
    let started = Instant::now();
    let load = tomoni(&program, folder)
        .args(["seed", "load", "--rng", "7", "--proposals"])
        .arg(proposals.to_string())
        .status()
        .await?;
    ensure!(load.success(), "seed load failed");
    Ok(f64::from(proposals) / started.elapsed().as_secs_f64())
}

impl Tomoni {
    /// Starts it and waits for its first page.
    pub async fn start(program: &Path, folder: &Path) -> anyhow::Result<Tomoni> {
        let address = free()?;
        let started = Instant::now();
        let child = tomoni(&program.canonicalize()?, folder)
            .arg("serve")
            .env("TOMONI_LISTEN", address.to_string())
            .spawn()
            .context("Tomoni starts")?;
        answers(address, "/").await?;
        Ok(Tomoni { address, started_in: started.elapsed(), child })
    }

    /// Memory it holds, in bytes.
    pub fn memory(&self) -> anyhow::Result<u64> {
        memory(&self.child)
    }

    /// Ends it in order.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let id = self.child.id().context("it runs")?;
        Command::new("kill").args(["-TERM", &id.to_string()]).status().await?;
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await.context("it stops in time")??;
        ensure!(ended.success(), "Tomoni ended with {ended}");
        Ok(())
    }
}

impl Bare {
    /// Starts it on these bodies.
    pub async fn start(folder: &Path, bodies: &[Bytes]) -> anyhow::Result<Bare> {
        let folder = folder.join("bare");
        std::fs::create_dir_all(&folder)?;
        for (index, body) in bodies.iter().enumerate() {
            std::fs::write(folder.join(index.to_string()), body)?;
        }
        let address = free()?;
        let started = Instant::now();
        let child = Command::new(std::env::current_exe()?)
            .arg("bare")
            .arg(address.to_string())
            .arg(&folder)
            .kill_on_drop(true)
            .spawn()
            .context("the bare server starts")?;
        answers(address, "/0").await?;
        Ok(Bare { address, started_in: started.elapsed(), child })
    }

    /// Memory it holds, in bytes.
    pub fn memory(&self) -> anyhow::Result<u64> {
        memory(&self.child)
    }
}

async fn answers(address: SocketAddr, path: &str) -> anyhow::Result<()> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if Session::guest(address).get(path).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    bail!("no answer from {address} within {PATIENCE:?}")
}

fn memory(child: &Child) -> anyhow::Result<u64> {
    let id = child.id().context("it runs")?;
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).context("a Linux with /proc")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
    let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse().context("VmRSS")?;
    Ok(kibibytes * 1024)
}

/// Times from start to first page, in the median of the rounds: Tomoni's and the bare server's.
pub async fn starts(
    cli: &Cli,
    folder: &Path,
    bodies: &[Bytes],
    running: Tomoni,
) -> anyhow::Result<(Duration, Duration)> {
    eprintln!("▸ starts");
    running.stop().await?;
    let (mut of_tomoni, mut of_bare) = (Vec::new(), Vec::new());
    for _ in 0..cli.plan().rounds {
        let tomoni = Tomoni::start(&cli.tomoni, folder).await?;
        of_tomoni.push(tomoni.started_in.as_secs_f64());
        tomoni.stop().await?;
        of_bare.push(Bare::start(folder, bodies).await?.started_in.as_secs_f64());
    }
    let middle = |times: Vec<f64>| Duration::from_secs_f64(median(times.into_iter()));
    Ok((middle(of_tomoni), middle(of_bare)))
}
