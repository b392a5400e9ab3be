//! A score as an exact fraction（評点）.

use std::cmp::Ordering;
use std::fmt;

/// An exact score in lowest terms. Scores are never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Score {
    num: i128,
    den: i128,
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Score {
    /// No points.
    pub const ZERO: Score = Score { num: 0, den: 1 };

    /// Whole points.
    pub fn whole(points: i64) -> Score {
        Score { num: points.into(), den: 1 }
    }

    fn of(num: i128, den: i128) -> Score {
        let by = gcd(num.abs(), den).max(1);
        Score { num: num / by, den: den / by }
    }

    /// A `count`-th of it; nothing where there is nobody to share it.
    #[must_use]
    pub fn over(self, count: usize) -> Score {
        match i128::try_from(count) {
            Ok(count) if count > 0 => Score::of(self.num, self.den * count),
            _ => Score::ZERO,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Score) -> Score {
        Score::of(self.num * other.den + other.num * self.den, self.den * other.den)
    }

    /// Rounded to decimal places, halves up（四捨五入）.
    #[must_use]
    pub fn rounded(self, places: u8) -> Score {
        let scale = 10_i128.pow(u32::from(places.min(4)));
        Score::of((2 * self.num * scale + self.den) / (2 * self.den), scale)
    }

    /// The sum of many.
    pub fn sum(scores: impl IntoIterator<Item = Score>) -> Score {
        scores.into_iter().fold(Score::ZERO, Score::plus)
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Score) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Score) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As people read it: whole, or with two decimal places.
impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den == 1 {
            return write!(out, "{}", self.num);
        }
        let hundredths = (200 * self.num + self.den) / (2 * self.den);
        write!(out, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}
