//! Asking for a correction: which fields, why, until when（補正のお願い）; what of it was mended; moving its day, and what
//! is left of it once the city takes it back.

use crate::budget::RawLine;
use crate::calendar::{date_in_japan, end_of_day, parse_date};
use crate::decisions::REMARK_MAX;
use crate::filings::Attachment;
use crate::forms::Answers;
use crate::history::HistoryEntry;
use crate::intake::PAPER_FORM;
use crate::people::Viewer;
use crate::problems::{Problem, Problems};
use crate::proposals::{BUDGET, Proposal, Revision, paper_field};
use crate::submissions::{Objection, Step, Submission, Verb};
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// A field that has to be mended, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Key of a question, `budget`, or `paper-KEY`.
    pub field: String,
    /// Why, told to the applicant.
    pub reason: String,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The fields, in the order of the form.
    pub marks: Vec<Mark>,
    /// What is said besides.
    pub note: String,
    /// The last second of the day until which it is wanted.
    pub due_at: DateTime<Utc>,
}

/// Longest reason of one mark, in characters. It is told beside its field.
pub const REASON_MAX: usize = 500;
/// How many days are proposed.
const USUAL_DAYS: u64 = 14;
/// How many more are proposed when the day is moved.
const MORE_DAYS: u64 = 7;

/// The field of a tick in the form of a correction.
pub fn mark_field(field: &str) -> String {
    format!("mark-{field}")
}

/// The field of the reason beside it.
pub fn reason_field(field: &str) -> String {
    format!("why-{field}")
}

/// The day that is proposed as the last one.
pub fn usual_due(now: DateTime<Utc>) -> NaiveDate {
    let today = date_in_japan(now);
    today.checked_add_days(Days::new(USUAL_DAYS)).unwrap_or(today)
}

/// Everything of an application that can be marked, in the order of the form.
pub fn fields(proposal: &Proposal) -> Vec<String> {
    let form = proposal.form();
    let questions = form.questions().map(|question| question.key.clone());
    let papers = proposal.papers().into_iter().filter(|paper| paper.key != PAPER_FORM);
    let papers = papers.map(|paper| paper_field(&paper.key));
    questions.chain([BUDGET.to_owned()]).chain(papers).collect()
}

impl Correction {
    /// Whether a field may be changed.
    pub fn has(&self, field: &str) -> bool {
        self.of(field).is_some()
    }

    /// The mark of a field.
    pub fn of(&self, field: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.field == field)
    }

    /// Whether its day has passed. A correction is taken even then, as long as the city has not decided.
    pub fn is_late(&self, now: DateTime<Utc>) -> bool {
        now > self.due_at
    }
}

