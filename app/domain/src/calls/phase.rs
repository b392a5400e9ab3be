//! The phase of a call, computed from its dates, and the time that is left（募集の段階と残り日数）.

use crate::calendar::{Deadline, date_in_japan};
use chrono::{DateTime, Utc};

/// The instants of a call. Its phase is computed from them, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// When the public first sees it.
    pub published_at: Option<DateTime<Utc>>,
    /// First instant at which a submission is taken.
    pub opens_at: DateTime<Utc>,
    /// Last second at which a submission is taken.
    pub closes_at: DateTime<Utc>,
    /// When results were released.
    pub results_published_at: Option<DateTime<Utc>>,
    /// When the call was given up.
    pub cancelled_at: Option<DateTime<Utc>>,
}

/// Where a call stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// 準備中: only staff see it.
    Preparing,
    /// 予告: announced, not yet open.
    Upcoming,
    /// 受付中
    Open,
    /// 審査中: closed, results are not out.
    Judging,
    /// 結果公表
    Results,
    /// 中止
    Cancelled,
}

impl Dates {
    /// The phase at `now`, decided by the server's clock to the second.
    pub fn phase(&self, now: DateTime<Utc>) -> Phase {
        if self.cancelled_at.is_some() {
            Phase::Cancelled
        } else if self.published_at.is_none_or(|published| now < published) {
            Phase::Preparing
        } else if self.results_published_at.is_some() {
            Phase::Results
        } else if now < self.opens_at {
            Phase::Upcoming
        } else if self.deadline().is_open_at(now) {
            Phase::Open
        } else {
            Phase::Judging
        }
    }

    /// What is left of the time that matters now: until the opening, or until the closing.
    pub fn left(&self, now: DateTime<Utc>) -> Option<Left> {
        let days = |moment: DateTime<Utc>| (date_in_japan(moment) - date_in_japan(now)).num_days();
        match self.phase(now) {
            Phase::Preparing | Phase::Upcoming => Some(match days(self.opens_at) {
                0 => Left::OpensToday(self.opens_at),
                1 => Left::OpensTomorrow(self.opens_at),
                more => Left::OpensIn(more),
            }),
            Phase::Open => Some(match days(self.closes_at) {
                0 => Left::ClosesToday(self.closes_at),
                1 => Left::ClosesTomorrow(self.closes_at),
                more => Left::ClosesIn(more),
            }),
            _ => None,
        }
    }

    /// The closing instant as a deadline.
    pub fn deadline(&self) -> Deadline {
        Deadline(self.closes_at)
    }
}

/// The time that is left, as it is said: あと3日, きょう17時15分まで.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Opens in so many days.
    OpensIn(i64),
    /// Opens tomorrow.
    OpensTomorrow(DateTime<Utc>),
    /// Opens today.
    OpensToday(DateTime<Utc>),
    /// Closes in so many days.
    ClosesIn(i64),
    /// Closes tomorrow.
    ClosesTomorrow(DateTime<Utc>),
    /// Closes today.
    ClosesToday(DateTime<Utc>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, TimeDelta};

    fn at(day: u32, hour: u32, minute: u32, second: u32) -> DateTime<Utc> {
        NaiveDate::from_ymd_opt(2026, 11, day)
            .and_then(|date| date.and_hms_opt(hour, minute, second))
            .expect("a valid time")
            .and_utc()
    }

    #[test]
    fn phase_follows_the_dates() {
        let mut dates = Dates {
            published_at: Some(at(1, 0, 0, 0)),
            opens_at: at(10, 0, 0, 0),
            closes_at: at(20, 14, 59, 59),
            results_published_at: None,
            cancelled_at: None,
        };
        let second = TimeDelta::seconds(1);
        assert_eq!(dates.phase(at(1, 0, 0, 0) - second), Phase::Preparing);
        assert_eq!(dates.phase(at(1, 0, 0, 0)), Phase::Upcoming);
        assert_eq!(dates.phase(at(10, 0, 0, 0)), Phase::Open);
        assert_eq!(dates.phase(at(20, 14, 59, 59)), Phase::Open);
        assert_eq!(dates.phase(at(20, 15, 0, 0)), Phase::Judging);
        assert_eq!(dates.left(at(8, 0, 0, 0)), Some(Left::OpensIn(2)));
        assert_eq!(dates.left(at(10, 0, 0, 0)), Some(Left::ClosesIn(10)));
        // 15:00 UTC is midnight in Japan: the day before has become the day itself.
        assert_eq!(dates.left(at(19, 14, 59, 59)), Some(Left::ClosesTomorrow(dates.closes_at)));
        assert_eq!(dates.left(at(19, 15, 0, 0)), Some(Left::ClosesToday(dates.closes_at)));
        assert_eq!(dates.left(at(20, 15, 0, 0)), None);
        dates.results_published_at = Some(at(25, 0, 0, 0));
        assert_eq!(dates.phase(at(25, 0, 0, 0)), Phase::Results);
        dates.cancelled_at = Some(at(26, 0, 0, 0));
        assert_eq!(dates.phase(at(26, 0, 0, 0)), Phase::Cancelled);
    }
}
