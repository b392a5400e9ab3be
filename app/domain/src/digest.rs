//! What waits in a department this morning（毎朝のまとめ）.

use crate::calendar::{date_in_japan, is_working_day, jst};
use crate::messages::is_quiet_hour;
use chrono::{DateTime, NaiveDate, Timelike, Utc};

/// What waits, each counted in full.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digest {
    /// Cases that came in and were not checked.
    pub arrived: i64,
    /// Cases past their day.
    pub overdue: i64,
    /// Cases due within a week.
    pub soon: i64,
    /// Drafts that wait for approval.
    pub decisions: i64,
    /// Questions of applicants.
    pub questions: i64,
    /// Letters about cases that reached nobody.
    pub unreached: i64,
    /// Letters that wait to be printed and posted.
    pub postings: i64,
    /// Answers to opinions whose day has passed.
    pub answers_late: i64,
    /// Answers to opinions due within a week.
    pub answers_soon: i64,
    /// The cases whose day is nearest, by number and name, with the day.
    pub nearest: Vec<(String, String, NaiveDate)>,
}

impl Digest {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        let waiting =
            [self.arrived, self.overdue, self.soon, self.decisions, self.questions, self.unreached, self.postings];
        waiting.into_iter().chain([self.answers_late, self.answers_soon]).all(|one| one == 0)
    }
}

/// Whether it is time to tell: on working days from this hour in Japan on. Whoever was asleep in the morning tells later
/// that day, but nobody is told at night.
pub fn is_time(now: DateTime<Utc>, hour: u32) -> bool {
    is_working_day(date_in_japan(now)) && jst(now).hour() >= hour && !is_quiet_hour(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::start_of_day;
    use chrono::TimeDelta;

    #[test]
    fn mornings_of_working_days_are_the_time() {
        let at = |day, hour| {
            let day = NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
            is_time(start_of_day(day) + TimeDelta::hours(hour), 8)
        };
        assert!(!at(24, 7) && at(24, 8) && at(24, 15) && at(24, 20) && !at(24, 21));
        assert!(!at(22, 9), "Sunday");
        assert!(!at(23, 9), "勤労感謝の日, a Monday");
    }

    #[test]
    fn nothing_is_nothing_to_tell() {
        assert!(Digest::default().is_empty());
        assert!(!Digest { unreached: 1, ..Digest::default() }.is_empty());
    }
}
