//! The representative's sign-off: asking for it, and the group's setting（代表の確認）.

use super::cases::{NotDone, commit};
use super::drafts::hold;
use crate::mail;
use crate::state::State;
use crate::store::{Failure, history, sign_off as store};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::messages::Letter;
use domain::people::{OrganisationId, SubmissionId, Viewer};
use domain::sign_off as rules;

/// Asks the representatives of the group to hand an application in. Asked twice within a minute, they get
/// one letter.
///
/// # Errors
/// What is missing, a rule's refusal, or the store's.
pub async fn ask(state: &State, viewer: &Viewer, id: SubmissionId, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let whole = hold(&mut tx, viewer, id).await?;
    let sign_off = store::of_case(&mut tx, id, date_in_japan(now)).await?;
    let entry = rules::ask(viewer, &whole.proposal, &sign_off, now)?;
    store::put_asked(&mut tx, id, viewer.id().map(|by| (by, now))).await?;
    history::append(&mut tx, &entry, now).await?;
    let minute = now.timestamp() / 60;
    mail::cases::tell(&mut tx, state, &whole.proposal.case, &[Letter::SignOffWanted], minute, now).await?;
    Ok(commit(tx, state).await?)
}

/// Turns the sign-off of a group on or off.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn set(
    state: &State,
    viewer: &Viewer,
    group: OrganisationId,
    on: bool,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let entry = rules::set(viewer, group, on)?;
    let mut tx = state.db.write().await?;
    if store::of_group(&mut tx, group).await? != on {
        store::set(&mut tx, group, on).await?;
        history::append(&mut tx, &entry, now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}
