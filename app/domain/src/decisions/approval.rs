//! The way of a draft to its approval: one to three steps, none of them by who drafted（回議・決裁）.

use super::{Decision, DecisionState, with_reason};
use crate::calls::Rules;
use crate::money::Yen;
use crate::people::{OrganisationId, PersonId, Role, Viewer};
use crate::problems::Refusal;
use crate::submissions::{Objection, Stage, Step, Submission, Verb};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Who a step of the route belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Anybody with this role in the department.
    Role(Role),
    /// One person.
    Person(PersonId),
}

/// A step of the route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteStep {
    /// What the office calls it, e.g. 係長; empty: the usual words.
    pub title: String,
    /// Whose it is.
    pub holder: Holder,
    /// Who may stand in（代理）.
    #[serde(default)]
    pub deputies: Vec<PersonId>,
}

/// The route of a department's decisions（決裁ルート）, at most [`Route::MOST`] steps; the last one approves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Route(pub Vec<RouteStep>);

impl Default for Route {
    fn default() -> Self {
        let holder = Holder::Role(Role::Approver);
        Route(vec![RouteStep { title: String::new(), holder, deputies: Vec::new() }])
    }
}

impl Route {
    /// Most steps.
    pub const MOST: usize = 3;

    /// The route as stored; a department that has set none has the usual one: any approver.
    pub fn or_usual(self) -> Route {
        if self.0.is_empty() { Route::default() } else { self }
    }
}

impl RouteStep {
    /// Whether the viewer may take the step, by office or as a deputy.
    pub fn is_of(&self, viewer: &Viewer, department: OrganisationId) -> bool {
        let by_office = match self.holder {
            Holder::Role(role) => viewer.is_in(role, department),
            Holder::Person(person) => viewer.id() == Some(person),
        };
        by_office || viewer.id().is_some_and(|id| self.deputies.contains(&id))
    }
}

/// Somebody who has passed a draft on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

impl Decision {
    /// The step that a drafted decision waits for.
    pub fn waits_for(&self) -> Option<&RouteStep> {
        if self.state == DecisionState::Drafted { self.route.0.get(self.passed.len()) } else { None }
    }

    /// Whether the step it waits for is the last one: that of who decides.
    pub fn is_at_last_step(&self) -> bool {
        self.passed.len() + 1 >= self.route.0.len()
    }

    /// Whether the viewer has drafted it or passed it on: nobody sees the same draft twice.
    pub fn was_in_hands_of(&self, viewer: &Viewer) -> bool {
        let hands = self.passed.iter().map(|passed| passed.by).chain([self.drafted_by]);
        hands.into_iter().any(|hand| viewer.id() == Some(hand))
    }

    /// What passing the present step is called.
    pub fn approving_verb(&self) -> Verb {
        if self.is_at_last_step() { Verb::ApproveDecision } else { Verb::Consent }
    }
}

/// Passes a drafted decision on（回議）, or approves it at the last step（決裁）. `granted_elsewhere` is the sum of the
/// approved amounts of the round's other cases.
///
/// # Errors
/// `OwnDraft` for whoever drafted it or had it before, `NotYourTurn` for others than the step's, `OverBudget`,
/// `NotNow` unless it waits, or the table's refusal.
pub fn approve(
    viewer: &Viewer,
    case: &Submission,
    decision: &Decision,
    rules: &Rules,
    granted_elsewhere: Yen,
) -> Result<Step, Refusal> {
    let verb = decision.approving_verb();
    let step = case.step(viewer, verb, None, "")?;
    may_act(viewer, case, decision, verb)?;
    let total = granted_elsewhere.0.saturating_add(decision.amount.0);
    if rules.round_budget.is_some_and(|budget| total > budget.0) {
        return Err(Refusal::OverBudget);
    }
    Ok(step)
}

/// Gives a drafted decision back to who wrote it（差し戻し）: whoever has it now may, and so may the drafter.
///
/// # Errors
/// A missing reason, `NotYourTurn`, `NotNow` unless it waits, or the table's refusal.
pub fn send_back(viewer: &Viewer, case: &Submission, decision: &Decision, reason: &str) -> Result<Step, Objection> {
    let step = case.step(viewer, Verb::SendBackDecision, None, reason)?;
    may_send_back(viewer, case, decision)?;
    with_reason(step, reason)
}

fn may_send_back(viewer: &Viewer, case: &Submission, decision: &Decision) -> Result<(), Refusal> {
    let waits = decision.waits_for().ok_or(Refusal::NotNow(Verb::SendBackDecision))?;
    let takes_back = viewer.id() == Some(decision.drafted_by);
    if takes_back || waits.is_of(viewer, case.department) { Ok(()) } else { Err(Refusal::NotYourTurn) }
}

fn may_act(viewer: &Viewer, case: &Submission, decision: &Decision, verb: Verb) -> Result<(), Refusal> {
    let waits = decision.waits_for().ok_or(Refusal::NotNow(verb))?;
    if decision.was_in_hands_of(viewer) {
        return Err(Refusal::OwnDraft);
    }
    if waits.is_of(viewer, case.department) { Ok(()) } else { Err(Refusal::NotYourTurn) }
}

/// The verbs that the viewer may do now, knowing the decision as well: the forms of the staff's page.
pub fn verbs(viewer: &Viewer, case: &Submission, present: Option<&Decision>) -> Vec<Verb> {
    let is_pending = present.is_some_and(Decision::is_pending);
    let approves = |verb: Verb| {
        let ours = present.filter(|decision| decision.approving_verb() == verb);
        ours.is_some_and(|decision| may_act(viewer, case, decision, verb).is_ok())
    };
    let mut verbs = case.verbs(viewer);
    verbs.retain(|verb| match verb {
        Verb::DraftDecision | Verb::DraftAnew => !is_pending,
        Verb::Consent | Verb::ApproveDecision => approves(*verb),
        Verb::SendBackDecision => present.is_some_and(|decision| may_send_back(viewer, case, decision).is_ok()),
        Verb::Release => present.is_some_and(|decision| decision.state == DecisionState::Approved),
        Verb::ConfirmReply | Verb::ReturnReply => {
            present.is_some_and(|decision| decision.has_reply() && !decision.is_pending())
        }
        Verb::Grant => case.stage == Stage::Selected && !is_pending,
        _ => true,
    });
    verbs
}
