//! Decisions: drafted by one person, approved by others, held until all are released（決定・起案・決裁）.

mod approval;
mod drafting;
mod release;
mod replies;
mod screening;

pub use approval::{Holder, Passed, Route, RouteStep, approve, send_back, verbs};
pub use drafting::{Drafted, MOST_REPLY_DAYS, USUAL_REPLY_DAYS, draft, drafting_verb};
pub use release::{Candidate, Released, grant, may_release, release, release_anew, release_round, reply_by};
pub use replies::{Reply, confirm_reply, lapse, reply, return_reply};
pub use screening::{because, opinion_sheet, pass_screening, record_opinion, screening_sheet};

use crate::forms::read_number;
use crate::money::Yen;
use crate::people::{DecisionId, PersonId, SubmissionId};
use crate::problems::{Problem, Problems};
use crate::submissions::{Objection, Stage, Step};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Longest reason, condition or remark, in characters.
pub const REMARK_MAX: usize = 2000;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 採択
    Selected,
    /// 条件付き採択: the applicant says how the conditions are met.
    Conditional,
    /// 次点: what the budget leaves is offered until a day.
    Waitlisted,
    /// 不採択
    Rejected,
}

impl Outcome {
    /// Every outcome, in the order of the form.
    pub const ALL: [Outcome; 4] = [Outcome::Selected, Outcome::Conditional, Outcome::Waitlisted, Outcome::Rejected];

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Selected => "selected",
            Outcome::Conditional => "conditional",
            Outcome::Waitlisted => "waitlisted",
            Outcome::Rejected => "rejected",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Outcome::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// The stage it leads to.
    pub fn stage(self) -> Stage {
        match self {
            Outcome::Selected => Stage::Selected,
            Outcome::Conditional => Stage::Conditional,
            Outcome::Waitlisted => Stage::Waitlisted,
            Outcome::Rejected => Stage::Rejected,
        }
    }

    /// Whether the applicant has to answer by a day.
    pub fn asks_for_reply(self) -> bool {
        matches!(self, Outcome::Conditional | Outcome::Waitlisted)
    }
}

/// Where a decision stands. Nobody outside sees anything before it is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionState {
    /// 起案: waits for the approver.
    Drafted,
    /// 差し戻し: given back to who drafted it.
    SentBack,
    /// 決裁済み: approved, held.
    Approved,
    /// 公表済み: in force, with number and date.
    Released,
    /// 改めた: was in force until a later one took its place.
    Replaced,
}

impl DecisionState {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            DecisionState::Drafted => "drafted",
            DecisionState::SentBack => "sent_back",
            DecisionState::Approved => "approved",
            DecisionState::Released => "released",
            DecisionState::Replaced => "replaced",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [
            DecisionState::Drafted,
            DecisionState::SentBack,
            DecisionState::Approved,
            DecisionState::Released,
            DecisionState::Replaced,
        ];
        all.into_iter().find(|state| state.code() == code)
    }
}

/// A decision on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Which.
    pub id: DecisionId,
    /// On which case.
    pub submission: SubmissionId,
    /// What.
    pub outcome: Outcome,
    /// How much; zero for a rejection. What is offered counts against the budget like what is granted.
    pub amount: Yen,
    /// Conditions.
    pub conditions: String,
    /// Reason, told to the applicant.
    pub reason: String,
    /// Where it stands.
    pub state: DecisionState,
    /// Who drafted it.
    pub drafted_by: PersonId,
    /// When.
    pub drafted_at: DateTime<Utc>,
    /// Who approved it.
    pub approved_by: Option<PersonId>,
    /// When.
    pub approved_at: Option<DateTime<Utc>>,
    /// Document number（文書番号）, given at release.
    pub number: Option<String>,
    /// Date of the decision, given at release.
    pub decided_on: Option<NaiveDate>,
    /// Days to answer, where an answer is asked for.
    pub reply_days: Option<u16>,
    /// The last instant for the answer, given at release.
    pub reply_by: Option<DateTime<Utc>>,
    /// When the applicant accepted.
    pub replied_at: Option<DateTime<Utc>>,
    /// Why it replaces an earlier decision; empty for the first of a case.
    pub correction: String,
    /// The route it was drafted for.
    pub route: Route,
    /// Who has passed it on, in order.
    pub passed: Vec<Passed>,
}

impl Decision {
    /// A decision as it is when it was just drafted.
    pub fn drafted(
        id: DecisionId,
        submission: SubmissionId,
        drafted: Drafted,
        route: Route,
        by: PersonId,
        at: DateTime<Utc>,
    ) -> Decision {
        let Drafted { outcome, amount, conditions, reason, reply_days, correction } = drafted;
        Decision {
            id,
            submission,
            outcome,
            amount,
            conditions,
            reason,
            state: DecisionState::Drafted,
            drafted_by: by,
            drafted_at: at,
            approved_by: None,
            approved_at: None,
            number: None,
            decided_on: None,
            reply_days,
            reply_by: None,
            replied_at: None,
            correction,
            route,
            passed: Vec::new(),
        }
    }
}

/// The number of a document（文書番号）: fiscal year, mark of the department, running number.
pub fn document_number(fiscal_year: i32, mark: &str, running: i64) -> String {
    format!("{fiscal_year}{mark}第{running}号")
}

fn with_reason(step: Step, reason: &str) -> Result<Step, Objection> {
    let mut problems = Problems::none();
    check_remark("reason", reason, true, &mut problems);
    Ok(problems.or(step)?)
}

fn check_remark(field: &str, typed: &str, required: bool, problems: &mut Problems) {
    let now = typed.chars().count();
    if required && typed.trim().is_empty() {
        problems.add(field, Problem::Missing);
    } else if now > REMARK_MAX {
        problems.add(field, Problem::TooLong { max: REMARK_MAX, now });
    }
}

fn check_amount(typed: &str, requested: Yen, problems: &mut Problems) -> Option<Yen> {
    let problem = match read_number(typed) {
        _ if typed.trim().is_empty() => Problem::Missing,
        None => Problem::NotMoney,
        Some(amount) if !(1..=requested.0).contains(&amount) => Problem::OutOfRange { min: 1, max: requested.0 },
        Some(amount) => return Some(Yen(amount)),
    };
    problems.add("amount", problem);
    None
}
