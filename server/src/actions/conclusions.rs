//! The plan as decided, the approval of all answers, and the publication of the result（成案・回答の決裁・結果の公表）.

use super::cases::{NotDone, commit};
use crate::mail::opinions_answered;
use crate::state::State;
use crate::store::responses;
use crate::store::{Failure, Stored, Tx, Write, announcements, consultations, finals, history, plans, wordings};
use chrono::{DateTime, Utc};
use domain::answers::{self as rules, Cause, Gap, Outline, Pair, WHY_MAX, Work, may_sort, pairs};
use domain::calendar::parse_date;
use domain::consultations::{Act, Consultation};
use domain::folding::{clean, clean_multiline};
use domain::forms::Answers;
use domain::history::{Entry, Subject};
use domain::people::{PlanId, PlanNodeId, ResponseId, Viewer};
use domain::plans::{Plan, PlanKind, PlanNode};
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;
use uuid::Uuid;

/// How many letters one transaction writes.
const LETTERS: i64 = 200;

async fn sorting(tx: &mut Write, viewer: &Viewer, slug: &str, now: DateTime<Utc>) -> Result<Consultation, Failure> {
    let consultation = consultations::hold(tx, slug).await?.ok_or(Refusal::NotFound)?;
    may_sort(viewer, &consultation, now)?;
    Ok(consultation)
}

/// Begins the plan as decided as a copy of the draft that was published last. Begun already, it stays as it is.
///
/// # Errors
/// A rule's refusal, `NotFound` without a published draft, or the store's.
pub async fn begin_plan(state: &State, viewer: &Viewer, slug: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    if plans::latest(&mut tx, consultation.call, PlanKind::Final).await?.is_some() {
        return Ok(());
    }
    let draft = plans::published(&mut tx, consultation.call, PlanKind::Draft).await?.ok_or(Refusal::NotFound)?;
    let node = |node: &PlanNode| PlanNode { id: PlanNodeId(Uuid::now_v7()), origin: Some(node.id), ..node.clone() };
    let plan = Plan {
        id: PlanId(Uuid::now_v7()),
        kind: PlanKind::Final,
        edition: 1,
        errata: String::new(),
        frozen_at: None,
        nodes: draft.nodes.iter().map(node).collect(),
        ..draft
    };
    plans::add(&mut tx, &plan, now).await?;
    let entry = Entry::new(viewer.id(), Subject::Call(consultation.call.0), rules::BEGIN_PLAN);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Writes a clause of the plan as decided, with what caused the change. Field keys: `title`, `body`, `answers`, `reason`.
///
/// # Errors
/// What can be mended, a rule's refusal, or the store's.
pub async fn edit_clause(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    node: PlanNodeId,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = sorting(&mut tx, viewer, slug, now).await?;
    let plan = plans::latest(&mut tx, consultation.call, PlanKind::Final).await?.ok_or(Refusal::NotFound)?;
    let before = plan.node(node).ok_or(Refusal::NotFound)?;
    let mut problems = Problems::none();
    let reason = clean_multiline(typed.get("reason"));
    let length = reason.chars().count();
    if length > WHY_MAX {
        problems.add("reason", Problem::TooLong { max: WHY_MAX, now: length });
    }
    let answers = named_answers(&mut tx, &consultation, typed.get("answers")).await?;
    if answers.is_none() {
        problems.add("answers", Problem::NotAChoice);
    }
    let (title, body) = (clean(typed.get("title")), clean_multiline(typed.get("body")));
    problems.or(()).map_err(NotDone::Mend)?;
    let detail = json!({ "clause": before.label, "before": before.body, "after": body });
    finals::write_clause(&mut tx, plan.id, node, &title, &body).await?;
    finals::put_cause(&mut tx, node, &reason, &answers.unwrap_or_default()).await?;
    let entry = Entry::new(viewer.id(), Subject::Call(consultation.call.0), rules::EDIT_PLAN).with(detail);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// The answers with these numbers; `None` where one is not there.
async fn named_answers(tx: &mut Write, consultation: &Consultation, typed: &str) -> Stored<Option<Vec<ResponseId>>> {
    let folded = domain::folding::fold(&typed.replace([' ', '　', '\n'], ","));
    let mut found: Vec<ResponseId> = Vec::new();
    for number in folded.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty()) {
        let Ok(number) = number.parse() else { return Ok(None) };
        let Some(answer) = responses::find(tx, consultation.call, number).await? else { return Ok(None) };
        if !found.contains(&answer.id) {
            found.push(answer.id);
        }
    }
    Ok(Some(found))
}

/// Everything that the result is made of.
pub struct Whole {
    /// The answers.
    pub answers: Vec<Outline>,
    /// The draft that was published last.
    pub draft: Option<Plan>,
    /// The plan as decided.
    pub plan: Option<Plan>,
    /// Why its clauses were changed.
    pub causes: Vec<(PlanNodeId, Cause)>,
    work: Work,
}

impl Whole {
    /// Reads it.
    ///
    /// # Errors
    /// The store's.
    pub async fn read(tx: &mut Tx, consultation: &Consultation) -> Stored<Whole> {
        let call = consultation.call;
        let plan = plans::latest(tx, call, PlanKind::Final).await?;
        let causes = match &plan {
            Some(plan) => finals::causes(tx, plan.id).await?,
            None => Vec::new(),
        };
        Ok(Whole {
            answers: responses::outlines(tx, call).await?,
            draft: plans::published(tx, call, PlanKind::Draft).await?,
            plan,
            causes,
            work: wordings::work(tx, call).await?,
        })
    }

    /// The clauses as decided beside those of the draft.
    pub fn pairs(&self) -> Option<Vec<Pair<'_>>> {
        Some(pairs(self.draft.as_ref()?, self.plan.as_ref()?))
    }

    /// What is missing before the result can be published.
    pub fn gaps(&self, consultation: &Consultation, now: DateTime<Utc>) -> Vec<Gap> {
        let mut gaps = rules::gaps(consultation, &self.answers, self.work, now);
        let pairs = self.pairs();
        gaps.extend(rules::plan_gaps(consultation, &self.answers, pairs.as_deref(), &self.causes));
        gaps
    }
}

