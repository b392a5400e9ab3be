//! Days, deadlines and fiscal years in Japan time（日付・期限・年度）.
//!
//! Times are kept in UTC. Japan has had no summer time since 1951, so nine hours are all there is to
//! know about the zone.

mod holidays;
mod show;
mod typed;
mod wareki;

pub use holidays::{is_holiday, is_working_day};
pub use show::{Leaf, date, date_and_time, leaf, month_and_day, period, short_date, time};
pub use typed::{DateBox, DateError, parse_boxes, parse_date};
pub use wareki::{Era, Wareki};

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Japan Standard Time, nine hours ahead of UTC（明治28年勅令第167号）.
pub const JST: FixedOffset = FixedOffset::east_opt(9 * 60 * 60).expect("nine hours are less than a day");

/// The last second of a day; 24:00 is written 23時59分.
const LAST_SECOND: NaiveTime = NaiveTime::from_hms_opt(23, 59, 59).expect("23:59:59 is a time of day");

/// A time as clocks in Japan show it.
pub fn jst(time: DateTime<Utc>) -> DateTime<FixedOffset> {
    time.with_timezone(&JST)
}

/// The day it is in Japan.
pub fn date_in_japan(time: DateTime<Utc>) -> NaiveDate {
    time.naive_utc().checked_add_offset(JST).map_or(NaiveDate::MAX, |local| local.date())
}

/// 00:00:00 of a day in Japan.
pub fn start_of_day(date: NaiveDate) -> DateTime<Utc> {
    at(date, NaiveTime::MIN)
}

/// 23:59:59 of a day in Japan.
pub fn end_of_day(date: NaiveDate) -> DateTime<Utc> {
    at(date, LAST_SECOND)
}

/// A time of day in Japan.
pub fn at(date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let utc = date.and_time(time).checked_sub_offset(JST);
    utc.map_or(DateTime::<Utc>::MIN_UTC, |utc| utc.and_utc())
}

/// The last second at which something may be handed in（締切）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Deadline(pub DateTime<Utc>);

impl Deadline {
    /// The end of a day: 23時59分.
    pub fn end_of(date: NaiveDate) -> Deadline {
        Deadline(end_of_day(date))
    }

    /// Whether it can still be handed in: the second of the deadline itself counts, the next does not.
    pub fn is_open_at(self, now: DateTime<Utc>) -> bool {
        now.timestamp() <= self.0.timestamp()
    }

    /// The day of the deadline in Japan.
    pub fn date(self) -> NaiveDate {
        date_in_japan(self.0)
    }

    /// Calendar days until the deadline's day in Japan: 0 on the day itself, negative afterwards.
    pub fn days_left(self, now: DateTime<Utc>) -> i64 {
        (self.date() - date_in_japan(now)).num_days()
    }
}

/// How many days a period has that counts from the day of publication（公示の日から起算、行政手続法39条3項）:
/// published and closed on the same day is one day. 0 or less when it closes before.
pub fn days_inclusive(published: NaiveDate, closes: NaiveDate) -> i64 {
    (closes - published).num_days() + 1
}

/// The first day on which a period of at least `days` days may close, counted from the day of
/// publication: published on 1 November, 30 days end with 30 November.
pub fn earliest_close(published: NaiveDate, days: u32) -> NaiveDate {
    let after = Days::new(u64::from(days.saturating_sub(1)));
    published.checked_add_days(after).unwrap_or(NaiveDate::MAX)
}

/// The fiscal year, 1 April to 31 March（会計年度、地方自治法208条1項）, named by the calendar year it
/// begins in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FiscalYear(pub i32);

impl FiscalYear {
    /// The fiscal year of a day: 31 March 2026 belongs to 令和7年度.
    pub fn of(date: NaiveDate) -> FiscalYear {
        let begun = date.month() >= 4;
        FiscalYear(if begun { date.year() } else { date.year() - 1 })
    }

    /// The fiscal year in Japan at a time.
    pub fn at(time: DateTime<Utc>) -> FiscalYear {
        FiscalYear::of(date_in_japan(time))
    }

    /// 1 April.
    pub fn start(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0, 4, 1).unwrap_or(NaiveDate::MAX)
    }

    /// 31 March of the next calendar year.
    pub fn end(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0.saturating_add(1), 3, 31).unwrap_or(NaiveDate::MAX)
    }

    /// Whether a day lies in it.
    pub fn contains(self, date: NaiveDate) -> bool {
        FiscalYear::of(date) == self
    }

    /// The year after.
    pub fn next(self) -> FiscalYear {
        FiscalYear(self.0.saturating_add(1))
    }

    /// For document and receipt numbers: `R8`; years before Meiji by their number.
    pub fn code(self) -> String {
        match self.wareki() {
            Some(named) => format!("{}{}", named.era.letter(), named.year),
            None => self.0.to_string(),
        }
    }

    /// Its number in the era, as document numbers begin: 8 for 令和8年度.
    pub fn number(self) -> i32 {
        self.wareki().and_then(|named| i32::try_from(named.year).ok()).unwrap_or(self.0)
    }

    /// The era that names it: that of 1 April, except that all of the year from April 2019 is
    /// 令和元年度（平成31年4月1日 新元号への円滑な移行に向けた関係省庁連絡会議申合せ）.
    fn wareki(self) -> Option<Wareki> {
        let named_by = if self.0 == 2019 { Era::Reiwa.start() } else { self.start() };
        Wareki::of(named_by)
    }
}

/// 令和8年度
impl fmt::Display for FiscalYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.wareki() {
            Some(named) => write!(out, "{}{}年度", named.era.name(), named.year_text()),
            None => write!(out, "{}年度", self.0),
        }
    }
}
