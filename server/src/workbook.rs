//! Spreadsheets, row by row: what is written lies on disk, not in memory（Excelファイルの書き出し）.

use crate::tables::Cell;
use chrono::Datelike;
use domain::texts::{Lang, desk as words};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};
use std::borrow::Cow;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use tokio::sync::mpsc::Receiver;

/// Rows that may wait for the writer.
pub const WAITING: usize = 64;

/// Writes rows as they come, the first as the heading, into a file without a name; and says how long it is.
/// Text stays text: nothing is computed, and zeros in front stay.
///
/// # Errors
/// The disk.
pub fn write(mut rows: Receiver<Vec<Cell>>, lang: Lang) -> anyhow::Result<(File, u64)> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    sheet.set_freeze_panes(1, 0)?;
    let cut = words::cell_cut(lang).bare();
    let mut line = 0;
    while let Some(cells) = rows.blocking_recv() {
        for (column, cell) in (0_u16..).zip(&cells) {
            match cell {
                Cell::Text(text) if line == 0 => sheet.write_string_with_format(line, column, text, &bold).map(drop)?,
                Cell::Text(text) => sheet.write_string(line, column, fitting(text, &cut)).map(drop)?,
                Cell::Number(number) => sheet.write_number(line, column, *number as f64).map(drop)?,
                Cell::Day(date) => {
                    let date = excel_day(*date)?;
                    sheet.write_datetime_with_format(line, column, &date, &day).map(drop)?;
                }
                Cell::Empty => {}
            }
        }
        line += 1;
    }
    let mut file = tempfile::tempfile()?;
    book.save_to_writer(&mut file)?;
    let length = file.seek(SeekFrom::End(0))?;
    file.rewind()?;
    Ok((file, length))
}

/// A cell holds 32,767 units of UTF-16. What is longer ends with `cut`, which says where the whole is.
fn fitting<'t>(text: &'t str, cut: &str) -> Cow<'t, str> {
    const MOST: usize = 32_767;
    let units = |text: &str| text.encode_utf16().count();
    if units(text) <= MOST {
        return text.into();
    }
    let mut room = MOST - units(cut);
    let kept = text.chars().take_while(|letter| {
        let fits = letter.len_utf16() <= room;
        room = room.saturating_sub(letter.len_utf16());
        fits
    });
    kept.chain(cut.chars()).collect::<String>().into()
}

fn excel_day(date: chrono::NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or(u16::MAX);
    let (month, day) = (u8::try_from(date.month()).unwrap_or(1), u8::try_from(date.day()).unwrap_or(1));
    ExcelDateTime::from_ymd(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_longer_than_a_cell_says_where_it_goes_on() {
        let whole = "𠮷".repeat(16_383);
        assert_eq!(fitting(&whole, ""), whole);
        let long = fitting(&"𠮷".repeat(16_384), &words::cell_cut(Lang::Ja).bare()).into_owned();
        assert!(long.encode_utf16().count() <= 32_767 && long.starts_with("𠮷𠮷") && long.contains("CSV"));
    }
}
