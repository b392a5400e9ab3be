//! The budget as a form（収支予算書の入力）: names of its fields, and rows back from what was typed.
//!
//! The server and the live totals in the browser read the same form with the same function.

use super::{Category, Expense, Income, LineField, RawLine, Side};
use crate::money::Yen;
use std::collections::BTreeMap;

/// Most rows of one side.
pub const ROWS_MAX: usize = 200;

/// The name of the tick for 対象外, beside the columns of [`LineField`].
pub const EXCLUDED: &str = "excluded";

impl Side {
    /// The letter in names of fields.
    pub fn letter(self) -> char {
        match self {
            Side::Income => 'i',
            Side::Expense => 'e',
        }
    }
}

impl LineField {
    /// The columns in the order of the table.
    pub const ALL: [LineField; 7] = [
        LineField::Category,
        LineField::Text,
        LineField::Quantity,
        LineField::Unit,
        LineField::Price,
        LineField::Amount,
        LineField::Basis,
    ];

    /// The column in names of fields.
    pub fn key(self) -> &'static str {
        match self {
            LineField::Category => "category",
            LineField::Text => "text",
            LineField::Quantity => "quantity",
            LineField::Unit => "unit",
            LineField::Price => "price",
            LineField::Amount => "amount",
            LineField::Basis => "basis",
        }
    }
}

/// The name of a row: `e-3` is the fourth row of the expenses.
pub fn row_name(side: Side, row: usize) -> String {
    format!("{}-{row}", side.letter())
}

/// The name of a field: `e-3-price`.
pub fn field_name(side: Side, row: usize, column: &str) -> String {
    format!("{}-{row}-{column}", side.letter())
}

/// Reads the name of a row.
pub fn read_row_name(name: &str) -> Option<(Side, usize)> {
    let (letter, row) = name.split_once('-')?;
    let side = [Side::Income, Side::Expense].into_iter().find(|side| letter == side.letter().to_string())?;
    let row = row.parse().ok().filter(|row| *row < ROWS_MAX)?;
    Some((side, row))
}

/// The rows of a form, income first, each side in its order. Fields of other names are passed over.
pub fn rows<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<RawLine> {
    let mut rows: BTreeMap<(Side, usize), RawLine> = BTreeMap::new();
    for (name, value) in fields {
        let Some((row, column)) = name.rsplit_once('-') else { continue };
        let Some((side, row)) = read_row_name(row) else { continue };
        let line = rows.entry((side, row)).or_insert_with(|| RawLine::empty(side));
        line.put(column, value);
    }
    rows.into_values().collect()
}

/// Every line with its row within its side, as the table shows it.
pub fn places(lines: &[RawLine]) -> Vec<(Side, usize)> {
    let mut next: BTreeMap<Side, usize> = BTreeMap::new();
    let place = |line: &RawLine| {
        let row = next.entry(line.side).or_default();
        *row += 1;
        (line.side, *row - 1)
    };
    lines.iter().map(place).collect()
}

/// Takes a row away.
pub fn remove(lines: &mut Vec<RawLine>, side: Side, row: usize) {
    if let Some(index) = places(lines).iter().position(|place| *place == (side, row)) {
        lines.remove(index);
    }
}

/// Where a row goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Before the row above it.
    Up,
    /// After the row below it.
    Down,
}

/// Moves a row by one place within its side. At the end of the side it stays.
pub fn shift(lines: &mut [RawLine], side: Side, row: usize, way: Way) {
    let other = match way {
        Way::Up => row.checked_sub(1),
        Way::Down => row.checked_add(1),
    };
    let places = places(lines);
    let index = |row: usize| places.iter().position(|place| *place == (side, row));
    if let Some((one, other)) = index(row).zip(other.and_then(index)) {
        lines.swap(one, other);
    }
}

/// Adds an empty row to a side, unless it is full.
pub fn add_row(lines: &mut Vec<RawLine>, side: Side) {
    if lines.iter().filter(|line| line.side == side).count() < ROWS_MAX {
        lines.push(RawLine::empty(side));
    }
}

