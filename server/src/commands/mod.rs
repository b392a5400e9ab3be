//! What can be asked of the binary at a terminal（コマンド）.

// Failures are told on standard error; everything else of the server logs.
#![allow(clippy::print_stderr)]

mod admin;
mod backup;
mod bounce;
mod check;
mod config;
mod districts;
mod logs;
mod metrics;
mod seed;
mod serve;

use crate::clock::Clock;
use crate::config::Settings;
use crate::files::Files;
use crate::state::State;
use crate::store::{Db, StoreError};
use anyhow::{Context, bail};
use chrono::TimeDelta;
use clap::{Parser, Subcommand};
use sqlx::migrate::MigrateError;
use std::fmt::Display;
use std::fs::DirBuilder;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::process::ExitCode;

/// Tomoni（ともに）: citizens' proposals, reviews and results of a municipality.
#[derive(Debug, Parser)]
#[command(name = "tomoni", version, arg_required_else_help = true)]
struct Cli {
    /// File with settings. Variables TOMONI_… go before it.
    #[arg(long, global = true, env = "TOMONI_CONFIG", value_name = "FILE", default_value = crate::config::FILE)]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages, and send mail beside it
    Serve(serve::Serve),
    /// Send mail and clear up, without serving pages
    Work,
    /// Bring the database up to date
    Migrate,
    /// Accounts of administrators
    #[command(subcommand)]
    Admin(admin::Admin),
    /// The city's districts
    #[command(subcommand)]
    Districts(districts::Districts),
    /// Data to begin with
    #[command(subcommand)]
    Seed(seed::Seed),
    /// Look whether everything Tomoni needs is there, and say how to mend what is not
    Check {
        /// Also follow the chain of the journal from its first entry to its last
        #[arg(long)]
        journal: bool,
    },
    /// Read a report about a letter that came back, from standard input
    Bounce {
        /// Whom it was delivered to, as the mail server knows
        #[arg(long, value_name = "ADDRESS", default_value = "")]
        to: String,
    },
    /// Write everything into one archive, while the city goes on
    Backup(backup::Take),
    /// Restore an archive into a scratch place and throw that away: whether it can be restored
    Verify(backup::Archive),
    /// Restore an archive into an empty database
    Restore(backup::Archive),
    /// Copy everything into another, empty database, and look at every row there
    MigrateTo {
        /// `postgres://user@host/name` or `sqlite:PATH`
        address: String,
    },
    /// Every setting with its meaning, default and present value
    Config,
}

/// Bytes of stack for a thread that serves. The longest actions, such as making the city of a rehearsal, have large frames.
const STACK: usize = 4 << 20;

/// Reads the command line, does what it says, and reports a failure in one readable line per cause.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().thread_stack_size(STACK).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("tomoni: no threads to run on: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(obey(cli)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tomoni: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn obey(cli: Cli) -> anyhow::Result<ExitCode> {
    let file = &cli.config;
    match cli.command {
        Command::Config => config::show(file)?,
        Command::Check { journal } => return check::all(file, journal).await,
        Command::Serve(options) => serve::serve(settings(file)?, options).await?,
        Command::Bounce { to } => return Ok(bounce::read(settings(file)?, &to).await),
        Command::Work => serve::work(settings(file)?).await?,
        Command::Migrate => {
            let db = database(&settings(file)?).await?;
            db.close().await;
            say(format_args!("The database is up to date ({}).", db.engine_name()));
        }
        Command::Backup(options) => backup::take(settings(file)?, options).await?,
        Command::Verify(archive) => backup::verify(settings(file)?, archive).await?,
        Command::Restore(archive) => backup::restore(settings(file)?, archive).await?,
        Command::MigrateTo { address } => backup::migrate_to(settings(file)?, &address).await?,
        Command::Admin(what) => admin::obey(settings(file)?, what).await?,
        Command::Districts(what) => districts::obey(settings(file)?, what).await?,
        Command::Seed(what) => seed::obey(settings(file)?, what).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The settings, with logging set up as they say.
fn settings(file: &std::path::Path) -> anyhow::Result<Settings> {
    let settings = Settings::load(file).context("settings")?;
    logs::start(&settings);
    Ok(settings)
}

/// The folder of data. What lies in it is nobody else's on this machine.
fn make_data_dir(settings: &Settings) -> anyhow::Result<()> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&settings.data_dir);
    made.with_context(|| format!("data_dir {} cannot be made", settings.data_dir.display()))
}

/// The database with its schema up to date. What an older release left there is backed up first.
async fn database(settings: &Settings) -> anyhow::Result<Db> {
    make_data_dir(settings)?;
    let db = Db::connect(&settings.database()).await.context("the database does not open (database_url)")?;
    backup::before_migrating(settings, &db).await?;
    match db.migrate().await {
        Ok(()) => Ok(db),
        Err(StoreError::Migration(MigrateError::VersionMissing(newer))) => bail!(
            "the database is from a newer Tomoni, which has migration {newer}: run that release, or restore into an empty \
             place the backup that it made before it changed anything (docs: `tomoni restore`)"
        ),
        Err(error) => Err(error.into()),
    }
}

/// Everything a command needs to act on a city.
async fn state(settings: Settings) -> anyhow::Result<State> {
    let db = database(&settings).await?;
    let files = Files::of(&settings).context("the place for attached files does not open (files, data_dir)")?;
    let clock = match settings.demo_days_ahead {
        0 => Clock::System,
        days => Clock::System.ahead(TimeDelta::days(days.into())),
    };
    let moved = settings.demo_days_ahead > 0;
    let state = State::new(db, clock, settings, files);
    if moved && !state.city().await?.is_some_and(|city| city.demo) {
        bail!("demo_days_ahead moves the clock, and only a demo city may do that");
    }
    Ok(state)
}

/// A line on standard output. Whoever closed the other end does not want to read on, and that is no failure.
fn say(line: impl Display) {
    drop(writeln!(std::io::stdout(), "{line}"));
}
