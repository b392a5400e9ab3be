//! Starting and ending the servers that are measured（測定対象の起動）.

use crate::Cli;
use crate::client::Session;
use crate::load::median;
use anyhow::{Context, bail, ensure};
use bytes::Bytes;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// A process that ends with its owner. The standard library's: Tokio's would be one more feature of a crate that the
/// server is built from, and cargo would build the server once more for the bench.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ended_already = self.0.kill();
        let _unknown = self.0.wait();
    }
}

impl Running {
    /// Memory it holds, in bytes.
    fn memory(&self) -> anyhow::Result<u64> {
        self.status("VmRSS:")
    }

    /// A size that the system tells of it, in bytes.
    fn status(&self, what: &'static str) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).context("a Linux with /proc")?;
        let line = status.lines().find_map(|line| line.strip_prefix(what)).context(what)?;
        let kibibytes: u64 = line.trim().trim_end_matches("kB").trim().parse().context(what)?;
        Ok(kibibytes * 1024)
    }

    /// Processor time that it has used, in user and kernel together. The system counts it in hundredths of a second.
    fn cpu(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0.id())).context("a Linux with /proc")?;
        // The second field is the name, in brackets, and may hold blanks; the 14th and 15th are the times.
        let (_, rest) = stat.rsplit_once(')').context("a name")?;
        let ticks = rest.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
        let ticks = ticks.sum::<Result<u64, _>>().context("times")?;
        Ok(Duration::from_millis(ticks * 10))
    }

    /// Asks it to end, and waits until it has.
    async fn stop(mut self) -> anyhow::Result<()> {
        Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status()?;
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            if let Some(ended) = self.0.try_wait()? {
                ensure!(ended.success(), "Tomoni ended with {ended}");
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        bail!("Tomoni did not stop within {PATIENCE:?}")
    }
}

/// A running Tomoni.
pub struct Tomoni {
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to the first answer.
    pub started_in: Duration,
    process: Running,
}

/// A running bare server.
pub struct Bare {
    /// Where it listens.
    pub address: SocketAddr,
    /// From the start of the process to the first answer.
    pub started_in: Duration,
    process: Running,
}

/// A port that is free now. Somebody may take it before the server does; then the bench says so and ends.
fn free() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0)).context("a free port")?.local_addr()?)
}

fn tomoni(program: &Path, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TOMONI_") {
            command.env_remove(name);
        }
    }
    command.env("TOMONI_DATA_DIR", folder).env("TOMONI_METRICS_LISTEN", "").env("TOMONI_LOG_FILTER", "warn");
    command
}

/// Makes the demo city.
pub fn demo(program: &Path, folder: &Path) -> anyhow::Result<()> {
    let program = program
        .canonicalize()
        .with_context(|| format!("{} is missing: build the release first (`./x build`)", program.display()))?;
    eprintln!("▸ seeding");
    let demo = tomoni(&program, folder).args(["seed", "demo"]).status()?;
    ensure!(demo.success(), "seed demo failed");
    Ok(())
}

/// Adds volume data to the demo city: so many of `what`, which is an option of `seed load`. Returns how many a second.
pub fn load(program: &Path, folder: &Path, what: &str, count: u32, rng: u64) -> anyhow::Result<f64> {
    let started = Instant::now();
    let mut command = tomoni(&program.canonicalize()?, folder);
    command.args(["seed", "load", "--rng", &rng.to_string(), what, &count.to_string()]);
    ensure!(command.status()?.success(), "seed load failed");
    Ok(f64::from(count) / started.elapsed().as_secs_f64())
}

impl Tomoni {
    /// Starts it and waits for its first page.
    pub async fn start(program: &Path, folder: &Path) -> anyhow::Result<Tomoni> {
        Tomoni::start_with(program, folder, &[]).await
    }

    /// The same with settings of its own.
    pub async fn start_with(program: &Path, folder: &Path, settings: &[(&str, &str)]) -> anyhow::Result<Tomoni> {
        let address = free()?;
        let started = Instant::now();
        let process = tomoni(&program.canonicalize()?, folder)
            .arg("serve")
            .env("TOMONI_LISTEN", address.to_string())
            .envs(settings.iter().copied())
            .spawn()
            .map(Running)
            .context("Tomoni starts")?;
        answers(address, "/").await?;
        Ok(Tomoni { address, started_in: started.elapsed(), process })
    }

    /// Memory it holds, in bytes.
    pub fn memory(&self) -> anyhow::Result<u64> {
        self.process.memory()
    }

    /// Processor time that it has used so far.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        self.process.cpu()
    }

    /// The most memory that it ever held, in bytes.
    pub fn peak(&self) -> anyhow::Result<u64> {
        self.process.status("VmHWM:")
    }

    /// Ends it in order.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.process.stop().await
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
        let process = Command::new(std::env::current_exe()?)
            .arg("bare")
            .arg(address.to_string())
            .arg(&folder)
            .spawn()
            .map(Running)
            .context("the bare server starts")?;
        answers(address, "/0").await?;
        Ok(Bare { address, started_in: started.elapsed(), process })
    }

    /// Memory it holds, in bytes.
    pub fn memory(&self) -> anyhow::Result<u64> {
        self.process.memory()
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
