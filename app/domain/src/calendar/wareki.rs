//! Years of the Japanese eras（和暦・元号）, from Meiji on.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// An era（元号）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Era {
    /// 明治, from 25 January 1868 as the day is counted today.
    Meiji,
    /// 大正, from 30 July 1912.
    Taisho,
    /// 昭和, from 25 December 1926.
    Showa,
    /// 平成, from 8 January 1989.
    Heisei,
    /// 令和, from 1 May 2019.
    Reiwa,
}

impl Era {
    /// All eras, the oldest first.
    pub const ALL: [Era; 5] = [Era::Meiji, Era::Taisho, Era::Showa, Era::Heisei, Era::Reiwa];

    /// Its first day.
    pub fn start(self) -> NaiveDate {
        let (year, month, day) = match self {
            Era::Meiji => (1868, 1, 25),
            Era::Taisho => (1912, 7, 30),
            Era::Showa => (1926, 12, 25),
            Era::Heisei => (1989, 1, 8),
            Era::Reiwa => (2019, 5, 1),
        };
        NaiveDate::from_ymd_opt(year, month, day).expect("each era began on a day that exists")
    }

    /// 令和
    pub fn name(self) -> &'static str {
        match self {
            Era::Meiji => "明治",
            Era::Taisho => "大正",
            Era::Showa => "昭和",
            Era::Heisei => "平成",
            Era::Reiwa => "令和",
        }
    }

    /// R
    pub fn letter(self) -> char {
        match self {
            Era::Meiji => 'M',
            Era::Taisho => 'T',
            Era::Showa => 'S',
            Era::Heisei => 'H',
            Era::Reiwa => 'R',
        }
    }

    /// The era of a day; `None` before Meiji.
    pub fn of(date: NaiveDate) -> Option<Era> {
        Era::ALL.into_iter().rev().find(|era| era.start() <= date)
    }

    /// Takes an era off the front of half-width text: 令和, 令, R or r.
    pub(super) fn strip(text: &str) -> Option<(Era, &str)> {
        Era::ALL.into_iter().find_map(|era| {
            let name = era.name();
            let short = name.chars().next()?;
            let rest = text
                .strip_prefix(name)
                .or_else(|| text.strip_prefix(short))
                .or_else(|| text.strip_prefix([era.letter(), era.letter().to_ascii_lowercase()]))?;
            Some((era, rest.strip_prefix('.').unwrap_or(rest)))
        })
    }
}

/// A year of an era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wareki {
    /// 元号
    pub era: Era,
    /// 1 is 元年.
    pub year: u32,
}

impl Wareki {
    /// The era and year of a day; `None` before Meiji.
    pub fn of(date: NaiveDate) -> Option<Wareki> {
        let era = Era::of(date)?;
        let year = u32::try_from(date.year() - era.start().year() + 1).ok()?;
        Some(Wareki { era, year })
    }

    /// The year as it is written: 元 or a number.
    pub fn year_text(self) -> String {
        if self.year == 1 { "元".to_owned() } else { self.year.to_string() }
    }

    /// The calendar year.
    pub(super) fn western(self) -> Option<i32> {
        let since = i32::try_from(self.year).ok()?.checked_sub(1)?;
        self.era.start().year().checked_add(since)
    }
}
