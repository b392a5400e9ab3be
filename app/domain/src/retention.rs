//! How long papers are kept, and what becomes of them afterwards（保存年限・廃棄）.
//!
//! A case is kept for the years of its programme, counted from 1 April after the fiscal year in which it ended. Then it
//! may be disposed of: one administrator proposes it, another approves it, and the worker erases what was personal.
//! What was published stays, and so does the journal. A consultation is kept for the years of its programme too; then those
//! who wrote are erased, and what they wrote stays. A draft that was never handed in is no paper of the city: it goes a year
//! after its call has closed, and its owner is told before.

use crate::calendar::{FiscalYear, date_in_japan, parse_date, start_of_day};
use crate::consultations::Consultation;
use crate::folding::clean_multiline;
use crate::history::{
    ARCHIVE, ASSIGN, CORRECT_PROPERTY, ENTER_PROPERTY, EXPORT, HOLD, KEEP_LONGER, RELEASE_HOLD, SEND_AGAIN, SETTLE,
    STRIKE_PROPERTY, VIEW_PERSONAL,
};
use crate::people::{PersonId, Role, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::{Stage, Submission};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// Longest reason of a hold, a proposal or its refusal, in characters.
pub const REASON_MAX: usize = 400;

/// Entries of the journal that are no part of the proceedings: somebody looked, or put papers in order. They do not
/// make a case end later.
pub const NOT_PROCEEDINGS: [&str; 12] = [
    VIEW_PERSONAL,
    EXPORT,
    ARCHIVE,
    ASSIGN,
    SEND_AGAIN,
    SETTLE,
    HOLD,
    RELEASE_HOLD,
    KEEP_LONGER,
    ENTER_PROPERTY,
    CORRECT_PROPERTY,
    STRIKE_PROPERTY,
];

/// Stages in which a case has ended: what is drafted, awaits a decision or is still to be reported and paid is never
/// disposed of.
pub const ENDED: [Stage; 7] = [
    Stage::Ineligible,
    Stage::Rejected,
    Stage::Withdrawn,
    Stage::CalledOff,
    Stage::Closed,
    Stage::Discontinued,
    Stage::Revoked,
];

/// Papers that were closed in one fiscal year and are kept for some years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The fiscal year in which the case ended.
    pub year: FiscalYear,
    /// How many years they are kept.
    pub years: i32,
}

impl Term {
    /// The term of a case that ended at an instant: the day in Japan decides the fiscal year.
    pub fn of(ended: DateTime<Utc>, years: i32) -> Term {
        Term { year: FiscalYear::at(ended), years }
    }

    /// The day from which the years count: 1 April after the fiscal year.
    pub fn begins(self) -> NaiveDate {
        self.year.next().start()
    }

    /// The last day on which they are kept: 31 March.
    pub fn ends(self) -> NaiveDate {
        FiscalYear(self.year.0.saturating_add(self.years.max(1))).end()
    }

    /// Whether the years have run out. On the last day they have not.
    pub fn has_run_out(self, now: DateTime<Utc>) -> bool {
        date_in_japan(now) > self.ends()
    }

    /// The last fiscal year whose papers have run out, of those that are kept for some years.
    pub fn last_run_out(years: i32, now: DateTime<Utc>) -> FiscalYear {
        FiscalYear(FiscalYear::at(now).0 - years.max(1) - 1)
    }
}

/// Where a disposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Proposed; nothing has happened yet.
    Proposed,
    /// Refused by whoever was asked; nothing happened.
    Refused,
    /// Approved; the worker erases case by case.
    Approved,
    /// Done.
    Done,
}