/// Makes one line of 市補助金 ask for this amount. Further lines of 市補助金 go, so that the sum is right.
pub fn request(lines: &mut Vec<RawLine>, amount: Yen, text: &str) {
    let is_subsidy = |line: &RawLine| line.side == Side::Income && line.category == Income::Subsidy.key();
    let kept = lines.iter().find(|line| is_subsidy(line)).cloned();
    lines.retain(|line| !is_subsidy(line));
    let mut line = kept.unwrap_or_else(|| RawLine::empty(Side::Income));
    line.category = Income::Subsidy.key().to_owned();
    if line.text.trim().is_empty() {
        line.text = text.to_owned();
    }
    line.quantity = String::new();
    line.unit = String::new();
    line.price = String::new();
    line.amount = amount.to_string();
    lines.insert(0, line);
}

impl RawLine {
    /// Keeps one typed column.
    fn put(&mut self, column: &str, typed: &str) {
        let typed = crate::folding::clean(typed);
        match column {
            EXCLUDED => self.excluded = typed == "yes",
            "category" => self.category = typed,
            "text" => self.text = typed,
            "quantity" => self.quantity = typed,
            "unit" => self.unit = typed,
            "price" => self.price = typed,
            "amount" => self.amount = typed,
            "basis" => self.basis = typed,
            _ => {}
        }
    }

    /// What was typed in a column.
    pub fn typed(&self, column: LineField) -> &str {
        match column {
            LineField::Category => &self.category,
            LineField::Text => &self.text,
            LineField::Quantity => &self.quantity,
            LineField::Unit => &self.unit,
            LineField::Price => &self.price,
            LineField::Amount => &self.amount,
            LineField::Basis => &self.basis,
        }
    }

    /// Whether the row is as a fresh form has it: nothing typed, nothing chosen.
    pub fn is_untouched(&self) -> bool {
        LineField::ALL.iter().all(|column| self.typed(*column).is_empty()) && !self.excluded
    }
}

/// The categories of a side, in the order of the paper form.
pub fn categories(side: Side) -> Vec<Category> {
    match side {
        Side::Income => Income::ALL.iter().map(|income| Category::Income(*income)).collect(),
        Side::Expense => Expense::ALL.iter().map(|expense| Category::Expense(*expense)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_in_order_with_everything_typed() {
        let fields = [
            ("e-10-text", "二番目"),
            ("e-2-text", "一番目"),
            ("e-2-excluded", "yes"),
            ("i-0-amount", "１，０００"),
            ("e-999-text", "遠すぎる"),
            ("go", "save"),
        ];
        let rows = rows(fields);
        let seen: Vec<_> = rows.iter().map(|row| (row.side, row.text.as_str(), row.excluded)).collect();
        assert_eq!(
            seen,
            [(Side::Income, "", false), (Side::Expense, "一番目", true), (Side::Expense, "二番目", false)]
        );
        assert_eq!(rows[0].amount, "１，０００");
        assert_eq!(places(&rows), [(Side::Income, 0), (Side::Expense, 0), (Side::Expense, 1)]);
    }

    #[test]
    fn a_row_is_taken_away_and_the_others_stay() {
        let mut lines = rows([("e-0-text", "a"), ("e-1-text", "b"), ("i-0-text", "c")]);
        remove(&mut lines, Side::Expense, 0);
        let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["c", "b"]);
        remove(&mut lines, Side::Expense, 7);
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn rows_move_within_their_side() {
        let typed = [("e-0-text", "a"), ("e-1-text", "b"), ("e-2-text", "c"), ("i-0-text", "x")];
        let cases = [
            ((Side::Expense, 1, Way::Up), "xbac"),
            ((Side::Expense, 1, Way::Down), "xacb"),
            ((Side::Expense, 0, Way::Up), "xabc"),
            ((Side::Expense, 2, Way::Down), "xabc"),
            ((Side::Income, 0, Way::Down), "xabc"),
            ((Side::Expense, 9, Way::Up), "xabc"),
        ];
        for ((side, row, way), expected) in cases {
            let mut lines = rows(typed);
            shift(&mut lines, side, row, way);
            assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), expected);
        }
    }

    #[test]
    fn the_request_is_one_line_with_its_words_kept() {
        let mut lines = rows([
            ("i-0-category", "own"),
            ("i-1-category", "subsidy"),
            ("i-1-text", "わがまち補助金"),
            ("i-2-category", "subsidy"),
            ("i-2-amount", "5"),
        ]);
        request(&mut lines, Yen(91_000), "市補助金");
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].text.as_str(), lines[0].amount.as_str()), ("わがまち補助金", "91,000"));
    }
}
