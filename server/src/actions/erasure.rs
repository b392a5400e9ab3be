//! Deleting an account（登録の削除）: what is the person's goes, what the city received stays.

use super::accounts::Visit;
use super::cases::{NotDone, commit};
use super::settings::prove;
use crate::mail::accounts::{self as letters, Link};
use crate::secrets;
use crate::state::State;
use crate::store::search::{self, Kind};
use crate::store::tokens::{self, TokenKind};
use crate::store::{Failure, Stored, Tx, Write, erasure, groups, history, members, people};
use app::links;
use app::pages::settings::Hindrance;
use chrono::{DateTime, TimeDelta, Utc};
use domain::calendar::date_in_japan;
use domain::groups::{Member, may_end};
use domain::history::{Entry, Subject};
use domain::people::{Person, Role, Viewer};
use domain::problems::Refusal;
use domain::texts::{Lang, settings as words};

/// How long the link lives that deletes an account.
const LINK_LASTS: TimeDelta = TimeDelta::minutes(30);

/// What keeps an account from being deleted, if anything does.
///
/// # Errors
/// The store's.
pub async fn hindrance(tx: &mut Tx, viewer: &Viewer, now: DateTime<Utc>) -> Stored<Option<Hindrance>> {
    if viewer.is_staff() || viewer.is(Role::Admin) {
        return Ok(Some(Hindrance::Staff));
    }
    let today = date_in_japan(now);
    let mut blocked = Vec::new();
    for group in viewer.groups() {
        let known = members::of_group(tx, group, today).await?;
        let mine = known.iter().filter(|member| Some(member.person) == viewer.id());
        let is_last = mine.into_iter().any(|member| may_end(&known, member.id, today).is_err());
        if is_last && erasure::has_running_case(tx, group).await? {
            blocked.extend(people::organisation(tx, group).await?.map(|group| group.name));
        }
    }
    Ok((!blocked.is_empty()).then_some(Hindrance::OnlyHead(blocked)))
}

/// Deletes the viewer's account after the password was given. Field key: `current_password`.
///
/// # Errors
/// A wrong password, too many tries, `NotPermitted` while something stands in the way, or the store's.
pub async fn by_password(state: &State, viewer: &Viewer, password: &str, visit: Visit) -> Result<(), NotDone> {
    let person = viewer.who().ok_or(Refusal::SignInFirst)?;
    prove(state, person, password, "current_password", visit).await?;
    let mut tx = state.db.write().await?;
    erase(&mut tx, viewer, visit.now).await?;
    Ok(commit(tx, state).await?)
}

/// Sends the link that deletes the account.
///
/// # Errors
/// Too many letters, or the store's.
pub async fn ask_link(state: &State, viewer: &Viewer, visit: Visit) -> Result<(), Failure> {
    let person = viewer.who().ok_or(Refusal::SignInFirst)?;
    state.limits.letter(&person.id.to_string(), visit.place)?;
    let secret = secrets::random::<32>();
    let until = visit.now + LINK_LASTS;
    let mut tx = state.db.write().await?;
    tokens::add(&mut tx, &secrets::hash(&secret), TokenKind::Erase, person.id, visit.now, until).await?;
    let link = Link { address: state.settings.absolute(&links::erase_with(&secret)), until };
    letters::erase_account(&mut tx, person, &link, visit.now).await?;
    commit(tx, state).await?;
    Ok(())
}

/// Deletes the account that a link belongs to. `None`: something stands in the way now; the link stays good.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn by_link(state: &State, token: &str, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let found = tokens::take(&mut tx, &secrets::hash(token), TokenKind::Erase, now).await?;
    let id = found.ok_or(Refusal::LinkNotValid)?;
    let person = people::find(&mut tx, id).await?.ok_or(Refusal::LinkNotValid)?;
    let memberships = people::memberships(&mut tx, id).await?;
    let viewer = Viewer::person(person, memberships, date_in_japan(now));
    erase(&mut tx, &viewer, now).await?;
    commit(tx, state).await?;
    Ok(())
}

async fn erase(tx: &mut Write, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Failure> {
    let person = viewer.who().ok_or(Refusal::SignInFirst)?;
    people::lock(tx, person.id).await?;
    for group in viewer.groups() {
        groups::lock(tx, group).await?;
    }
    if hindrance(tx, viewer, now).await?.is_some() {
        return Err(Refusal::NotPermitted.into());
    }
    leave_groups(tx, viewer, person, now).await?;
    erasure::person(tx, person.id, &words::erased_name(Lang::Ja).bare(), now).await?;
    let entry = Entry::new(Some(person.id), Subject::Person(person.id.0), "erase_person");
    history::append(tx, &entry, now).await?;
    letters::account_erased(tx, person, now).await?;
    Ok(())
}

/// Ends every membership. A group that nobody is left in is emptied; drafts go with it, while those of a
/// group with other members stay theirs.
async fn leave_groups(tx: &mut Write, viewer: &Viewer, person: &Person, now: DateTime<Utc>) -> Stored<()> {
    let today = date_in_japan(now);
    for group in viewer.groups() {
        let known = members::of_group(tx, group, today).await?;
        let (mine, others): (Vec<Member>, Vec<Member>) =
            known.into_iter().partition(|member| member.person == person.id);
        for member in mine {
            members::end(tx, member.id, today.pred_opt()).await?;
        }
        if others.is_empty() {
            erasure::drafts(tx, person.id, group, now).await?;
            erasure::group(tx, group, now).await?;
            search::remove(tx, Kind::Group, group.0).await?;
        }
    }
    Ok(())
}
