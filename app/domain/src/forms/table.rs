//! Questions that are answered with a table, such as a list of officers（表形式の設問）.
//!
//! The stored answer is a JSON array of rows of what was typed; blank rows are not kept.

use super::{Answers, read_number};
use crate::calendar;
use crate::folding;
use crate::money::Yen;
use crate::problems::Problem;
use crate::texts::Words;
use serde::{Deserialize, Serialize};

/// Most rows of a table.
pub const ROWS_MAX: usize = 50;
/// Most characters of a cell.
pub const CELL_MAX: usize = 200;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Heading.
    pub label: Words,
    /// What stands in its cells.
    pub cell: Cell,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// Yen.
    Money,
    /// A date.
    Date,
}

impl Cell {
    /// Every kind.
    pub const ALL: [Cell; 4] = [Cell::Text, Cell::Number, Cell::Money, Cell::Date];

    /// The code in forms.
    pub fn code(self) -> &'static str {
        match self {
            Cell::Text => "text",
            Cell::Number => "number",
            Cell::Money => "money",
            Cell::Date => "date",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Cell> {
        Cell::ALL.into_iter().find(|cell| cell.code() == code)
    }

    fn check(self, typed: &str) -> Result<(), Problem> {
        let now = typed.chars().count();
        if now > CELL_MAX {
            return Err(Problem::TooLong { max: CELL_MAX, now });
        }
        match self {
            Cell::Text => Ok(()),
            Cell::Number => read_number(typed).map(drop).ok_or(Problem::NotANumber),
            Cell::Money => Yen::parse(typed).map(drop).map_err(|_| Problem::NotMoney),
            Cell::Date => calendar::parse_date(typed).map(drop).map_err(|_| Problem::NotADate),
        }
    }
}

/// The name of a cell in the form.
pub fn field(question: &str, row: usize, column: usize) -> String {
    format!("{question}.{row}.{column}")
}

/// Reads a stored answer.
pub fn rows(stored: &str) -> Vec<Vec<String>> {
    serde_json::from_str(stored).unwrap_or_default()
}

/// Puts rows into the form that is stored; empty when all are blank.
pub fn store(rows: &[Vec<String>]) -> String {
    let filled: Vec<&Vec<String>> = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
    if filled.is_empty() { String::new() } else { serde_json::json!(filled).to_string() }
}

/// Gathers the cells of a form that was sent.
pub fn gather(question: &str, columns: usize, typed: &Answers) -> String {
    let cell = |row: usize, column: usize| folding::clean(typed.get(&field(question, row, column)));
    let row = |row: usize| (0..columns).map(|column| cell(row, column)).collect();
    store(&(0..ROWS_MAX).map(row).collect::<Vec<Vec<String>>>())
}

pub(super) fn check(columns: &[Column], stored: &str) -> Result<(), Problem> {
    for (index, row) in rows(stored).iter().enumerate() {
        for (column, typed) in columns.iter().zip(row) {
            if typed.is_empty() {
                continue;
            }
            column.cell.check(typed).map_err(|problem| Problem::Cell {
                row: index + 1,
                column: column.label.clone(),
                problem: Box::new(problem),
            })?;
        }
    }
    Ok(())
}
