//! Whether a reviewer has an interest in a case: asked, declared later, written down or lifted by the secretariat
//! （利害関係の確認・回避）.

use crate::actions::cases::{NotDone, commit};
use crate::state::State;
use crate::store::{Write, calls, history, reviews as store};
use chrono::{DateTime, Utc};
use domain::forms::Answers;
use domain::history::{DECLARE, Entry, LIFT_RECUSAL, RECUSE, Subject};
use domain::people::{Role, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::review::{Assignment, Conflict, Round, may_score};
use serde_json::json;
use uuid::Uuid;

/// The field of an answer.
pub fn field(assignment: Uuid) -> String {
    format!("interest-{assignment}")
}

/// A reviewer's own round and what is still to be answered in it.
///
/// # Errors
/// `NotFound` to everybody else, or the store's.
pub async fn asked(
    tx: &mut crate::store::Tx,
    viewer: &Viewer,
    round: Uuid,
) -> Result<(Round, Vec<store::Line>), NotDone> {
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    let round = store::find(tx, round).await?.filter(|round| viewer.is_in(Role::Reviewer, round.panel));
    let round = round.ok_or(Refusal::NotFound)?;
    let mut lines = store::lines(tx, &round, Some(person)).await?;
    lines.retain(|line| line.assignment.counts() && line.assignment.declared_at.is_none());
    Ok((round, lines))
}

/// Answers for every case of a round（利害関係の回答）: `interest-ID` with `no` or `yes`.
///
/// # Errors
/// `Missing` for every case without an answer, `NotFound`, or the store's.
pub async fn declare(
    state: &State,
    viewer: &Viewer,
    round: Uuid,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    store::in_turn(&mut tx, round).await?;
    let (_, lines) = asked(&mut tx, viewer, round).await?;
    let mut problems = Problems::none();
    for line in &lines {
        if !matches!(typed.get(&field(line.assignment.id)), "yes" | "no") {
            problems.add(field(line.assignment.id), Problem::Missing);
        }
    }
    problems.or(()).map_err(NotDone::Mend)?;
    for line in &lines {
        let has = typed.get(&field(line.assignment.id)) == "yes";
        let conflict = has.then_some(Conflict::Declared);
        put(&mut tx, viewer, &line.assignment, conflict, "", now).await?;
    }
    Ok(commit(tx, state).await?)
}

async fn put(
    tx: &mut Write,
    viewer: &Viewer,
    assignment: &Assignment,
    conflict: Option<Conflict>,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let declared_at = assignment.declared_at.or((viewer.id() == Some(assignment.reviewer)).then_some(now));
    store::declare(tx, assignment.id, conflict, declared_at).await?;
    let action = match (conflict, assignment.conflict) {
        (Some(_), _) => RECUSE,
        (None, Some(_)) => LIFT_RECUSAL,
        (None, None) => DECLARE,
    };
    let detail = json!({
        "reviewer": assignment.reviewer.to_string(), "conflict": conflict.or(assignment.conflict).map(Conflict::code),
    });
    let entry = Entry::new(viewer.id(), Subject::Submission(assignment.case.0), action).because(reason).with(detail);
    history::append(tx, &entry, now).await?;
    Ok(())
}

/// Declares an interest that somebody became aware of later（審査の途中での回避の申出）.
///
/// # Errors
/// `NotFound`, `Tallied`, or the store's.
pub async fn declare_later(state: &State, viewer: &Viewer, number: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let case = super::case_by_number(&mut tx, number).await?;
    let place = store::place_of(&mut tx, case.id, person).await?.ok_or(Refusal::NotFound)?;
    let round = store::in_turn(&mut tx, place.round).await?.ok_or(Refusal::NotFound)?;
    let place = store::place_of(&mut tx, case.id, person).await?.ok_or(Refusal::NotFound)?;
    may_score(viewer, &round, &place)?;
    round.takes_sheets()?;
    put(&mut tx, viewer, &place, Some(Conflict::Declared), "", now).await?;
    Ok(commit(tx, state).await?)
}

/// The secretariat writes an interest down, or lifts one that was found by name only, with its reason: `interest` and
/// `reason`（事務局による記録・取消し）.
///
/// # Errors
/// A missing reason, `NotFound`, `Tallied`, or the store's.
pub async fn write_down(
    state: &State,
    viewer: &Viewer,
    assignment: Uuid,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let seen = store::assignment(&mut tx, assignment).await?.ok_or(Refusal::NotFound)?;
    let round = store::in_turn(&mut tx, seen.round).await?.ok_or(Refusal::NotFound)?;
    let call = calls::find(&mut tx, round.call).await?.ok_or(Refusal::NotFound)?;
    super::judging(&mut tx, viewer, &call.slug, &round.track).await?;
    round.takes_sheets()?;
    let place = store::assignment(&mut tx, assignment).await?.ok_or(Refusal::NotFound)?;
    let reason = typed.get("reason").trim();
    if reason.is_empty() {
        return Err(NotDone::Mend(Problems::one("reason", Problem::Missing)));
    }
    let conflict = match place.conflict {
        None => Some(Conflict::Office),
        Some(found) if found.may_be_lifted() => None,
        Some(_) => return Err(Refusal::NotPermitted.into()),
    };
    put(&mut tx, viewer, &place, conflict, reason, now).await?;
    Ok(commit(tx, state).await?)
}