/// Approves the answers as a whole: from now on nothing in them changes.
///
/// # Errors
/// `Incomplete` where something is missing, a rule's refusal, or the store's.
pub async fn approve(state: &State, viewer: &Viewer, slug: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut it = consultations::hold(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    let entry = it.act(viewer, Act::ApproveAnswers, "", now)?;
    if !Whole::read(&mut tx, &it).await?.gaps(&it, now).is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    (it.answered_by, it.answered_at) = (viewer.id(), Some(now));
    consultations::update(&mut tx, &it).await?;
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Publishes the result: its numbers are kept as they are, the plan is frozen, and everybody is going to be told.
/// Field key: `decided_on`.
///
/// # Errors
/// No day of the decision, `Incomplete`, a rule's refusal, or the store's.
pub async fn conclude(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut it = consultations::hold(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    let entry = it.act(viewer, Act::Conclude, "", now)?;
    let problem = if typed.trim().is_empty() { Problem::Missing } else { Problem::NotADate };
    let decided_on = parse_date(typed).map_err(|_| NotDone::Mend(Problems::one("decided_on", problem)))?;
    let whole = Whole::read(&mut tx, &it).await?;
    if !whole.gaps(&it, now).is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    let plan = whole.plan.as_ref().ok_or(Refusal::Incomplete)?;
    plans::freeze(&mut tx, plan.id, now).await?;
    it.decided_on = Some(decided_on);
    it.dates.results_published_at = Some(now);
    consultations::update(&mut tx, &it).await?;
    let figures = finals::count(&mut tx, it.call).await?;
    finals::keep_figures(&mut tx, it.call, &figures, now).await?;
    announcements::plan_consultation(&mut tx, &it).await?;
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Tells the next of those who wrote that the result is out（N4'）. Says whether more wait; each is told once, whatever stops.
///
/// # Errors
/// The store's.
pub async fn tell_writers(state: &State, now: DateTime<Utc>) -> Stored<bool> {
    if finals::untold(&mut state.db.read().await?).await?.is_none() {
        return Ok(false);
    }
    let mut tx = state.db.write().await?;
    let Some((call, after)) = finals::untold(&mut tx).await? else { return Ok(false) };
    let Some(it) = consultations::find(&mut tx, call).await? else { return Ok(false) };
    let writers = finals::writers(&mut tx, call, after, LETTERS).await?;
    for writer in &writers {
        opinions_answered::tell(&mut tx, state, &it, writer, now).await?;
    }
    finals::told(&mut tx, call, writers.last().map(|writer| writer.id)).await?;
    commit(tx, state).await?;
    Ok(true)
}
