//! Rehearsals（練習）: a city beside the real one in which staff try everything and nothing counts.

use crate::calendar::{at, date_in_japan, parse_date};
use crate::people::{Role, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

/// After how long without a visitor a rehearsal is removed.
pub const IDLE: TimeDelta = TimeDelta::days(14);
/// How far the clock of a rehearsal may go ahead of the real one: two fiscal years, from guide to last report.
pub const FURTHEST: TimeDelta = TimeDelta::days(730);

/// Whether a viewer may begin a rehearsal, and end it for everybody.
///
/// # Errors
/// `NotPermitted` for all but approvers and administrators.
pub fn may_direct(viewer: &Viewer) -> Result<(), Refusal> {
    if viewer.is(Role::Approver) || viewer.is(Role::Admin) { Ok(()) } else { Err(Refusal::NotPermitted) }
}

/// How the trainer moves the clock. It never goes back: what has happened has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leap {
    /// To the morning of the next day.
    Tomorrow,
    /// Seven days on.
    Week,
    /// To the morning of this day.
    To(NaiveDate),
}

impl Leap {
    /// Reads what a button or the box for a day sent.
    ///
    /// # Errors
    /// Neither of the two, nor a day.
    pub fn read(typed: &str) -> Result<Leap, Problems> {
        match typed {
            "tomorrow" => Ok(Leap::Tomorrow),
            "week" => Ok(Leap::Week),
            day => parse_date(day).map(Leap::To).map_err(|_| Problems::one("day", Problem::NotADate)),
        }
    }

    /// Every morning that passes, the last one being where the clock then stands: letters and reminders of the days in
    /// between are written as if the days had passed. `real` is the real instant.
    ///
    /// # Errors
    /// A day that has come already, or is too far ahead.
    pub fn mornings(self, now: DateTime<Utc>, real: DateTime<Utc>) -> Result<Vec<DateTime<Utc>>, Problems> {
        let today = date_in_japan(now);
        let last = match self {
            Leap::Tomorrow => today + Days::new(1),
            Leap::Week => today + Days::new(7),
            Leap::To(day) => day,
        };
        if last <= today || last > date_in_japan(real + FURTHEST) {
            return Err(Problems::one("day", Problem::NotAComingDay));
        }
        Ok(today.iter_days().skip(1).take_while(|day| *day <= last).map(morning).collect())
    }
}

/// Half past nine: the offices are open, and the morning's letters are out.
fn morning(day: NaiveDate) -> DateTime<Utc> {
    at(day, NaiveTime::from_hms_opt(9, 30, 0).unwrap_or_default())
}

/// A day that a rehearsal waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// A call opens.
    Opening,
    /// A call closes.
    Closing,
    /// A correction is due.
    Correction,
    /// The answer to a decision is due.
    Reply,
}

impl Occasion {
    /// The morning on which it is to be seen: the day itself for an opening, the day after for what runs out.
    pub fn seen_on(self, at: DateTime<Utc>) -> NaiveDate {
        match self {
            Occasion::Opening => date_in_japan(at),
            Occasion::Closing | Occasion::Correction | Occasion::Reply => date_in_japan(at) + Days::new(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{end_of_day, jst};
    use crate::texts::Lang;
    use chrono::Timelike;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn viewer(role: Role) -> Viewer {
        use crate::people::{Membership, OrganisationId, Person, PersonId};
        let id = PersonId(Uuid::from_u128(1));
        let person = Person {
            id,
            name: String::new(),
            email: String::new(),
            lang: Lang::Ja,
            confirmed_at: Some(DateTime::UNIX_EPOCH),
        };
        let organisation = OrganisationId(Uuid::from_u128(2));
        let held = Membership { organisation, role, from: day("2026-04-01"), until: None };
        Viewer::person(person, vec![held], day("2026-05-01"))
    }

    #[test]
    fn approvers_and_administrators_direct() {
        for role in Role::ALL {
            let directs = matches!(role, Role::Approver | Role::Admin);
            assert_eq!(may_direct(&viewer(role)).is_ok(), directs, "{role:?}");
        }
        assert!(may_direct(&Viewer::guest()).is_err());
    }

    #[test]
    fn each_morning_on_the_way_passes_once() {
        let now = end_of_day(day("2026-11-22"));
        let mornings = Leap::Week.mornings(now, now).expect("a week");
        let days: Vec<u32> = mornings.iter().map(|at| chrono::Datelike::day(&date_in_japan(*at))).collect();
        assert_eq!(days, [23, 24, 25, 26, 27, 28, 29]);
        assert_eq!(Leap::Tomorrow.mornings(now, now).map(|mornings| mornings.len()), Ok(1));
        let back = Leap::To(day("2026-11-22")).mornings(now, now);
        assert_eq!(back, Err(Problems::one("day", Problem::NotAComingDay)), "today has come already");
        assert!(Leap::To(day("2028-12-31")).mornings(now, now).is_err(), "too far");
        assert_eq!(Leap::read("令和8年12月1日"), Ok(Leap::To(day("2026-12-01"))));
        assert!(Leap::read("").is_err() && Leap::read("いつか").is_err());
    }

    #[test]
    fn what_runs_out_is_seen_the_morning_after() {
        let closes = end_of_day(day("2026-12-18"));
        assert_eq!(Occasion::Closing.seen_on(closes), day("2026-12-19"));
        assert_eq!(Occasion::Opening.seen_on(closes), day("2026-12-18"));
    }

    proptest! {
        /// The clock goes forward only, lands when the office is open, and never further than it may.
        #[test]
        fn the_clock_goes_forward_by_day(hours in 0_i64..17_000, ahead in 0_i64..800) {
            let real = at(day("2026-04-01"), NaiveTime::MIN);
            let now = real + TimeDelta::hours(hours);
            let last = date_in_japan(real) + Days::new(u64::try_from(ahead).unwrap_or_default());
            if let Ok(mornings) = Leap::To(last).mornings(now, real) {
                prop_assert!(mornings.iter().all(|at| *at > now && jst(*at).hour() == 9));
                prop_assert!(mornings.is_sorted());
                prop_assert_eq!(mornings.last().map(|at| date_in_japan(*at)), Some(last));
                prop_assert!(last <= date_in_japan(real + FURTHEST));
            } else {
                prop_assert!(last <= date_in_japan(now) || last > date_in_japan(real + FURTHEST));
            }
        }
    }
}
