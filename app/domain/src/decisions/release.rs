//! Putting decisions in force: all of a round together, and one that replaces another alone（公表・通知）.

use super::{Decision, DecisionState, Outcome};
use crate::calendar::{date_in_japan, end_of_day};
use crate::calls::{Call, Phase, Rules};
use crate::forms::Answers;
use crate::history::Entry;
use crate::people::{Role, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::{Objection, Stage, Step, Submission, Verb};
use chrono::{DateTime, Days, Utc};
use serde_json::json;

/// Puts an approved decision in force. Where the programme has no separate 交付申請, the grant follows
/// at once and the second step is there.
///
/// # Errors
/// `NotNow` unless it is approved and held, or the table's refusal.
pub fn release(viewer: &Viewer, case: &Submission, decision: &Decision, rules: &Rules) -> Result<Vec<Step>, Refusal> {
    if decision.state != DecisionState::Approved {
        return Err(Refusal::NotNow(Verb::Release));
    }
    let step = case.step(viewer, Verb::Release, Some(decision.outcome.stage()), &decision.correction)?;
    with_grant(viewer, case, decision, rules, step)
}

/// A step that settles the outcome of a case, and the grant where it follows at once.
pub(super) fn with_grant(
    viewer: &Viewer,
    case: &Submission,
    decision: &Decision,
    rules: &Rules,
    step: Step,
) -> Result<Vec<Step>, Refusal> {
    let mut steps = vec![step];
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

/// The last instant for the applicant's answer to a decision that comes into force now.
pub fn reply_by(decision: &Decision, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let days = Days::new(u64::from(decision.reply_days?));
    date_in_japan(now).checked_add_days(days).map(end_of_day)
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
/// As [`may_release`]; `Undecided` while any case has no approved decision; `OverBudget`; else the refusal of a case.
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
    // The budget may have been lowered since the approvals.
    let total = held.clone().fold(0_i64, |sum, (_, decision)| sum.saturating_add(decision.amount.0));
    if call.rules.round_budget.is_some_and(|budget| total > budget.0) {
        return Err(Refusal::OverBudget);
    }
    held.map(|(candidate, decision)| {
        let steps = release(viewer, &candidate.case, decision, &call.rules)?;
        Ok(Released { case: &candidate.case, decision, steps })
    })
    .collect()
}

/// Puts a decision that replaces another in force: alone, once the results of the round are out.
///
/// # Errors
/// `NotNow` before the results are out or unless it is approved, or the table's refusal.
pub fn release_anew(
    viewer: &Viewer,
    case: &Submission,
    decision: &Decision,
    call: &Call,
) -> Result<Vec<Step>, Refusal> {
    case.allows(viewer, Verb::Release)?;
    if case.stage == Stage::Recommended || call.dates.results_published_at.is_none() {
        return Err(Refusal::NotNow(Verb::Release));
    }
    release(viewer, case, decision, &call.rules)
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
