//! From sheets to one score（集計）.

use super::rubric::{Aggregate, Criterion, Part, Rubric};
use super::score::Score;
use super::sheet::Marks;
use crate::people::PersonId;

/// What one reviewer of a case has done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// Who.
    pub reviewer: PersonId,
    /// Whether the reviewer has an interest in the case: then no sheet counts, whatever lies there.
    pub recused: bool,
    /// The marks, once they were handed in.
    pub marks: Option<Marks>,
}

/// The score of a case in one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Reviewers without an interest.
    pub seats: usize,
    /// Those of them who handed in.
    pub present: usize,
    /// The score.
    pub score: Score,
    /// The mean of every criterion among those who handed in, without its weight, for the public.
    pub means: Vec<(String, Score)>,
    /// The criterion on which a majority gave too little.
    pub veto: Option<String>,
}

/// Counts the sheets of a case. Their order does not matter, and those of recused reviewers never count.
pub fn tally(rubric: &Rubric, part: Part, casts: &[Cast]) -> Tally {
    let seats = casts.iter().filter(|cast| !cast.recused).count();
    let sheets: Vec<&Marks> =
        casts.iter().filter(|cast| !cast.recused).filter_map(|cast| cast.marks.as_ref()).collect();
    let present = sheets.len();
    let weighted = |criterion: &Criterion| -> Vec<i64> {
        sheets.iter().map(|marks| marks.weighted(&criterion.key, criterion.weight)).collect()
    };
    let round = |score: Score| rubric.places.map_or(score, |places| score.rounded(places));
    let score = if rubric.each {
        Score::sum(rubric.of(part).map(|criterion| round(gather(rubric.aggregate, weighted(criterion), seats))))
    } else {
        let totals = sheets.iter().map(|marks| marks.total(rubric, part)).collect();
        round(gather(rubric.aggregate, totals, seats))
    };
    let mean = |criterion: &Criterion| {
        let points: i64 = sheets.iter().map(|marks| marks.weighted(&criterion.key, 1)).sum();
        (criterion.key.clone(), Score::whole(points).over(present))
    };
    let vetoed = |criterion: &&Criterion| {
        let low = |marks: &&&Marks| {
            let points = marks.get(&criterion.key);
            criterion.veto.zip(points).is_some_and(|(veto, points)| points <= veto)
        };
        sheets.iter().filter(low).count() * 2 > present
    };
    let veto = rubric.of(part).find(vetoed).map(|criterion| criterion.key.clone());
    Tally { seats, present, score, means: rubric.of(part).map(mean).collect(), veto }
}

fn gather(aggregate: Aggregate, mut points: Vec<i64>, seats: usize) -> Score {
    let sum = Score::whole(points.iter().sum());
    match aggregate {
        Aggregate::Sum => sum,
        Aggregate::Mean => sum.over(seats),
        Aggregate::MeanPresent => sum.over(points.len()),
        Aggregate::Median => {
            points.sort_unstable();
            let middle = points.len() / 2;
            let at = |place: usize| points.get(place).copied().unwrap_or(0);
            match points.len() {
                0 => Score::ZERO,
                count if count % 2 == 1 => Score::whole(at(middle)),
                _ => Score::whole(at(middle - 1) + at(middle)).over(2),
            }
        }
    }
}
