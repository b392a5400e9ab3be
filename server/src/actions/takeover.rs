//! What an application takes over from its group, and what a group learns from it（団体の情報の取り込み）.

use super::cases::commit;
use super::drafts::{hold_open, keep as keep_draft};
use super::groups::{keep, remember};
use crate::state::State;
use crate::store::proposals::Whole;
use crate::store::{Failure, Stored, Write, attachments, filings, group_files, groups};
use chrono::{DateTime, Utc};
use domain::calls::Call;
use domain::filings::{Attachment, CASE_FILES_MAX};
use domain::forms::Answers;
use domain::groups::{answers_from, differing, facts_from};
use domain::people::{FileId, OrganisationId, SubmissionId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::paper_field;
use uuid::Uuid;

/// What a new draft begins with.
///
/// # Errors
/// The store's.
pub(super) async fn beginning(tx: &mut Write, call: &Call, group: OrganisationId) -> Stored<Answers> {
    let group = groups::find(tx, group).await?;
    Ok(group.map(|group| answers_from(&call.form, &group.facts)).unwrap_or_default())
}

/// Replaces the answers of a page that differ from what the group has said of itself.
///
/// # Errors
/// `NotFound`, `CallNotOpen`, `NotNow` after submission, or the store's.
pub async fn take_facts(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    page: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let mut whole = hold_open(&mut tx, viewer, id, now).await?;
    let group = groups::find(&mut tx, whole.proposal.case.group).await?.ok_or(Refusal::NotFound)?;
    let proposal = &mut whole.proposal;
    let page = proposal.call.form.page(page).ok_or(Refusal::NotFound)?;
    let mut taken = differing(page, &proposal.answers, &group.facts);
    taken.retain(|(question, _)| proposal.is_unlocked(&question.key));
    for (question, value) in taken {
        proposal.answers.set(&question.key, value);
    }
    keep_draft(&mut tx, &mut whole, now).await?;
    commit(tx, state).await?;
    Ok(())
}

/// Attaches the papers that the group keeps for one paper of the call. What is attached already stays once.
///
/// # Errors
/// Too many bytes in all, `NotFound`, `CallNotOpen`, or the store's.
pub async fn take_paper(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    paper: &str,
    now: DateTime<Utc>,
) -> Result<(), super::cases::NotDone> {
    let mut tx = state.db.write().await?;
    let whole = hold_open(&mut tx, viewer, id, now).await?;
    let Whole { proposal, filing, .. } = &whole;
    let asked = proposal.call.rules.papers.iter().find(|asked| asked.key == paper).ok_or(Refusal::NotFound)?;
    if !proposal.is_unlocked(&paper_field(paper)) {
        return Err(Refusal::NotMarked.into());
    }
    let kept = group_files::of_group(&mut tx, proposal.case.group).await?;
    let is_there = |sha256: &str| proposal.files.iter().any(|file| file.paper == paper && file.sha256 == sha256);
    let mut total: i64 = proposal.files.iter().map(|file| file.bytes).sum();
    for file in kept.into_iter().filter(|file| asked.from_group == Some(file.paper) && !is_there(&file.sha256)) {
        total = total.saturating_add(file.bytes);
        if total > i64::try_from(CASE_FILES_MAX).unwrap_or(i64::MAX) {
            let problem = Problem::FilesTooLarge { max: CASE_FILES_MAX / (1024 * 1024) };
            return Err(super::cases::NotDone::Mend(Problems::one(paper_field(paper), problem)));
        }
        let attachment = Attachment {
            id: FileId(Uuid::now_v7()),
            submission: id,
            paper: paper.to_owned(),
            name: file.name,
            bytes: file.bytes,
            mime: file.mime,
            sha256: file.sha256,
            added_at: now,
        };
        attachments::add(&mut tx, &attachment, filing.version).await?;
    }
    filings::save(&mut tx, filing.id, &proposal.answers, now).await?;
    Ok(commit(tx, state).await?)
}

/// Keeps with the group what it had not said of itself and the application that was just handed in tells, so
/// that nobody types it again.
///
/// # Errors
/// The store's.
pub(super) async fn learn(tx: &mut Write, viewer: &Viewer, whole: &Whole, now: DateTime<Utc>) -> Stored<()> {
    let Some(mut group) = groups::find(tx, whole.proposal.case.group).await? else { return Ok(()) };
    let facts = facts_from(&whole.proposal.call.form, &whole.proposal.answers, &group.facts);
    if facts != group.facts {
        group.facts = facts;
        keep(tx, &group, now).await?;
        remember(tx, viewer, group.organisation.id, "learn_group", now).await?;
    }
    Ok(())
}
