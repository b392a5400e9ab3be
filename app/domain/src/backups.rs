//! When a backup is due, and which old ones go（バックアップの時期と世代）.

use crate::calendar::{date_in_japan, jst};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};
use std::collections::BTreeSet;

/// A backup that was begun and says nothing after this time was killed.
pub const LOST_AFTER: TimeDelta = TimeDelta::hours(3);

/// The day whose backup is due: today's from this hour in Japan on.
pub fn due_day(now: DateTime<Utc>, hour: u32) -> Option<NaiveDate> {
    (jst(now).hour() >= hour).then(|| date_in_japan(now))
}

/// Which backups go（世代管理）. Of each of the last days, and of each of the last months, the newest stays; so does the
/// newest of all, however old, and whatever bears a date to come.
pub fn superseded(taken: &[DateTime<Utc>], now: DateTime<Utc>, days: u32, months: u32) -> Vec<DateTime<Utc>> {
    let mut newest_first = taken.to_vec();
    newest_first.sort_unstable();
    newest_first.dedup();
    newest_first.reverse();
    let (mut seen_days, mut seen_months) = (BTreeSet::new(), BTreeSet::new());
    let today = date_in_japan(now);
    let mut gone = Vec::new();
    for (place, at) in newest_first.into_iter().enumerate() {
        let day = date_in_japan(at);
        let age_in_days = (today - day).num_days();
        let age_in_months =
            i64::from((today.year() - day.year()) * 12) + i64::from(today.month()) - i64::from(day.month());
        let of_day = age_in_days < days.into() && seen_days.insert(day);
        let of_month = age_in_months < months.into() && seen_months.insert((day.year(), day.month()));
        if !of_day && !of_month && place > 0 && at <= now {
            gone.push(at);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::start_of_day;
    use proptest::prelude::*;

    fn at(month: u32, day: u32, hour: i64) -> DateTime<Utc> {
        start_of_day(NaiveDate::from_ymd_opt(2026, month, day).expect("a day")) + TimeDelta::hours(hour)
    }

    #[test]
    fn a_backup_is_due_once_its_hour_has_come() {
        assert_eq!(due_day(at(11, 30, 2), 3), None);
        assert_eq!(due_day(at(11, 30, 3), 3), NaiveDate::from_ymd_opt(2026, 11, 30));
    }

    #[test]
    fn days_then_months_then_nothing() {
        let now = at(11, 30, 4);
        let taken =
            [at(8, 31, 3), at(9, 1, 3), at(9, 30, 3), at(10, 31, 3), at(11, 28, 3), at(11, 29, 3), at(11, 30, 3)];
        let gone = superseded(&taken, now, 2, 3);
        // November's newest is of the last two days as well; 30 September and 31 October are the newest of their months.
        assert_eq!(gone, [at(11, 28, 3), at(9, 1, 3), at(8, 31, 3)]);
        assert!(superseded(&[at(1, 1, 3)], now, 2, 3).is_empty(), "the newest of all stays");
        assert!(superseded(&[at(12, 1, 3), at(12, 1, 2)], now, 0, 0).is_empty(), "whatever is to come stays");
    }

    proptest! {
        #[test]
        fn going_twice_takes_nothing_more(
            hours in proptest::collection::vec(0_i64..9_000, 1..60),
            days in 0_u32..40,
            months in 0_u32..14,
        ) {
            let now = at(12, 31, 4);
            let taken: Vec<_> = hours.iter().map(|back| now - TimeDelta::hours(*back)).collect();
            let gone = superseded(&taken, now, days, months);
            let left: Vec<_> = taken.iter().copied().filter(|at| !gone.contains(at)).collect();
            prop_assert!(left.contains(taken.iter().max().expect("one")));
            prop_assert!(superseded(&left, now, days, months).is_empty());
            for day in 0..i64::from(days) {
                let of = |list: &[DateTime<Utc>]| {
                    list.iter().any(|at| (date_in_japan(now) - date_in_japan(*at)).num_days() == day)
                };
                prop_assert_eq!(of(&taken), of(&left), "day {}", day);
            }
        }
    }
}
