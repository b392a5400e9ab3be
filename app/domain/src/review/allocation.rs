//! Who gets what: down the ranking until the budget is used up（配分・予算の線・次点）.

use super::ranking::{Ranked, Verdict};
use crate::decisions::Outcome;
use crate::money::Yen;
use crate::people::SubmissionId;
use std::collections::BTreeMap;

/// What the panel wants instead of what follows from the ranking, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// What.
    pub outcome: Outcome,
    /// How much; zero for a rejection.
    pub amount: Yen,
    /// The written reason.
    pub reason: String,
}

/// Why a case gets what it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// The budget holds it.
    Full,
    /// The first that the budget does not hold: what is left is offered（次点）.
    Remainder,
    /// Nothing was left.
    UsedUp,
    /// The rubric keeps it out.
    Kept(Verdict),
    /// The panel decided otherwise.
    Overridden(String),
}

/// A case with what it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allotted {
    /// Which.
    pub case: SubmissionId,
    /// What.
    pub outcome: Outcome,
    /// How much.
    pub amount: Yen,
    /// Why.
    pub share: Share,
}

/// Everything that a round gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allocation {
    /// The cases in the order of the ranking.
    pub lines: Vec<Allotted>,
    /// The sum.
    pub given: Yen,
    /// What is left of the budget; `None` without one.
    pub left: Option<Yen>,
    /// After how many cases the budget ends, where it does.
    pub line: Option<usize>,
}

impl Allocation {
    /// What a case gets.
    pub fn of(&self, case: SubmissionId) -> Option<&Allotted> {
        self.lines.iter().find(|line| line.case == case)
    }
}

/// Goes down the ranking and gives each case its amount while the budget lasts. The first that it does not hold is
/// offered what is left, and nobody after it gets anything. What the panel wants otherwise is set aside first. The sum is
/// never more than the budget, unless what the panel wants is by itself.
pub fn allocate(ranked: &[Ranked], budget: Option<Yen>, overrides: &BTreeMap<SubmissionId, Override>) -> Allocation {
    let mine = |case: &Ranked| overrides.get(&case.case);
    let aside = Yen::sum(ranked.iter().filter_map(mine).map(|over| over.amount));
    let mut left = budget.map(|budget| Yen(budget.0.saturating_sub(aside.0).max(0)));
    let mut line = None;
    let mut lines = Vec::with_capacity(ranked.len());
    for (place, one) in ranked.iter().enumerate() {
        let (outcome, amount, share) = match (mine(one), &one.verdict) {
            (Some(over), _) => (over.outcome, over.amount, Share::Overridden(over.reason.clone())),
            (None, Verdict::Ranked) if line.is_some() => (Outcome::Rejected, Yen::ZERO, Share::UsedUp),
            (None, Verdict::Ranked) => match left {
                Some(rest) if one.amount > rest => {
                    line = Some(place);
                    left = Some(Yen::ZERO);
                    match rest {
                        Yen::ZERO => (Outcome::Rejected, Yen::ZERO, Share::UsedUp),
                        rest => (Outcome::Waitlisted, rest, Share::Remainder),
                    }
                }
                rest => {
                    left = rest.map(|rest| Yen(rest.0.saturating_sub(one.amount.0)));
                    (Outcome::Selected, one.amount, Share::Full)
                }
            },
            (None, verdict) => (Outcome::Rejected, Yen::ZERO, Share::Kept(verdict.clone())),
        };
        lines.push(Allotted { case: one.case, outcome, amount, share });
    }
    let given = Yen::sum(lines.iter().map(|line| line.amount));
    Allocation { lines, given, left, line }
}
