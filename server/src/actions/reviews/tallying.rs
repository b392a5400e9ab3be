//! The day of the panel and what follows from it: the tally, what the panel says of a case, drafts of decisions
//! （集計・審査会の決定・一括起案）.

use super::{Judging, change, entry};
use crate::actions::cases::NotDone;
use crate::actions::{decisions, screening};
use crate::state::State;
use crate::store::{Tx, review_cases, review_sheets, reviews as store};
use chrono::{DateTime, Utc};
use domain::decisions::{Outcome, REMARK_MAX};
use domain::forms::{Answers, read_number};
use domain::history::{CHANGE_REVIEW, Entry, PREPARE, SAY, Subject, TALLY, UNTALLY};
use domain::money::Yen;
use domain::people::{PersonId, SubmissionId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::review::{
    Allocation, Blocked, Cast, Entrant, Override, Part, Ranked, Round, Rubric, allocate, has_quorum, prepare as fill,
    rank, read_marks,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// The sheets of a round's cases, as the rubric counts them.
///
/// # Errors
/// The store's.
pub async fn casts(
    tx: &mut Tx,
    rubric: &Rubric,
    round: &Round,
    case: Option<SubmissionId>,
) -> Result<BTreeMap<SubmissionId, Vec<(Part, Vec<Cast>)>>, NotDone> {
    let rows = review_sheets::cast(tx, round.id, case).await?;
    let mut found: BTreeMap<SubmissionId, Vec<(Part, Vec<Cast>)>> = BTreeMap::new();
    let places: BTreeSet<(SubmissionId, PersonId, bool)> =
        rows.iter().map(|row| (row.case, row.reviewer, row.recused)).collect();
    for (case, reviewer, recused) in places {
        let parts =
            found.entry(case).or_insert_with(|| rubric.parts().into_iter().map(|part| (part, vec![])).collect());
        for (part, casts) in parts {
            let part = *part;
            let sheet = rows.iter().find(|row| {
                row.case == case && row.reviewer == reviewer && row.sheet.as_ref().is_some_and(|(of, _)| *of == part)
            });
            let marks = sheet
                .and_then(|row| row.sheet.as_ref())
                .and_then(|(_, typed)| read_marks(rubric, part, typed, false).ok());
            casts.push(Cast { reviewer, recused, marks });
        }
    }
    Ok(found)
}

/// The ranking of a round as it stands.
///
/// # Errors
/// The store's.
pub async fn ranking(tx: &mut Tx, rubric: &Rubric, round: &Round) -> Result<Vec<Ranked>, NotDone> {
    let mut casts = casts(tx, rubric, round, None).await?;
    let entrants: Vec<Entrant> = review_cases::said(tx, round.id)
        .await?
        .into_iter()
        .map(|said| Entrant {
            casts: casts.remove(&said.case).unwrap_or_default(),
            case: said.case,
            number: said.number,
            requested: said.requested,
            recommended: said.recommended,
        })
        .collect();
    Ok(rank(rubric, &entrants))
}

/// A round as the panel sees it: its ranking, who gets what, what was said of each case.
pub struct Table {
    /// The ranking.
    pub ranked: Vec<Ranked>,
    /// Who gets what.
    pub allocation: Allocation,
    /// What was said, in the running order.
    pub said: Vec<review_cases::Said>,
}

/// Makes the table of a round.
///
/// # Errors
/// The store's.
pub async fn table(tx: &mut Tx, found: &Judging, round: &Round) -> Result<Table, NotDone> {
    let ranked = ranking(tx, &found.rubric, round).await?;
    let said = review_cases::said(tx, round.id).await?;
    let overrides: BTreeMap<SubmissionId, Override> =
        said.iter().filter_map(|said| Some((said.case, said.over.clone()?))).collect();
    let allocation = allocate(&ranked, found.call.budget_of(&found.track), &overrides);
    Ok(Table { ranked, allocation, said })
}

/// Insists that every sheet of the present part is in, or that `absent` says that the panel goes on without the rest.
pub(super) async fn all_in(tx: &mut Tx, round: &Round, typed: &Answers) -> Result<(), NotDone> {
    let lines = store::lines(tx, round, None).await?;
    let open =
        lines.iter().filter(|line| line.assignment.counts() && line.heard && line.handed_in_at.is_none()).count();
    if open > 0 && typed.get("absent") != "yes" {
        return Err(Refusal::from(Blocked::SheetsMissing(open)).into());
    }
    Ok(())
}

/// Insists on a majority: of those who came, where attendance was taken, else of those who handed something in.
async fn quorum(tx: &mut Tx, round: &Round) -> Result<(), NotDone> {
    let seats = store::seats(tx, round.id).await?;
    let lines = store::lines(tx, round, None).await?;
    let wrote: BTreeSet<PersonId> = lines
        .iter()
        .filter(|line| line.assignment.counts() && line.handed_in_at.is_some())
        .map(|line| line.assignment.reviewer)
        .collect();
    let was_taken = seats.iter().any(|seat| seat.present.is_some());
    let came = |seat: &&store::Seat| match was_taken {
        true => seat.present == Some(true),
        false => wrote.contains(&PersonId(seat.person_id)),
    };
    match has_quorum(seats.len(), seats.iter().filter(came).count()) {
        true => Ok(()),
        false => Err(Refusal::from(Blocked::NoQuorum).into()),
    }
}

/// Makes the tally（集計の確定）: no sheet changes afterwards. `absent` where sheets are still to come.
///
/// # Errors
/// `SheetsMissing`, `NoQuorum`, a rule's refusal, or the store's.
pub async fn tally(
    state: &State,
    viewer: &Viewer,
    place: (&str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, place, now, async |tx, found, round| {
        round.may_be_counted(&found.rubric)?;
        all_in(tx, round, typed).await?;
        quorum(tx, round).await?;
        round.tallied_at = Some(now);
        Ok(entry(viewer, round, TALLY, json!({})))
    })
    .await
}

/// Takes the tally back, so that a sheet can be mended, with its reason（集計の取消し）. Not once decisions were drafted.
///
/// # Errors
/// A missing reason, a rule's refusal, or the store's.
pub async fn untally(
    state: &State,
    viewer: &Viewer,
    place: (&str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, place, now, async |_, _, round| {
        round.is_counted()?;
        let reason = typed.get("reason").trim();
        if reason.is_empty() {
            return Err(NotDone::Mend(Problems::one("reason", Problem::Missing)));
        }
        round.tallied_at = None;
        Ok(entry(viewer, round, UNTALLY, json!({})).because(reason))
    })
    .await
}

/// Keeps who came on the day: `present-PERSON`（出欠）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn attendance(
    state: &State,
    viewer: &Viewer,
    place: (&str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, place, now, async |tx, _, round| {
        round.takes_sheets()?;
        let mut came = 0;
        for seat in store::seats(tx, round.id).await? {
            let present = typed.get(&format!("present-{}", seat.person_id)) == "yes";
            came += usize::from(present);
            store::set_present(tx, round.id, seat.person_id, present).await?;
        }
        Ok(entry(viewer, round, CHANGE_REVIEW, json!({ "present": came })))
    })
    .await
}

/// Reads what the panel says of a case: `recommended`, `comment`, and where it wants something else than what follows from the
/// ranking, `outcome`, `amount` and `reason`.
fn read_said(mut said: review_cases::Said, left: Option<Yen>, typed: &Answers) -> Result<review_cases::Said, Problems> {
    let mut problems = Problems::none();
    let most = said.requested.0;
    let mut yen = |field: &str, most: i64| {
        let text = typed.get(field).trim();
        let problem = match read_number(text) {
            _ if text.is_empty() => return None,
            None => Problem::NotMoney,
            Some(amount) if (1..=most).contains(&amount) => return Some(Yen(amount)),
            Some(_) => Problem::OutOfRange { min: 1, max: most },
        };
        problems.add(field, problem);
        None
    };
    said.recommended = yen("recommended", most);
    let outcome = Outcome::from_code(typed.get("outcome"));
    let amount = match outcome {
        None | Some(Outcome::Rejected) => Some(Yen::ZERO),
        Some(_) => yen("amount", left.map_or(most, |left| left.0.min(most))),
    };
    for field in ["comment", "reason"] {
        let now = typed.get(field).chars().count();
        if now > REMARK_MAX {
            problems.add(field, Problem::TooLong { max: REMARK_MAX, now });
        }
    }
    if outcome.is_some() && typed.get("reason").trim().is_empty() {
        problems.add("reason", Problem::Missing);
    }
    if outcome.is_some() && amount.is_none() && problems.of("amount").is_none() {
        problems.add("amount", Problem::Missing);
    }
    if outcome == Some(Outcome::Conditional) && typed.get("comment").trim().is_empty() {
        problems.add("comment", Problem::Missing);
    }
    said.comment = typed.get("comment").trim().to_owned();
    said.over = outcome.map(|outcome| Override {
        outcome,
        amount: amount.unwrap_or(Yen::ZERO),
        reason: typed.get("reason").trim().to_owned(),
    });
    problems.or(said)
}

/// Keeps what the panel says of a case（審査会の決めたこと）.
///
/// # Errors
/// An amount or text that does not do, a missing reason, a rule's refusal, or the store's.
pub async fn say(
    state: &State,
    viewer: &Viewer,
    (slug, track, number): (&str, &str, &str),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, (slug, track), now, async |tx, found, round| {
        round.takes_words()?;
        let all = review_cases::said(tx, round.id).await?;
        let others = all.iter().filter(|said| said.number != number).filter_map(|said| said.over.as_ref());
        let others = Yen::sum(others.map(|over| over.amount));
        let left = found.call.budget_of(&found.track).map(|budget| Yen(budget.0.saturating_sub(others.0).max(0)));
        let said = all.into_iter().find(|said| said.number == number).ok_or(Refusal::NotFound)?;
        let said = read_said(said, left, typed).map_err(NotDone::Mend)?;
        review_cases::say(tx, &said).await?;
        let detail = json!({
            "recommended": said.recommended.map(|yen| yen.0),
            "outcome": said.over.as_ref().map(|over| over.outcome.code()),
            "amount": said.over.as_ref().map(|over| over.amount.0),
        });
        let reason = said.over.map(|over| over.reason).unwrap_or_default();
        Ok(Entry::new(viewer.id(), Subject::Submission(said.case.0), SAY).because(reason).with(detail))
    })
    .await
}

