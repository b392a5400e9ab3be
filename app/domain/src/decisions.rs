//! Decisions: drafted by one person, approved by another, held until all are released（決定・起案・決裁）.

use crate::calls::{Call, Phase, Rules};
use crate::forms::{Answers, read_number};
use crate::history::Entry;
use crate::money::Yen;
use crate::people::{DecisionId, PersonId, Role, SubmissionId, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::{Objection, Stage, Step, Submission, Verb};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Longest reason, condition or remark, in characters.
pub const REMARK_MAX: usize = 2000;

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 採択
    Selected,
    /// 不採択
    Rejected,
}

impl Outcome {
    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Selected => "selected",
            Outcome::Rejected => "rejected",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Outcome::Selected, Outcome::Rejected].into_iter().find(|outcome| outcome.code() == code)
    }

    /// The stage it leads to.
    pub fn stage(self) -> Stage {
        match self {
            Outcome::Selected => Stage::Selected,
            Outcome::Rejected => Stage::Rejected,
        }
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
}

impl DecisionState {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            DecisionState::Drafted => "drafted",
            DecisionState::SentBack => "sent_back",
            DecisionState::Approved => "approved",
            DecisionState::Released => "released",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [DecisionState::Drafted, DecisionState::SentBack, DecisionState::Approved, DecisionState::Released]
            .into_iter()
            .find(|state| state.code() == code)
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
    /// How much; zero for a rejection.
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
}

/// The check sheet of the formal check, as sent by the form.
///
/// # Errors
/// `MustAgree` for every line of the checklist that is not ticked (field `check-N`), or the table's refusal.
pub fn pass_screening(viewer: &Viewer, case: &Submission, rules: &Rules, sheet: &Answers) -> Result<Step, Objection> {
    let step = case.step(viewer, Verb::PassScreening, None, sheet.get("note"))?;
    let mut problems = Problems::none();
    for index in 0..rules.checklist.len() {
        let field = format!("check-{index}");
        if sheet.get(&field) != "yes" {
            problems.add(field, Problem::MustAgree);
        }
    }
    check_remark("note", sheet.get("note"), false, &mut problems);
    Ok(problems.or(step)?)
}

/// What of a sent form belongs on the check sheet: the ticks of the checklist and the note.
pub fn screening_sheet(rules: &Rules, sent: &Answers) -> Answers {
    let ticks = (0..rules.checklist.len()).map(|index| format!("check-{index}"));
    only(sent, ticks.chain(["note".to_owned()]))
}

/// What of a sent form belongs to the panel's opinion. A case that does not fit has no amount.
pub fn opinion_sheet(sent: &Answers) -> Answers {
    let amount = (sent.get("fit") != "no").then_some("amount");
    only(sent, ["fit"].into_iter().chain(amount).chain(["remarks"]).map(str::to_owned))
}

fn only(sent: &Answers, keys: impl Iterator<Item = String>) -> Answers {
    keys.map(|key| {
        let value = sent.get(&key).to_owned();
        (key, value)
    })
    .collect()
}

/// A move that needs nothing beyond its row but a reason, which the other side reads: taking the formal check up
/// again（再確認）, declaring a case ineligible（対象外）, taking a case back（取下げ）.
///
/// # Errors
/// A missing reason, or the table's refusal.
pub fn because(viewer: &Viewer, case: &Submission, verb: Verb, reason: &str) -> Result<Step, Objection> {
    let step = case.step(viewer, verb, None, reason)?;
    with_reason(step, reason)
}

/// What the panel said, as the secretariat writes it down: `fit` (yes/no), `amount`, `remarks`.
///
/// # Errors
/// Missing or unreadable fields, or the table's refusal.
pub fn record_opinion(viewer: &Viewer, case: &Submission, requested: Yen, sheet: &Answers) -> Result<Step, Objection> {
    let step = case.step(viewer, Verb::RecordOpinion, None, "")?;
    let mut problems = Problems::none();
    match sheet.get("fit") {
        "yes" => drop(check_amount(sheet.get("amount"), requested, &mut problems)),
        "no" => {}
        "" => problems.add("fit", Problem::Missing),
        _ => problems.add("fit", Problem::NotAChoice),
    }
    check_remark("remarks", sheet.get("remarks"), true, &mut problems);
    Ok(problems.or(step)?)
}

