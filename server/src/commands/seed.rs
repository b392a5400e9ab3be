//! `tomoni seed`: the demo city and volume data（初期データの投入）.

use super::{say, state};
use crate::config::Settings;
use crate::jobs::mail::Worker;
use crate::seed::demo::{self, SIGN_INS, Seeded};
use crate::seed::{flood, load, voices};
use crate::state::State;
use app::links;
use clap::Subcommand;
use tokio_util::sync::CancellationToken;

/// What to put in.
#[derive(Debug, Subcommand)]
pub enum Seed {
    /// A city to look around in: invented people, three real schemes, cases in every stage
    Demo,
    /// A closed consultation with 172 points of 79 people to be answered; into a demo city only
    Voices,
    /// Many believable proposals, or one consultation with a flood of opinions, for measuring; into a demo city only
    Load {
        /// How many proposals
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=10_000_000), required_unless_present = "opinions")]
        proposals: Option<u32>,
        /// How many opinions: most of them copies, as in the largest flood known
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        opinions: Option<u32>,
        /// Seed of the random numbers: the same number makes the same texts
        #[arg(long, default_value_t = 1)]
        rng: u64,
    },
}

/// Puts it in.
pub async fn obey(settings: Settings, what: Seed) -> anyhow::Result<()> {
    let state = state(settings).await?;
    match what {
        Seed::Demo => match demo::city(&state).await? {
            Seeded::Made { calls, cases } => {
                settle_letters(&state).await?;
                let people = sign_ins();
                say(format_args!(
                    "The demo city is ready: {calls} calls, {cases} cases. Sign in as one of these:\n{people}"
                ));
            }
            Seeded::AlreadyThere => say("There is a city already; nothing was changed."),
        },
        Seed::Voices => {
            let heard = voices::hear(&state).await?;
            say(format_args!("{} people said {} points. They wait to be answered.", heard.people, heard.points));
        }
        Seed::Load { proposals, opinions, rng } => {
            if let Some(count) = proposals {
                load_proposals(&state, usize::try_from(count)?, rng).await?;
            }
            if let Some(count) = opinions {
                load_opinions(&state, usize::try_from(count)?, rng).await?;
            }
        }
    }
    state.db.close().await;
    Ok(())
}

fn said(done: usize) {
    if done.is_multiple_of(20_000) {
        say(format_args!("  {done} …"));
    }
}

async fn load_proposals(state: &State, count: usize, rng: u64) -> anyhow::Result<()> {
    let loaded = load::load(state, count, rng, said).await?;
    let seconds = loaded.took.as_secs_f64();
    say(format_args!("{} proposals in {seconds:.1} s: {:.0} a second.", loaded.proposals, loaded.rate()));
    say(format_args!("All can be found after another {:.1} s.", loaded.findable.as_secs_f64()));
    Ok(())
}

async fn load_opinions(state: &State, count: usize, rng: u64) -> anyhow::Result<()> {
    let loaded = flood::load(state, count, rng, said).await?;
    let seconds = loaded.took.as_secs_f64();
    say(format_args!("{} opinions in {seconds:.1} s: {:.0} a second.", loaded.opinions, loaded.rate()));
    say(format_args!("All have points, counted and compared, after another {:.1} s.", loaded.pointed.as_secs_f64()));
    say(format_args!("Their consultation is {}.", links::consultation(&loaded.slug)));
    Ok(())
}

/// Hands the letters of the city's past to the demo's mail box now, so that they do not fill the log of the
/// first start.
async fn settle_letters(state: &State) -> anyhow::Result<()> {
    let worker = Worker::new(state.clone(), CancellationToken::new())?;
    while worker.drain_once().await? > 0 {}
    Ok(())
}

/// One line for each person who may sign in: role, address, password.
pub fn sign_ins() -> String {
    let lines =
        SIGN_INS.iter().map(|person| format!("  {}  {}  {}", wide(person.role, 26), person.address, person.password));
    lines.collect::<Vec<_>>().join("\n")
}

/// Filled up to a width in which a Japanese letter counts two.
fn wide(text: &str, width: usize) -> String {
    let taken: usize = text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(taken)))
}
