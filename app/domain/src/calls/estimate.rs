//! The subsidy for figures that somebody tries out（補助金の目安）, by the very function that decides later.

use super::Rules;
use crate::forms::Answers;
use crate::money::{Base, Calculation, Grant, Yen};
use crate::problems::{Problem, Problems};

impl Rules {
    /// The rule for the amount where the variation with this number applies; the usual one otherwise.
    pub fn grant_of_variation(&self, number: Option<usize>) -> Grant {
        let variation = number.and_then(|number| self.terms.variations.get(number));
        variation.map_or(self.grant, |variation| Grant {
            rate: variation.rate.unwrap_or(self.grant.rate),
            base: variation.base.unwrap_or(self.grant.base),
            cap: variation.cap.or(self.grant.cap),
            unit: self.grant.unit,
        })
    }

    /// Whether income of the project can matter.
    pub fn asks_income(&self) -> bool {
        let nets = self.terms.variations.iter().filter_map(|variation| variation.base);
        nets.chain([self.grant.base]).any(|base| base == Base::Net)
    }

    /// Calculates with typed figures: `cost`, `income`, `requested`, and `case`, the number of a variation.
    ///
    /// # Errors
    /// Figures that are missing or unreadable.
    pub fn estimate(&self, typed: &Answers) -> Result<Calculation, Problems> {
        let mut problems = Problems::none();
        let cost = amount(typed, "cost", &mut problems);
        if cost.is_none() && problems.of("cost").is_none() {
            problems.add("cost", Problem::Missing);
        }
        let income = amount(typed, "income", &mut problems);
        let requested = amount(typed, "requested", &mut problems);
        let case = typed.get("case").parse().ok();
        let cost = problems.or(cost)?.unwrap_or_default();
        let grant = self.grant_of_variation(case);
        let calculation = grant.amount(cost, income.unwrap_or_default(), requested);
        calculation.map_err(|_| Problems::one("cost", Problem::NotMoney))
    }
}

fn amount(typed: &Answers, key: &str, problems: &mut Problems) -> Option<Yen> {
    let text = typed.get(key);
    if text.trim().is_empty() {
        return None;
    }
    let read = Yen::parse(text).ok().filter(|yen| !yen.is_negative());
    if read.is_none() {
        problems.add(key, Problem::NotMoney);
    }
    read
}
