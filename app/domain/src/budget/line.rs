//! Lines of a budget, as typed and as read（収支明細）.

use super::{Category, Expense, Income, Quantity, QuantityError, Side};
use crate::folding::clean;
use crate::money::{Yen, YenError};
use crate::texts::{Lang, Text, budget as words, shell};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Longest text and longest basis of a line, in characters.
pub const TEXT_MAX: usize = 200;
/// Longest unit, in characters.
pub const UNIT_MAX: usize = 20;

/// A line exactly as it was typed; what a draft keeps, complete or not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RawLine {
    /// The stored line, once there is one.
    pub id: Option<Uuid>,
    /// Which table it stands in.
    pub side: Side,
    /// Key of the category（節）.
    pub category: String,
    /// What it is for（内容）.
    pub text: String,
    /// 数量
    pub quantity: String,
    /// 単位
    pub unit: String,
    /// 単価
    pub price: String,
    /// 金額; read only while no price is typed, otherwise it is quantity × price.
    pub amount: String,
    /// Marked 対象外 by the applicant.
    #[serde(default)]
    pub excluded: bool,
    /// 根拠, such as an estimate（見積書）.
    pub basis: String,
}

/// A line that could be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetLine {
    /// The stored line, once there is one.
    pub id: Option<Uuid>,
    /// 節; decides the side.
    pub category: Category,
    /// 内容
    pub text: String,
    /// 数量, if one was given.
    pub quantity: Option<Quantity>,
    /// 単位
    pub unit: String,
    /// 単価, if one was given.
    pub price: Option<Yen>,
    /// 金額: quantity × price, fractions of a yen dropped; without a price as typed（一式）.
    pub amount: Yen,
    /// 対象: an expense whose category the call allows and which the applicant did not exclude.
    pub eligible: bool,
    /// 根拠
    pub basis: String,
}

/// A column of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineField {
    /// 節
    Category,
    /// 内容
    Text,
    /// 数量
    Quantity,
    /// 単位
    Unit,
    /// 単価
    Price,
    /// 金額
    Amount,
    /// 根拠
    Basis,
}

/// What is wrong with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFault {
    /// Neither a price nor an amount was typed.
    Missing,
    /// No such category on this side.
    UnknownCategory,
    /// Not a quantity.
    Quantity(QuantityError),
    /// Not an amount.
    Yen(YenError),
    /// Below zero. Own money is let through: what is wrong there is the whole budget.
    Negative,
    /// Quantity × price is beyond [`Yen::MAX_TYPED`].
    TooLarge,
    /// More characters than `max`.
    TooLong {
        /// The limit.
        max: usize,
    },
}

/// One thing wrong with one column of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineProblem {
    /// The column.
    pub field: LineField,
    /// What is wrong with it.
    pub fault: LineFault,
}

impl BudgetLine {
    /// The side it stands on.
    pub fn side(&self) -> Side {
        self.category.side()
    }

    /// The line as people read it: what it is, how it is counted, how much, and whether it counts. `write` says
    /// what becomes of readings.
    pub fn read_out(&self, lang: Lang, write: impl Fn(Text) -> String) -> String {
        let yen = |amount| write(shell::amount(lang, amount));
        let mut text = format!("{}　{}", write(words::category_name(lang, self.category)), self.text);
        if let Some(price) = self.price {
            let quantity = self.quantity.map(|quantity| format!("{quantity}{} × ", self.unit)).unwrap_or_default();
            text.push_str(&format!("　{quantity}{}", yen(price)));
        }
        text.push_str(&format!("　{}", yen(self.amount)));
        if self.side() == Side::Expense && !self.eligible {
            text.push_str(&format!("【{}】", write(words::scope(lang))));
        }
        if !self.basis.is_empty() {
            text.push_str(&format!("　（{}）", self.basis));
        }
        text
    }

    /// The line as a form shows it again.
    pub fn to_raw(&self) -> RawLine {
        let shown = |amount: Yen| amount.to_string();
        RawLine {
            id: self.id,
            side: self.side(),
            category: self.category.key().to_owned(),
            text: self.text.clone(),
            quantity: self.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
            unit: self.unit.clone(),
            price: self.price.map(shown).unwrap_or_default(),
            amount: shown(self.amount),
            excluded: self.side() == Side::Expense && !self.eligible,
            basis: self.basis.clone(),
        }
    }
}

