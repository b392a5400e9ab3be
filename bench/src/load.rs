//! Rounds of requests over a fixed number of connections for a fixed time（負荷の生成）.

use crate::client::Session;
use anyhow::ensure;
use futures::future::try_join_all;
use http::StatusCode;
use std::time::{Duration, Instant};

/// How to measure.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How many rounds; the median counts.
    pub rounds: usize,
    /// How many connections ask at the same time.
    pub connections: usize,
    /// How long a round lasts.
    pub duration: Duration,
}

/// What one server did, in the median of its rounds.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How many answers there were.
    pub answers: usize,
    /// Answers a second.
    pub rate: f64,
    /// The time half of the answers took at most.
    pub half: Duration,
    /// The time 99 of 100 answers took at most.
    pub most: Duration,
}

/// Both servers, from rounds that took turns.
#[derive(Debug, Clone, Copy)]
pub struct Both {
    /// Tomoni.
    pub tomoni: Pace,
    /// The bare server.
    pub bare: Pace,
    /// Processor time that one answer cost Tomoni, in the median of the rounds; nothing where nobody asked.
    pub cpu: Duration,
}

/// Tells how much processor time a server has used.
pub type Meter<'a> = &'a dyn Fn() -> anyhow::Result<Duration>;

/// For what is compared by time alone.
pub const UNMETERED: Meter<'static> = &|| Ok(Duration::ZERO);

/// Measures a page of Tomoni and its twin. A round before the first is not counted.
pub async fn both(
    plan: &Plan,
    tomoni: (&Session, &str),
    bare: (&Session, &str),
    meter: Meter<'_>,
) -> anyhow::Result<Both> {
    let warm_up = Plan { duration: plan.duration / 4, ..*plan };
    round(&warm_up, tomoni.0, tomoni.1).await?;
    round(&warm_up, bare.0, bare.1).await?;
    let (mut of_tomoni, mut of_bare, mut cpu) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..plan.rounds {
        let before = meter()?;
        let round_of_tomoni = round(plan, tomoni.0, tomoni.1).await?;
        cpu.push((meter()? - before).as_secs_f64() / round_of_tomoni.answers as f64);
        of_tomoni.push(round_of_tomoni);
        of_bare.push(round(plan, bare.0, bare.1).await?);
    }
    let cpu = Duration::from_secs_f64(median(cpu.into_iter()));
    Ok(Both { tomoni: middle(&of_tomoni), bare: middle(&of_bare), cpu })
}

/// Asks for one page again and again.
pub async fn round(plan: &Plan, session: &Session, path: &str) -> anyhow::Result<Pace> {
    let started = Instant::now();
    let end = started + plan.duration;
    let askers = (0..plan.connections).map(|_| async {
        let mut connection = session.connect().await?;
        let mut times = Vec::new();
        while Instant::now() < end {
            let asked = Instant::now();
            let reply = connection.get(path, "identity").await?;
            ensure!(reply.status == StatusCode::OK, "{path} gave {}", reply.status);
            times.push(asked.elapsed());
        }
        Ok(times)
    });
    let times = try_join_all(askers).await?.concat();
    pace(times, started.elapsed())
}

/// The pace of answers that took these times, all within `elapsed`.
pub fn pace(mut times: Vec<Duration>, elapsed: Duration) -> anyhow::Result<Pace> {
    ensure!(!times.is_empty(), "no answer at all");
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let answers = times.len();
    Ok(Pace { answers, rate: answers as f64 / elapsed.as_secs_f64(), half: at(0.5), most: at(0.99) })
}

/// The median of every figure on its own.
pub fn middle(rounds: &[Pace]) -> Pace {
    Pace {
        answers: rounds.iter().map(|pace| pace.answers).sum(),
        rate: median(rounds.iter().map(|pace| pace.rate)),
        half: Duration::from_secs_f64(median(rounds.iter().map(|pace| pace.half.as_secs_f64()))),
        most: Duration::from_secs_f64(median(rounds.iter().map(|pace| pace.most.as_secs_f64()))),
    }
}

/// The middle of some figures.
pub fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = figures.collect();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => 0.0,
        count if count % 2 == 1 => sorted[count / 2],
        count => f64::midpoint(sorted[count / 2 - 1], sorted[count / 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        assert!((median([3.0, 1.0, 2.0].into_iter()) - 2.0).abs() < f64::EPSILON);
        assert!((median([4.0, 1.0, 2.0, 3.0].into_iter()) - 2.5).abs() < f64::EPSILON);
    }

    #[test]
    fn a_pace_counts_all_answers() {
        let times = (1..=100).map(Duration::from_millis).collect();
        let pace = pace(times, Duration::from_secs(2)).expect("there are answers");
        assert!((pace.rate - 50.0).abs() < f64::EPSILON);
        assert_eq!(pace.half, Duration::from_millis(50));
        assert_eq!(pace.most, Duration::from_millis(99));
    }
}