/// Asks the applicant to mend what the form of the staff has marked: `mark-FIELD`, `why-FIELD`, `due`, `message`.
///
/// # Errors
/// Nothing marked, a mark without a reason, a day that cannot be read or has passed, or the table's refusal.
pub fn ask(
    viewer: &Viewer,
    proposal: &Proposal,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(Correction, Step), Objection> {
    let mut step = proposal.case.step(viewer, Verb::Return, None, sheet.get("message"))?;
    let mut problems = Problems::none();
    let mut marks = Vec::new();
    for field in fields(proposal) {
        let (ticked, reason) = (sheet.get(&mark_field(&field)) == "yes", sheet.get(&reason_field(&field)));
        if reason.trim().is_empty() {
            if ticked {
                problems.add(reason_field(&field), Problem::Missing);
            }
            continue;
        }
        check_length(&reason_field(&field), reason, REASON_MAX, &mut problems);
        // Whoever writes a reason and forgets the tick means the field all the same.
        marks.push(Mark { field, reason: reason.to_owned() });
    }
    if marks.is_empty() && problems.is_empty() {
        problems.add("marks", Problem::NothingMarked);
    }
    let due = coming_day("due", sheet.get("due"), now, &mut problems);
    check_length("message", sheet.get("message"), REMARK_MAX, &mut problems);
    match due {
        Some(due_at) if problems.is_empty() => {
            let fields: Vec<&str> = marks.iter().map(|mark| mark.field.as_str()).collect();
            step.entry = step.entry.with(json!({ "fields": fields, "due": due_at.timestamp() }));
            Ok((Correction { marks, note: sheet.get("message").to_owned(), due_at }, step))
        }
        _ => Err(problems.into()),
    }
}

/// Moves the day by which a correction is wanted（補正の期限の変更）: `due` and `reason`. Only to a later day; what the
/// applicant was given is not taken away.
///
/// # Errors
/// A day that cannot be read, has passed or is no later, a missing reason, or the table's refusal.
pub fn move_day(
    viewer: &Viewer,
    case: &Submission,
    asked: &Correction,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(Correction, Step), Objection> {
    let reason = sheet.get("reason");
    let mut step = case.step(viewer, Verb::MoveDue, None, reason)?;
    let mut problems = Problems::none();
    let due = coming_day("due", sheet.get("due"), now, &mut problems);
    if due.is_some_and(|due_at| due_at <= asked.due_at) {
        problems.add("due", Problem::NotLaterThan { day: date_in_japan(asked.due_at) });
    }
    if reason.trim().is_empty() {
        problems.add("reason", Problem::Missing);
    }
    check_length("reason", reason, REMARK_MAX, &mut problems);
    match due {
        Some(due_at) if problems.is_empty() => {
            step.entry = step.entry.with(json!({ "due": due_at.timestamp(), "before": asked.due_at.timestamp() }));
            Ok((Correction { due_at, ..asked.clone() }, step))
        }
        _ => Err(problems.into()),
    }
}

/// The day that is proposed when the day of a correction is moved.
pub fn later_due(asked: &Correction, now: DateTime<Utc>) -> NaiveDate {
    let from = date_in_japan(asked.due_at.max(now));
    from.checked_add_days(Days::new(MORE_DAYS)).unwrap_or(from)
}

/// From which day to which the day of a correction was moved, for an entry of the journal that tells of it.
pub fn moved_days(entry: &HistoryEntry) -> Option<(NaiveDate, NaiveDate)> {
    let day = |key: &str| DateTime::from_timestamp(entry.detail[key].as_i64()?, 0).map(date_in_japan);
    (entry.action == Verb::MoveDue.code()).then(|| Some((day("before")?, day("due")?)))?
}

/// What a group had typed for a correction when the city took its request back（途中の補正）.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// What was asked for.
    pub correction: Correction,
    /// The answers as they stood.
    pub answers: Answers,
    /// The budget as it stood.
    pub lines: Vec<RawLine>,
    /// The files that were attached for it.
    pub files: Vec<Attachment>,
    /// The last save.
    pub saved_at: DateTime<Utc>,
}

impl Aside {
    /// What was handed in, with what was typed put in wherever `asked` allows a change: to be read, and to go on from
    /// when the same is asked for again.
    #[must_use]
    pub fn within(&self, handed_in: &Proposal, asked: &Correction) -> Proposal {
        let revision = Revision { correction: asked.clone(), before: Box::new(handed_in.clone()) };
        let mut after = Proposal { revision: Some(revision), ..handed_in.clone() };
        for mark in &asked.marks {
            if handed_in.call.form.questions().any(|question| question.key == mark.field) {
                after.answers.set(&mark.field, self.answers.get(&mark.field));
            }
        }
        // A changed answer may ask for more.
        let form = after.form();
        let open = form.questions().map(|question| &question.key).filter(|key| after.is_unlocked(key));
        for key in open.collect::<Vec<_>>() {
            after.answers.set(key, self.answers.get(key));
        }
        if asked.has(BUDGET) {
            after.lines.clone_from(&self.lines);
        }
        let has = |file: &Attachment| {
            handed_in.files.iter().any(|kept| kept.paper == file.paper && kept.sha256 == file.sha256)
        };
        let is_open = |file: &Attachment| file.paper != PAPER_FORM && after.is_unlocked(&paper_field(&file.paper));
        let files: Vec<Attachment> = self.files.iter().filter(|file| is_open(file) && !has(file)).cloned().collect();
        after.files.extend(files);
        after
    }
}

/// The end of a day to come, within a year, as typed into a field.
pub(crate) fn coming_day(
    field: &str,
    typed: &str,
    now: DateTime<Utc>,
    problems: &mut Problems,
) -> Option<DateTime<Utc>> {
    let today = date_in_japan(now);
    let latest = today.checked_add_days(Days::new(366)).unwrap_or(today);
    let problem = match parse_date(typed) {
        _ if typed.trim().is_empty() => Problem::Missing,
        Err(_) => Problem::NotADate,
        Ok(day) if day <= today || day > latest => Problem::NotAComingDay,
        Ok(day) => return Some(end_of_day(day)),
    };
    problems.add(field, problem);
    None
}

fn check_length(field: &str, typed: &str, max: usize, problems: &mut Problems) {
    let now = typed.chars().count();
    if now > max {
        problems.add(field, Problem::TooLong { max, now });
    }
}
