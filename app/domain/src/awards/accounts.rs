//! The accounts at the end（収支決算）: what was planned, what it came to, and the difference, line by line; and the
//! amount that follows from them.

use super::AwardProblem;
use crate::budget::{Budget, BudgetLine, Category, Expense, Income, Side};
use crate::folding::clean;
use crate::forms::{Answers, Strictness};
use crate::money::{Grant, Settlement, Yen};
use crate::problems::{Problem, Problems};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Most lines beside the plan's.
pub const EXTRA_MAX: usize = 20;
/// Longest text of a line or a remark.
const TEXT_MAX: usize = 200;

/// A line of the accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// Its key in the answers: `actual-KEY`, `note-KEY`; of a line beside the plan `extra-N`.
    pub key: String,
    /// 節; `None` while a line beside the plan has none.
    pub category: Option<Category>,
    /// Its side.
    pub side: Side,
    /// 内容
    pub text: String,
    /// 予算額
    pub planned: Yen,
    /// The actual amount as typed.
    pub typed: String,
    /// 決算額, once it can be read. Of the subsidy it is what the formula gives.
    pub actual: Option<Yen>,
    /// What the group remarks on the difference.
    pub note: String,
    /// Whether the subsidy covers it.
    pub eligible: bool,
    /// Whether it stands in the plan.
    pub is_planned: bool,
}

impl AccountLine {
    /// 差額: the actual amount less the planned one.
    pub fn difference(&self) -> Option<Yen> {
        self.actual.and_then(|actual| actual.checked_sub(self.planned))
    }

    /// Whether it is the city's subsidy, which nobody types.
    pub fn is_subsidy(&self) -> bool {
        self.category == Some(Category::Income(Income::Subsidy))
    }
}

/// The accounts as far as they are typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    /// Expenses and income, in the order of the plan; lines beside it after those of their side.
    pub lines: Vec<AccountLine>,
    /// The amount that follows, as long as it can be calculated.
    pub settlement: Option<Settlement>,
}

/// The field of a line's amount, `actual-KEY`; or of its remark, `note-KEY`.
pub fn typed_field(what: &str, key: &str) -> String {
    format!("{what}-{key}")
}

/// The keys of a plan's lines: they stay the same when other lines of the plan change.
pub fn line_keys(plan: &Budget) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    plan.lines
        .iter()
        .map(|line| {
            let name = format!("{:?}|{}|{}", line.side(), line.category.key(), line.text);
            let nth = seen.entry(name.clone()).and_modify(|nth| *nth += 1).or_insert(0);
            hex::encode(Sha256::digest(format!("{name}|{nth}").as_bytes())).chars().take(10).collect()
        })
        .collect()
}

impl Accounts {
    /// Reads what was typed beside the plan. `advances` is what was paid already.
    pub fn read(
        plan: &Budget,
        answers: &Answers,
        allowed: &BTreeSet<Expense>,
        grant: &Grant,
        (granted, advances): (Yen, Yen),
    ) -> Accounts {
        let keys = line_keys(plan);
        let mut lines: Vec<AccountLine> = Vec::new();
        for side in [Side::Expense, Side::Income] {
            let of_side = plan.lines.iter().zip(&keys).filter(|(line, _)| line.side() == side);
            lines.extend(of_side.map(|(line, key)| planned(line, key, answers)));
            lines.extend((0..EXTRA_MAX).filter_map(|nth| extra(nth, side, answers, allowed)));
        }
        let mut accounts = Accounts { lines, settlement: None };
        let net = accounts.sum(|line| is_project_income(line.category));
        accounts.settlement = grant.settle(granted, accounts.eligible(), net, advances).ok();
        accounts.put_subsidy();
        accounts
    }

    /// What the formula gives stands in the first line of the subsidy; a second one is empty.
    fn put_subsidy(&mut self) {
        let mut amount = self.settlement.as_ref().map(|settlement| settlement.confirmed);
        for line in self.lines.iter_mut().filter(|line| line.is_subsidy()) {
            line.actual = amount;
            line.typed = amount.map(|amount| amount.to_string()).unwrap_or_default();
            amount = amount.map(|_| Yen::ZERO);
        }
    }

    fn sum(&self, wanted: impl Fn(&AccountLine) -> bool) -> Yen {
        Yen::sum(self.lines.iter().filter(|line| wanted(line)).filter_map(|line| line.actual))
    }

    /// 支出計
    pub fn expense(&self) -> Yen {
        self.sum(|line| line.side == Side::Expense)
    }

    /// 補助対象経費
    pub fn eligible(&self) -> Yen {
        self.sum(|line| line.side == Side::Expense && line.eligible)
    }

    /// 収入計, the subsidy included.
    pub fn income(&self) -> Yen {
        self.sum(|line| line.side == Side::Income)
    }

    /// What own money has to be for the sides to agree.
    pub fn own_money_wanted(&self) -> Yen {
        let own = Category::Income(Income::Own);
        let others = self.sum(|line| line.side == Side::Income && line.category != Some(own));
        Yen(self.expense().0.saturating_sub(others.0).max(0))
    }

