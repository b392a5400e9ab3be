//! Drafting a decision, the first of a case or one that replaces it（起案）.

use super::{Decision, DecisionState, Outcome, check_amount, check_remark};
use crate::forms::{Answers, read_number};
use crate::money::Yen;
use crate::people::Viewer;
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::{Objection, Stage, Step, Submission, Verb};
use serde_json::json;

/// Days to answer that are proposed（回答の期限）.
pub const USUAL_REPLY_DAYS: u16 = 7;
/// Most days to answer.
pub const MOST_REPLY_DAYS: u16 = 90;

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
    /// Days to answer from the release on, where an answer is asked for.
    pub reply_days: Option<u16>,
    /// Why a decision in force is replaced; empty for the first.
    pub correction: String,
}

/// Drafts a decision from its form: `outcome`, `amount`, `conditions`, `reason`, `reply_days`, and `correction`
/// where one is in force already. `present` is the last decision of the case: one that waits or is approved is
/// not overwritten.
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
    let verb = drafting_verb(case.stage);
    let mut step = case.step(viewer, verb, None, sheet.get("correction"))?;
    if present.is_some_and(|decision| decision.is_pending()) {
        return Err(Refusal::NotNow(verb).into());
    }
    let mut problems = Problems::none();
    let outcome = Outcome::from_code(sheet.get("outcome"));
    let amount = match outcome {
        Some(Outcome::Rejected) => Some(Yen::ZERO),
        Some(_) => check_amount(sheet.get("amount"), requested, &mut problems),
        None => {
            problems.add("outcome", Problem::Missing);
            None
        }
    };
    let reply_days = match outcome {
        Some(outcome) if outcome.asks_for_reply() => check_days(sheet.get("reply_days"), &mut problems),
        _ => None,
    };
    check_remark("conditions", sheet.get("conditions"), outcome == Some(Outcome::Conditional), &mut problems);
    check_remark("reason", sheet.get("reason"), true, &mut problems);
    check_remark("correction", sheet.get("correction"), verb == Verb::DraftAnew, &mut problems);
    match (outcome, amount) {
        (Some(outcome), Some(amount)) if problems.is_empty() => {
            let correction = if verb == Verb::DraftAnew { sheet.get("correction") } else { "" };
            let drafted = Drafted {
                outcome,
                amount,
                conditions: sheet.get("conditions").to_owned(),
                reason: sheet.get("reason").to_owned(),
                reply_days,
                correction: correction.to_owned(),
            };
            step.entry = step.entry.with(json!({ "outcome": outcome.code(), "amount": amount.0 }));
            Ok((drafted, step))
        }
        _ => Err(problems.into()),
    }
}

/// Drafting the first decision, or one that replaces what is in force: there the reason is asked for.
pub fn drafting_verb(stage: Stage) -> Verb {
    if stage == Stage::Recommended { Verb::DraftDecision } else { Verb::DraftAnew }
}

impl Decision {
    /// Whether it waits for approval or for its release.
    pub fn is_pending(&self) -> bool {
        matches!(self.state, DecisionState::Drafted | DecisionState::Approved)
    }
}

fn check_days(typed: &str, problems: &mut Problems) -> Option<u16> {
    let most = i64::from(MOST_REPLY_DAYS);
    let problem = match read_number(typed) {
        _ if typed.trim().is_empty() => Problem::Missing,
        None => Problem::NotANumber,
        Some(days) if (1..=most).contains(&days) => return u16::try_from(days).ok(),
        Some(_) => Problem::OutOfRange { min: 1, max: most },
    };
    problems.add("reply_days", problem);
    None
}
