//! Making a proposal: begin, hand in, take back（応募・提出・取下げ）. Saving is in `drafts`.

use super::cases::{NotDone, carry_out, case, commit};
use super::drafts::{describe, hold};
use super::intake;
use crate::state::State;
use crate::store::{
    Failure, Stored, Write, calls, decisions, filings, history, next_number, people, sign_off, submissions,
};
use chrono::{DateTime, Utc};
use domain::calendar::{FiscalYear, date_in_japan};
use domain::calls::{Call, Phase};
use domain::decisions as rules;
use domain::filings::{Filing, FilingKind};
use domain::folding::fold;
use domain::forms::Answers;
use domain::history::{BEGIN, Entry, Subject};
use domain::intake::Channel;
use domain::people::{
    FilingId, Membership, Organisation, OrganisationId, OrganisationKind, Role, SubmissionId, Viewer,
};
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::{Applicant, read_applicant};
use domain::submissions::{Stage, Submission, Verb, may_begin, receipt_number};
use uuid::Uuid;

/// Begins a draft for a call, or comes back to the one that the group has begun. A group that was named
/// before is not made twice.
///
/// # Errors
/// What is wrong with the form, `CallNotOpen`, or the store's.
pub async fn begin(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<SubmissionId, NotDone> {
    let mut tx = state.db.write().await?;
    let call = calls::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    if call.dates.phase(now) == Phase::Preparing {
        return Err(Refusal::NotFound.into());
    }
    may_begin(viewer, &call, now)?;
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    // Two presses of the button take turns here; the second finds what the first has made.
    decisions::lock_round(&mut tx, call.id).await?;
    let mine = people::groups_of(&mut tx, person, date_in_japan(now)).await?;
    let ids: Vec<OrganisationId> = mine.iter().map(|group| group.id).collect();
    let applicant = read_applicant(typed, &ids).map_err(NotDone::Mend)?;
    let (field, kind) = match &applicant {
        Applicant::Mine(id) => ("group", mine.iter().find(|group| group.id == *id).map(|group| group.kind)),
        Applicant::New { kind, .. } => ("kind", Some(*kind)),
    };
    if kind.is_some_and(|kind| !call.rules.terms.admits(kind)) {
        return Err(NotDone::Mend(Problems::one(field, Problem::KindNotAdmitted)));
    }
    let group = match applicant {
        Applicant::Mine(id) => id,
        Applicant::New { kind, name } => named_group(&mut tx, viewer, &mine, kind, &name, now).await?,
    };
    if let Some(draft) = submissions::draft_of(&mut tx, call.id, group).await? {
        commit(tx, state).await?;
        return Ok(draft);
    }
    let id = add_draft(&mut tx, viewer, &call, group, now).await?;
    commit(tx, state).await?;
    Ok(id)
}

async fn named_group(
    tx: &mut Write,
    viewer: &Viewer,
    mine: &[Organisation],
    kind: OrganisationKind,
    name: &str,
    now: DateTime<Utc>,
) -> Result<OrganisationId, Failure> {
    let same = mine.iter().find(|group| group.kind == kind && fold(&group.name) == fold(name));
    if let Some(group) = same {
        return Ok(group.id);
    }
    let person = viewer.id().ok_or(Refusal::SignInFirst)?;
    let id = OrganisationId(Uuid::now_v7());
    let group = Organisation { id, kind, name: name.to_owned(), email: None, phone: None };
    people::add_organisation(tx, &group, now).await?;
    let role = Role::Representative;
    let membership = Membership { organisation: id, role, from: date_in_japan(now), until: None };
    people::add_membership(tx, person, &membership).await?;
    history::append(tx, &Entry::new(viewer.id(), Subject::Organisation(id.0), "name_group"), now).await?;
    Ok(id)
}

async fn add_draft(
    tx: &mut Write,
    viewer: &Viewer,
    call: &Call,
    group: OrganisationId,
    now: DateTime<Utc>,
) -> Result<SubmissionId, Failure> {
    let id = SubmissionId(Uuid::now_v7());
    let case = Submission {
        id,
        number: None,
        call: call.id,
        department: call.department,
        owner: viewer.id().ok_or(Refusal::SignInFirst)?,
        group,
        channel: Channel::Online,
        title: String::new(),
        stage: Stage::Draft,
        begun_at: now,
        submitted_at: None,
        disposed_at: None,
    };
    submissions::add(tx, &case).await?;
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        submission: id,
        kind: FilingKind::Application,
        version: 1,
        answers: super::takeover::beginning(tx, call, group).await?,
        saved_at: now,
        submitted_at: None,
    };
    filings::add(tx, &filing).await?;
    history::append(tx, &Entry::new(viewer.id(), Subject::Submission(id.0), BEGIN), now).await?;
    Ok(id)
}

