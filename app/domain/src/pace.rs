//! Which letters go first, and how many at a time（送信の順番と速さ）.

use crate::calendar::date_in_japan;
use crate::messages::{Audience, Letter, is_quiet_hour};
use chrono::{DateTime, NaiveDate, Utc};

/// How long a letter can wait. The lower goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Somebody waits for it before a screen: accounts, confirmations.
    Now,
    /// About a case: receipts, results, what the office has to do.
    Case,
    /// A reminder; by day only.
    Reminder,
    /// News to followers; by day only.
    News,
}

impl Urgency {
    /// Every one, the most urgent first.
    pub const ALL: [Urgency; 4] = [Urgency::Now, Urgency::Case, Urgency::Reminder, Urgency::News];

    /// The code in the database.
    pub fn code(self) -> i64 {
        self as i64
    }

    /// Reads a code.
    pub fn from_code(code: i64) -> Option<Self> {
        Urgency::ALL.into_iter().find(|urgency| urgency.code() == code)
    }
}

impl Letter {
    /// How long it can wait.
    pub fn urgency(self) -> Urgency {
        match self {
            Letter::DraftReminder
            | Letter::DraftLapses
            | Letter::CorrectionReminder
            | Letter::ReplyReminder
            | Letter::NotesWaiting
            | Letter::AnswersDueSoon
            | Letter::AnswersLate
            | Letter::MorningDigest => Urgency::Reminder,
            Letter::FollowAsked | Letter::FollowKnown => Urgency::Now,
            letter if letter.audience() == Audience::Followers => Urgency::News,
            letter if letter.audience() == Audience::Person => Urgency::Now,
            _ => Urgency::Case,
        }
    }
}

/// How many letters may leave; 0 is without limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// In a minute.
    pub per_minute: u32,
    /// On a day in Japan.
    pub per_day: u32,
}

impl Limits {
    /// Whether there is none.
    pub fn are_none(self) -> bool {
        self.per_minute == 0 && self.per_day == 0
    }
}

/// Of a day's letters so many hundredths may be reminders and news: the rest is kept for those who wait.
const FOR_ALL: i64 = 80;

/// How many letters have left in the present minute and on the present day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The beginning of the minute.
    pub minute: DateTime<Utc>,
    /// In it.
    pub in_minute: i64,
    /// The day in Japan.
    pub day: NaiveDate,
    /// On it.
    pub in_day: i64,
}

/// What may be sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// At most so many.
    pub most: i64,
    /// Nothing that can wait longer than this.
    pub up_to: Urgency,
}

impl Pace {
    /// The same at another time: a new minute and a new day begin from nothing.
    #[must_use]
    pub fn at(self, now: DateTime<Utc>) -> Pace {
        let seconds = now.timestamp();
        let minute = DateTime::from_timestamp(seconds - seconds.rem_euclid(60), 0).unwrap_or(now);
        let day = date_in_japan(now);
        let in_minute = if self.minute == minute { self.in_minute } else { 0 };
        let in_day = if self.day == day { self.in_day } else { 0 };
        Pace { minute, in_minute, day, in_day }
    }

    /// The same after so many more letters.
    #[must_use]
    pub fn with(self, letters: i64) -> Pace {
        Pace { in_minute: self.in_minute + letters, in_day: self.in_day + letters, ..self }
    }

    /// Whether nothing more may leave today.
    pub fn is_day_full(&self, limits: Limits) -> bool {
        limits.per_day > 0 && self.in_day >= i64::from(limits.per_day)
    }

