//! Letting people into a group and out of it（会員の招待・役割・退会）.

use super::accounts::{Visit, add_person};
use super::cases::{NotDone, commit};
use super::groups::{hold, remember};
use super::staff_people::role_detail;
use crate::mail::accounts::Link;
use crate::mail::groups as letters;
use crate::secrets;
use crate::state::State;
use crate::store::{Failure, Stored, Write, history, members, people};
use app::links;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::accounts::SignUp;
use domain::calendar::date_in_japan;
use domain::folding::{Email, clean};
use domain::groups::{INVITATIONS_MAX, Invitation, InvitationForm, Member, MemberForm, may_end, may_manage};
use domain::history::{Entry, Subject};
use domain::people::{Membership, Organisation, OrganisationId, Person, PersonId, Role, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use uuid::Uuid;

/// How long an invitation can be followed.
pub const INVITATION_LASTS: TimeDelta = TimeDelta::days(14);

/// The group and its members, where the viewer may change who belongs to it.
async fn hold_members(
    tx: &mut Write,
    viewer: &Viewer,
    id: OrganisationId,
    today: NaiveDate,
) -> Result<(Organisation, Vec<Member>), Failure> {
    let group = hold(tx, viewer, id).await?;
    let members = members::of_group(tx, id, today).await?;
    may_manage(viewer, id, &members, today)?;
    Ok((group.organisation, members))
}

/// Sends an invitation. Whether the address has an account makes no difference to who invites.
///
/// # Errors
/// Problems of the form, too many letters, `NotFound`, `NotPermitted`, or the store's.
pub async fn invite(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    form: &InvitationForm,
    visit: Visit,
) -> Result<(), NotDone> {
    let inviter = viewer.who().ok_or(Refusal::SignInFirst)?;
    let now = visit.now;
    let mut tx = state.db.write().await?;
    let (group, _) = hold_members(&mut tx, viewer, id, date_in_japan(now)).await?;
    let (email_key, role) = form.check().map_err(NotDone::Mend)?;
    let mend = |problem| NotDone::Mend(Problems::one("email", problem));
    let email: Email = form.email.parse().map_err(|_| mend(Problem::NotAnEmail))?;
    let waiting = members::invitations(&mut tx, id, now).await?;
    let others = waiting.iter().filter(|other| other.email_key != email_key).count();
    if others >= INVITATIONS_MAX {
        return Err(mend(Problem::TooManyInvitations { max: INVITATIONS_MAX }));
    }
    state.limits.letter(&email_key, visit.place)?;
    state.limits.invitation(inviter.id)?;
    let secret = secrets::random::<32>();
    let invitation = Invitation {
        id: Uuid::now_v7(),
        group: id,
        role,
        email: email.address().to_owned(),
        email_key,
        invited_by: inviter.id,
        created_at: now,
        expires_at: now + INVITATION_LASTS,
    };
    members::invite(&mut tx, &invitation, &secrets::hash(&secret)).await?;
    let link = Link { address: state.settings.absolute(&links::join(&secret)), until: invitation.expires_at };
    letters::invitation(&mut tx, email.address(), visit.lang, (&inviter.name, &group, role), &link, now).await?;
    remember(&mut tx, viewer, id, "invite_member", now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes an invitation back. One that has ended has ended.
///
/// # Errors
/// `NotFound`, `NotPermitted`, or the store's.
pub async fn revoke(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    invitation: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    hold_members(&mut tx, viewer, id, date_in_japan(now)).await?;
    if members::end_invitation(&mut tx, id, invitation, now).await? {
        remember(&mut tx, viewer, id, "revoke_invitation", now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}

/// What the page of an invitation says.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The invitation.
    pub invitation: Invitation,
    /// The group.
    pub group: Organisation,
    /// Who invites.
    pub inviter: String,
    /// Whether the address has an account. Only the owner of the mail box comes to know it.
    pub known: bool,
}

/// The invitation behind a link, while it can be used. Looking does not use it up.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn look(state: &State, token: &str, now: DateTime<Utc>) -> Result<Invited, Failure> {
    let mut tx = state.db.read().await?;
    let found = members::invitation(&mut tx, &secrets::hash(token), now).await?;
    let invitation = found.ok_or(Refusal::LinkNotValid)?;
    let group = people::organisation(&mut tx, invitation.group).await?.ok_or(Refusal::LinkNotValid)?;
    let inviter = people::find(&mut tx, invitation.invited_by).await?.ok_or(Refusal::LinkNotValid)?.name;
    let known = people::find_by_email(&mut tx, &invitation.email_key).await?;
    // An account that was never confirmed is nobody's yet.
    let known = known.is_some_and(|(person, _)| person.confirmed_at.is_some());
    Ok(Invited { invitation, group, inviter, known })
}

/// Joins as the person who is signed in.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn accept(
    state: &State,
    viewer: &Viewer,
    token: &str,
    now: DateTime<Utc>,
) -> Result<OrganisationId, Failure> {
    let person = viewer.who().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let group = come_in(&mut tx, state, person, token, now).await?;
    commit(tx, state).await?;
    Ok(group)
}

/// Makes an account for the invited address and joins with it. The link came to the address, so it
/// confirms it; an account that somebody else began with it and never confirmed is taken over.
///
/// # Errors
/// Problems of name and password, `LinkNotValid`, or the store's.
pub async fn accept_new(
    state: &State,
    token: &str,
    form: &SignUp,
    visit: Visit,
) -> Result<(PersonId, OrganisationId), NotDone> {
    let now = visit.now;
    let invited = look(state, token, now).await?;
    if invited.known {
        return Err(Refusal::LinkNotValid.into());
    }
    let form = SignUp { email: invited.invitation.email.clone(), ..form.clone() };
    form.check().map_err(NotDone::Mend)?;
    let email: Email = form.email.parse().map_err(|_| Refusal::LinkNotValid)?;
    let hash = state.passwords.hash(&form.password).await?;
    let name = clean(&form.name);
    let mut tx = state.db.write().await?;
    let person = match people::find_by_email(&mut tx, email.key()).await? {
        None => add_person(&mut tx, &name, &email, visit.lang, Some(&hash), Some(now), now).await?,
        Some((person, _)) if person.confirmed_at.is_none() => {
            people::sign_up_again(&mut tx, person.id, &name, visit.lang, &hash).await?;
            people::confirm(&mut tx, person.id, now).await?;
            Person { name, lang: visit.lang, ..person }
        }
        Some(_) => return Err(Refusal::LinkNotValid.into()),
    };
    history::append(&mut tx, &Entry::new(Some(person.id), Subject::Person(person.id.0), "sign_up"), now).await?;
    let group = come_in(&mut tx, state, &person, token, now).await?;
    commit(tx, state).await?;
    Ok((person.id, group))
}

/// Uses an invitation up. Who is a member already stays what he is, unless he is invited as head.
async fn come_in(
    tx: &mut Write,
    state: &State,
    person: &Person,
    token: &str,
    now: DateTime<Utc>,
) -> Result<OrganisationId, Failure> {
    let today = date_in_japan(now);
    let found = members::invitation(tx, &secrets::hash(token), now).await?;
    let invitation = found.ok_or(Refusal::LinkNotValid)?;
    let (id, role) = (invitation.group, invitation.role);
    crate::store::groups::lock(tx, id).await?;
    if !members::end_invitation(tx, id, invitation.id, now).await? {
        return Err(Refusal::LinkNotValid.into());
    }
    let group = people::organisation(tx, id).await?.ok_or(Refusal::LinkNotValid)?;
    let known = members::of_group(tx, id, today).await?;
    let mine: Vec<&Member> = known.iter().filter(|member| member.person == person.id && member.covers(today)).collect();
    if mine.iter().any(|member| member.role == role || member.role == Role::Representative) {
        return Ok(id);
    }
    for member in mine {
        members::end(tx, member.id, today.pred_opt()).await?;
    }
    let membership = Membership { organisation: id, role, from: today, until: None };
    members::join(tx, person.id, &membership).await?;
    let entry = Entry::new(Some(person.id), Subject::Person(person.id.0), "join_group");
    history::append(tx, &entry.with(role_detail(&membership)), now).await?;
    for head in heads(tx, &known, today, person.id).await? {
        letters::joined(tx, state, &head, (&person.name, &group, role), now).await?;
    }
    Ok(id)
}

/// The heads of a group today, one person left aside.
async fn heads(tx: &mut Write, members: &[Member], today: NaiveDate, without: PersonId) -> Stored<Vec<Person>> {
    let mut found = Vec::new();
    let is_head = |member: &&Member| member.role == Role::Representative && member.covers(today);
    for head in members.iter().filter(is_head).filter(|member| member.person != without) {
        found.extend(people::find(tx, head.person).await?);
    }
    Ok(found)
}

fn find(members: &[Member], id: Uuid) -> Result<&Member, Refusal> {
    members.iter().find(|member| member.id == id).ok_or(Refusal::NotFound)
}

/// Changes somebody's role and term. A new role begins today; the old one ended yesterday.
///
/// # Errors
/// Problems of the form, `NotFound`, `NotPermitted`, `LastHead`, or the store's.
pub async fn change(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    member: Uuid,
    form: &MemberForm,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let today = date_in_japan(now);
    let mut tx = state.db.write().await?;
    let (_, members) = hold_members(&mut tx, viewer, id, today).await?;
    let before = find(&members, member)?;
    let (role, until) = form.check(before.from).map_err(NotDone::Mend)?;
    if (role, until) == (before.role, before.until) {
        return Ok(());
    }
    if role != Role::Representative || until.is_some_and(|until| until < today) {
        may_end(&members, member, today)?;
    }
    let mut after = Membership { organisation: id, role, from: before.from, until };
    if role == before.role {
        members::end(&mut tx, member, until).await?;
    } else {
        after.from = before.from.max(today);
        members::end(&mut tx, member, after.from.pred_opt()).await?;
        members::join(&mut tx, before.person, &after).await?;
    }
    let entry = Entry::new(viewer.id(), Subject::Person(before.person.0), "change_membership");
    history::append(&mut tx, &entry.with(role_detail(&after)), now).await?;
    Ok(commit(tx, state).await?)
}

/// Ends somebody's membership from today on.
///
/// # Errors
/// `NotFound`, `NotPermitted`, `LastHead`, or the store's.
pub async fn end(
    state: &State,
    viewer: &Viewer,
    id: OrganisationId,
    member: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let today = date_in_japan(now);
    let mut tx = state.db.write().await?;
    let (group, members) = hold_members(&mut tx, viewer, id, today).await?;
    let before = find(&members, member)?;
    may_end(&members, member, today)?;
    end_one(&mut tx, viewer.id(), id, before, today, now).await?;
    if let Some(person) = people::find(&mut tx, before.person).await?
        && Some(person.id) != viewer.id()
    {
        letters::ended(&mut tx, &person, &group, now).await?;
    }
    commit(tx, state).await?;
    Ok(())
}

async fn end_one(
    tx: &mut Write,
    actor: Option<PersonId>,
    group: OrganisationId,
    member: &Member,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Stored<()> {
    let until = today.pred_opt();
    members::end(tx, member.id, until).await?;
    let ended = Membership { organisation: group, role: member.role, from: member.from, until };
    let entry = Entry::new(actor, Subject::Person(member.person.0), "end_membership");
    history::append(tx, &entry.with(role_detail(&ended)), now).await?;
    Ok(())
}

/// Leaves a group.
///
/// # Errors
/// `NotFound`, `LastHead`, or the store's.
pub async fn leave(state: &State, viewer: &Viewer, id: OrganisationId, now: DateTime<Utc>) -> Result<(), Failure> {
    let today = date_in_japan(now);
    let person = viewer.who().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let group = hold(&mut tx, viewer, id).await?.organisation;
    let members = members::of_group(&mut tx, id, today).await?;
    for mine in members.iter().filter(|member| member.person == person.id) {
        may_end(&members, mine.id, today)?;
        end_one(&mut tx, Some(person.id), id, mine, today, now).await?;
    }
    for head in heads(&mut tx, &members, today, person.id).await? {
        letters::left(&mut tx, state, &head, &person.name, &group, now).await?;
    }
    commit(tx, state).await?;
    Ok(())
}
