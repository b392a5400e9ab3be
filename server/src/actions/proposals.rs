//! Making a proposal: begin, save, hand in, take back（応募・保存・提出・取下げ）.

use super::cases::{NotDone, carry_out, case, commit};
use crate::state::State;
use crate::store::proposals::Whole;
use crate::store::{
    Failure, Stored, Write, calls, decisions, filings, history, next_number, people, proposals, submissions,
};
use chrono::{DateTime, Utc};
use domain::budget::RawLine;
use domain::calendar::{FiscalYear, date_in_japan};
use domain::calls::{Call, Phase};
use domain::decisions as rules;
use domain::filings::{Filing, FilingKind};
use domain::folding::{clean, fold};
use domain::forms::Answers;
use domain::history::{BEGIN, Entry, Subject};
use domain::people::{
    FilingId, Membership, Organisation, OrganisationId, OrganisationKind, Role, SubmissionId, Viewer,
};
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::{Applicant, TITLE, read_applicant};
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
        title: String::new(),
        stage: Stage::Draft,
        begun_at: now,
        submitted_at: None,
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

/// The proposal of the viewer, with its case locked until the end of the transaction, so that two saves
/// of two pages at once both stay.
pub(super) async fn hold(tx: &mut Write, viewer: &Viewer, id: SubmissionId) -> Result<Whole, Failure> {
    if !submissions::lock(tx, id).await? {
        return Err(Refusal::NotFound.into());
    }
    let whole = proposals::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    if whole.proposal.case.is_of(viewer) { Ok(whole) } else { Err(Refusal::NotFound.into()) }
}

/// The same, where it may still be changed.
pub(super) async fn hold_open(
    tx: &mut Write,
    viewer: &Viewer,
    id: SubmissionId,
    now: DateTime<Utc>,
) -> Result<Whole, Failure> {
    let whole = hold(tx, viewer, id).await?;
    whole.proposal.may_edit(viewer, now)?;
    Ok(whole)
}

/// Writes down the present answers and lines, and what lists say of the case.
pub(super) async fn keep(tx: &mut Write, whole: &mut Whole, now: DateTime<Utc>) -> Stored<()> {
    filings::save(tx, whole.filing.id, &whole.proposal.answers, now).await?;
    whole.filing.saved_at = now;
    let title = clean(whole.proposal.answers.get(TITLE));
    let requested = whole.proposal.assessment().requested;
    submissions::describe(tx, whole.proposal.case.id, &title, requested).await?;
    whole.proposal.case.title = title;
    Ok(())
}

/// Saves a page of answers, whatever they are.
///
/// # Errors
/// `NotFound`, `CallNotOpen`, `NotNow` after submission, or the store's.
pub async fn save_page(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    page: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<Whole, Failure> {
    let mut tx = state.db.write().await?;
    let mut whole = hold_open(&mut tx, viewer, id, now).await?;
    let proposal = &mut whole.proposal;
    let shown = proposal.call.form.shown(&proposal.answers);
    let page = shown.page(page).ok_or(Refusal::NotFound)?;
    for question in &page.questions {
        proposal.answers.set(&question.key, &question.take(typed));
    }
    keep(&mut tx, &mut whole, now).await?;
    commit(tx, state).await?;
    Ok(whole)
}

/// Saves the lines of the budget, whatever they are.
///
/// # Errors
/// As [`save_page`].
pub async fn save_budget(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    lines: Vec<RawLine>,
    now: DateTime<Utc>,
) -> Result<Whole, Failure> {
    let mut tx = state.db.write().await?;
    let mut whole = hold_open(&mut tx, viewer, id, now).await?;
    filings::put_lines(&mut tx, whole.filing.id, &lines).await?;
    whole.proposal.lines = lines;
    keep(&mut tx, &mut whole, now).await?;
    commit(tx, state).await?;
    Ok(whole)
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

/// Hands a proposal in. Pressed twice, it is handed in once.
///
/// # Errors
/// Everything that is missing, `CallNotOpen` after the last second, or the store's.
pub async fn submit(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    pledges: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut whole = hold(&mut tx, viewer, id).await?;
    if whole.proposal.case.stage != Stage::Draft {
        return Ok(());
    }
    let step = whole.proposal.submit(viewer, pledges, now)?;
    let number = next_receipt(&mut tx, &whole.proposal.call, now).await?;
    filings::finish(&mut tx, whole.filing.id, now).await?;
    super::takeover::learn(&mut tx, viewer, &whole, now).await?;
    submissions::receive(&mut tx, id, &number, now).await?;
    let case = &mut whole.proposal.case;
    case.number = Some(number);
    case.submitted_at = Some(now);
    carry_out(&mut tx, state, case, Verb::Submit, &step, now).await?;
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
    let step = rules::withdraw(viewer, &case, reason)?;
    carry_out(&mut tx, state, &case, Verb::Withdraw, &step, now).await?;
    commit(tx, state).await?;
    Ok(())
}
