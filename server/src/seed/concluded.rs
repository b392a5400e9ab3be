//! The consultation of the demo city that is over（結果まで公表した意見募集の見本）: every opinion judged and answered, the plan
//! changed, the result published, by the real rules at the days of the past.

use super::consultations::Staff;
use crate::actions::{answers, conclusions, opinion_desk, points};
use crate::state::State;
use crate::store::case_list::Stretch;
use crate::store::opinion_lists::{self, Filter as Opinions};
use crate::store::wordings::{self, Filter};
use crate::store::{consultations, plans};
use anyhow::{Context, ensure};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use domain::answers::Writing;
use domain::calendar::{self, date_in_japan};
use domain::forms::Answers;
use domain::opinions::{Validity, clauses_of};
use domain::people::{CallId, WordingId};
use domain::plans::PlanKind;
use serde::Deserialize;

const RESULT: &str = include_str!("../../data/demo/result.json");

/// A result as its file describes it; days count from today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Model {
    slug: String,
    judged: i64,
    answered: i64,
    approved: i64,
    published: i64,
    /// Opinions that do not speak to the matter.
    out: Vec<Out>,
    answers: Vec<Answer>,
    changes: Vec<Change>,
}

#[derive(Debug, Deserialize)]
struct Out {
    body: String,
    reason: String,
}

#[derive(Debug, Deserialize)]
struct Answer {
    texts: Vec<String>,
    summary: String,
    answer: String,
    class: String,
    changes: String,
}

#[derive(Debug, Deserialize)]
struct Change {
    clause: String,
    body: String,
    answers: Vec<i32>,
    reason: String,
}

/// Brings it to its end.
pub(super) async fn conclude(state: &State, staff: &Staff, now: DateTime<Utc>) -> anyhow::Result<()> {
    let model: Model = serde_json::from_str(RESULT).context("the result of the demo city")?;
    let at = |days: i64| {
        let ten = NaiveTime::from_hms_opt(10, 0, 0).context("ten o'clock exists")?;
        anyhow::Ok(calendar::at(date_in_japan(now + TimeDelta::days(days)), ten))
    };
    let found = consultations::find_by_slug(&mut state.db.read().await?, &model.slug).await?;
    let call = found.context("the consultation is there")?.call;
    judge(state, staff, call, &model, at(model.judged)?).await?;
    points::catch_up(state, at(model.judged)?).await?;
    answer(state, staff, call, &model, at(model.answered)?).await?;
    change(state, staff, call, &model, at(model.answered)?).await?;
    conclusions::approve(state, &staff.approver, &model.slug, at(model.approved)?).await.context("all answers")?;
    let decided = date_in_japan(at(model.approved)?).to_string();
    let published = at(model.published)?;
    conclusions::conclude(state, &staff.approver, &model.slug, &decided, published).await.context("the result")?;
    while conclusions::tell_writers(state, published).await? {}
    Ok(())
}

async fn judge(state: &State, staff: &Staff, call: CallId, model: &Model, at: DateTime<Utc>) -> anyhow::Result<()> {
    let mut tx = state.db.read().await?;
    let (lines, more) = opinion_lists::stretch(&mut tx, &Opinions::of(call), &Stretch::First, 500).await?;
    drop(tx);
    ensure!(!more, "more opinions than one stretch");
    for line in lines.iter().filter(|line| line.validity == Validity::Received) {
        let out = model.out.iter().find(|out| line.begins.starts_with(&out.body));
        let to = if out.is_some() { Validity::OutOfScope } else { Validity::Valid };
        let mut typed = Answers::default();
        typed.set("to", to.code());
        typed.set("reason", out.map_or("", |out| out.reason.as_str()));
        opinion_desk::judge(state, &staff.officer, &line.number, &typed, at).await.context("a judgement")?;
    }
    Ok(())
}

async fn answer(state: &State, staff: &Staff, call: CallId, model: &Model, at: DateTime<Utc>) -> anyhow::Result<()> {
    let slug = model.slug.as_str();
    let texts = wordings::stretch(&mut state.db.read().await?, call, &Filter::default(), None).await?;
    for one in &model.answers {
        let text = |body: &String| {
            let found = texts.iter().find(|text| text.body == *body);
            found.map(|text| text.id).with_context(|| format!("a text {body:?}"))
        };
        let ids: Vec<WordingId> = one.texts.iter().map(text).collect::<anyhow::Result<_>>()?;
        let number = answers::group(state, &staff.officer, slug, &ids, None, at).await.context("a group")?;
        let writing = Writing {
            summary: one.summary.clone(),
            answer: one.answer.clone(),
            class: one.class.clone(),
            changes: one.changes.clone(),
        };
        answers::write(state, &staff.officer, slug, (number, 0), &writing, true, at).await.context("an answer")?;
        let later = at + TimeDelta::days(1);
        answers::approve(state, &staff.approver, slug, number, later).await.context("its approval")?;
    }
    Ok(())
}

async fn change(state: &State, staff: &Staff, call: CallId, model: &Model, at: DateTime<Utc>) -> anyhow::Result<()> {
    let slug = model.slug.as_str();
    conclusions::begin_plan(state, &staff.officer, slug, at).await.context("the plan as decided")?;
    let plan = plans::latest(&mut state.db.read().await?, call, PlanKind::Final).await?.context("a plan")?;
    for one in &model.changes {
        let nodes = clauses_of(&plan, &one.clause).ok().with_context(|| format!("a clause {:?}", one.clause))?;
        let node = nodes.first().and_then(|id| plan.node(*id)).context("a clause")?;
        let numbers: Vec<String> = one.answers.iter().map(i32::to_string).collect();
        let mut typed = Answers::default();
        for (key, value) in
            [("title", &node.title), ("body", &one.body), ("answers", &numbers.join(", ")), ("reason", &one.reason)]
        {
            typed.set(key, value);
        }
        conclusions::edit_clause(state, &staff.officer, slug, node.id, &typed, at).await.context("a change")?;
    }
    Ok(())
}
