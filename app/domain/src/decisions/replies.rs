//! The applicant's answer to a conditional decision or an offer, and what comes of it（回答・次点の受諾）.

use super::release::with_grant;
use super::{Decision, DecisionState, Outcome, check_remark};
use crate::calls::Rules;
use crate::corrections::coming_day;
use crate::forms::Answers;
use crate::people::Viewer;
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::{Objection, Step, Submission, Verb};
use chrono::{DateTime, Utc};

/// What the applicant says to a decision that asks for an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Accepts: the conditions are met, or the offer is taken.
    Accepted(Step),
    /// Declines, which takes the case back.
    Declined(Step),
}

impl Decision {
    /// Whether the applicant's answer is still awaited.
    pub fn awaits_reply(&self) -> bool {
        self.state == DecisionState::Released && self.outcome.asks_for_reply() && self.replied_at.is_none()
    }

    /// Whether an answer has come and waits for the city.
    pub fn has_reply(&self) -> bool {
        self.state == DecisionState::Released && self.outcome.asks_for_reply() && self.replied_at.is_some()
    }

    /// Whether the day of the answer has passed without one.
    pub fn has_lapsed(&self, now: DateTime<Utc>) -> bool {
        self.awaits_reply() && self.reply_by.is_some_and(|last| now > last)
    }
}

/// Answers a decision: `answer` is `accept` or `decline`, `text` says how the conditions are met or why not.
/// Meeting conditions and declining need a text.
///
/// # Errors
/// Missing fields, `NotNow` when nothing is asked or the day has passed, or the table's refusal.
pub fn reply(
    viewer: &Viewer,
    case: &Submission,
    decision: &Decision,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<Reply, Objection> {
    case.allows(viewer, Verb::Reply)?;
    if !decision.awaits_reply() || decision.has_lapsed(now) {
        return Err(Refusal::NotNow(Verb::Reply).into());
    }
    let mut problems = Problems::none();
    let declines = match sheet.get("answer") {
        "accept" => false,
        "decline" => true,
        "" => {
            problems.add("answer", Problem::Missing);
            false
        }
        _ => {
            problems.add("answer", Problem::NotAChoice);
            false
        }
    };
    let needs_text = declines || decision.outcome == Outcome::Conditional;
    check_remark("text", sheet.get("text"), needs_text, &mut problems);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    Ok(match declines {
        true => Reply::Declined(case.step(viewer, Verb::Withdraw, None, sheet.get("text"))?),
        false => Reply::Accepted(case.step(viewer, Verb::Reply, None, "")?),
    })
}

/// Confirms the applicant's answer: the conditions are met, or the offer was taken. The case is selected, and the
/// grant follows at once where the programme has no separate 交付申請. `selected` is the decision that says so.
///
/// # Errors
/// `NotNow` without an answer, `OwnDraft` for whoever drafted the decision, or the table's refusal.
pub fn confirm_reply(
    viewer: &Viewer,
    case: &Submission,
    decision: &Decision,
    selected: &Decision,
    rules: &Rules,
) -> Result<Vec<Step>, Refusal> {
    let step = case.step(viewer, Verb::ConfirmReply, None, "")?;
    if !decision.has_reply() {
        return Err(Refusal::NotNow(Verb::ConfirmReply));
    }
    if viewer.id() == Some(decision.drafted_by) {
        return Err(Refusal::OwnDraft);
    }
    with_grant(viewer, case, selected, rules, step)
}

/// Gives an answer back that does not meet the conditions: `reason`, told to the applicant, and `due`, the new day.
///
/// # Errors
/// Missing or unreadable fields, `NotNow` without an answer, or the table's refusal.
pub fn return_reply(
    viewer: &Viewer,
    case: &Submission,
    decision: &Decision,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(DateTime<Utc>, Step), Objection> {
    let step = case.step(viewer, Verb::ReturnReply, None, sheet.get("reason"))?;
    if !decision.has_reply() {
        return Err(Refusal::NotNow(Verb::ReturnReply).into());
    }
    let mut problems = Problems::none();
    check_remark("reason", sheet.get("reason"), true, &mut problems);
    let due = coming_day("due", sheet.get("due"), now, &mut problems);
    match due {
        Some(due) if problems.is_empty() => Ok((due, step)),
        _ => Err(problems.into()),
    }
}

/// Ends a case whose applicant has not answered by the day: nobody's deed, the clock's.
///
/// # Errors
/// `NotNow` while there is time, or once an answer has come.
pub fn lapse(case: &Submission, decision: &Decision, now: DateTime<Utc>) -> Result<Step, Refusal> {
    if !decision.has_lapsed(now) {
        return Err(Refusal::NotNow(Verb::Lapse));
    }
    case.step_of_the_clock(Verb::Lapse)
}
