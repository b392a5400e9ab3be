//! Reading dates as people type them（日付の入力）: 2026/11/22, 令和8年11月22日, `Ｒ８．１１．２２`.

use super::show::weekday;
use super::{Era, Wareki};
use crate::folding::digits;
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// Why a date was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("no date")]
    Empty,
    /// One of the three boxes is empty.
    #[error("{0:?} is missing")]
    Missing(DateBox),
    /// Not a date.
    #[error("not a date")]
    Unreadable,
    /// One of the three boxes holds no number.
    #[error("{0:?} is not a number")]
    NotANumber(DateBox),
    /// A short year without an era: 8 may be 令和8年, 平成8年 or 2008.
    #[error("a year without its era")]
    AmbiguousYear,
    /// A day before the era's first or after its last, such as 平成32年.
    #[error("{0:?} had no such year or day")]
    OutsideEra(Era),
    /// A western year outside 1868 to 2199.
    #[error("year {0} out of range")]
    YearOutOfRange(i32),
    /// No such day in the calendar, such as 30 February.
    #[error("no such day")]
    NoSuchDay,
    /// The weekday that was typed is not that day's.
    #[error("the weekday is not that of the date")]
    WrongWeekday,
}

/// One of the three boxes of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateBox {
    /// 年
    Year,
    /// 月
    Month,
    /// 日
    Day,
}

/// Reads a date typed in one piece, in full or half width: `2026-11-22`, `2026/11/22`, `20261122`,
/// `2026年11月22日（日）`, `令和8年11月22日`, `R8.11.22`, `令8.11.22`, `Sunday 22 November 2026`, `Nov 22nd, 2026`.
///
/// # Errors
/// Why it is not a date.
pub fn parse_date(typed: &str) -> Result<NaiveDate, DateError> {
    let plain = digits(typed);
    if plain.is_empty() {
        return Err(DateError::Empty);
    }
    if let Some(date) = read_english(typed) {
        return date;
    }
    let (plain, week) = split_weekday(&plain);
    let (era, numbers) = match Era::strip(plain) {
        Some((era, rest)) => (Some(era), rest),
        None => (None, plain),
    };
    let [year, month, day] = split_numbers(numbers)?;
    let year = read_year(era, year).ok_or(DateError::Unreadable)?;
    let month = read_number(month).ok_or(DateError::Unreadable)?;
    let day = read_number(day).ok_or(DateError::Unreadable)?;
    let date = build(year?, month, day)?;
    match week {
        Some(week) if week != weekday(date.weekday()) => Err(DateError::WrongWeekday),
        _ => Ok(date),
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The place of a name that was typed in full or by its first letters, three or more.
fn named(names: &[&str], word: &str) -> Option<usize> {
    names.iter().position(|name| word.len() >= 3 && name.starts_with(word))
}

/// A date with the month's English name: day, month and year in the order of Britain or of America, with the
/// weekday or without. `None` where no month is named.
fn read_english(typed: &str) -> Option<Result<NaiveDate, DateError>> {
    let lower = typed.nfkc().collect::<String>().to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let month = words.iter().find_map(|word| named(&MONTHS, word))?;
    let week = words.iter().find_map(|word| named(&WEEK, word));
    let is_name = |word: &&&str| named(&MONTHS, word).is_some() || named(&WEEK, word).is_some();
    let numbers: Vec<&str> = words.iter().filter(|word| !is_name(word)).copied().collect();
    let [day, year] = numbers[..] else { return Some(Err(DateError::Unreadable)) };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let month = u32::try_from(month).unwrap_or_default() + 1;
    let read = || {
        let year = read_year(None, year).ok_or(DateError::Unreadable)??;
        let date = build(year, month, read_number(day).ok_or(DateError::Unreadable)?)?;
        let same = week.is_none_or(|week| usize::try_from(date.weekday().num_days_from_monday()) == Ok(week));
        if same { Ok(date) } else { Err(DateError::WrongWeekday) }
    };
    Some(read())
}

/// Reads a date typed into three boxes. The year may be 2026, 令和8 or R8, each with or without 年.
///
/// # Errors
/// Which box is wrong, or why the three make no date.
pub fn parse_boxes(year: &str, month: &str, day: &str) -> Result<NaiveDate, DateError> {
    let [year, month, day] = [year, month, day].map(digits);
    if year.is_empty() && month.is_empty() && day.is_empty() {
        return Err(DateError::Empty);
    }
    let year = unit_off(&year, "年", DateBox::Year)?;
    let month = unit_off(&month, "月", DateBox::Month)?;
    let day = unit_off(&day, "日", DateBox::Day)?;
    let (era, number) = match Era::strip(year) {
        Some((era, rest)) => (Some(era), rest),
        None => (None, year),
    };
    let year = read_year(era, number).ok_or(DateError::NotANumber(DateBox::Year))??;
    let month = read_number(month).ok_or(DateError::NotANumber(DateBox::Month))?;
    let day = read_number(day).ok_or(DateError::NotANumber(DateBox::Day))?;
    build(year, month, day)
}

fn unit_off<'a>(typed: &'a str, unit: &str, which: DateBox) -> Result<&'a str, DateError> {
    let number = typed.strip_suffix(unit).unwrap_or(typed);
    if number.is_empty() { Err(DateError::Missing(which)) } else { Ok(number) }
}