    /// Everything that is wrong, by the names of the fields; what concerns all of it under `accounts`.
    pub fn check(&self, strictness: Strictness) -> Problems {
        let mut problems = Problems::none();
        for line in &self.lines {
            self.check_line(line, strictness, &mut problems);
        }
        let (income, expense) = (self.income(), self.expense());
        if strictness == Strictness::Complete && problems.is_empty() && income != expense {
            let by = Yen(income.0.saturating_sub(expense.0).saturating_abs());
            let more_income = income > expense;
            problems.add(super::ACCOUNTS, Problem::Award(AwardProblem::Unbalanced { more_income, by }));
        }
        problems
    }

    fn check_line(&self, line: &AccountLine, strictness: Strictness, problems: &mut Problems) {
        let note = typed_field("note", &line.key);
        let now = line.note.chars().count();
        if now > TEXT_MAX {
            problems.add(note, Problem::TooLong { max: TEXT_MAX, now });
        }
        if !line.is_planned {
            if line.category.is_none() {
                problems.add(typed_field("category", &line.key), Problem::Missing);
            }
            let now = line.text.chars().count();
            if now == 0 && strictness == Strictness::Complete {
                problems.add(typed_field("text", &line.key), Problem::Missing);
            } else if now > TEXT_MAX {
                problems.add(typed_field("text", &line.key), Problem::TooLong { max: TEXT_MAX, now });
            }
        }
        if line.is_subsidy() || line.actual.is_some() {
            return;
        }
        let field = typed_field("actual", &line.key);
        if !clean(&line.typed).is_empty() {
            problems.add(field, Problem::NotMoney);
        } else if strictness == Strictness::Complete {
            problems.add(field, Problem::Missing);
        }
    }
}

fn is_project_income(category: Option<Category>) -> bool {
    matches!(category, Some(Category::Income(income)) if Income::OF_THE_PROJECT.contains(&income))
}

fn amount(typed: &str) -> Option<Yen> {
    let read = if clean(typed).is_empty() { None } else { Yen::parse(typed).ok() };
    read.filter(|amount| (0..=Yen::MAX_TYPED.0).contains(&amount.0))
}

fn planned(line: &BudgetLine, key: &str, answers: &Answers) -> AccountLine {
    let typed = answers.get(&typed_field("actual", key)).to_owned();
    AccountLine {
        key: key.to_owned(),
        category: Some(line.category),
        side: line.side(),
        text: line.text.clone(),
        planned: line.amount,
        actual: amount(&typed),
        typed,
        note: answers.get(&typed_field("note", key)).to_owned(),
        eligible: line.eligible,
        is_planned: true,
    }
}

/// A line beside the plan; `None` where nothing was typed, or where it is of the other side. One without a category is
/// an expense.
fn extra(nth: usize, side: Side, answers: &Answers, allowed: &BTreeSet<Expense>) -> Option<AccountLine> {
    let key = format!("extra{nth}");
    let get = |what: &str| clean(answers.get(&typed_field(what, &key)));
    let (chosen, text, typed, note) = (get("category"), get("text"), get("actual"), get("note"));
    if text.is_empty() && typed.is_empty() {
        return None;
    }
    let category = chosen.split_once('-').and_then(|(side, key)| match side {
        "e" => Category::from_key(Side::Expense, key),
        _ => Category::from_key(Side::Income, key).filter(|category| *category != Category::Income(Income::Subsidy)),
    });
    let own_side = category.map_or(Side::Expense, Category::side);
    let eligible = matches!(category, Some(Category::Expense(expense)) if allowed.contains(&expense));
    (own_side == side).then(|| AccountLine {
        key,
        category,
        side,
        text,
        planned: Yen::ZERO,
        actual: amount(&typed),
        typed,
        note,
        eligible,
        is_planned: false,
    })
}

/// Answers begun beside one plan, beside the next: what was typed for lines that are gone stands beside the new plan.
pub fn carry_over(before: &Budget, after: &Budget, answers: &Answers) -> Answers {
    let mut carried = answers.clone();
    let kept: BTreeSet<String> = line_keys(after).into_iter().collect();
    let free = |answers: &Answers| {
        (0..EXTRA_MAX).map(|nth| format!("extra{nth}")).find(|key| {
            answers.get(&typed_field("text", key)).is_empty() && answers.get(&typed_field("actual", key)).is_empty()
        })
    };
    for (line, key) in before.lines.iter().zip(line_keys(before)) {
        let field = typed_field("actual", &key);
        let typed = carried.get(&field).to_owned();
        if kept.contains(&key) || typed.is_empty() {
            continue;
        }
        let Some(place) = free(&carried) else { continue };
        let side = if line.side() == Side::Expense { "e" } else { "i" };
        carried.set(&typed_field("category", &place), &format!("{side}-{}", line.category.key()));
        carried.set(&typed_field("text", &place), &line.text);
        carried.set(&typed_field("actual", &place), &typed);
        carried.set(&field, "");
    }
    carried
}