/// The next receipt number of a call in the present fiscal year, without gaps.
///
/// # Errors
/// The store's.
pub async fn next_receipt(tx: &mut Write, call: &Call, now: DateTime<Utc>) -> Stored<String> {
    let year = FiscalYear::at(now).code();
    let running = next_number(tx, &format!("receipt {year}-{}", call.code)).await?;
    Ok(receipt_number(&year, &call.code, running))
}

/// Hands a proposal in, or the correction that was asked for, or what staff have keyed in from paper. Pressed twice, it is handed in once.
///
/// # Errors
/// Everything that is missing, `SignOffFirst`, `CallNotOpen` after the last second, `Disposed` once its papers are gone, or
/// the store's.
pub async fn submit(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    pledges: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    // The turn on the call first, so that nothing is handed in while it is being given up.
    let seen = submissions::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    decisions::lock_round(&mut tx, seen.call).await?;
    let mut whole = hold(&mut tx, viewer, id).await?;
    whole.proposal.case.still_kept()?;
    if !whole.proposal.case.stage.is_being_written() {
        return Ok(());
    }
    let is_first = whole.proposal.case.stage == Stage::Draft;
    if whole.intake.is_some() {
        intake::take_pledges(&mut whole, pledges);
        filings::save(&mut tx, whole.filing.id, &whole.proposal.answers, now).await?;
    }
    let step = match (&whole.intake, is_first) {
        (Some(intake), _) => whole.proposal.key_in(viewer, intake, pledges, now)?,
        (None, true) => whole.proposal.submit(viewer, pledges, now)?,
        (None, false) => whole.proposal.resubmit(viewer)?,
    };
    sign_off::of_case(&mut tx, id, date_in_japan(now)).await?.check(viewer, &whole.proposal.case)?;
    // Whoever is asked for a correction asks the representative anew.
    sign_off::put_asked(&mut tx, id, None).await?;
    filings::finish(&mut tx, whole.filing.id, now).await?;
    super::takeover::learn(&mut tx, viewer, &whole, now).await?;
    describe(&mut tx, &mut whole).await?;
    let verb = if is_first { Verb::Submit } else { Verb::Resubmit };
    if is_first {
        let number = next_receipt(&mut tx, &whole.proposal.call, now).await?;
        submissions::receive(&mut tx, id, &number, now).await?;
        let case = &mut whole.proposal.case;
        (case.number, case.submitted_at) = (Some(number), Some(now));
    }
    carry_out(&mut tx, state, &whole.proposal.case, verb, &step, now).await?;
    commit(tx, state).await?;
    Ok(())
}

/// Takes a proposal back.
///
/// # Errors
/// A missing reason, the rule that stands in the way, or the store's.
pub async fn withdraw(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    submissions::lock(&mut tx, id).await?;
    let case = case(&mut tx, id).await?;
    let step = rules::because(viewer, &case, Verb::Withdraw, reason)?;
    carry_out(&mut tx, state, &case, Verb::Withdraw, &step, now).await?;
    commit(tx, state).await?;
    Ok(())
}