impl State {
    /// Every state.
    pub const ALL: [State; 4] = [State::Proposed, State::Refused, State::Approved, State::Done];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::Refused => "refused",
            State::Approved => "approved",
            State::Done => "done",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Whether somebody may propose a disposal, or hold a case back: administrators.
///
/// # Errors
/// `NotPermitted`.
pub fn may_propose(viewer: &Viewer) -> Result<PersonId, Refusal> {
    viewer.id().filter(|_| viewer.is(Role::Admin)).ok_or(Refusal::NotPermitted)
}

/// How long after the close of its call a draft stays that was never handed in: until then the call of the next year has
/// come, and whoever wants to can still look up what was written.
const DRAFT_STAYS: TimeDelta = TimeDelta::days(365);
/// How long before it is erased its owner is told.
const DRAFT_NOTICE: TimeDelta = TimeDelta::days(30);

/// Calls that closed before this instant have drafts whose owners are to be told now.
pub fn drafts_told_of(now: DateTime<Utc>) -> DateTime<Utc> {
    now - (DRAFT_STAYS - DRAFT_NOTICE)
}

/// The last day of a draft whose owner is told at an instant.
pub fn last_day_of_draft(told: DateTime<Utc>) -> NaiveDate {
    date_in_japan(told + DRAFT_NOTICE)
}

/// Drafts whose owners were told before this instant have seen their last day.
pub fn drafts_erased_of(now: DateTime<Utc>) -> DateTime<Utc> {
    start_of_day(date_in_japan(now)) - DRAFT_NOTICE
}

/// Whether somebody may hold a case back from disposal: administrators, and staff of its department, who know of the audit
/// or dispute first, unless it is of their own group. To keep something does no harm, so one is enough.
///
/// # Errors
/// As [`Submission::may_be_worked_on`].
pub fn may_hold(viewer: &Viewer, case: &Submission) -> Result<PersonId, Refusal> {
    match may_propose(viewer) {
        Ok(id) => case.still_kept().map(|()| id),
        Err(_) => case.may_be_worked_on(viewer).and_then(|()| viewer.id().ok_or(Refusal::NotFound)),
    }
}

/// Whether somebody may let it go again: administrators, and approvers of its department.
///
/// # Errors
/// As [`may_hold`], or `NotPermitted` for staff who do not approve.
pub fn may_release(viewer: &Viewer, case: &Submission) -> Result<PersonId, Refusal> {
    let id = may_hold(viewer, case)?;
    let lets_go = viewer.is(Role::Admin) || viewer.is_in(Role::Approver, case.department);
    if lets_go { Ok(id) } else { Err(Refusal::NotPermitted) }
}

/// Whether somebody may hold a consultation back, so that those who wrote to it stay known: administrators, and staff of its
/// department.
///
/// # Errors
/// `NotFound` to everybody else.
pub fn may_hold_consultation(viewer: &Viewer, consultation: &Consultation) -> Result<PersonId, Refusal> {
    let may = viewer.is(Role::Admin) || viewer.is_staff_of(consultation.department);
    viewer.id().filter(|_| may).ok_or(Refusal::NotFound)
}

/// Whether somebody may let it go again: administrators, and approvers of its department.
///
/// # Errors
/// As [`may_hold_consultation`], or `NotPermitted` for staff who do not approve.
pub fn may_release_consultation(viewer: &Viewer, consultation: &Consultation) -> Result<PersonId, Refusal> {
    let id = may_hold_consultation(viewer, consultation)?;
    let lets_go = viewer.is(Role::Admin) || viewer.is_in(Role::Approver, consultation.department);
    if lets_go { Ok(id) } else { Err(Refusal::NotPermitted) }
}

/// Furthest year until which the papers of a grant are kept: what lies behind it is a slip of the finger, and nobody
/// shortens it again.
const LONGEST_YEARS: i32 = 60;

/// Until when the papers of a grant are kept beyond its years, and why: what was bought with it may not be sold before
/// （財産処分の制限）. It only ever becomes later. Field keys: `until`, `why`.
///
/// # Errors
/// No day or one that is no later than the present one, no reason, or too long a one.
pub fn keep_longer(
    until: &str,
    why: &str,
    present: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(NaiveDate, String), Problems> {
    let floor = present.map_or(today, |present| present.max(today));
    let last = FiscalYear(FiscalYear::of(today).0 + LONGEST_YEARS).end();
    let mut problems = Problems::none();
    let day = match parse_date(until) {
        _ if until.trim().is_empty() => Err(Problem::Missing),
        Err(_) => Err(Problem::NotADate),
        Ok(day) if day > last => Err(Problem::NotADate),
        Ok(day) if day <= floor => Err(Problem::NotLaterThan { day: floor }),
        Ok(day) => Ok(day),
    };
    let day = day.map_err(|problem| problems.add("until", problem)).ok();
    let why = reason(why);
    if let Err(wrong) = &why {
        problems.extend(wrong.iter().map(|(_, problem)| ("why".to_owned(), problem.clone())));
    }
    match (day, why) {
        (Some(day), Ok(why)) => Ok((day, why)),
        _ => Err(problems),
    }
}

/// Whether somebody may approve or refuse a disposal: another administrator than the one who proposed it, while it
/// waits.
///
/// # Errors
/// `NotPermitted`, `OwnDraft`, or `Frozen` once it was answered.
pub fn may_answer(viewer: &Viewer, proposed_by: PersonId, state: State) -> Result<PersonId, Refusal> {
    let id = may_propose(viewer)?;
    match state {
        _ if id == proposed_by => Err(Refusal::OwnDraft),
        State::Proposed => Ok(id),
        State::Refused | State::Approved | State::Done => Err(Refusal::Frozen),
    }
}

/// Why a case is held back, or a disposal refused. Field key: `reason`.
///
/// # Errors
/// No reason, or too long a one.
pub fn reason(typed: &str) -> Result<String, Problems> {
    let reason = clean_multiline(typed);
    let now = reason.chars().count();
    match now {
        0 => Err(Problems::one("reason", Problem::Missing)),
        _ if now > REASON_MAX => Err(Problems::one("reason", Problem::TooLong { max: REASON_MAX, now })),
        _ => Ok(reason),
    }
}

/// Whether title and group of a case stand on a public page, so that they stay: it was adopted, and results are out.
pub fn is_published(stage: Stage, results_out: bool) -> bool {
    results_out && stage.is_adopted()
}

/// How much was erased with a case, or with all cases of a disposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Erased {
    /// People who existed for these cases alone.
    pub people: i64,
    /// Forms with their answers, the budget included.
    pub filings: i64,
    /// Files.
    pub files: i64,
    /// Letters by mail and by post, official ones included.
    pub letters: i64,
    /// Notes among staff and messages with the applicant.
    pub notes: i64,
}

impl std::ops::Add for Erased {
    type Output = Erased;

