//! The applicant's answer to conditions or an offer, and what the city makes of it（回答・確認・期限切れ）.

use super::cases::{NotDone, carry_out, case, commit, in_turn, keep_sheet, next_document};
use super::decisions::put_in_force;
use crate::state::State;
use crate::store::{Stored, Write, calls, decisions as store, submissions};
use chrono::{DateTime, Utc};
use domain::decisions::{self as rules, Decision, Drafted, Outcome, Reply};
use domain::filings::FilingKind;
use domain::forms::Answers;
use domain::people::{DecisionId, SubmissionId, Viewer};
use domain::problems::Refusal;
use domain::submissions::{Submission, Verb};
use domain::texts::{Lang, decisions as words};
use uuid::Uuid;

/// Most cases that one round closes for want of an answer; the next one goes on.
const ROUND: i64 = 100;

/// Takes the applicant's answer in（回答する）. Pressed twice, it is taken once.
///
/// # Errors
/// Missing fields, a rule's refusal, or the store's.
pub async fn answer(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    submissions::lock(&mut tx, id).await?;
    let case = case(&mut tx, id).await?;
    let decision = in_force(&mut tx, viewer, &case, Verb::Reply).await?;
    if decision.has_reply() {
        return Ok(());
    }
    let kept: Answers = ["answer", "text"].into_iter().map(|key| (key.to_owned(), sheet.get(key).to_owned())).collect();
    match rules::reply(viewer, &case, &decision, sheet, now)? {
        Reply::Accepted(step) => {
            store::set_reply(&mut tx, decision.id, Some(now), decision.reply_by).await?;
            keep_sheet(&mut tx, &case, FilingKind::Reply, kept, now).await?;
            carry_out(&mut tx, state, &case, Verb::Reply, &step, now).await?;
        }
        Reply::Declined(step) => {
            keep_sheet(&mut tx, &case, FilingKind::Reply, kept, now).await?;
            carry_out(&mut tx, state, &case, Verb::Withdraw, &step, now).await?;
        }
    }
    Ok(commit(tx, state).await?)
}

/// Confirms an answer: the case is selected by a decision with a number and date of its own（回答を確認する）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn confirm(state: &State, viewer: &Viewer, number: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let answered = in_force(&mut tx, viewer, &case, Verb::ConfirmReply).await?;
    none_pending(&mut tx, &case, Verb::ConfirmReply).await?;
    let call = calls::find(&mut tx, case.call).await?.ok_or(Refusal::NotFound)?;
    let selected = selected(&answered, now);
    let steps = rules::confirm_reply(viewer, &case, &answered, &selected, &call.rules)?;
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    store::add(&mut tx, case.call, &selected).await?;
    store::approve(&mut tx, selected.id, by, now).await?;
    let document = next_document(&mut tx, &call, now).await?;
    put_in_force(&mut tx, &selected, &document, now).await?;
    for (step, verb) in steps.iter().zip([Verb::ConfirmReply, Verb::Grant]) {
        carry_out(&mut tx, state, &case, verb, step, now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// The decision that an answer leads to. It is the drafter's, so that the approver is somebody else.
fn selected(answered: &Decision, now: DateTime<Utc>) -> Decision {
    let reason = match answered.outcome {
        Outcome::Waitlisted => words::accepted_reason(Lang::Ja),
        _ => words::confirmed_reason(Lang::Ja),
    };
    let drafted = Drafted {
        outcome: Outcome::Selected,
        amount: answered.amount,
        conditions: answered.conditions.clone(),
        reason: reason.bare(),
        reply_days: None,
        correction: String::new(),
    };
    let id = DecisionId(Uuid::now_v7());
    Decision::drafted(id, answered.submission, drafted, answered.route.clone(), answered.drafted_by, now)
}

/// Asks the applicant for another answer（回答を差し戻す）.
///
/// # Errors
/// Missing fields, a rule's refusal, or the store's.
pub async fn give_back(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let decision = in_force(&mut tx, viewer, &case, Verb::ReturnReply).await?;
    none_pending(&mut tx, &case, Verb::ReturnReply).await?;
    let (due, step) = rules::return_reply(viewer, &case, &decision, sheet, now)?;
    store::set_reply(&mut tx, decision.id, None, Some(due)).await?;
    carry_out(&mut tx, state, &case, Verb::ReturnReply, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// Closes the cases whose day has passed without an answer（期限切れ）. Says how many there were.
///
/// # Errors
/// The store's; what was closed stays closed.
pub async fn lapse(state: &State, now: DateTime<Utc>) -> Stored<usize> {
    let mut tx = state.db.read().await?;
    let due = store::lapsed(&mut tx, now, ROUND).await?;
    drop(tx);
    let mut closed = 0;
    for id in due {
        let mut tx = state.db.write().await?;
        submissions::lock(&mut tx, id).await?;
        let Some(case) = submissions::find(&mut tx, id).await? else { continue };
        let Some(decision) = store::in_force(&mut tx, id).await? else { continue };
        // An answer may have come at this moment: then the rule says no, and nothing happens.
        let Ok(step) = rules::lapse(&case, &decision, now) else { continue };
        match carry_out(&mut tx, state, &case, Verb::Lapse, &step, now).await {
            Ok(()) => commit(tx, state).await?,
            Err(crate::store::Failure::Store(error)) => return Err(error),
            Err(_) => continue,
        }
        closed += 1;
    }
    Ok(closed)
}

/// The decision in force. The table of moves speaks first, so that a stranger learns nothing.
async fn in_force(tx: &mut Write, viewer: &Viewer, case: &Submission, verb: Verb) -> Result<Decision, NotDone> {
    case.allows(viewer, verb)?;
    Ok(store::in_force(tx, case.id).await?.ok_or(Refusal::NotNow(verb))?)
}

/// While another decision is on its way, the answer to the present one waits.
async fn none_pending(tx: &mut Write, case: &Submission, verb: Verb) -> Result<(), NotDone> {
    let last = store::of_case(tx, case.id).await?;
    if last.is_some_and(|decision| decision.is_pending()) { Err(Refusal::NotNow(verb).into()) } else { Ok(()) }
}
