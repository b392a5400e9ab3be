//! Handing in what staff have keyed in（紙の申請の受付・補正）: what the paper leaves blank is recorded, not refused.

use super::{Intake, check_stamp, read_stamp, takes_paper};
use crate::calendar::date_in_japan;
use crate::calls::Paper;
use crate::forms::Answers;
use crate::history::{KEYED_CORRECTION, KEYED_IN};
use crate::people::Viewer;
use crate::problems::{Problem, Problems, Refusal};
use crate::proposals::{APPLICANT, BUDGET, Proposal, TITLE, paper_field};
use crate::submissions::{Objection, Stage, Step, Verb};
use crate::texts::intake as words;
use chrono::{DateTime, Utc};
use serde_json::json;

/// The field with the day of the stamp.
pub const STAMP: &str = "stamp";
/// The field with which staff say that the paper itself leaves blank what is missing.
pub const BLANK: &str = "blank";
/// The key of the paper under which the scan of the form is kept（紙の申請書の写し）.
pub const PAPER_FORM: &str = "scan-of-form";

/// The field of a pledge that the paper shows signed.
pub fn pledge_field(index: usize) -> String {
    format!("pledge-{index}")
}

/// The scan of the form, which every case on paper keeps as evidence.
pub(crate) fn scan() -> Paper {
    Paper {
        key: PAPER_FORM.to_owned(),
        label: words::scan_words(),
        help: words::scan_help_words(),
        required: true,
        from_group: None,
    }
}

impl Proposal {
    /// What the paper leaves blank, the pledges included. The standing of the group is no part of it.
    pub fn blanks(&self) -> Problems {
        let mut blanks = Problems::none();
        for (field, problem) in self.missing().iter().filter(|(field, _)| *field != APPLICANT) {
            blanks.add(field, problem.clone());
        }
        for index in 0..self.call.rules.pledges.len() {
            let field = pledge_field(index);
            if self.answers.get(&field) != "yes" {
                blanks.add(field, Problem::MustAgree);
            }
        }
        blanks
    }

    /// Hands in what was keyed in: the application, or a correction that came on paper. `sheet` is the check page:
    /// `blank` with `yes`, and for a correction `stamp`. The pledges stand in the answers already.
    ///
    /// What the paper leaves blank may be recorded as missing and is asked for afterwards. Its title and its scan may
    /// not: without them nobody finds it or can compare it. What was keyed in wrongly is mended first.
    ///
    /// # Errors
    /// `CallNotOpen` where the call takes no paper any more, the table's refusal, or what has to be mended.
    pub fn key_in(
        &self,
        viewer: &Viewer,
        intake: &Intake,
        sheet: &Answers,
        now: DateTime<Utc>,
    ) -> Result<Step, Objection> {
        let is_first = self.case.stage == Stage::Draft;
        let verb = if is_first { Verb::Submit } else { Verb::Resubmit };
        let mut step = self.case.step(viewer, verb, None, "")?;
        let mut problems = Problems::none();
        let mut stamped_on = intake.stamped_on;
        if is_first {
            takes_paper(&self.call.dates, now)?;
            if let Some(problem) = check_stamp(&self.call.dates, stamped_on, now) {
                problems.add(STAMP, problem);
            }
            problems.extend(self.not_admitted().into_iter().map(|problem| (APPLICANT.to_owned(), problem)));
        } else if let Some(day) = read_stamp(sheet.get(STAMP), &mut problems) {
            stamped_on = day;
            if day > date_in_japan(now) {
                problems.add(STAMP, Problem::DayToCome);
            } else if day < intake.stamped_on {
                problems.add(STAMP, Problem::StampBeforeFirst { first: intake.stamped_on });
            }
        }
        let blanks = self.blanks();
        for (field, problem) in blanks.iter().filter(|(field, problem)| !may_stay_blank(field, problem)) {
            problems.add(field, problem.clone());
        }
        let left: Vec<&str> =
            blanks.iter().filter(|(field, problem)| may_stay_blank(field, problem)).map(|(field, _)| field).collect();
        if !left.is_empty() && sheet.get(BLANK) != "yes" {
            problems.add(BLANK, Problem::BlanksNotSeen);
        }
        step = problems.or(step)?;
        step.entry.action = if is_first { KEYED_IN } else { KEYED_CORRECTION };
        step.entry = step.entry.with(json!({
            "channel": self.case.channel.code(),
            "stamped": stamped_on.to_string(),
            "missing": left,
            "changed": self.changed(),
            "sha256": self.fingerprint(),
        }));
        Ok(step)
    }

    /// Whether the formal check may end: a case on paper is complete by then, as one that was typed here is from
    /// the beginning.
    ///
    /// # Errors
    /// `PaperIncomplete`.
    pub fn is_whole(&self) -> Result<(), Refusal> {
        if self.case.channel.is_paper() && !self.blanks().is_empty() { Err(Refusal::PaperIncomplete) } else { Ok(()) }
    }
}

/// Whether the paper may leave this blank.
fn may_stay_blank(field: &str, problem: &Problem) -> bool {
    let is_blank = field == BUDGET || is_missing(problem);
    is_blank && field != TITLE && field != paper_field(PAPER_FORM)
}

fn is_missing(problem: &Problem) -> bool {
    match problem {
        Problem::Missing | Problem::MustAgree => true,
        Problem::Cell { problem, .. } => is_missing(problem),
        _ => false,
    }
}
