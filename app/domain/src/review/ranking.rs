//! The ranking of a round（順位）.

use super::rubric::{Part, Rubric, Tie};
use super::score::Score;
use super::tally::{Cast, Tally, tally};
use crate::money::Yen;
use crate::people::SubmissionId;
use std::cmp::Ordering;

/// A case that is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    /// Which.
    pub case: SubmissionId,
    /// Its receipt number.
    pub number: String,
    /// What it asks for.
    pub requested: Yen,
    /// What the panel thinks right, where it is less.
    pub recommended: Option<Yen>,
    /// The sheets of each part.
    pub casts: Vec<(Part, Vec<Cast>)>,
}

/// What the rubric says of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is ranked.
    Ranked,
    /// Its score is under the pass line.
    UnderLine,
    /// A majority gave too little on this criterion.
    Vetoed(String),
    /// Nobody handed a sheet in.
    NotJudged,
}

/// A case in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Which.
    pub case: SubmissionId,
    /// Its receipt number.
    pub number: String,
    /// From 1; those that are not ranked come after all that are.
    pub rank: usize,
    /// The score that counts.
    pub score: Score,
    /// What it asks for.
    pub requested: Yen,
    /// What it would get: what the panel thinks right, never more than what it asks for.
    pub amount: Yen,
    /// Whether it is ranked.
    pub verdict: Verdict,
    /// Whether nothing but the receipt number tells it from its neighbour: the panel should look.
    pub tied: bool,
    /// The tallies of the parts in which it was judged.
    pub tallies: Vec<(Part, Tally)>,
}

impl Ranked {
    /// The mean of a criterion in the last part in which it was judged.
    pub fn mean(&self, key: &str) -> Score {
        let of = |(_, tally): &(Part, Tally)| {
            tally.means.iter().find(|(criterion, _)| criterion == key).map(|(_, mean)| *mean)
        };
        self.tallies.iter().rev().find_map(of).unwrap_or(Score::ZERO)
    }
}

/// Ranks the cases of a round: those that pass by score, then by the rules for ties, then by receipt number; the others
/// after them in the same order. The order in which cases and sheets come does not matter.
pub fn rank(rubric: &Rubric, entrants: &[Entrant]) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = entrants.iter().map(|entrant| judged(rubric, entrant)).collect();
    ranked.sort_by(|a, b| order(rubric, a, b).then_with(|| a.number.cmp(&b.number)));
    let equal: Vec<bool> = ranked.windows(2).map(|pair| order(rubric, &pair[0], &pair[1]) == Ordering::Equal).collect();
    for (place, one) in ranked.iter_mut().enumerate() {
        let before = place.checked_sub(1).and_then(|before| equal.get(before)).copied().unwrap_or(false);
        one.tied = one.verdict == Verdict::Ranked && (before || equal.get(place).copied().unwrap_or(false));
        one.rank = place + 1;
    }
    ranked
}

fn order(rubric: &Rubric, a: &Ranked, b: &Ranked) -> Ordering {
    let fails = |one: &Ranked| one.verdict != Verdict::Ranked;
    let by_score = fails(a).cmp(&fails(b)).then_with(|| b.score.cmp(&a.score));
    rubric.ties.iter().fold(by_score, |so_far, tie| {
        so_far.then_with(|| match tie {
            Tie::LowerRequest => a.requested.cmp(&b.requested),
            Tie::Criterion(key) => b.mean(key).cmp(&a.mean(key)),
        })
    })
}

fn judged(rubric: &Rubric, entrant: &Entrant) -> Ranked {
    let parts = rubric.parts();
    let none: Vec<Cast> = Vec::new();
    let casts = |part: Part| entrant.casts.iter().find(|(of, _)| *of == part).map_or(&none, |(_, casts)| casts);
    let mut tallies: Vec<(Part, Tally)> = Vec::new();
    let mut verdict = Verdict::NotJudged;
    let mut score = Score::ZERO;
    for part in parts {
        let counted = tally(rubric, part, casts(part));
        let (present, veto) = (counted.present, counted.veto.clone());
        score = if rubric.adds_up { score.plus(counted.score) } else { counted.score };
        tallies.push((part, counted));
        let line = rubric.line(part).map(Score::whole);
        verdict = match veto {
            _ if present == 0 => Verdict::NotJudged,
            Some(key) => Verdict::Vetoed(key),
            None if line.is_some_and(|line| score < line) => Verdict::UnderLine,
            None => Verdict::Ranked,
        };
        // Who does not pass the papers is not invited to speak.
        if verdict != Verdict::Ranked {
            break;
        }
    }
    let requested = entrant.requested;
    let amount = entrant.recommended.map_or(requested, |recommended| recommended.min(requested));
    let (case, number) = (entrant.case, entrant.number.clone());
    Ranked { case, number, rank: 0, score, requested, amount, verdict, tied: false, tallies }
}
