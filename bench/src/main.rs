//! Measures a release of Tomoni beside a bare axum server that answers with the same bytes（性能の測定）.
//!
//! Everything in the table comes from one run on one machine. Rounds of both servers take turns, so that a
//! busy machine slows both; every figure is the median of its rounds.

// A bench speaks to a person at a terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bare;
mod client;
mod grouping;
mod html;
mod load;
mod mail;
mod opinions;
mod pages;
mod save;
mod servers;
mod storm;
mod table;
mod weight;

use anyhow::{Context, ensure};
use clap::{Parser, Subcommand};
use client::Session;
use domain::floods::Flood;
use load::Plan;
use servers::{Bare, Tomoni};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;
use table::Table;

/// Measures Tomoni beside a bare server.
#[derive(Debug, Parser)]
struct Cli {
    /// Short rounds and little data: shows that everything can be measured, not how fast it is
    #[arg(long, global = true)]
    quick: bool,
    /// The program to measure
    #[arg(long, default_value = "target/release/tomoni")]
    tomoni: PathBuf,
    /// How many proposals lie in the database besides the demo city
    #[arg(long)]
    proposals: Option<u32>,
    #[command(subcommand)]
    inner: Option<Inner>,
}

#[derive(Debug, Subcommand)]
enum Inner {
    /// The bare server; the bench starts it itself
    #[command(hide = true)]
    Bare { listen: SocketAddr, folder: PathBuf },
    /// Only how a flood of opinions is grouped
    Grouping,
    /// Only how a flood of opinions is received, worked on and taken along
    Opinions {
        /// How many opinions the flood has
        #[arg(long)]
        opinions: Option<u32>,
    },
}

/// Every run measures the same flood.
const SEED: u64 = 1;

/// The demo city's people.
const RESIDENT: &str = "resident@tomoni.example";
const OFFICER: &str = "officer@tomoni.example";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    match cli.inner {
        Some(Inner::Bare { listen, folder }) => bare::serve(listen, folder).await,
        Some(Inner::Grouping) => {
            for found in floods(cli.quick)? {
                println!("{found}");
            }
            Ok(())
        }
        Some(Inner::Opinions { opinions }) => {
            let opinions = opinions.unwrap_or(if cli.quick { 3_000 } else { 250_000 });
            print!("{}", opinions::measure(&cli.tomoni, &cli.plan(), opinions).await?);
            Ok(())
        }
        None => measure(&cli).await,
    }
}

/// The filtered list with a word of two letters, in a city of a thousand proposals and in the large one.
async fn found_in(program: &Path, plan: &Plan, large: &Path, table: &mut Table) -> anyhow::Result<()> {
    let folder = tempfile::tempdir().context("a temporary folder")?;
    servers::demo(program, folder.path())?;
    servers::load(program, folder.path(), "--proposals", 1_000, 7)?;
    let (few, many) = (Tomoni::start(program, folder.path()).await?, Tomoni::start(program, large).await?);
    let in_few = Session::sign_in(few.address, OFFICER).await?;
    let in_many = Session::sign_in(many.address, OFFICER).await?;
    let both = load::both(plan, (&in_many, &pages::found()), (&in_few, &pages::found()), load::UNMETERED).await?;
    table.found(&both);
    few.stop().await?;
    many.stop().await
}

impl Cli {
    fn plan(&self) -> Plan {
        let (rounds, seconds) = if self.quick { (2, 1) } else { (5, 4) };
        Plan { rounds, connections: 16, duration: Duration::from_secs(seconds) }
    }
}

/// A flood of which most are copies, as it happens; and the worst that could: every text another one.
fn floods(quick: bool) -> anyhow::Result<[grouping::Found; 2]> {
    let opinions = if quick { 5_000 } else { 250_000 };
    Ok([grouping::group(Flood::of_copies(opinions, SEED))?, grouping::group(Flood::new(opinions, opinions, SEED))?])
}

async fn measure(cli: &Cli) -> anyhow::Result<()> {
    let plan = cli.plan();
    let proposals = cli.proposals.unwrap_or(if cli.quick { 500 } else { 20_000 });
    let folder = tempfile::tempdir().context("a temporary folder")?;
    let mut table = Table::new(&plan, &format!("{proposals} proposals"));

    servers::demo(&cli.tomoni, folder.path())?;
    let seeded = servers::load(&cli.tomoni, folder.path(), "--proposals", proposals, 7)?;
    table.note("seed load", format!("{:.0} proposals a second, {proposals} in all", seeded));
    let tomoni = Tomoni::start(&cli.tomoni, folder.path()).await?;
    let idle = tomoni.memory()?;

    let guest = Session::guest(tomoni.address);
    let officer = Session::sign_in(tomoni.address, OFFICER).await?;
    let resident = Session::sign_in(tomoni.address, RESIDENT).await?;
    let stranger = Session::stranger(tomoni.address);
    let pages = pages::all(&guest, &stranger, &officer).await?;
    let mut bodies = Vec::new();
    for page in &pages {
        bodies.push(page.session.get(&page.path).await?.body);
    }
    let bare = Bare::start(folder.path(), &bodies).await?;
    for (index, page) in pages.iter().enumerate() {
        eprintln!("▸ {}", page.name.trim());
        let twin = Session::guest(bare.address);
        let plan = Plan { connections: page.connections, ..plan };
        let twin = (&twin, &*format!("/{index}"));
        let both = load::both(&plan, (page.session, &page.path), twin, &|| tomoni.cpu()).await?;
        table.pages(page, bodies[index].len(), &both);
    }
    table.note("connections", "64 for pages that are kept, 16 for the others".to_owned());
    eprintln!("▸ draft save");
    let saved = save::both(&plan, &resident, folder.path()).await?;
    table.saves(&saved);
    table.memory(idle, tomoni.memory()?, bare.memory()?);
    table.starts(&servers::starts(cli, folder.path(), &bodies, tomoni).await?);
    eprintln!("▸ sign-in storm");
    let stormed = storm::measure(&cli.tomoni, &plan, folder.path(), &app::links::calls()).await?;
    table.storm(&stormed);
    eprintln!("▸ outbox");
    let drained = mail::drain(&cli.tomoni, if cli.quick { 200 } else { 3_000 }).await?;
    table.drained(&drained);
    eprintln!("▸ search in few and in many");
    found_in(&cli.tomoni, &plan, folder.path(), &mut table).await?;
    let tomoni = Tomoni::start(&cli.tomoni, folder.path()).await?;
    for page in weight::pages(tomoni.address, &resident).await? {
        table.weight(&page);
    }
    for found in floods(cli.quick)? {
        table.note("grouping", found.to_string());
    }
    print!("{table}");
    // Short rounds measure nothing that could be judged.
    ensure!(cli.quick || table.missed().is_empty(), "not reached: {}", table.missed().join("; "));
    Ok(())
}