    fn add(self, more: Erased) -> Erased {
        Erased {
            people: self.people + more.people,
            filings: self.filings + more.filings,
            files: self.files + more.files,
            letters: self.letters + more.letters,
            notes: self.notes + more.notes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::end_of_day;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn years_count_from_april_after_the_year_of_the_end() {
        let cases = [
            // ended on, years kept, counted from, last day
            (day(2026, 3, 31), 5, day(2026, 4, 1), day(2031, 3, 31)),
            (day(2026, 4, 1), 5, day(2027, 4, 1), day(2032, 3, 31)),
            (day(2027, 3, 31), 1, day(2027, 4, 1), day(2028, 3, 31)),
            (day(2024, 2, 29), 4, day(2024, 4, 1), day(2028, 3, 31)),
            (day(2023, 12, 31), 10, day(2024, 4, 1), day(2034, 3, 31)),
            (day(2019, 4, 30), 30, day(2020, 4, 1), day(2050, 3, 31)),
        ];
        for (ended, years, begins, ends) in cases {
            for instant in [start_of_day(ended), end_of_day(ended)] {
                let term = Term::of(instant, years);
                assert_eq!((term.begins(), term.ends()), (begins, ends), "{ended} for {years} years");
                assert!(!term.has_run_out(end_of_day(ends)), "{ended}: still kept on the last day");
                assert!(term.has_run_out(start_of_day(ends) + chrono::TimeDelta::days(1)), "{ended}");
            }
        }
    }

    #[test]
    fn the_second_around_the_turn_of_the_year_decides_in_japan() {
        let last = end_of_day(day(2026, 3, 31));
        assert_eq!(Term::of(last, 5).year, FiscalYear(2025));
        assert_eq!(Term::of(last + chrono::TimeDelta::seconds(1), 5).year, FiscalYear(2026));
        let utc_midnight = day(2026, 4, 1).and_hms_opt(0, 0, 0).expect("a time").and_utc();
        assert_eq!(Term::of(utc_midnight, 5).year, FiscalYear(2026), "nine in the morning in Japan");
    }

    #[test]
    fn the_last_year_that_ran_out_is_the_newest_of_its_kind() {
        for years in [1, 3, 5, 10, 30] {
            for today in [day(2031, 3, 31), day(2031, 4, 1), day(2032, 2, 29), day(2032, 12, 31)] {
                let now = start_of_day(today);
                let last = Term::last_run_out(years, now);
                assert!(Term { year: last, years }.has_run_out(now), "{today} {years}");
                assert!(!Term { year: last.next(), years }.has_run_out(now), "{today} {years}");
            }
        }
    }

    #[test]
    fn a_draft_goes_a_year_after_the_close_and_never_unannounced() {
        let closed = end_of_day(day(2026, 6, 30));
        assert!(closed >= drafts_told_of(end_of_day(day(2027, 5, 31))), "not yet");
        let told = start_of_day(day(2027, 6, 1));
        assert!(closed < drafts_told_of(told));
        assert_eq!(last_day_of_draft(told), day(2027, 7, 1));
        assert!(told >= drafts_erased_of(end_of_day(day(2027, 7, 1))), "its last day is whole");
        assert!(told < drafts_erased_of(start_of_day(day(2027, 7, 2))));
        let late = end_of_day(day(2027, 6, 1));
        assert!(
            late >= drafts_erased_of(end_of_day(day(2027, 7, 1)))
                && late < drafts_erased_of(start_of_day(day(2027, 7, 2)))
        );
    }

    #[test]
    fn years_that_make_no_sense_never_shorten_the_term() {
        assert_eq!(Term { year: FiscalYear(2026), years: 0 }.ends(), day(2028, 3, 31));
        assert_eq!(Term { year: FiscalYear(2026), years: -5 }.ends(), day(2028, 3, 31));
    }

    #[test]
    fn only_what_the_public_has_seen_keeps_its_name() {
        assert!(is_published(Stage::Closed, true) && is_published(Stage::Discontinued, true));
        assert!(!is_published(Stage::Closed, false) && !is_published(Stage::Rejected, true));
        assert_eq!(reason(" \n"), Err(Problems::one("reason", Problem::Missing)));
        assert_eq!(reason("監査のため"), Ok("監査のため".to_owned()));
        assert!(reason(&"あ".repeat(REASON_MAX + 1)).is_err());
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
    }

    #[test]
    fn papers_of_a_grant_are_only_ever_kept_longer() {
        let today = day(2026, 12, 1);
        let later = |floor: NaiveDate| Err(("until", Problem::NotLaterThan { day: floor }));
        let table = [
            ("2036/3/31", None, Ok(day(2036, 3, 31))),
            ("2026/12/1", None, later(today)),
            ("2036/3/31", Some(day(2036, 3, 31)), later(day(2036, 3, 31))),
            ("2036/4/1", Some(day(2036, 3, 31)), Ok(day(2036, 4, 1))),
            ("2027/3/31", Some(day(2020, 3, 31)), Ok(day(2027, 3, 31))),
            ("2087/3/31", None, Ok(day(2087, 3, 31))),
            ("2087/4/1", None, Err(("until", Problem::NotADate))),
            ("いつか", None, Err(("until", Problem::NotADate))),
            (" ", None, Err(("until", Problem::Missing))),
        ];
        for (typed, present, wanted) in table {
            let found = keep_longer(typed, "山車の処分制限", present, today).map(|(day, _)| day);
            assert_eq!(found, wanted.map_err(|(field, problem)| Problems::one(field, problem)), "{typed} {present:?}");
        }
        assert_eq!(keep_longer("2036/3/31", " ", None, today), Err(Problems::one("why", Problem::Missing)));
    }
}
