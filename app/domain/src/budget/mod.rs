//! The budget of a project（収支予算書）: two sides that must balance, and the subsidy they give.
//!
//! A draft keeps [`RawLine`]s as typed; [`Budget::read`] takes what can be read already, so that totals
//! stand beside a form that is half filled in. [`Budget::assess`] says what is still wrong.

mod category;
pub mod form;
mod line;
mod quantity;

pub use category::{Category, Expense, Income, Side};
pub use line::{BudgetLine, LineFault, LineField, LineProblem, RawLine, TEXT_MAX, UNIT_MAX};
pub use quantity::{Quantity, QuantityError};

use crate::money::{Calculation, Grant, MoneyError, Yen};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of both sides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Budget {
    /// In the order of the table.
    pub lines: Vec<BudgetLine>,
}

/// What could be read of a table that may be half filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The lines that could be read.
    pub budget: Budget,
    /// Of every line of the budget, the row it was typed in, counted from 0.
    pub rows: Vec<usize>,
    /// What is wrong, with the row it stands in.
    pub problems: Vec<(usize, LineProblem)>,
}

/// What keeps a budget from being handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BudgetProblem {
    /// There is no expense.
    NoExpense,
    /// There are expenses, but none that the subsidy covers.
    NothingEligible,
    /// No subsidy is applied for.
    NoRequest,
    /// One side is larger（収入計と支出計が合わない）.
    Unbalanced {
        /// The larger side.
        more: Side,
        /// By how much, above 0.
        by: Yen,
    },
    /// Own money is below zero.
    OwnMoneyNegative {
        /// The sum of own money.
        own: Yen,
    },
    /// More is applied for than the formula gives.
    RequestAboveFormula {
        /// 申請額
        requested: Yen,
        /// The most that may be applied for.
        limit: Yen,
    },
    /// A line does not say what it is for.
    LineWithoutText {
        /// Its index in the budget.
        line: usize,
    },
    /// A line of 0 yen.
    LineWithoutAmount {
        /// Its index in the budget.
        line: usize,
    },
    /// The figures cannot be calculated with.
    NotCalculable(MoneyError),
}

impl BudgetProblem {
    /// Whether it is about the whole budget rather than one line.
    pub fn is_of_the_whole(&self) -> bool {
        !matches!(self, BudgetProblem::LineWithoutText { .. } | BudgetProblem::LineWithoutAmount { .. })
    }
}

/// A budget measured against the rule of its programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The subsidy that the lines give, unless they cannot be calculated with.
    pub calculation: Option<Calculation>,
    /// 申請額: the sum of the lines of 市補助金.
    pub requested: Yen,
    /// Everything that keeps the budget from being handed in; empty when it is good.
    pub problems: Vec<BudgetProblem>,
}

impl Budget {
    /// Reads typed rows, leaving blank ones out.
    pub fn read<'a>(rows: impl IntoIterator<Item = &'a RawLine>, allowed: &BTreeSet<Expense>) -> Reading {
        let mut reading = Reading::default();
        for (row, raw) in rows.into_iter().enumerate() {
            if raw.is_blank() {
                continue;
            }
            match raw.parse(allowed) {
                Ok(line) => {
                    reading.budget.lines.push(line);
                    reading.rows.push(row);
                }
                Err(problems) => {
                    reading.problems.extend(problems.into_iter().map(|problem| (row, problem)));
                }
            }
        }
        reading
    }

    /// 収入計
    pub fn income(&self) -> Yen {
        self.sum(|line| line.side() == Side::Income)
    }

    /// 支出計
    pub fn expense(&self) -> Yen {
        self.sum(|line| line.side() == Side::Expense)
    }

    /// 補助対象経費
    pub fn eligible(&self) -> Yen {
        self.sum(|line| line.side() == Side::Expense && line.eligible)
    }

    /// 補助対象外経費
    pub fn excluded(&self) -> Yen {
        self.sum(|line| line.side() == Side::Expense && !line.eligible)
    }

    /// The sum of some kinds of income.
    pub fn income_of(&self, kinds: &[Income]) -> Yen {
        self.sum(|line| matches!(line.category, Category::Income(kind) if kinds.contains(&kind)))
    }

    /// 申請額: what is asked of the city.
    pub fn requested(&self) -> Yen {
        self.income_of(&[Income::Subsidy])
    }

    /// 自己資金・会費
    pub fn own_money(&self) -> Yen {
        self.income_of(&[Income::Own])
    }

    /// 事業収入, which a net base deducts: [`Income::OF_THE_PROJECT`].
    pub fn project_income(&self) -> Yen {
        self.income_of(Income::OF_THE_PROJECT)
    }

    /// The sum of every category that has lines, income first, in the order of the paper form.
    pub fn by_category(&self) -> BTreeMap<Category, Yen> {
        let mut sums: BTreeMap<Category, Yen> = BTreeMap::new();
        for line in &self.lines {
            let sum = sums.entry(line.category).or_default();
            *sum = Yen::sum([*sum, line.amount]);
        }
        sums
    }

    /// Income less expenses: 0 when the sides agree.
    pub fn balance(&self) -> Yen {
        let expense = self.lines.iter().filter(|line| line.side() == Side::Expense);
        let income = self.lines.iter().filter(|line| line.side() == Side::Income);
        let outgoing = expense.map(|line| Yen(line.amount.0.saturating_neg()));
        Yen::sum(income.map(|line| line.amount).chain(outgoing))
    }

    /// What is wrong with the budget, whatever the programme.
    pub fn check(&self) -> Vec<BudgetProblem> {
        let has_expense = self.lines.iter().any(|line| line.side() == Side::Expense);
        let mut problems = Vec::new();
        if !has_expense {
            problems.push(BudgetProblem::NoExpense);
        }
        for (line, content) in self.lines.iter().enumerate() {
            if content.text.is_empty() {
                problems.push(BudgetProblem::LineWithoutText { line });
            }
            if content.amount == Yen::ZERO {
                problems.push(BudgetProblem::LineWithoutAmount { line });
            }
        }
        if self.own_money().is_negative() {
            problems.push(BudgetProblem::OwnMoneyNegative { own: self.own_money() });
        }
        problems.extend(self.unbalanced());
        problems
    }

    fn unbalanced(&self) -> Option<BudgetProblem> {
        let Yen(balance) = self.balance();
        let more = if balance > 0 { Side::Income } else { Side::Expense };
        let by = Yen(balance.saturating_abs());
        (balance != 0).then_some(BudgetProblem::Unbalanced { more, by })
    }

    /// The subsidy that the budget gives under a rule, and everything that is still wrong.
    pub fn assess(&self, grant: &Grant) -> Assessment {
        let requested = self.requested();
        let mut problems = self.check();
        if self.eligible() == Yen::ZERO && !problems.contains(&BudgetProblem::NoExpense) {
            problems.push(BudgetProblem::NothingEligible);
        }
        if requested == Yen::ZERO {
            problems.push(BudgetProblem::NoRequest);
        }
        let calculation = grant.amount(self.eligible(), self.project_income(), Some(requested));
        match calculation {
            Ok(Calculation { limit, .. }) if requested > limit => {
                problems.push(BudgetProblem::RequestAboveFormula { requested, limit });
            }
            Ok(_) => {}
            Err(error) => problems.push(BudgetProblem::NotCalculable(error)),
        }
        Assessment { calculation: calculation.ok(), requested, problems }
    }

    fn sum(&self, wanted: impl Fn(&BudgetLine) -> bool) -> Yen {
        Yen::sum(self.lines.iter().filter(|line| wanted(line)).map(|line| line.amount))
    }
}
