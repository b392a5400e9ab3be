//! The standard processing period（標準処理期間）: how long a case has been with the city, and by when it is due.
//!
//! The first day does not count. While the applicant corrects, the clock stands; the day that counts then is the
//! one by which the correction is due. A correction that the city takes back should never have been asked for: the
//! clock goes on as if it had not stood, for the period leaves out only what the applicant needs to mend a fault.

use crate::calendar::{date_in_japan, end_of_day};
use crate::submissions::Stage;
use chrono::{DateTime, Days, Utc};

/// The clock of one case that awaits its decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// From when the days count; it moves forward by the time that corrections took.
    pub from: DateTime<Utc>,
    /// Since when it stands.
    pub paused_at: Option<DateTime<Utc>>,
    /// The last second by which something is due: the decision, or the correction.
    pub due_at: Option<DateTime<Utc>>,
}

/// What a move means for the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The stage that is reached.
    pub to: Stage,
    /// The call's standard processing period.
    pub days: Option<u32>,
    /// By when a correction is due, where one was asked for.
    pub correction_due: Option<DateTime<Utc>>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Clock {
    /// The clock after a move; `None` once a case awaits nothing more from the city.
    pub fn after(before: Option<Clock>, turn: Turn) -> Option<Clock> {
        if !turn.to.awaits_decision() {
            return None;
        }
        let from = before.map_or(turn.at, |clock| clock.from);
        if turn.to == Stage::Returned {
            // When only the day is moved, it has stood all the time.
            let since = before.and_then(|clock| clock.paused_at).unwrap_or(turn.at);
            return Some(Clock { from, paused_at: Some(since), due_at: turn.correction_due });
        }
        let stood = before.and_then(|clock| clock.paused_at).map(|since| turn.at - since);
        let from = stood.map_or(from, |stood| from + stood);
        Some(Clock { from, paused_at: None, due_at: due(from, turn.days) })
    }

    /// The same, had the correction never been asked for.
    #[must_use]
    pub fn never_stood(self) -> Clock {
        Clock { paused_at: None, ..self }
    }

    /// Which day it is: 0 on the day of receipt.
    pub fn day(&self, now: DateTime<Utc>) -> i64 {
        let until = self.paused_at.unwrap_or(now);
        (date_in_japan(until) - date_in_japan(self.from)).num_days().max(0)
    }

    /// Whether the due day has passed.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.due_at.is_some_and(|due_at| due_at < now)
    }
}

fn due(from: DateTime<Utc>, days: Option<u32>) -> Option<DateTime<Utc>> {
    let last = date_in_japan(from).checked_add_days(Days::new(days?.into()))?;
    Some(end_of_day(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::start_of_day;
    use chrono::{NaiveDate, TimeDelta};
    use proptest::prelude::*;

    fn morning(day: u64) -> DateTime<Utc> {
        let first = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
        start_of_day(first + Days::new(day)) + TimeDelta::hours(10)
    }

    fn turn(to: Stage, day: u64) -> Turn {
        Turn { to, days: Some(30), correction_due: Some(morning(20)), at: morning(day) }
    }

    #[test]
    fn the_first_day_does_not_count_and_corrections_do_not_either() {
        let begun = Clock::after(None, turn(Stage::Submitted, 0)).expect("a clock");
        assert_eq!((begun.day(morning(0)), begun.day(morning(12))), (0, 12));
        assert_eq!(begun.due_at, Some(end_of_day(date_in_japan(morning(30)))));
        let returned = Clock::after(Some(begun), turn(Stage::Returned, 5)).expect("a clock");
        assert_eq!((returned.day(morning(15)), returned.due_at), (5, Some(morning(20))));
        assert!(returned.is_late(morning(21)) && !returned.is_late(morning(19)));
        let back = Clock::after(Some(returned), turn(Stage::Submitted, 15)).expect("a clock");
        assert_eq!((back.day(morning(15)), back.day(morning(16))), (5, 6));
        assert_eq!(back.due_at, Some(end_of_day(date_in_japan(morning(40)))), "ten days stood still");
        assert_eq!(Clock::after(Some(back), turn(Stage::Ineligible, 16)), None);
    }

    #[test]
    fn a_day_that_is_moved_lets_the_clock_stand_where_it_stood() {
        let begun = Clock::after(None, turn(Stage::Submitted, 0));
        let returned = Clock::after(begun, turn(Stage::Returned, 5));
        let moved = Turn { correction_due: Some(morning(27)), ..turn(Stage::Returned, 12) };
        let moved = Clock::after(returned, moved).expect("a clock");
        assert_eq!((moved.paused_at, moved.due_at), (Some(morning(5)), Some(morning(27))));
        let back = Clock::after(Some(moved), turn(Stage::Submitted, 25)).expect("a clock");
        assert_eq!(back.day(morning(26)), 6, "twenty days stood still, not thirteen");
    }

    #[test]
    fn a_correction_that_is_taken_back_never_stopped_the_clock() {
        let begun = Clock::after(None, turn(Stage::Submitted, 0));
        let returned = Clock::after(begun, turn(Stage::Returned, 5));
        let back = Clock::after(returned.map(Clock::never_stood), turn(Stage::Submitted, 15)).expect("a clock");
        assert_eq!((Some(back), back.day(morning(15))), (begun, 15));
    }

    #[test]
    fn without_a_period_nothing_is_due() {
        let begun = Clock::after(None, Turn { days: None, ..turn(Stage::Submitted, 0) });
        assert_eq!(begun.expect("a clock").due_at, None);
    }

    proptest! {
        /// However often a case goes back and forth, only the days with the city count.
        #[test]
        fn only_days_with_the_city_count(spans in proptest::collection::vec((0_u64..20, 0_u64..20), 0..6)) {
            let mut day = 0;
            let mut with_city = 0;
            let mut clock = Clock::after(None, turn(Stage::Submitted, 0));
            for (ours, theirs) in spans {
                day += ours;
                with_city += ours;
                clock = Clock::after(clock, turn(Stage::Returned, day));
                day += theirs;
                clock = Clock::after(clock, turn(Stage::Submitted, day));
            }
            prop_assert_eq!(clock.map(|clock| clock.day(morning(day))), i64::try_from(with_city).ok());
        }
    }
}
