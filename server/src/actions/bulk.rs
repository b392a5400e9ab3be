//! One thing done to many cases in one transaction, each case reported（一括処理）.

use super::cases::{NotDone, application, carry_out, commit, keep_sheet};
use super::desk::{cases_of, chosen, colleagues, give};
use crate::state::State;
use crate::store::{Failure, Stored, Write, bulk_reports, decisions, filings, submissions};
use chrono::{DateTime, Utc};
use domain::bulk::{CASES_MAX, Chore, Done, Outcome};
use domain::decisions as rules;
use domain::filings::FilingKind;
use domain::forms::Answers;
use domain::people::{Person, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::{Objection, Submission, Verb};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Does a chore to the chosen cases and keeps the report. What a rule forbids for one case is reported and does
/// not keep the others from being done; if the store fails, nothing is done.
///
/// # Errors
/// Nothing chosen, somebody who cannot take cases, or the store's.
pub async fn run(
    state: &State,
    viewer: &Viewer,
    sent: &Answers,
    numbers: Vec<String>,
    now: DateTime<Utc>,
) -> Result<Uuid, NotDone> {
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    let chore = Chore::from_code(sent.get("chore"));
    let chore = chore.ok_or_else(|| NotDone::Mend(Problems::one("chore", Problem::NotAChoice)))?;
    let mut tx = state.db.write().await?;
    let numbers: BTreeSet<String> = match chore {
        Chore::HandOver => cases_of(&mut tx, viewer, sent.get("from")).await?.into_iter().collect(),
        _ => numbers.into_iter().take(CASES_MAX).collect(),
    };
    if numbers.is_empty() {
        return Err(NotDone::Mend(Problems::one("case", Problem::Missing)));
    }
    let mut everybody = Vec::new();
    for department in viewer.departments() {
        everybody.extend(colleagues(&mut tx, department, now).await?);
    }
    let to = chosen(sent.get("to"), &everybody)?;
    if chore == Chore::HandOver && to.is_none() {
        return Err(NotDone::Mend(Problems::one("to", Problem::Missing)));
    }
    let cases = in_turn(&mut tx, &numbers).await?;
    let mut lines = Vec::new();
    for (number, case) in cases {
        let done = match case.filter(|case| viewer.is_staff_of(case.department) && case.is_readable_by(viewer)) {
            Some(case) => one(&mut tx, state, viewer, chore, &case, to, now).await?,
            None => Done::NotFound,
        };
        lines.push(Outcome { number, done });
    }
    let report = Uuid::now_v7();
    bulk_reports::add(&mut tx, report, person, chore.code(), &lines, now).await?;
    commit(tx, state).await?;
    Ok(report)
}

/// The cases behind receipt numbers, read after taking the turns on all their calls, always in the same order,
/// so that two bulk actions never wait for each other in a circle.
async fn in_turn(tx: &mut Write, numbers: &BTreeSet<String>) -> Stored<Vec<(String, Option<Submission>)>> {
    let mut calls = BTreeSet::new();
    for number in numbers {
        calls.extend(submissions::find_by_number(tx, number).await?.map(|case| case.call));
    }
    for call in calls {
        decisions::lock_round(tx, call).await?;
    }
    let mut cases = Vec::new();
    for number in numbers {
        cases.push((number.clone(), submissions::find_by_number(tx, number).await?));
    }
    Ok(cases)
}

/// Does a chore to one case, or says why not.
async fn one(
    tx: &mut Write,
    state: &State,
    viewer: &Viewer,
    chore: Chore,
    case: &Submission,
    to: Option<&Person>,
    now: DateTime<Utc>,
) -> Result<Done, Failure> {
    let done = match chore {
        Chore::PassScreening => pass(tx, state, viewer, case, now).await,
        Chore::StartReview => start_review(tx, state, viewer, case, now).await,
        // Who works there may be nobody's colleague in another of the viewer's departments.
        Chore::Assign | Chore::HandOver => match to {
            Some(to) if !colleagues(tx, case.department, now).await?.iter().any(|one| one.id == to.id) => {
                Ok(Done::Refused)
            }
            to => give(tx, viewer, case, to, now).await,
        },
    };
    match done {
        Err(Failure::Refused(refusal)) => Ok(Done::from(&refusal)),
        done => done,
    }
}

async fn pass(
    tx: &mut Write,
    state: &State,
    viewer: &Viewer,
    case: &Submission,
    now: DateTime<Utc>,
) -> Result<Done, Failure> {
    case.allows(viewer, Verb::PassScreening)?;
    let saved = filings::latest(tx, case.id, FilingKind::Screening).await?;
    let Some(saved) = saved.filter(|filing| filing.submitted_at.is_none()) else { return Ok(Done::SheetOpen) };
    let proposal = application(tx, case).await?;
    let call = &proposal.call;
    let sheet = rules::screening_sheet(&call.rules, &saved.answers);
    let step = match rules::pass_screening(viewer, case, &call.rules, &sheet) {
        Ok(step) => step,
        Err(Objection::Mend(_)) => return Ok(Done::SheetOpen),
        Err(Objection::Refuse(refusal)) => return Err(refusal.into()),
    };
    proposal.is_whole()?;
    carry_out(tx, state, case, Verb::PassScreening, &step, now).await?;
    keep_sheet(tx, case, FilingKind::Screening, sheet, now).await?;
    Ok(Done::Done)
}

async fn start_review(
    tx: &mut Write,
    state: &State,
    viewer: &Viewer,
    case: &Submission,
    now: DateTime<Utc>,
) -> Result<Done, Failure> {
    let step = case.step(viewer, Verb::StartReview, None, "")?;
    carry_out(tx, state, case, Verb::StartReview, &step, now).await?;
    Ok(Done::Done)
}
