//! Letters that are printed and posted（印刷して郵送）: the day on which they went, and taking that back.

use crate::calendar::{date_in_japan, parse_date};
use crate::consultations::Consultation;
use crate::folding::clean;
use crate::forms::Answers;
use crate::intake::{Contact, Telling, contact};
use crate::opinions::{Author, Naming};
use crate::people::{OpinionId, PersonId, SubmissionId, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::Submission;
use chrono::{DateTime, NaiveDate, Utc};

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// A case（案件）.
    Case(SubmissionId),
    /// An opinion on paper（意見）.
    Opinion(OpinionId),
}

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
/// `NotPermitted` to those who may only read it, else as [`Submission::may_be_worked_on`].
pub fn may_post(viewer: &Viewer, case: &Submission) -> Result<(), Refusal> {
    if case.is_of(viewer) {
        return Err(Refusal::OwnCase);
    }
    let only_reads = viewer.reads(case.department) && !viewer.is_staff_of(case.department);
    if only_reads && case.is_readable_by(viewer) { Err(Refusal::NotPermitted) } else { case.may_be_worked_on(viewer) }
}

/// Whether the viewer prints and posts the letters about opinions of a consultation: staff of its department.
///
/// # Errors
/// `NotFound` to those who may not read them, `NotPermitted` to those who may only read.
pub fn may_post_opinion(viewer: &Viewer, consultation: &Consultation) -> Result<(), Refusal> {
    match (viewer.is_staff_of(consultation.department), viewer.reads(consultation.department)) {
        (true, _) => Ok(()),
        (false, true) => Err(Refusal::NotPermitted),
        (false, false) => Err(Refusal::NotFound),
    }
}

/// Where a letter to the author of an opinion goes by post: to people who told their name and an address that a postman
/// finds, with a number of the house or a postcode. `None` where there is no such address, or mail reaches them.
pub fn by_post(naming: Naming, author: &Author) -> Option<Contact> {
    let is_place = !author.postcode.is_empty() || author.address.chars().any(char::is_numeric);
    let is_reached = naming == Naming::Named && !author.name.is_empty() && !author.address.is_empty() && is_place;
    (is_reached && author.email.is_empty()).then(|| Contact {
        name: author.name.clone(),
        telling: Telling::Post,
        postcode: author.postcode.clone(),
        address: author.address.clone(),
        phone: String::new(),
        email: String::new(),
    })
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
    fn a_letter_is_posted_to_people_whom_a_postman_finds() {
        let whole =
            Author { name: "阿比留 キク".into(), address: "厳原町国分1441".into(), ..Author::default() };
        let reached = |author: &Author| by_post(Naming::Named, author).is_some();
        assert!(reached(&whole));
        assert!(reached(&Author { address: "厳原町国分".into(), postcode: "817-0022".into(), ..whole.clone() }));
        for not in [
            Author { address: "厳原町".into(), ..whole.clone() },
            Author { name: String::new(), ..whole.clone() },
            Author { email: "kiku@example.jp".into(), ..whole.clone() },
        ] {
            assert!(!reached(&not), "{not:?}");
        }
        assert!(by_post(Naming::Pseudonym, &whole).is_none());
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
