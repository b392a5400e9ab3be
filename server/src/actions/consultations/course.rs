//! Approval, publication, correction, extension, and the two ways to end early（決裁・公表・訂正・延長・適用除外・打ち切り）.

use super::{Around, hold};
use crate::actions::cases::{NotDone, commit};
use crate::mail::consultations as letters;
use crate::state::State;
use crate::store::{Failure, Write, announcements, consultations, history, plans};
use chrono::{DateTime, Utc};
use domain::consultations::editing::because;
use domain::consultations::{Act, Consultation, fingerprint};
use domain::forms::Answers;
use domain::history::{CREATE_CONSULTATION, Entry};
use domain::people::Viewer;
use domain::plans::{PlanKind, errata};
use domain::problems::{Problem, Problems, Refusal};

/// Writes down what an act changed, with its entry, and plans what followers are told.
async fn keep(tx: &mut Write, changed: &Consultation, entry: &Entry, now: DateTime<Utc>) -> Result<i64, Failure> {
    consultations::update(tx, changed).await?;
    announcements::plan_consultation(tx, changed).await?;
    Ok(history::append(tx, entry, now).await?.seq)
}

/// Does an act from its form: what it needs beside the table is read from `typed`.
///
/// # Errors
/// What cannot be read, a rule that says no, or the store's.
pub async fn act(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    act: Act,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut it = hold(&mut tx, viewer, slug).await?;
    match act {
        Act::Ask => ask(&mut tx, state, viewer, it, now).await?,
        Act::Approve => approve(&mut tx, viewer, it, typed, now).await?,
        Act::SendBack => send_back(&mut tx, state, viewer, it, typed, now).await?,
        Act::Recall => recall(&mut tx, viewer, it, typed, now).await?,
        Act::Correct => correct(&mut tx, viewer, it, typed, now).await?,
        Act::Extend => {
            let entry = it.extend(viewer, typed, now)?;
            keep(&mut tx, &it, &entry, now).await?;
            announcements::changed(&mut tx, it.call, now).await?;
        }
        Act::Exempt => {
            let waiting = it.dates.published_at.is_some();
            let entry = it.exempt(viewer, typed, now)?;
            if waiting {
                thaw(&mut tx, &it, now).await?;
            }
            keep(&mut tx, &it, &entry, now).await?;
        }
        Act::Abandon => {
            let entry = it.abandon(viewer, typed, now)?;
            keep(&mut tx, &it, &entry, now).await?;
        }
        // The clock publishes and closes; answers and their publication have actions of their own.
        Act::Edit | Act::Publish | Act::Close | Act::ApproveAnswers | Act::Conclude => {
            return Err(Refusal::NotFound.into());
        }
    }
    Ok(commit(tx, state).await?)
}

async fn ask(
    tx: &mut Write,
    state: &State,
    viewer: &Viewer,
    mut it: Consultation,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let entry = it.act(viewer, Act::Ask, "", now)?;
    if !Around::find(tx, &it).await?.gaps(&it, now).is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    it.drafted_by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let seq = keep(tx, &it, &entry, now).await?;
    letters::ask_to_approve(tx, state, &it, seq, now).await?;
    Ok(())
}

async fn approve(
    tx: &mut Write,
    viewer: &Viewer,
    mut it: Consultation,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    it.allows(viewer, Act::Approve, now)?;
    let around = Around::find(tx, &it).await?;
    // Nobody approves another text than the one on his screen.
    if typed.get("seen") != fingerprint(&it, around.plan.as_ref()) {
        return Err(NotDone::Mend(Problems::one("seen", Problem::ChangedMeanwhile)));
    }
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let wrote = history::has_done(tx, it.call.0, by, [CREATE_CONSULTATION, Act::Edit.code()]).await?;
    let complete = around.gaps(&it, now).is_empty();
    let entry = it.approve(viewer, wrote, complete, now)?;
    let (plan, published) = (around.plan.ok_or(Refusal::Incomplete)?, it.dates.published_at.unwrap_or(now));
    plans::freeze(tx, plan.id, published).await?;
    keep(tx, &it, &entry, now).await?;
    Ok(())
}

async fn send_back(
    tx: &mut Write,
    state: &State,
    viewer: &Viewer,
    mut it: Consultation,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    it.allows(viewer, Act::SendBack, now)?;
    let reason = because(typed, "reason").map_err(NotDone::Mend)?;
    let entry = it.act(viewer, Act::SendBack, &reason, now)?;
    let seq = keep(tx, &it, &entry, now).await?;
    letters::sent_back(tx, state, &it, &reason, seq, now).await?;
    Ok(())
}

async fn recall(
    tx: &mut Write,
    viewer: &Viewer,
    mut it: Consultation,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let entry = it.recall(viewer, typed, now)?;
    thaw(tx, &it, now).await?;
    keep(tx, &it, &entry, now).await?;
    Ok(())
}

async fn thaw(tx: &mut Write, it: &Consultation, now: DateTime<Utc>) -> Result<(), NotDone> {
    let plan = plans::latest(tx, it.call, PlanKind::Draft).await?.ok_or(Refusal::NotFound)?;
    Ok(plans::thaw(tx, plan.id, now).await?)
}

/// Publishes the edition in the making: opinions that were written stay bound to the one before.
async fn correct(
    tx: &mut Write,
    viewer: &Viewer,
    mut it: Consultation,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let next = plans::latest(tx, it.call, PlanKind::Draft).await?.filter(|plan| plan.frozen_at.is_none());
    let before = plans::published(tx, it.call, PlanKind::Draft).await?;
    let (Some(mut next), Some(before)) = (next, before) else { return Err(Refusal::NotFromHere.into()) };
    let entry = it.correct(viewer, typed, next.edition, now)?;
    if errata::differences(&before, &next).is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    next.errata.clone_from(&entry.reason);
    plans::replace(tx, &next).await?;
    plans::freeze(tx, next.id, now).await?;
    keep(tx, &it, &entry, now).await?;
    announcements::changed(tx, it.call, now).await?;
    Ok(())
}
