//! The ledger of grants as a spreadsheet in the form of the office（交付台帳のExcelファイル）: title, heading, a line a case,
//! a sum a call, the sum of the year; on a sheet of its own what was acquired with the grants（財産管理台帳）.

use crate::store::ledger::Line;
use crate::store::property::Line as Acquired;
use domain::calendar::{date, date_in_japan, short_date};
use domain::submissions::Stage;
use domain::texts::{Lang, Text, ledger as words, property, staff, submissions};
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

/// The file. `title` names city and year; `note` says when it was made. The second sheet is there where something was
/// acquired.
///
/// # Errors
/// A table beyond what a spreadsheet holds.
pub fn write(
    lines: &[Line],
    acquired: &[Acquired],
    (title, note): (&str, &str),
    lang: Lang,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let forms = Forms::new();
    grants(book.add_worksheet(), lines, (title, note), &forms, lang)?;
    if !acquired.is_empty() {
        register(book.add_worksheet(), acquired, (title, note), &forms, lang)?;
    }
    book.save_to_buffer()
}

/// Page, widths, title and the line of headings, which is the third.
fn head<const N: usize>(
    sheet: &mut Worksheet,
    (title, note): (&str, &str),
    columns: [(f64, Text); N],
    forms: &Forms,
) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(2, 2)?;
    sheet.write_string_with_format(0, 0, title, &forms.title)?;
    sheet.write_string(1, 0, note)?;
    for (column, (width, head)) in (0_u16..).zip(columns) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(2, column, head.bare(), &forms.head)?;
    }
    sheet.set_freeze_panes(3, 0)?;
    Ok(())
}

fn grants(
    sheet: &mut Worksheet,
    lines: &[Line],
    named: (&str, &str),
    forms: &Forms,
    lang: Lang,
) -> Result<(), XlsxError> {
    let columns = [
        (14.0, staff::number(lang)),
        (34.0, staff::project(lang)),
        (24.0, staff::group(lang)),
        (16.0, words::stage(lang)),
        (13.0, words::granted_on(lang)),
        (13.0, words::granted(lang)),
        (13.0, words::paid(lang)),
        (13.0, words::actual(lang)),
        (13.0, words::confirmed(lang)),
        (13.0, words::returned(lang)),
    ];
    head(sheet, named, columns, forms)?;
    let mut row = 3;
    for round in lines.chunk_by(|one, next| one.slug == next.slug) {
        for line in round {
            put(sheet, row, line, forms, lang)?;
            row += 1;
        }
        let name = words::sum_of(lang, round_name(lines, &round[0], lang)).bare();
        sum(sheet, row, &name, round, forms)?;
        row += 1;
    }
    sum(sheet, row, &words::sum(lang).bare(), lines, forms)
}

/// What was acquired with the grants: a line an entry of the register（財産管理台帳）.
fn register(
    sheet: &mut Worksheet,
    acquired: &[Acquired],
    (title, note): (&str, &str),
    forms: &Forms,
    lang: Lang,
) -> Result<(), XlsxError> {
    let name = property::title(lang).bare();
    sheet.set_name(&name)?;
    let columns = [
        (14.0, staff::number(lang)),
        (30.0, staff::project(lang)),
        (22.0, staff::group(lang)),
        (6.0, property::nth(lang)),
        (24.0, property::name(lang)),
        (18.0, property::model(lang)),
        (8.0, property::quantity(lang)),
        (13.0, property::price(lang)),
        (13.0, property::value(lang)),
        (13.0, property::acquired(lang)),
        (24.0, property::place(lang)),
        (13.0, property::until(lang)),
        (20.0, property::dealing(lang)),
    ];
    head(sheet, (&format!("{title} {name}"), note), columns, forms)?;
    for (row, line) in (3_u32..).zip(acquired) {
        let entry = &line.property;
        let dealt = entry
            .dealt
            .map(|(dealing, on)| property::dealt(lang, property::dealing_of(lang, dealing), short_date(on)).bare());
        let texts = [
            (0_u16, line.number.clone()),
            (1, line.title.clone()),
            (2, line.group_name.clone()),
            (4, entry.name.clone()),
            (5, entry.model.clone()),
            (9, short_date(entry.acquired_on)),
            (10, entry.place.clone()),
            (11, short_date(entry.restricted_until)),
            (12, dealt.unwrap_or_default()),
        ];
        for (column, text) in texts {
            sheet.write_string_with_format(row, column, text, &forms.cell)?;
        }
        let numbers = [(3_u16, i64::from(entry.nth)), (6, entry.quantity), (7, entry.price.0), (8, entry.value().0)];
        for (column, number) in numbers {
            sheet.write_number_with_format(row, column, number as f64, &forms.yen)?;
        }
    }
    Ok(())
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
