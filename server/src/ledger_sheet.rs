//! The ledger of grants as a spreadsheet in the form of the office（交付台帳のExcelファイル）: title, heading, a line a case,
//! a sum a call, the sum of the year.

use crate::store::ledger::Line;
use domain::calendar::{date, date_in_japan, short_date};
use domain::submissions::Stage;
use domain::texts::{Lang, ledger as words, staff, submissions};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// The columns of money, in their order.
fn money(line: &Line) -> [i64; 5] {
    [line.granted, line.paid, line.actual.unwrap_or(0), line.confirmed.unwrap_or(0), line.returned]
}

/// What a round of the ledger is called: the call's title, and by its closing where another round of the year has the same.
pub fn round_name(lines: &[Line], round: &Line, lang: Lang) -> String {
    let is_double = lines.iter().any(|line| line.call == round.call && line.slug != round.slug);
    match is_double {
        true => words::closed_on(lang, &round.call, date(date_in_japan(round.closes_at), lang)).bare(),
        false => round.call.clone(),
    }
}

struct Forms {
    title: Format,
    head: Format,
    cell: Format,
    yen: Format,
    sum: Format,
    sum_yen: Format,
}

impl Forms {
    fn new() -> Forms {
        let cell = Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let yen = cell.clone().set_num_format("#,##0;▲#,##0");
        let bold = |format: &Format| format.clone().set_bold().set_background_color("#EEF3F6");
        Forms {
            title: Format::new().set_bold().set_font_size(14),
            head: bold(&cell).set_align(FormatAlign::Center),
            sum: bold(&cell),
            sum_yen: bold(&yen),
            cell,
            yen,
        }
    }
}

/// The file. `title` names city and year; `note` says when it was made.
///
/// # Errors
/// A table beyond what a spreadsheet holds.
pub fn write(lines: &[Line], title: &str, note: &str, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let forms = Forms::new();
    let sheet = book.add_worksheet();
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(2, 2)?;
    let widths = [14.0, 34.0, 24.0, 16.0, 13.0, 13.0, 13.0, 13.0, 13.0, 13.0];
    for (column, width) in (0_u16..).zip(widths) {
        sheet.set_column_width(column, width)?;
    }
    sheet.write_string_with_format(0, 0, title, &forms.title)?;
    sheet.write_string(1, 0, note)?;
    let heads = [
        staff::number(lang),
        staff::project(lang),
        staff::group(lang),
        words::stage(lang),
        words::granted_on(lang),
        words::granted(lang),
        words::paid(lang),
        words::actual(lang),
        words::confirmed(lang),
        words::returned(lang),
    ];
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(2, column, head.bare(), &forms.head)?;
    }
    sheet.set_freeze_panes(3, 0)?;
    let mut row = 3;
    for round in lines.chunk_by(|one, next| one.slug == next.slug) {
        for line in round {
            put(sheet, row, line, &forms, lang)?;
            row += 1;
        }
        let name = words::sum_of(lang, round_name(lines, &round[0], lang)).bare();
        sum(sheet, row, &name, round, &forms)?;
        row += 1;
    }
    sum(sheet, row, &words::sum(lang).bare(), lines, &forms)?;
    book.save_to_buffer()
}

fn put(sheet: &mut Worksheet, row: u32, line: &Line, forms: &Forms, lang: Lang) -> Result<(), XlsxError> {
    let stage = Stage::from_code(&line.stage).map(|stage| submissions::stage(lang, stage).bare()).unwrap_or_default();
    let texts = [line.number.clone(), line.title.clone(), line.group_name.clone(), stage, short_date(line.granted_on)];
    for (column, text) in (0_u16..).zip(texts) {
        sheet.write_string_with_format(row, column, text, &forms.cell)?;
    }
    for (column, amount) in (5_u16..).zip(money(line)) {
        sheet.write_number_with_format(row, column, amount as f64, &forms.yen)?;
    }
    Ok(())
}

fn sum(sheet: &mut Worksheet, row: u32, name: &str, lines: &[Line], forms: &Forms) -> Result<(), XlsxError> {
    for column in 0..5 {
        sheet.write_string_with_format(row, column, if column == 1 { name } else { "" }, &forms.sum)?;
    }
    for column in 0..5_usize {
        let total: i64 = lines.iter().map(|line| money(line)[column]).sum();
        let place = u16::try_from(column + 5).unwrap_or(u16::MAX);
        sheet.write_number_with_format(row, place, total as f64, &forms.sum_yen)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calendar::end_of_day;

    fn line(slug: &str, call: &str, month: u32) -> Line {
        let day = chrono::NaiveDate::from_ymd_opt(2026, month, 30).unwrap_or_default();
        Line {
            slug: slug.into(),
            call: call.into(),
            closes_at: end_of_day(day),
            number: String::new(),
            title: String::new(),
            group_name: String::new(),
            stage: String::new(),
            granted: 0,
            granted_on: day,
            report_due_on: day,
            actual: None,
            confirmed: None,
            paid: 0,
            returned: 0,
        }
    }

    #[test]
    fn rounds_of_one_title_are_told_apart_by_their_closing() {
        let lines =
            [line("a", "元気支援", 6), line("a", "元気支援", 6), line("b", "元気支援", 9), line("c", "学び", 9)];
        let names = lines.each_ref().map(|round| round_name(&lines, round, Lang::Ja));
        let first = "元気支援（令和8年6月30日（火）締切）";
        assert_eq!(names, [first, first, "元気支援（令和8年9月30日（水）締切）", "学び"]);
    }
}
