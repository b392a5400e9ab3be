//! Asking the applicant for a correction, moving its day, and taking the request back（補正のお願い・期限の変更・取消し）.
//! Handing one in is `proposals::submit`.

use super::cases::{NotDone, carry_out, commit, in_turn};
use super::clocks;
use crate::state::State;
use crate::store::proposals::Whole;
use crate::store::{Stored, Write, attachments, filings, proposals, sign_off, submissions};
use chrono::{DateTime, Utc};
use domain::corrections::{self, Correction};
use domain::decisions;
use domain::filings::{Attachment, Filing, FilingKind};
use domain::forms::Answers;
use domain::people::{FileId, FilingId, Viewer};
use domain::problems::Refusal;
use domain::proposals::Proposal;
use domain::submissions::{Submission, Verb};
use uuid::Uuid;

/// Gives a case back to its group: what was handed in stays as it is, and a new version begins as its copy. Where the same
/// was asked for before and taken back, the group goes on from what it had typed then.
///
/// # Errors
/// Nothing marked, a reason or a day that is missing, a rule's refusal, or the store's.
pub async fn ask(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    let whole = proposals::handed_in(&mut tx, case.id).await?.ok_or(Refusal::NotFound)?;
    let (correction, step) = corrections::ask(viewer, &whole.proposal, sheet, now)?;
    let beginning = beginning(&mut tx, &whole, &correction).await?;
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        submission: case.id,
        kind: FilingKind::Application,
        version: whole.filing.version.saturating_add(1),
        answers: beginning.answers,
        saved_at: now,
        submitted_at: None,
    };
    filings::add(&mut tx, &filing).await?;
    filings::put_lines(&mut tx, filing.id, &beginning.lines).await?;
    filings::put_correction(&mut tx, filing.id, &correction).await?;
    for file in beginning.files.iter().filter(|file| !whole.proposal.files.contains(file)) {
        // A row of its own: the one that was set aside stays where it is.
        let copy = Attachment { id: FileId(Uuid::now_v7()), ..file.clone() };
        attachments::add(&mut tx, &copy, filing.version).await?;
    }
    carry_out(&mut tx, state, &case, Verb::Return, &step, now).await?;
    Ok(commit(tx, state).await?)
}

/// From where the group corrects: what it has handed in, or what it had typed since for a request that was taken back.
async fn beginning(tx: &mut Write, whole: &Whole, asked: &Correction) -> Stored<Proposal> {
    let last = proposals::asides(tx, whole.proposal.case.id).await?.pop();
    let last = last.filter(|aside| whole.filing.submitted_at.is_none_or(|at| at <= aside.saved_at));
    Ok(last.map_or_else(|| whole.proposal.clone(), |aside| aside.within(&whole.proposal, asked)))
}

/// The case with this number and its application as it is being written, locked until the end of the transaction so that
/// what the group saves at this moment comes before or after.
async fn hold(tx: &mut Write, number: &str) -> Result<(Submission, Option<Filing>), NotDone> {
    let case = in_turn(tx, number).await?;
    submissions::lock(tx, case.id).await?;
    let latest = filings::latest(tx, case.id, FilingKind::Application).await?;
    Ok((case, latest.filter(|filing| filing.submitted_at.is_none())))
}

/// Moves the day by which a correction is wanted（補正の期限を変更する）. What the group has typed stays as it is.
///
/// # Errors
/// A day that is missing or no later, a missing reason, a rule's refusal, or the store's.
pub async fn move_day(
    state: &State,
    viewer: &Viewer,
    number: &str,
    sheet: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (case, open) = hold(&mut tx, number).await?;
    case.allows(viewer, Verb::MoveDue)?;
    let open = open.ok_or(Refusal::NotNow(Verb::MoveDue))?;
    let asked = filings::correction(&mut tx, open.id).await?.ok_or(Refusal::NotNow(Verb::MoveDue))?;
    let (moved, step) = corrections::move_day(viewer, &case, &asked, sheet, now)?;
    filings::put_correction(&mut tx, open.id, &moved).await?;
    carry_out(&mut tx, state, &case, Verb::MoveDue, &step, now).await?;
    // The case stays where it is, but the day by which something is due does not.
    clocks::turn(&mut tx, &case, Verb::MoveDue, now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes a request for a correction back（補正のお願いを取り消す）: what was handed in counts again, and what the group had
/// typed is set aside for it to read.
///
/// # Errors
/// A missing reason, a rule's refusal, or the store's.
pub async fn take_back(
    state: &State,
    viewer: &Viewer,
    number: &str,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (case, open) = hold(&mut tx, number).await?;
    let step = decisions::because(viewer, &case, Verb::TakeBackReturn, reason)?;
    let open = open.ok_or(Refusal::NotNow(Verb::TakeBackReturn))?;
    let before = filings::latest(&mut tx, case.id, FilingKind::SetAside).await?;
    let nth = before.map_or(1, |before| before.version.saturating_add(1));
    filings::set_aside(&mut tx, open.id, nth).await?;
    attachments::set_aside(&mut tx, case.id, open.version, nth).await?;
    sign_off::put_asked(&mut tx, case.id, None).await?;
    carry_out(&mut tx, state, &case, Verb::TakeBackReturn, &step, now).await?;
    Ok(commit(tx, state).await?)
}
