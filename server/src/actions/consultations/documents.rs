//! The draft document: read from a text, corrected clause by clause, and carried on in a new edition（案・版・項目の編集）.

use super::{hold, note};
use crate::actions::cases::{NotDone, commit};
use crate::state::State;
use crate::store::{Failure, Write, plans};
use chrono::{DateTime, Utc};
use domain::consultations::{Act, Consultation};
use domain::forms::Answers;
use domain::people::{PlanId, PlanNodeId, Viewer};
use domain::plans::editing::{Change, read_clause};
use domain::plans::reading::{CLAUSES_MAX, Line, TEXT_MAX, read};
use domain::plans::{Clause, Plan, PlanKind, errata};
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;
use uuid::Uuid;

/// The edition in the making with the turn on it taken: the first until its approval, later ones while a correction is
/// being written.
async fn in_the_making(
    tx: &mut Write,
    viewer: &Viewer,
    slug: &str,
    now: DateTime<Utc>,
) -> Result<(Consultation, Option<Plan>), Failure> {
    let consultation = hold(tx, viewer, slug).await?;
    let plan = plans::latest(tx, consultation.call, PlanKind::Draft).await?;
    match plan {
        Some(plan) if plan.frozen_at.is_some() => Err(Refusal::Frozen.into()),
        Some(plan) if plan.edition > 1 => {
            consultation.allows(viewer, Act::Correct, now)?;
            Ok((consultation, Some(plan)))
        }
        plan => {
            consultation.allows(viewer, Act::Edit, now)?;
            Ok((consultation, plan))
        }
    }
}

/// Reads the document anew from lines. In a later edition the clauses find those that they continue.
///
/// # Errors
/// Nothing to read or too much, `Frozen`, `NotFromHere`, `NotFound`, or the store's.
pub async fn read_anew(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    lines: &[Line],
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let length: usize = lines.iter().map(|line| line.text.chars().count()).sum();
    if length > TEXT_MAX {
        return Err(NotDone::Mend(Problems::one("text", Problem::TooLong { max: TEXT_MAX, now: length })));
    }
    let clauses = read(lines);
    if clauses.is_empty() {
        return Err(NotDone::Mend(Problems::one("text", Problem::Missing)));
    }
    if clauses.len() > CLAUSES_MAX {
        return Err(NotDone::Mend(Problems::one("text", Problem::TooManyClauses { max: CLAUSES_MAX })));
    }
    let mut tx = state.db.write().await?;
    let (consultation, before) = in_the_making(&mut tx, viewer, slug, now).await?;
    let count = clauses.len();
    let nodes = clauses.into_iter().map(|clause| clause.node(PlanNodeId(Uuid::now_v7()), None)).collect();
    match before {
        None => {
            let plan = first(&consultation, nodes);
            plans::add(&mut tx, &plan, now).await?;
        }
        Some(before) => {
            let mut plan = Plan { nodes, ..before };
            plan.settle();
            if let Some(published) = plans::published(&mut tx, consultation.call, PlanKind::Draft).await? {
                errata::propose(&published, &mut plan);
            }
            plans::replace(&mut tx, &plan).await?;
        }
    }
    note(&mut tx, viewer, &consultation, json!({ "document": "read", "clauses": count.to_string() }), now).await?;
    Ok(commit(tx, state).await?)
}

fn first(consultation: &Consultation, nodes: Vec<domain::plans::PlanNode>) -> Plan {
    let mut plan = Plan {
        id: PlanId(Uuid::now_v7()),
        call: consultation.call,
        kind: PlanKind::Draft,
        edition: 1,
        title: consultation.title.ja.clone(),
        errata: String::new(),
        frozen_at: None,
        nodes,
    };
    plan.settle();
    plan
}

/// Changes the edition in the making, and notes what was done.
async fn change(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    now: DateTime<Utc>,
    what: &str,
    work: impl FnOnce(&mut Plan) -> Result<(), NotDone>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (consultation, plan) = in_the_making(&mut tx, viewer, slug, now).await?;
    let before = plan.ok_or(Refusal::NotFound)?;
    let mut plan = before.clone();
    work(&mut plan)?;
    if plan == before {
        return Ok(());
    }
    plans::replace(&mut tx, &plan).await?;
    note(&mut tx, viewer, &consultation, json!({ "document": what }), now).await?;
    Ok(commit(tx, state).await?)
}

/// One press of a button of the outline.
///
/// # Errors
/// `Frozen`, `NotFromHere`, `NotFound`, or the store's.
pub async fn arrange(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    node: PlanNodeId,
    press: Change,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, slug, now, press.code(), |plan| {
        plan.change(node, press);
        Ok(())
    })
    .await
}

