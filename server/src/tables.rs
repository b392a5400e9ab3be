//! Tables to take along: cells, and CSV that spreadsheets open as it was meant（表の書き出し）.

use chrono::NaiveDate;

/// What a CSV file begins with, so that spreadsheets read it as UTF-8.
pub const BOM: &str = "\u{FEFF}";

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, as people typed it.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    /// A day, where there is one.
    pub fn day(day: Option<NaiveDate>) -> Cell {
        day.map_or(Cell::Empty, Cell::Day)
    }

    /// As it stands in a CSV file, before it is quoted. A spreadsheet computes what begins like a formula, also
    /// in full width and after blanks; an apostrophe before it makes it text again. Digits are left as they are:
    /// the zero in front of a telephone number stays in the file.
    pub fn plain(&self) -> String {
        match self {
            Cell::Text(text) if is_formula(text) => format!("'{text}"),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Empty => String::new(),
        }
    }
}

fn is_formula(text: &str) -> bool {
    let begins = |text: &str, marks: &[char]| text.starts_with(marks);
    begins(text, &['\t', '\r', '\n'])
        || begins(text.trim_start(), &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}'])
}

/// A line of a CSV file, with its end. Every cell is quoted, so commas and line breaks stay inside.
pub fn csv_line(cells: &[Cell]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.plain().replace('"', "\"\""))).collect();
    format!("{}\r\n", cells.join(","))
}

/// A whole CSV file, for tables that are small.
pub fn csv(rows: &[Vec<Cell>]) -> String {
    rows.iter().fold(BOM.to_owned(), |file, row| file + &csv_line(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_computed_and_nothing_is_lost() {
        let cases = [
            ("=1+1", "\"'=1+1\"\r\n"),
            (" =1+1", "\"' =1+1\"\r\n"),
            ("＝１", "\"'＝１\"\r\n"),
            ("+81 920", "\"'+81 920\"\r\n"),
            ("-1", "\"'-1\"\r\n"),
            ("@SUM(A1)", "\"'@SUM(A1)\"\r\n"),
            ("\t=1", "\"'\t=1\"\r\n"),
            ("\r=1", "\"'\r=1\"\r\n"),
            ("0920536111", "\"0920536111\"\r\n"),
            ("𠮷田 髙﨑", "\"𠮷田 髙﨑\"\r\n"),
            ("「浜」の\"会\",一\n二", "\"「浜」の\"\"会\"\",一\n二\"\r\n"),
        ];
        for (typed, expected) in cases {
            assert_eq!(csv_line(&[Cell::text(typed)]), expected, "{typed:?}");
        }
    }

    #[test]
    fn numbers_and_days_stay_what_they_are() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22);
        let row = vec![Cell::Number(-5), Cell::day(day), Cell::day(None), Cell::Empty];
        assert_eq!(csv(&[row]), "\u{FEFF}\"-5\",\"2026-11-22\",\"\",\"\"\r\n");
    }
}