/// What a drafted decision says, once its form was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// What.
    pub outcome: Outcome,
    /// How much.
    pub amount: Yen,
    /// Conditions.
    pub conditions: String,
    /// Reason.
    pub reason: String,
}

/// Drafts a decision from its form: `outcome`, `amount`, `conditions`, `reason`. `present` is the
/// decision that the case has already, if any: one that waits or is approved is not overwritten.
///
/// # Errors
/// Missing or unreadable fields, an amount above the request, or the table's refusal.
pub fn draft(
    viewer: &Viewer,
    case: &Submission,
    present: Option<&Decision>,
    requested: Yen,
    sheet: &Answers,
) -> Result<(Drafted, Step), Objection> {
    let mut step = case.step(viewer, Verb::DraftDecision, None, "")?;
    if present.is_some_and(|decision| decision.state != DecisionState::SentBack) {
        return Err(Refusal::NotNow(Verb::DraftDecision).into());
    }
    let mut problems = Problems::none();
    let outcome = Outcome::from_code(sheet.get("outcome"));
    let amount = match outcome {
        Some(Outcome::Selected) => check_amount(sheet.get("amount"), requested, &mut problems),
        Some(Outcome::Rejected) => Some(Yen(0)),
        None => {
            problems.add("outcome", Problem::Missing);
            None
        }
    };
    check_remark("conditions", sheet.get("conditions"), false, &mut problems);
    check_remark("reason", sheet.get("reason"), true, &mut problems);
    match (outcome, amount) {
        (Some(outcome), Some(amount)) if problems.is_empty() => {
            let drafted = Drafted {
                outcome,
                amount,
                conditions: sheet.get("conditions").to_owned(),
                reason: sheet.get("reason").to_owned(),
            };
            step.entry = step.entry.with(json!({ "outcome": outcome.code(), "amount": amount.0 }));
            Ok((drafted, step))
        }
        _ => Err(problems.into()),
    }
}

/// Approves a drafted decision（決裁）. `granted_elsewhere` is the sum of the round's other approved
/// amounts.
///
/// # Errors
/// `OwnDraft` for the person who drafted it, `OverBudget`, `NotNow` unless it waits, or the table's refusal.
pub fn approve(
    viewer: &Viewer,
    case: &Submission,
    decision: &Decision,
    rules: &Rules,
    granted_elsewhere: Yen,
) -> Result<Step, Refusal> {
    let step = case.step(viewer, Verb::ApproveDecision, None, "")?;
    if decision.state != DecisionState::Drafted {
        return Err(Refusal::NotNow(Verb::ApproveDecision));
    }
    if viewer.id() == Some(decision.drafted_by) {
        return Err(Refusal::OwnDraft);
    }
    let total = granted_elsewhere.0.saturating_add(decision.amount.0);
    if rules.round_budget.is_some_and(|budget| total > budget.0) {
        return Err(Refusal::OverBudget);
    }
    Ok(step)
}

/// Gives a drafted decision back（差し戻し）.
///
/// # Errors
/// A missing reason, `NotNow` unless it waits, or the table's refusal.
pub fn send_back(viewer: &Viewer, case: &Submission, decision: &Decision, reason: &str) -> Result<Step, Objection> {
    let step = case.step(viewer, Verb::SendBackDecision, None, reason)?;
    if decision.state != DecisionState::Drafted {
        return Err(Refusal::NotNow(Verb::SendBackDecision).into());
    }
    with_reason(step, reason)
}

/// Puts an approved decision in force. Where the programme has no separate 交付申請, the grant follows
/// at once and the second step is there.
///
/// # Errors
/// `NotNow` unless it is approved and held, or the table's refusal.
pub fn release(viewer: &Viewer, case: &Submission, decision: &Decision, rules: &Rules) -> Result<Vec<Step>, Refusal> {
    if decision.state != DecisionState::Approved {
        return Err(Refusal::NotNow(Verb::Release));
    }
    let mut steps = vec![case.step(viewer, Verb::Release, Some(decision.outcome.stage()), "")?];
    if decision.outcome == Outcome::Selected && !rules.apply_after_selection {
        let selected = Submission { stage: Stage::Selected, ..case.clone() };
        steps.push(selected.step(viewer, Verb::Grant, None, "")?);
    }
    for step in &mut steps {
        let detail = json!({ "outcome": decision.outcome.code(), "amount": decision.amount.0 });
        step.entry = Entry { detail, ..step.entry.clone() };
    }
    Ok(steps)
}