/// Saves the words of a clause: `label`, `title`, `body`.
///
/// # Errors
/// What cannot be read, `Frozen`, `NotFromHere`, `NotFound`, or the store's.
pub async fn rewrite(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    node: PlanNodeId,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let clause = read_clause(typed).map_err(NotDone::Mend)?;
    change(state, viewer, slug, now, "clause", |plan| {
        let found = plan.nodes.iter_mut().find(|found| found.id == node).ok_or(Refusal::NotFound)?;
        (found.label, found.title, found.body) = (clause.label, clause.title, clause.body);
        Ok(())
    })
    .await
}

/// Cuts a clause before one of its paragraphs.
///
/// # Errors
/// As [`arrange`].
pub async fn split(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    node: PlanNodeId,
    paragraph: usize,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    change(state, viewer, slug, now, "split", |plan| {
        plan.split(node, paragraph, PlanNodeId(Uuid::now_v7()));
        Ok(())
    })
    .await
}

/// Adds a clause after another, or at the end; returns its id.
///
/// # Errors
/// What cannot be read, or as [`arrange`].
pub async fn add(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    after: Option<PlanNodeId>,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<PlanNodeId, NotDone> {
    let clause: Clause = read_clause(typed).map_err(NotDone::Mend)?;
    let id = PlanNodeId(Uuid::now_v7());
    let mut tx = state.db.write().await?;
    let (consultation, plan) = in_the_making(&mut tx, viewer, slug, now).await?;
    match plan {
        None => {
            let plan = first(&consultation, vec![clause.node(id, None)]);
            plans::add(&mut tx, &plan, now).await?;
        }
        Some(mut plan) => {
            plan.add_after(after, id, clause);
            plans::replace(&mut tx, &plan).await?;
        }
    }
    note(&mut tx, viewer, &consultation, json!({ "document": "add" }), now).await?;
    commit(tx, state).await?;
    Ok(id)
}

/// Begins a correction: a new edition that is still the same as the one before.
///
/// # Errors
/// `NotFromHere`, `NotFound`, or the store's. One that was begun already is gone on with.
pub async fn begin_correction(state: &State, viewer: &Viewer, slug: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let consultation = hold(&mut tx, viewer, slug).await?;
    consultation.allows(viewer, Act::Correct, now)?;
    let latest = plans::latest(&mut tx, consultation.call, PlanKind::Draft).await?.ok_or(Refusal::NotFound)?;
    if latest.frozen_at.is_none() {
        return Ok(());
    }
    let next = latest.next_edition(Uuid::now_v7);
    plans::add(&mut tx, &next, now).await?;
    note(&mut tx, viewer, &consultation, json!({ "document": "begin", "edition": next.edition }), now).await?;
    Ok(commit(tx, state).await?)
}

/// Gives a correction up that nobody has seen.
///
/// # Errors
/// `NotFromHere`, `NotFound`, or the store's.
pub async fn drop_correction(state: &State, viewer: &Viewer, slug: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (consultation, plan) = in_the_making(&mut tx, viewer, slug, now).await?;
    let plan = plan.filter(|plan| plan.edition > 1).ok_or(Refusal::NotFromHere)?;
    plans::drop(&mut tx, plan.id).await?;
    note(&mut tx, viewer, &consultation, json!({ "document": "drop", "edition": plan.edition }), now).await?;
    Ok(commit(tx, state).await?)
}

/// Says which clause of the edition before each continues: `origin-ID`.
///
/// # Errors
/// `Frozen`, `NotFromHere`, `NotFound`, or the store's.
pub async fn connect(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (consultation, plan) = in_the_making(&mut tx, viewer, slug, now).await?;
    let before = plan.ok_or(Refusal::NotFound)?;
    let published = plans::published(&mut tx, consultation.call, PlanKind::Draft).await?.ok_or(Refusal::NotFound)?;
    let mut plan = before.clone();
    for node in &before.nodes {
        let origin = typed.get(&format!("origin-{}", node.id)).parse().ok();
        let origin = origin.filter(|origin| published.node(*origin).is_some());
        if origin != node.origin {
            errata::connect(&mut plan, node.id, origin);
        }
    }
    if plan == before {
        return Ok(());
    }
    plans::replace(&mut tx, &plan).await?;
    note(&mut tx, viewer, &consultation, json!({ "document": "map" }), now).await?;
    Ok(commit(tx, state).await?)
}