/// Takes `(日)`, `(日曜日)`, `日曜日` or `日曜` off the end.
fn split_weekday(plain: &str) -> (&str, Option<char>) {
    let in_brackets = plain.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let (rest, name) = match in_brackets {
        Some((rest, name)) => (rest, name.trim_end_matches("曜日").trim_end_matches('曜')),
        None => {
            let text = plain.strip_suffix("曜日").or_else(|| plain.strip_suffix('曜'));
            let Some(text) = text else { return (plain, None) };
            let last = text.chars().last().map_or(0, char::len_utf8);
            text.split_at(text.len() - last)
        }
    };
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(week), None) if "日月火水木金土".contains(week) => (rest, Some(week)),
        _ => (plain, None),
    }
}

/// Year, month and day as text: separated by one kind of mark, or eight digits in a row.
fn split_numbers(numbers: &str) -> Result<[&str; 3], DateError> {
    if numbers.len() == 8 && numbers.bytes().all(|digit| digit.is_ascii_digit()) {
        return Ok([&numbers[..4], &numbers[4..6], &numbers[6..]]);
    }
    if let Some((year, rest)) = numbers.split_once('年') {
        let (month, day) = rest.split_once('月').ok_or(DateError::Unreadable)?;
        return Ok([year, month, day.strip_suffix('日').unwrap_or(day)]);
    }
    let mark = ['-', '/', '.'].into_iter().find(|mark| numbers.contains(*mark));
    let parts: Vec<&str> = numbers.split(mark.ok_or(DateError::Unreadable)?).collect();
    parts.try_into().map_err(|_| DateError::Unreadable)
}

/// A year that knows its era, if it was typed with one.
#[derive(Clone, Copy)]
struct Year {
    era: Option<Era>,
    western: i32,
}

/// `None` when it is no number; otherwise the year or what is wrong with it.
fn read_year(era: Option<Era>, number: &str) -> Option<Result<Year, DateError>> {
    if let Some(era) = era {
        let year = if number == "元" { 1 } else { read_number(number)? };
        let western = Wareki { era, year }.western();
        let year = western.map(|western| Year { era: Some(era), western });
        return Some(year.ok_or(DateError::OutsideEra(era)));
    }
    let western = i32::try_from(read_number(number)?).ok()?;
    Some(match western {
        0..=99 => Err(DateError::AmbiguousYear),
        1868..=2199 => Ok(Year { era: None, western }),
        other => Err(DateError::YearOutOfRange(other)),
    })
}

/// Up to four digits.
fn read_number(text: &str) -> Option<u32> {
    let good = (1..=4).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    if good { text.parse().ok() } else { None }
}

fn build(year: Year, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    let date = NaiveDate::from_ymd_opt(year.western, month, day).ok_or(DateError::NoSuchDay);
    let Some(era) = year.era else { return date };
    let outside = DateError::OutsideEra(era);
    if year.western > 2199 {
        return Err(outside);
    }
    let date = date?;
    if Era::of(date) == Some(era) { Ok(date) } else { Err(outside) }
}
