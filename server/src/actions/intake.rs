//! Keying in applications that came on paper（窓口受付）. Handing them in is `proposals::submit`.

use super::cases::{NotDone, commit, in_turn};
use super::takeover::beginning;
use crate::state::State;
use crate::store::proposals::Whole;
use crate::store::{
    Failure, Write, calls, case_search, decisions, erasure, filings, history, intakes, people, submissions,
};
use chrono::{DateTime, Utc};
use domain::calendar::date_in_japan;
use domain::calls::Call;
use domain::filings::{Filing, FilingKind};
use domain::forms::Answers;
use domain::history::{BEGIN, CHANGE_CONTACT, DROP_ENTRY, Entry, Subject};
use domain::intake::{Entry as Paper, Intake, contact, pledge_field, read_entry, takes_paper};
use domain::people::{FilingId, Membership, Organisation, OrganisationId, PersonId, Role, SubmissionId, Viewer};
use domain::postings::may_post;
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::{Stage, Submission};
use domain::texts::Lang;
use serde_json::json;
use uuid::Uuid;

/// The field with which staff say that a group of the same name applies once more.
pub const SAME: &str = "same";

/// The call for which the viewer may key in papers now.
///
/// # Errors
/// `NotFound` to other departments, `CallNotOpen`.
pub fn may_key_in(viewer: &Viewer, call: &Call, now: DateTime<Utc>) -> Result<(), Refusal> {
    if !viewer.is_staff_of(call.department) {
        return Err(Refusal::NotFound);
    }
    takes_paper(&call.dates, now)
}

/// Begins to key in an application: how it came, and who applies. The same name twice needs a tick.
///
/// # Errors
/// What is wrong with the form, a group of the same name, `CallNotOpen`, `NotFound` to other departments, or the
/// store's.
pub async fn begin(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<SubmissionId, NotDone> {
    let keyed_by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let call = calls::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
    may_key_in(viewer, &call, now)?;
    let paper = read_entry(typed, &call, now).map_err(NotDone::Mend)?;
    // Two presses of the button take turns here; the second meets the entry that the first has made.
    decisions::lock_round(&mut tx, call.id).await?;
    let namesakes = intakes::namesakes(&mut tx, call.id, call.department, &paper.group).await?;
    if !namesakes.is_empty() && typed.get(SAME) != "yes" {
        return Err(NotDone::Mend(Problems::one(SAME, Problem::SameGroup)));
    }
    let known = intakes::known(&mut tx, call.department, paper.kind, &paper.group, &paper.contact.name).await?;
    let (group, owner) = match known {
        Some(known) => known,
        None => on_paper(&mut tx, &paper, now).await?,
    };
    let case = Submission {
        id: SubmissionId(Uuid::now_v7()),
        number: None,
        call: call.id,
        department: call.department,
        owner,
        group,
        channel: paper.channel,
        title: String::new(),
        stage: Stage::Draft,
        begun_at: now,
        submitted_at: None,
        disposed_at: None,
    };
    submissions::add(&mut tx, &case).await?;
    let filing = Filing {
        id: FilingId(Uuid::now_v7()),
        submission: case.id,
        kind: FilingKind::Application,
        version: 1,
        answers: beginning(&mut tx, &call, group).await?,
        saved_at: now,
        submitted_at: None,
    };
    filings::add(&mut tx, &filing).await?;
    let stamped = paper.stamped_on.to_string();
    let intake = Intake { stamped_on: paper.stamped_on, keyed_by, contact: paper.contact };
    intakes::add(&mut tx, case.id, &intake).await?;
    let detail = json!({ "channel": case.channel.code(), "stamped": stamped });
    let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), BEGIN).with(detail);
    history::append(&mut tx, &entry, now).await?;
    commit(tx, state).await?;
    Ok(case.id)
}

/// A group and its head who exist on paper alone: no address belongs to them, so nobody can sign in as them.
async fn on_paper(tx: &mut Write, paper: &Paper, now: DateTime<Utc>) -> Result<(OrganisationId, PersonId), Failure> {
    let (group, person) = (OrganisationId(Uuid::now_v7()), PersonId(Uuid::now_v7()));
    let new = people::NewPerson {
        id: person,
        name: &paper.contact.name,
        email: "",
        email_key: &format!("paper:{person}"),
        lang: Lang::Ja,
        password_hash: None,
        confirmed_at: None,
    };
    people::add(tx, &new, now).await?;
    let organisation =
        Organisation { id: group, kind: paper.kind, name: paper.group.clone(), email: None, phone: None };
    people::add_organisation(tx, &organisation, now).await?;
    let role = Role::Representative;
    let membership = Membership { organisation: group, role, from: date_in_japan(now), until: None };
    people::add_membership(tx, person, &membership).await?;
    Ok((group, person))
}

/// Keeps with the answers which pledges the paper shows, before it is handed in.
pub(super) fn take_pledges(whole: &mut Whole, sheet: &Answers) {
    for index in 0..whole.proposal.call.rules.pledges.len() {
        let field = pledge_field(index);
        let signed = if sheet.get(&field) == "yes" { "yes" } else { "" };
        whole.proposal.answers.set(&field, signed);
    }
}

/// Gives up what was begun and not received: the entry goes, and the person with it who applies nowhere else.
///
/// # Errors
/// `NotFound`, `NotNow` once it was received, or the store's.
pub async fn drop_entry(state: &State, viewer: &Viewer, id: SubmissionId, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let seen = submissions::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    decisions::lock_round(&mut tx, seen.call).await?;
    submissions::lock(&mut tx, id).await?;
    let Some(case) = submissions::find(&mut tx, id).await? else { return Ok(()) };
    if !case.channel.is_paper() || !case.is_written_by(viewer) {
        return Err(Refusal::NotFound.into());
    }
    if case.stage != Stage::Draft || !intakes::remove(&mut tx, id).await? {
        return Err(Refusal::Frozen.into());
    }
    erasure::draft(&mut tx, id, now).await?;
    if intakes::cases_of(&mut tx, case.owner).await? == 0 {
        erasure::person(&mut tx, case.owner, "", now).await?;
    }
    let entry = Entry::new(viewer.id(), Subject::Submission(id.0), DROP_ENTRY);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Changes where the applicant of a case on paper is reached.
///
/// # Errors
/// What is wrong with the form, a rule's refusal, or the store's.
pub async fn change_contact(
    state: &State,
    viewer: &Viewer,
    number: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    may_post(viewer, &case)?;
    let before = intakes::find(&mut tx, case.id).await?.ok_or(Refusal::NotFound)?;
    let mut problems = Problems::none();
    let Some(contact) = contact(typed, &mut problems) else { return Err(NotDone::Mend(problems)) };
    if contact == before.contact {
        return Ok(());
    }
    intakes::change(&mut tx, case.id, &contact).await?;
    case_search::write(&mut tx, case.id).await?;
    let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), CHANGE_CONTACT);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}