/// Drafts a decision for every case of the round from its ranking, in one step（決定の一括起案）: the panel's opinion goes on
/// file, and the draft begins its way along the route. Approval and release go on as for every draft.
///
/// # Errors
/// A rule's refusal of any case, or the store's; then nothing happened.
pub async fn prepare(state: &State, viewer: &Viewer, place: (&str, &str), now: DateTime<Utc>) -> Result<(), NotDone> {
    change(state, viewer, place, now, async |tx, found, round| {
        round.is_counted()?;
        let table = table(tx, found, round).await?;
        if found.call.budget_of(&found.track).is_some_and(|budget| table.allocation.given > budget) {
            return Err(Refusal::OverBudget.into());
        }
        for (ranked, allotted) in table.ranked.iter().zip(&table.allocation.lines) {
            let comment = table.said.iter().find(|said| said.case == ranked.case).map_or("", |said| &said.comment);
            let filled = fill(ranked, allotted, comment);
            let case = super::super::cases::case(tx, ranked.case).await?;
            screening::record(tx, state, viewer, &case, &filled.opinion, now).await?;
            let case = super::super::cases::case(tx, ranked.case).await?;
            decisions::draft_in(tx, state, viewer, &case, &filled.draft, now).await?;
        }
        round.prepared_at = Some(now);
        Ok(entry(viewer, round, PREPARE, json!({})))
    })
    .await
}
