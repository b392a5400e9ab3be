//! Days on which the office is open（開庁日）: not weekends, national holidays, and the turn of the year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Whether the office works on a day: 地方自治法4条の2 closes it on Saturdays, Sundays, national holidays, and at the turn
/// of the year, for which the cities take 29 December to 3 January.
pub fn is_working_day(day: NaiveDate) -> bool {
    let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let turns_year = matches!((day.month(), day.day()), (12, 29..) | (1, ..=3));
    !is_weekend && !turns_year && !is_holiday(day)
}

/// A national holiday（休日、国民の祝日に関する法律3条）, by the law as it stands since 2022.
pub fn is_holiday(day: NaiveDate) -> bool {
    is_named(day) || is_substitute(day) || is_between(day)
}

/// 国民の祝日, 2条.
fn is_named(day: NaiveDate) -> bool {
    let monday = (day.weekday() == Weekday::Mon).then(|| (day.day() - 1) / 7 + 1);
    match (day.month(), day.day()) {
        (1, 1) | (2, 11 | 23) | (4, 29) | (5, 3..=5) | (8, 11) | (11, 3 | 23) => true,
        (1 | 10, _) => monday == Some(2),
        (7, _) => monday == Some(3),
        (3, date) => equinox(day.year(), 20_843_100) == Some(date),
        (9, date) => monday == Some(3) || equinox(day.year(), 23_248_800) == Some(date),
        _ => false,
    }
}

/// The day of an equinox as the almanac finds it, for the years 1980 to 2099. `first` is where it stood in 1980, in
/// millionths of a day of the month; it drifts by 0.242194 days a year and a leap day takes it back.
fn equinox(year: i32, first: i32) -> Option<u32> {
    let years = year.checked_sub(1980).filter(|years| (0..120).contains(years))?;
    u32::try_from((first + 242_194 * years) / 1_000_000 - years / 4).ok()
}

/// 振替休日, 3条2項: a holiday on a Sunday makes the next day off that is none itself.
fn is_substitute(day: NaiveDate) -> bool {
    let before = (1..=7).map_while(|back| day.checked_sub_days(Days::new(back))).take_while(|day| is_named(*day));
    !is_named(day) && before.into_iter().any(|day| day.weekday() == Weekday::Sun)
}

/// 国民の休日, 3条3項: a day between two holidays.
fn is_between(day: NaiveDate) -> bool {
    let both = day.pred_opt().zip(day.succ_opt());
    !is_named(day) && both.is_some_and(|(before, after)| is_named(before) && is_named(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holidays(year: i32) -> Vec<(u32, u32)> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).expect("a day");
        let days = first.iter_days().take_while(|day| day.year() == year).filter(|day| is_holiday(*day));
        days.map(|day| (day.month(), day.day())).collect()
    }

    /// As the cabinet office lists them（内閣府「国民の祝日」について）, and for later years by the same law.
    #[test]
    fn holidays_are_those_of_the_law() {
        let of_2026 = [
            (1, 1),
            (1, 12),
            (2, 11),
            (2, 23),
            (3, 20),
            (4, 29),
            (5, 3),
            (5, 4),
            (5, 5),
            (5, 6),
            (7, 20),
            (8, 11),
            (9, 21),
            (9, 22),
            (9, 23),
            (10, 12),
            (11, 3),
            (11, 23),
        ];
        let of_2027 = [
            (1, 1),
            (1, 11),
            (2, 11),
            (2, 23),
            (3, 21),
            (3, 22),
            (4, 29),
            (5, 3),
            (5, 4),
            (5, 5),
            (7, 19),
            (8, 11),
            (9, 20),
            (9, 23),
            (10, 11),
            (11, 3),
            (11, 23),
        ];
        let of_2024 = [
            (1, 1),
            (1, 8),
            (2, 11),
            (2, 12),
            (2, 23),
            (3, 20),
            (4, 29),
            (5, 3),
            (5, 4),
            (5, 5),
            (5, 6),
            (7, 15),
            (8, 11),
            (8, 12),
            (9, 16),
            (9, 22),
            (9, 23),
            (10, 14),
            (11, 3),
            (11, 4),
            (11, 23),
        ];
        assert_eq!(holidays(2024), of_2024);
        assert_eq!(holidays(2026), of_2026);
        assert_eq!(holidays(2027), of_2027);
        assert!(holidays(2032).contains(&(9, 21)), "between two");
    }

    #[test]
    fn the_office_is_closed_at_weekends_on_holidays_and_at_the_turn_of_the_year() {
        let open = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).is_some_and(is_working_day);
        assert!(open(2026, 11, 24) && open(2026, 12, 28) && open(2027, 1, 4));
        assert!(!open(2026, 11, 21) && !open(2026, 11, 22) && !open(2026, 11, 23));
        assert!(!open(2026, 12, 29) && !open(2026, 12, 31) && !open(2027, 1, 1) && !open(2025, 1, 3));
    }
}