    /// What may be sent now, and at most `most` of it. At night, and on the last fifth of the day's letters, only what
    /// cannot wait.
    pub fn turn(&self, limits: Limits, now: DateTime<Utc>, most: i64) -> Turn {
        let left = |limit: i64, gone: i64| if limit > 0 { (limit - gone).max(0) } else { i64::MAX };
        let per_day = i64::from(limits.per_day);
        let urgent = most.min(left(per_day, self.in_day)).min(left(i64::from(limits.per_minute), self.in_minute));
        let for_all = if per_day > 0 { left((per_day * FOR_ALL / 100).max(1), self.in_day) } else { i64::MAX };
        if is_quiet_hour(now) || for_all == 0 {
            Turn { most: urgent, up_to: Urgency::Case }
        } else {
            Turn { most: urgent.min(for_all), up_to: Urgency::News }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::start_of_day;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn noon() -> DateTime<Utc> {
        start_of_day(NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")) + TimeDelta::hours(12)
    }

    fn pace(in_minute: i64, in_day: i64) -> Pace {
        Pace { minute: noon(), in_minute, day: date_in_japan(noon()), in_day }
    }

    #[test]
    fn accounts_go_before_cases_before_reminders_before_news() {
        for (letter, urgency) in [
            (Letter::ResetPassword, Urgency::Now),
            (Letter::SignInLink, Urgency::Now),
            (Letter::FollowAsked, Urgency::Now),
            (Letter::GroupInvitation, Urgency::Now),
            (Letter::Received, Urgency::Case),
            (Letter::Selected, Urgency::Case),
            (Letter::NewSubmission, Urgency::Case),
            (Letter::ApprovalWanted, Urgency::Case),
            (Letter::DraftReminder, Urgency::Reminder),
            (Letter::NotesWaiting, Urgency::Reminder),
            (Letter::MorningDigest, Urgency::Reminder),
            (Letter::CallPublished, Urgency::News),
            (Letter::NoticeToApprove, Urgency::Case),
            (Letter::ConsultationChanged, Urgency::News),
        ] {
            assert_eq!(letter.urgency(), urgency, "{letter:?}");
        }
        assert!(Urgency::ALL.is_sorted());
        assert!(Urgency::ALL.into_iter().all(|one| Urgency::from_code(one.code()) == Some(one)));
        assert_eq!(Urgency::from_code(4), None);
    }

    #[test]
    fn limits_hold_by_the_minute_and_by_the_day() {
        let turn = |per_minute, per_day, in_minute, in_day| {
            let found = pace(in_minute, in_day).turn(Limits { per_minute, per_day }, noon(), 8);
            (found.most, found.up_to)
        };
        assert_eq!(turn(0, 0, 900, 90_000), (8, Urgency::News), "without limits");
        assert_eq!(turn(10, 0, 5, 90_000), (5, Urgency::News));
        assert_eq!(turn(10, 0, 10, 10), (0, Urgency::News));
        assert_eq!(turn(0, 100, 0, 77), (3, Urgency::News));
        assert_eq!(turn(0, 100, 0, 80), (8, Urgency::Case), "the rest is for those who wait");
        assert_eq!(turn(0, 100, 0, 95), (5, Urgency::Case));
        assert_eq!(turn(0, 100, 0, 100), (0, Urgency::Case));
        assert_eq!(turn(0, 1, 0, 0), (1, Urgency::News), "even the smallest day sends something");
        assert!(
            pace(0, 100).is_day_full(Limits { per_minute: 0, per_day: 100 })
                && !pace(0, 100).is_day_full(Limits::default())
        );
    }

    #[test]
    fn at_night_only_what_cannot_wait_leaves() {
        let at = |hour| start_of_day(date_in_japan(noon())) + TimeDelta::hours(hour);
        for (hour, up_to) in [(6, Urgency::Case), (7, Urgency::News), (20, Urgency::News), (21, Urgency::Case)] {
            assert_eq!(pace(0, 0).turn(Limits::default(), at(hour), 8), Turn { most: 8, up_to }, "{hour}");
        }
    }

    #[test]
    fn a_new_minute_and_a_new_day_begin_from_nothing() {
        let gone = pace(5, 70);
        assert_eq!(gone.at(noon() + TimeDelta::seconds(59)), gone);
        assert_eq!(gone.at(noon() + TimeDelta::seconds(60)).in_minute, 0);
        assert_eq!(gone.at(noon() + TimeDelta::seconds(60)).in_day, 70);
        assert_eq!(gone.at(noon() + TimeDelta::hours(12)).in_day, 0, "midnight in Japan");
        assert_eq!(gone.with(3), pace(8, 73));
    }

    proptest! {
        #[test]
        fn no_limit_is_ever_passed(per_minute in 0_u32..50, per_day in 0_u32..200, steps in proptest::collection::vec((0_i64..120, 0_i64..20), 0..60)) {
            let limits = Limits { per_minute, per_day };
            let (mut now, mut gone) = (noon(), pace(0, 0));
            for (seconds, most) in steps {
                now += TimeDelta::seconds(seconds);
                gone = gone.at(now);
                let turn = gone.turn(limits, now, most);
                prop_assert!((0..=most).contains(&turn.most));
                gone = gone.with(turn.most);
                prop_assert!(per_minute == 0 || gone.in_minute <= i64::from(per_minute));
                prop_assert!(per_day == 0 || gone.in_day <= i64::from(per_day));
            }
        }
    }
}
