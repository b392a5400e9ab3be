//! Letters that are printed and posted（印刷して郵送）: the day on which they went, and taking that back.

use crate::calendar::{date_in_japan, parse_date};
use crate::folding::clean;
use crate::forms::Answers;
use crate::intake::{Contact, Telling, contact};
use crate::people::{PersonId, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::Submission;
use chrono::{DateTime, NaiveDate, Utc};

/// That a letter was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    /// The day on which it went（投函した日）.
    pub on: NaiveDate,
    /// When that was recorded.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: PersonId,
}

impl Posted {
    /// Whether the record may be taken back: on the day on which it was made.
    pub fn may_be_taken_back(&self, now: DateTime<Utc>) -> bool {
        date_in_japan(self.at) == date_in_japan(now)
    }
}

/// Whether the viewer prints and posts the letters of a case: staff of its department who are not of its group.
///
/// # Errors
/// `NotFound` to those who may not know of the case, `NotPermitted` to those who may only read it, `OwnCase`.
pub fn may_post(viewer: &Viewer, case: &Submission) -> Result<(), Refusal> {
    if case.is_of(viewer) {
        return Err(Refusal::OwnCase);
    }
    match (viewer.is_staff_of(case.department), viewer.reads(case.department)) {
        (true, _) => Ok(()),
        (false, true) => Err(Refusal::NotPermitted),
        (false, false) => Err(Refusal::NotFound),
    }
}

/// Reads the day on which a letter was posted, field `day`: not before it was written, and not to come.
///
/// # Errors
/// Missing, no day, too early, or to come.
pub fn read_day(typed: &str, made_at: DateTime<Utc>, now: DateTime<Utc>) -> Result<NaiveDate, Problems> {
    let problem = match parse_date(typed) {
        _ if typed.trim().is_empty() => Problem::Missing,
        Err(_) => Problem::NotADate,
        Ok(day) if day > date_in_japan(now) => Problem::DayToCome,
        Ok(day) if day < date_in_japan(made_at) => Problem::PostedTooEarly,
        Ok(day) => return Ok(day),
    };
    Err(Problems::one("day", problem))
}

/// Takes the record that a letter was posted back, with a reason in the field `reason`.
///
/// # Errors
/// `Frozen` after the day of the record, or a reason that is missing.
pub fn take_back(posted: &Posted, reason: &str, now: DateTime<Utc>) -> Result<String, TakeBack> {
    if !posted.may_be_taken_back(now) {
        return Err(TakeBack::TooLate);
    }
    let reason = clean(reason);
    let length = reason.chars().count();
    match length {
        0 => Err(TakeBack::Mend(Problems::one("reason", Problem::Missing))),
        1..=REASON_MAX => Ok(reason),
        _ => Err(TakeBack::Mend(Problems::one("reason", Problem::TooLong { max: REASON_MAX, now: length }))),
    }
}

/// Why a record was not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakeBack {
    /// The day is over.
    TooLate,
    /// The form comes back.
    Mend(Problems),
}

/// Longest reason, in characters.
pub const REASON_MAX: usize = 300;

/// Reads whom a letter that failed by mail is posted to: `name`, `postcode`, `address`.
///
/// # Errors
/// What is missing or wrong.
pub fn read_addressee(typed: &Answers) -> Result<Contact, Problems> {
    let mut typed = typed.clone();
    for (key, value) in [("telling", Telling::Post.code()), ("phone", ""), ("email", "")] {
        typed.set(key, value);
    }
    let mut problems = Problems::none();
    match contact(&typed, &mut problems) {
        Some(contact) => Ok(contact),
        None => Err(problems),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use uuid::Uuid;

    fn noon() -> DateTime<Utc> {
        crate::calendar::start_of_day(NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")) + TimeDelta::hours(12)
    }

    #[test]
    fn a_letter_goes_between_its_writing_and_today() {
        let (made, now) = (noon() - TimeDelta::days(2), noon());
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let cases = [
            ("令和8年11月24日", Ok(day(24))),
            ("2026/11/22", Ok(day(22))),
            ("2026-11-21", Err(Problem::PostedTooEarly)),
            ("R8.11.25", Err(Problem::DayToCome)),
            ("きのう", Err(Problem::NotADate)),
            ("　", Err(Problem::Missing)),
        ];
        for (typed, expected) in cases {
            assert_eq!(
                read_day(typed, made, now),
                expected.map_err(|problem| Problems::one("day", problem)),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_record_is_taken_back_on_its_day_and_for_a_reason() {
        let posted = Posted { on: date_in_japan(noon()), at: noon(), by: PersonId(Uuid::nil()) };
        assert_eq!(take_back(&posted, " 入れ忘れ ", noon()), Ok("入れ忘れ".to_owned()));
        assert!(matches!(take_back(&posted, " ", noon()), Err(TakeBack::Mend(_))));
        assert!(matches!(take_back(&posted, &"あ".repeat(301), noon()), Err(TakeBack::Mend(_))));
        assert_eq!(take_back(&posted, "遅い", noon() + TimeDelta::hours(12)), Err(TakeBack::TooLate));
    }
}