impl RawLine {
    /// An empty row of a table.
    pub fn empty(side: Side) -> RawLine {
        RawLine {
            id: None,
            side,
            category: String::new(),
            text: String::new(),
            quantity: String::new(),
            unit: String::new(),
            price: String::new(),
            amount: String::new(),
            excluded: false,
            basis: String::new(),
        }
    }

    /// Whether nothing was typed. A chosen category or unit alone is a row that nobody used.
    pub fn is_blank(&self) -> bool {
        [&self.text, &self.quantity, &self.price, &self.amount, &self.basis]
            .into_iter()
            .all(|typed| clean(typed).is_empty())
    }

    /// Reads the line. A missing text does not hinder totals; [`super::Budget::check`] asks for it.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the columns.
    pub fn parse(&self, allowed: &BTreeSet<Expense>) -> Result<BudgetLine, Vec<LineProblem>> {
        let mut problems = Vec::new();
        let mut note = |field, fault| problems.push(LineProblem { field, fault });

        let category = Category::from_key(self.side, clean(&self.category).as_str());
        if category.is_none() {
            note(LineField::Category, LineFault::UnknownCategory);
        }
        for (field, typed, max) in [
            (LineField::Text, &self.text, TEXT_MAX),
            (LineField::Unit, &self.unit, UNIT_MAX),
            (LineField::Basis, &self.basis, TEXT_MAX),
        ] {
            if clean(typed).chars().count() > max {
                note(field, LineFault::TooLong { max });
            }
        }
        let figures = self.figures(category);
        match (category, figures) {
            (Some(category), Ok(figures)) if problems.is_empty() => Ok(self.line(category, figures, allowed)),
            (_, figures) => {
                problems.extend(figures.err().into_iter().flatten());
                Err(problems)
            }
        }
    }

    fn line(&self, category: Category, figures: Figures, allowed: &BTreeSet<Expense>) -> BudgetLine {
        let in_scope = matches!(category, Category::Expense(expense) if allowed.contains(&expense));
        BudgetLine {
            id: self.id,
            category,
            text: clean(&self.text),
            quantity: figures.quantity,
            unit: clean(&self.unit),
            price: figures.price,
            amount: figures.amount,
            eligible: in_scope && !self.excluded,
            basis: clean(&self.basis),
        }
    }

    /// Quantity, price and the amount they make.
    fn figures(&self, category: Option<Category>) -> Result<Figures, Vec<LineProblem>> {
        let may_be_negative = category == Some(Category::Income(Income::Own));
        let quantity = optional(&self.quantity, str::parse::<Quantity>)
            .map_err(|error| problem(LineField::Quantity, LineFault::Quantity(error)));
        let price = yen(&self.price, LineField::Price, may_be_negative);
        let (quantity, price) = match (quantity, price) {
            (Ok(quantity), Ok(price)) => (quantity, price),
            (quantity, price) => {
                return Err(quantity.err().into_iter().chain(price.err()).collect());
            }
        };
        let amount = match price {
            Some(price) => quantity.unwrap_or(Quantity::whole(1)).times(price),
            None => {
                let typed = yen(&self.amount, LineField::Amount, may_be_negative);
                let missing = problem(LineField::Amount, LineFault::Missing);
                Some(typed.map_err(|wrong| vec![wrong])?.ok_or_else(|| vec![missing])?)
            }
        };
        match amount {
            Some(amount) if amount.0.abs() <= Yen::MAX_TYPED.0 => Ok(Figures { quantity, price, amount }),
            _ => Err(vec![problem(LineField::Amount, LineFault::TooLarge)]),
        }
    }
}

struct Figures {
    quantity: Option<Quantity>,
    price: Option<Yen>,
    amount: Yen,
}

fn problem(field: LineField, fault: LineFault) -> LineProblem {
    LineProblem { field, fault }
}

/// `None` for an empty box.
fn optional<T, E>(typed: &str, read: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if clean(typed).is_empty() { Ok(None) } else { read(typed).map(Some) }
}

fn yen(typed: &str, field: LineField, may_be_negative: bool) -> Result<Option<Yen>, LineProblem> {
    let amount = optional(typed, Yen::parse).map_err(|error| problem(field, LineFault::Yen(error)))?;
    match amount {
        Some(amount) if amount.is_negative() && !may_be_negative => Err(problem(field, LineFault::Negative)),
        other => Ok(other),
    }
}
