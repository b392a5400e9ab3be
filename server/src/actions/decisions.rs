//! Decisions: drafted, approved by somebody else, sent back, released together（起案・決裁・差し戻し・公表）.

use super::cases::{NotDone, application, carry_out, commit, in_turn, next_document};
use crate::state::State;
use crate::store::{
    Write, announcements, approval_routes, calls, case_files, decisions as store, history, reports, submissions,
};
use chrono::{DateTime, Utc};
use domain::awards::RequestKind;
use domain::calendar::date_in_japan;
use domain::calls::Call;
use domain::decisions::{self as rules, Candidate, Decision, Outcome, Passed, Released};
use domain::forms::Answers;
use domain::history::{Entry, PUBLISH_RESULTS, Subject};
use domain::money::Yen;
use domain::people::{DecisionId, Viewer};
use domain::problems::Refusal;
use domain::submissions::{Submission, Verb};
use serde_json::json;
use uuid::Uuid;

/// Drafts a decision（起案する）.
///
/// # Errors
/// Missing or unreadable fields, a rule's refusal, or the store's.
pub async fn draft(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    draft_in(&mut tx, state, viewer, &case, sheet, now).await?;
    Ok(commit(tx, state).await?)
}

/// The same within a transaction that does more.
pub(super) async fn draft_in(
    tx: &mut Write,
    state: &State,
    viewer: &Viewer,
    case: &Submission,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let requested = application(tx, case).await?.assessment().requested;
    let present = store::of_case(tx, case.id).await?;
    let (drafted, step) = rules::draft(viewer, case, present.as_ref(), requested, sheet)?;
    let route = approval_routes::of_department(tx, case.department).await?;
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let decision = Decision::drafted(DecisionId(Uuid::now_v7()), case.id, drafted, route, by, now);
    store::add(tx, case.call, &decision).await?;
    Ok(carry_out(tx, state, case, rules::drafting_verb(case.stage), &step, now).await?)
}

/// Passes a drafted decision on, or approves it at the last step of its route（承認・決裁する）. `seen` is the draft
/// that stood on the approver's page. The turn on the round makes sure that two approvals at once see each other's
/// amounts.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn approve(
    state: &State,
    viewer: &Viewer,
    number: &str,
    seen: Option<DecisionId>,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let call = call_of(&mut tx, &case).await?;
    let decision = decision_of(&mut tx, viewer, &case, Verb::Consent).await?;
    let verb = decision.approving_verb();
    if seen.is_some_and(|seen| seen != decision.id) {
        return Err(Refusal::NotNow(verb).into());
    }
    let granted = store::approved_total(&mut tx, case.call, Some(case.id)).await?;
    let step = rules::approve(viewer, &case, &decision, &call.rules, granted)?;
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut passed = decision.passed.clone();
    passed.push(Passed { by, at: now });
    store::pass_on(&mut tx, decision.id, &passed).await?;
    if verb == Verb::ApproveDecision {
        store::approve(&mut tx, decision.id, by, now).await?;
    }
    carry_out(&mut tx, state, &case, verb, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// Gives a drafted decision back to who wrote it（差し戻す）.
///
/// # Errors
/// A missing reason, a rule's refusal, or the store's.
pub async fn send_back(
    state: &State,
    viewer: &Viewer,
    number: &str,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let decision = decision_of(&mut tx, viewer, &case, Verb::SendBackDecision).await?;
    let step = rules::send_back(viewer, &case, &decision, reason)?;
    store::send_back(&mut tx, decision.id).await?;
    carry_out(&mut tx, state, &case, Verb::SendBackDecision, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// Decides the grant of a selected case whose application for payment came in（交付を決定する）.
///
/// # Errors
/// The missing tick, a rule's refusal, or the store's.
pub async fn grant(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let decision = decision_of(&mut tx, viewer, &case, Verb::Grant).await?;
    // The grant answers an application for it.
    let filed = reports::requests(&mut tx, case.id).await?;
    if !filed.iter().any(|filed| filed.kind == RequestKind::Grant && filed.outcome.is_none()) {
        return Err(Refusal::NotNow(Verb::Grant).into());
    }
    let step = rules::grant(viewer, &case, &decision, sheet)?;
    carry_out(&mut tx, state, &case, Verb::Grant, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// Puts all results of a call in force: every decision, letter and the public page, or nothing（結果の公表）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn release(state: &State, viewer: &Viewer, slug: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let call = calls::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    store::lock_round(&mut tx, call.id).await?;
    submissions::lock_all(&mut tx, call.id).await?;
    // Read again behind the locks: somebody else may have released meanwhile.
    let call = calls::find(&mut tx, call.id).await?.ok_or(Refusal::NotFound)?;
    let listed = case_files::of_call(&mut tx, call.id, date_in_japan(now)).await?;
    let candidates: Vec<Candidate> = listed.into_iter().map(|listed| listed.candidate).collect();
    let released = rules::release_round(viewer, &call, &candidates, now)?;
    for Released { case, decision, steps } in &released {
        let document = next_document(&mut tx, &call, now).await?;
        put_in_force(&mut tx, decision, &document, now).await?;
        let verbs = [Verb::Release, Verb::Grant];
        for (step, verb) in steps.iter().zip(verbs) {
            carry_out(&mut tx, state, case, verb, step, now).await?;
        }
    }
    calls::publish_results(&mut tx, call.id, now).await?;
    let mut published = call.clone();
    published.dates.results_published_at = Some(now);
    announcements::plan(&mut tx, &published).await?;
    let detail = json!({
        "selected": count(&released, Outcome::Selected),
        "conditional": count(&released, Outcome::Conditional),
        "waitlisted": count(&released, Outcome::Waitlisted),
        "rejected": count(&released, Outcome::Rejected),
        "amount": Yen::sum(released.iter().map(|case| case.decision.amount)).0,
    });
    let entry = Entry::new(viewer.id(), Subject::Call(call.id.0), PUBLISH_RESULTS).with(detail);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

fn count(released: &[Released<'_>], outcome: Outcome) -> usize {
    released.iter().filter(|case| case.decision.outcome == outcome).count()
}

/// Puts a decision that replaces another in force（新しい決定を通知する）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn announce(state: &State, viewer: &Viewer, number: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let call = call_of(&mut tx, &case).await?;
    let decision = decision_of(&mut tx, viewer, &case, Verb::Release).await?;
    let steps = rules::release_anew(viewer, &case, &decision, &call)?;
    let document = next_document(&mut tx, &call, now).await?;
    put_in_force(&mut tx, &decision, &document, now).await?;
    for (step, verb) in steps.iter().zip([Verb::Release, Verb::Grant]) {
        carry_out(&mut tx, state, &case, verb, step, now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// Gives a decision its number and date, and the day by which an answer is asked for.
pub(super) async fn put_in_force(
    tx: &mut Write,
    decision: &Decision,
    document: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let reply_by = rules::reply_by(decision, now);
    Ok(store::release(tx, decision.id, document, date_in_japan(now), reply_by).await?)
}

async fn call_of(tx: &mut Write, case: &Submission) -> Result<Call, NotDone> {
    Ok(calls::find(tx, case.call).await?.ok_or(Refusal::NotFound)?)
}

/// The decision that a verb is about. The table of moves speaks first, so that a stranger learns nothing
/// of whether there is one.
async fn decision_of(tx: &mut Write, viewer: &Viewer, case: &Submission, verb: Verb) -> Result<Decision, NotDone> {
    case.allows(viewer, verb)?;
    Ok(store::of_case(tx, case.id).await?.ok_or(Refusal::NotNow(verb))?)
}
