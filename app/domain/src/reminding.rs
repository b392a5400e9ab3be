//! When people are reminded of a day that comes（期限の前の知らせ）: by mail two days before, by post early enough to arrive.

use crate::calendar::{date_in_japan, is_working_day, start_of_day};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

/// How long before its day something is remembered: time to mend a sentence, or to find a paper.
pub const BEFORE_DUE: TimeDelta = TimeDelta::days(2);
/// Working days between printing a letter and its delivery. Ordinary mail to an island takes two to three, and is not
/// carried round on Saturdays, Sundays and holidays（郵便法施行規則、2021年の普通扱いの配達日）.
pub const POST_DAYS: usize = 3;
/// No reminder is due earlier than this: three working days and two days, with the longest row of days off between.
pub const EARLIEST: TimeDelta = TimeDelta::days(20);

/// From when on somebody is reminded of what is due.
pub fn remind_from(due_at: DateTime<Utc>, by_post: bool) -> DateTime<Utc> {
    let by_mail = due_at - BEFORE_DUE;
    if !by_post {
        return by_mail;
    }
    let arrives = back_to_work(date_in_japan(by_mail));
    let printed = (0..POST_DAYS).fold(arrives, |day, _| back_to_work(before(day)));
    start_of_day(printed)
}

fn before(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}

/// The day itself, or the last one before it on which offices work and letters are delivered.
fn back_to_work(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !is_working_day(day) {
        day = before(day);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::end_of_day;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_letter_is_printed_early_enough_to_arrive_two_days_before() {
        // Due; the day on which the letter is printed.
        let table = [
            // Thursday: it arrives on Tuesday, and is printed on the Thursday before.
            ("2026-12-10", "2026-12-03"),
            // Monday: two days before is a Saturday, so it arrives on Friday.
            ("2026-12-14", "2026-12-08"),
            // The offices are closed from 29 December to 3 January; 23 November is a holiday.
            ("2027-01-07", "2026-12-25"),
            ("2026-11-27", "2026-11-19"),
        ];
        for (due, printed) in table {
            let from = remind_from(end_of_day(day(due)), true);
            assert_eq!(date_in_japan(from), day(printed), "{due}");
        }
        let due = end_of_day(day("2026-12-10"));
        assert_eq!(due - remind_from(due, false), TimeDelta::days(2));
    }

    proptest! {
        /// Post is never later than mail, goes on a working day, and is never earlier than what the query looks at.
        #[test]
        fn post_goes_before_mail(days in 0_u64..3650) {
            let due = end_of_day(day("2026-01-01") + Days::new(days));
            let (mail, post) = (remind_from(due, false), remind_from(due, true));
            prop_assert!(post < mail && is_working_day(date_in_japan(post)));
            prop_assert!(due - post < EARLIEST, "{}", due - post);
        }
    }
}
