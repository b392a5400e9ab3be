//! How days and times are written（日付・時刻の表記）: always with the weekday, because deadlines are kept by it.

use super::{Wareki, date_in_japan};
use crate::texts::Lang;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc, Weekday};

/// 令和8年11月22日（日） · 2026年11月22日（日曜日） · Sunday 22 November 2026.
///
/// やさしい日本語 uses the western year, since people who did not grow up here do not count eras.
pub fn date(day: NaiveDate, lang: Lang) -> String {
    let rest = month_and_day(day, lang);
    match lang {
        Lang::Ja | Lang::Easy => format!("{}{rest}", year_in_front(day, lang)),
        Lang::En => format!("{rest} {}", day.year()),
    }
}

/// 11月22日（日） · 11月22日（日曜日） · Sunday 22 November; for the current year.
pub fn month_and_day(day: NaiveDate, lang: Lang) -> String {
    let (month, number, week) = (day.month(), day.day(), day.weekday());
    match lang {
        Lang::Ja => format!("{month}月{number}日（{}）", weekday(week)),
        Lang::Easy => format!("{month}月{number}日（{}曜日）", weekday(week)),
        Lang::En => day.format("%A %-d %B").to_string(),
    }
}

/// 令和8年11月22日（日）23時59分 · Sunday 22 November 2026, 23:59, in Japan time.
pub fn date_and_time(moment: DateTime<Utc>, lang: Lang) -> String {
    let day = date(date_in_japan(moment), lang);
    match lang {
        Lang::Ja | Lang::Easy => day + &time(moment, lang),
        Lang::En => format!("{day}, {}", time(moment, lang)),
    }
}

/// 23時59分 · 9時 · 23:59, in Japan time.
pub fn time(moment: DateTime<Utc>, lang: Lang) -> String {
    let clock = moment.time().overflowing_add_signed(chrono::Duration::hours(9)).0;
    match (lang, clock.minute()) {
        (Lang::En, minute) => format!("{}:{minute:02}", clock.hour()),
        (_, 0) => format!("{}時", clock.hour()),
        (_, minute) => format!("{}時{minute:02}分", clock.hour()),
    }
}

/// From one day to another: 令和8年11月1日（日）から11月30日（月）まで. The second year appears only when
/// it differs.
pub fn period(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    let same_year = year_in_front(from, Lang::Ja) == year_in_front(to, Lang::Ja);
    match lang {
        Lang::En if same_year => format!("{} to {}", month_and_day(from, lang), date(to, lang)),
        Lang::En => format!("{} to {}", date(from, lang), date(to, lang)),
        _ if same_year => format!("{}から{}まで", date(from, lang), month_and_day(to, lang)),
        _ => format!("{}から{}まで", date(from, lang), date(to, lang)),
    }
}

/// R8.11.22, for narrow table columns.
pub fn short_date(day: NaiveDate) -> String {
    match Wareki::of(day) {
        Some(Wareki { era, year }) => {
            format!("{}{year}.{}.{}", era.letter(), day.month(), day.day())
        }
        None => format!("{}.{}.{}", day.year(), day.month(), day.day()),
    }
}

/// A moment as it stands on a calendar leaf, part by part, in Japan time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// 11月 · Nov
    pub month: String,
    /// 22
    pub day: u32,
    /// 日曜 · Sun
    pub weekday: String,
    /// 23:59
    pub time: String,
}

/// The parts of a calendar leaf.
pub fn leaf(moment: DateTime<Utc>, lang: Lang) -> Leaf {
    let local = super::jst(moment);
    let (month, weekday) = match lang {
        Lang::En => (local.format("%b").to_string(), local.format("%a").to_string()),
        _ => (format!("{}月", local.month()), format!("{}曜", weekday(local.weekday()))),
    };
    Leaf { month, day: local.day(), weekday, time: local.format("%H:%M").to_string() }
}

/// 令和8年 or 2026年
fn year_in_front(day: NaiveDate, lang: Lang) -> String {
    match (lang, Wareki::of(day)) {
        (Lang::Ja, Some(named)) => format!("{}{}年", named.era.name(), named.year_text()),
        _ => format!("{}年", day.year()),
    }
}

/// 日 to 土.
pub(super) fn weekday(day: Weekday) -> char {
    match day {
        Weekday::Sun => '日',
        Weekday::Mon => '月',
        Weekday::Tue => '火',
        Weekday::Wed => '水',
        Weekday::Thu => '木',
        Weekday::Fri => '金',
        Weekday::Sat => '土',
    }
}