/// The verbs that the viewer may do now, knowing the decision as well: the forms of the staff's page.
pub fn verbs(viewer: &Viewer, case: &Submission, present: Option<&Decision>) -> Vec<Verb> {
    let state = present.map(|decision| decision.state);
    let own = present.is_some_and(|decision| viewer.id() == Some(decision.drafted_by));
    let mut verbs = case.verbs(viewer);
    verbs.retain(|verb| match verb {
        Verb::DraftDecision => state.is_none_or(|state| state == DecisionState::SentBack),
        Verb::ApproveDecision => state == Some(DecisionState::Drafted) && !own,
        Verb::SendBackDecision => state == Some(DecisionState::Drafted),
        Verb::Release => state == Some(DecisionState::Approved),
        _ => true,
    });
    verbs
}

/// A case of a round with the decision that counts for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The case.
    pub case: Submission,
    /// Its decision, if one was drafted.
    pub decision: Option<Decision>,
}

impl Candidate {
    /// Whether the case holds the results of its round back: it is to be decided, and is not.
    pub fn is_undecided(&self) -> bool {
        let approved = self.decision.as_ref().is_some_and(|decision| decision.state == DecisionState::Approved);
        self.case.stage.awaits_decision() && !approved
    }

    /// The decision that the release will put in force.
    pub fn held(&self) -> Option<&Decision> {
        let held = self.decision.as_ref().filter(|decision| decision.state == DecisionState::Approved);
        held.filter(|_| self.case.stage.awaits_decision())
    }
}

/// Whether the viewer may release the results of a call now: an approver of its department, once, after
/// the call has closed.
///
/// # Errors
/// `NotFound` outside the department, `NotPermitted` to officers, `NotNow` before closing or the second time.
pub fn may_release(viewer: &Viewer, call: &Call, now: DateTime<Utc>) -> Result<(), Refusal> {
    if viewer.is_guest() {
        return Err(Refusal::SignInFirst);
    }
    if !viewer.is_staff_of(call.department) {
        return Err(Refusal::NotFound);
    }
    if !viewer.is_in(Role::Approver, call.department) {
        return Err(Refusal::NotPermitted);
    }
    match call.dates.phase(now) {
        Phase::Judging => Ok(()),
        _ => Err(Refusal::NotNow(Verb::Release)),
    }
}

/// What the release of a round does to one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Released<'a> {
    /// The case, as it stood.
    pub case: &'a Submission,
    /// The decision that comes into force.
    pub decision: &'a Decision,
    /// Its steps in order.
    pub steps: Vec<Step>,
}

/// Puts all results of a round in force together: for every case that is still to be decided, its steps.
/// Cases that were taken back or declared ineligible are left out.
///
/// # Errors
/// As [`may_release`]; `Undecided` while any case has no approved decision; else the refusal of a case.
pub fn release_round<'a>(
    viewer: &Viewer,
    call: &Call,
    candidates: &'a [Candidate],
    now: DateTime<Utc>,
) -> Result<Vec<Released<'a>>, Refusal> {
    may_release(viewer, call, now)?;
    let undecided = candidates.iter().filter(|candidate| candidate.is_undecided()).count();
    if undecided > 0 {
        return Err(Refusal::Undecided(undecided));
    }
    let held = candidates.iter().filter_map(|candidate| Some((candidate, candidate.held()?)));
    held.map(|(candidate, decision)| {
        let steps = release(viewer, &candidate.case, decision, &call.rules)?;
        Ok(Released { case: &candidate.case, decision, steps })
    })
    .collect()
}

/// Decides the grant of a selected case, once its application for payment came in（交付申請）: the tick
/// `application` of the form.
///
/// # Errors
/// `MustAgree` without the tick, `NotNow` unless a selection is in force, or the table's refusal.
pub fn grant(viewer: &Viewer, case: &Submission, decision: &Decision, sheet: &Answers) -> Result<Step, Objection> {
    let mut step = case.step(viewer, Verb::Grant, None, "")?;
    if decision.state != DecisionState::Released || decision.outcome != Outcome::Selected {
        return Err(Refusal::NotNow(Verb::Grant).into());
    }
    if sheet.get("application") != "yes" {
        return Err(Problems::one("application", Problem::MustAgree).into());
    }
    step.entry = step.entry.with(json!({ "amount": decision.amount.0 }));
    Ok(step)
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
