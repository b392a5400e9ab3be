//! Signing up, signing in and passwords（登録・ログイン・パスワード）.
//!
//! Nothing here tells whether an address is known: every way does the same work and ends in the same
//! answer; only the letter differs, and it goes to the owner of the address.

use super::cases::{NotDone, commit};
use crate::mail::accounts::{self as letters, Link};
use crate::secrets;
use crate::state::State;
use crate::store::people::NewPerson;
use crate::store::tokens::{self, TokenKind};
use crate::store::{
    Failure, Stored, Write, email_changes, history, members, passkeys, people, second_factors, sessions, staff,
    subscriptions,
};
use app::links;
use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{SignUp, check_email, check_password};
use domain::calendar::date_in_japan;
use domain::folding::{Email, clean, email_key};
use domain::history::{Entry, Subject};
use domain::people::{Membership, Organisation, OrganisationId, OrganisationKind, Person, PersonId, Role};
use domain::problems::{Problem, Problems, Refusal};
use domain::texts::Lang;
use std::net::IpAddr;
use uuid::Uuid;

/// How long an address can be confirmed.
const CONFIRM_LASTS: TimeDelta = TimeDelta::days(3);
/// How long a forgotten password can be replaced.
const RESET_LASTS: TimeDelta = TimeDelta::hours(1);
/// How long a link to sign in with lives.
const SIGN_IN_LASTS: TimeDelta = TimeDelta::minutes(20);
/// How long somebody who was registered by an administrator has for the first password.
const INVITATION_LASTS: TimeDelta = TimeDelta::days(7);

/// Who comes to the door: from where, in which language, when.
#[derive(Debug, Clone, Copy)]
pub struct Visit {
    /// Network address.
    pub place: IpAddr,
    /// Language of the page.
    pub lang: Lang,
    /// When.
    pub now: DateTime<Utc>,
}

/// What a sign-in came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// Come in.
    Open(PersonId),
    /// The password is right but the address was never confirmed; a new letter is on its way.
    ConfirmFirst,
}

/// Makes an account that waits for its address to be confirmed.
///
/// # Errors
/// Problems of the form, too many tries, or the store's.
pub async fn sign_up(state: &State, form: &SignUp, visit: Visit) -> Result<(), NotDone> {
    form.check().map_err(NotDone::Mend)?;
    let email = address(&form.email)?;
    state.limits.letter(email.key(), visit.place)?;
    let hash = state.passwords.hash(&form.password).await?;
    match register(state, form, &email, &hash, visit).await {
        // Two at once with the same address: the second now finds the first.
        Err(Failure::Store(error)) if error.is_duplicate() => Ok(register(state, form, &email, &hash, visit).await?),
        outcome => Ok(outcome?),
    }
}

fn address(typed: &str) -> Result<Email, NotDone> {
    typed.parse().map_err(|_| NotDone::Mend(Problems::one("email", Problem::NotAnEmail)))
}

async fn register(state: &State, form: &SignUp, email: &Email, hash: &str, visit: Visit) -> Result<(), Failure> {
    let Visit { lang, now, .. } = visit;
    let name = clean(&form.name);
    let mut tx = state.db.write().await?;
    match people::find_by_email(&mut tx, email.key()).await? {
        None => {
            let person = add_person(&mut tx, &name, email, lang, Some(hash), None, now).await?;
            remember(&mut tx, Some(person.id), person.id, "sign_up", now).await?;
            send_confirmation(&mut tx, state, &person, now).await?;
        }
        Some((person, _)) if person.confirmed_at.is_some() => {
            letters::already_registered(&mut tx, state, &person, now).await?;
        }
        // Registered by staff: only the owner of the address may choose the first password.
        Some((person, None)) => send_reset(&mut tx, state, &person, now).await?,
        Some((person, Some(_))) => {
            people::sign_up_again(&mut tx, person.id, &name, lang, hash).await?;
            remember(&mut tx, Some(person.id), person.id, "sign_up", now).await?;
            send_confirmation(&mut tx, state, &Person { name, lang, ..person }, now).await?;
        }
    }
    Ok(commit(tx, state).await?)
}

/// Adds a person as [`people::add`] does, and returns it.
pub(super) async fn add_person(
    tx: &mut Write,
    name: &str,
    email: &Email,
    lang: Lang,
    hash: Option<&str>,
    confirmed_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Stored<Person> {
    let id = PersonId(Uuid::now_v7());
    let (address, email_key) = (email.address(), email.key());
    let new = NewPerson { id, name, email: address, email_key, lang, password_hash: hash, confirmed_at };
    people::add(tx, &new, now).await?;
    Ok(Person { id, name: name.to_owned(), email: address.to_owned(), lang, confirmed_at })
}

async fn remember(
    tx: &mut Write,
    actor: Option<PersonId>,
    person: PersonId,
    action: &'static str,
    now: DateTime<Utc>,
) -> Stored<()> {
    history::append(tx, &Entry::new(actor, Subject::Person(person.0), action), now).await?;
    Ok(())
}

async fn new_link(
    tx: &mut Write,
    state: &State,
    kind: TokenKind,
    person: PersonId,
    lasts: TimeDelta,
    now: DateTime<Utc>,
) -> Stored<Link> {
    let secret = secrets::random::<32>();
    let until = now + lasts;
    tokens::add(tx, &secrets::hash(&secret), kind, person, now, until).await?;
    let path = match kind {
        TokenKind::Confirm => links::confirm(&secret),
        TokenKind::Reset => links::reset_with(&secret),
        TokenKind::SignIn => links::sign_in_with(&secret),
        TokenKind::Erase => links::erase_with(&secret),
    };
    Ok(Link { address: state.settings.absolute(&path), until })
}

async fn send_confirmation(tx: &mut Write, state: &State, person: &Person, now: DateTime<Utc>) -> Stored<()> {
    let link = new_link(tx, state, TokenKind::Confirm, person.id, CONFIRM_LASTS, now).await?;
    letters::confirm_address(tx, person, &link, now).await
}

async fn send_reset(tx: &mut Write, state: &State, person: &Person, now: DateTime<Utc>) -> Stored<()> {
    let link = new_link(tx, state, TokenKind::Reset, person.id, RESET_LASTS, now).await?;
    letters::reset_password(tx, person, &link, now).await
}

/// Invites somebody whom an administrator registered to choose a password.
pub(super) async fn send_invitation(tx: &mut Write, state: &State, person: &Person, now: DateTime<Utc>) -> Stored<()> {
    let link = new_link(tx, state, TokenKind::Reset, person.id, INVITATION_LASTS, now).await?;
    letters::invitation(tx, person, &link, now).await
}

/// Whose link this is, while it can be used. Looking does not use it up.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn owner_of_link(state: &State, token: &str, kind: TokenKind, now: DateTime<Utc>) -> Result<Person, Failure> {
    let mut tx = state.db.read().await?;
    let id = tokens::find(&mut tx, &secrets::hash(token), kind, now).await?.ok_or(Refusal::LinkNotValid)?;
    Ok(people::find(&mut tx, id).await?.ok_or(Refusal::LinkNotValid)?)
}

/// Confirms an address with the link that was sent to it.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn confirm(state: &State, token: &str, now: DateTime<Utc>) -> Result<PersonId, Failure> {
    let mut tx = state.db.write().await?;
    let found = tokens::take(&mut tx, &secrets::hash(token), TokenKind::Confirm, now).await?;
    let person = found.ok_or(Refusal::LinkNotValid)?;
    people::confirm(&mut tx, person, now).await?;
    remember(&mut tx, Some(person), person, "confirm_address", now).await?;
    commit(tx, state).await?;
    Ok(person)
}

/// Looks whether address and password belong together. An unknown address takes as long as a wrong password.
///
/// # Errors
/// One neutral problem for everything that does not fit, too many tries, or the store's.
pub async fn sign_in(state: &State, email: &str, password: &str, visit: Visit) -> Result<Entrance, NotDone> {
    let mut problems = Problems::none();
    for (field, typed) in [("email", email.trim()), ("password", password)] {
        if typed.is_empty() {
            problems.add(field, Problem::Missing);
        }
    }
    problems.or(()).map_err(NotDone::Mend)?;
    let key = email_key(email).unwrap_or_default();
    state.limits.sign_in(&key, visit.place)?;
    let found = people::find_by_email(&mut state.db.read().await?, &key).await?;
    let hash = found.as_ref().and_then(|(_, hash)| hash.clone());
    let fits = state.passwords.check(password, hash).await?;
    let Some((person, _)) = found.filter(|_| fits) else {
        return Err(NotDone::Mend(Problems::one("email", Problem::SignInFails)));
    };
    if person.confirmed_at.is_some() {
        return Ok(Entrance::Open(person.id));
    }
    state.limits.letter(&key, visit.place)?;
    let mut tx = state.db.write().await?;
    send_confirmation(&mut tx, state, &person, visit.now).await?;
    commit(tx, state).await?;
    Ok(Entrance::ConfirmFirst)
}

/// Sends the link to a new password, or tells the owner of the address that there is no account.
///
/// # Errors
/// Not an address, too many tries, or the store's.
pub async fn ask_reset(state: &State, email: &str, visit: Visit) -> Result<(), NotDone> {
    check_email(email).map_err(|problem| NotDone::Mend(Problems::one("email", problem)))?;
    let email = address(email)?;
    state.limits.letter(email.key(), visit.place)?;
    let mut tx = state.db.write().await?;
    match people::find_by_email(&mut tx, email.key()).await? {
        Some((person, _)) => send_reset(&mut tx, state, &person, visit.now).await?,
        None => letters::no_account(&mut tx, state, email.address(), visit.lang, visit.now).await?,
    }
    Ok(commit(tx, state).await?)
}

/// Sends a link to sign in with, or tells the owner of the address that there is no account. `next` is where
/// to go afterwards.
///
/// # Errors
/// Not an address, too many tries, or the store's.
pub async fn ask_link(state: &State, email: &str, next: &str, visit: Visit) -> Result<(), NotDone> {
    check_email(email).map_err(|problem| NotDone::Mend(Problems::one("email", problem)))?;
    let (email, now) = (address(email)?, visit.now);
    state.limits.letter(email.key(), visit.place)?;
    let mut tx = state.db.write().await?;
    match people::find_by_email(&mut tx, email.key()).await? {
        Some((person, _)) if person.confirmed_at.is_some() => {
            let mut link = new_link(&mut tx, state, TokenKind::SignIn, person.id, SIGN_IN_LASTS, now).await?;
            link.address = links::with_query(&link.address, &[("next", next)]);
            letters::sign_in_link(&mut tx, &person, &link, now).await?;
        }
        Some((person, Some(_))) => send_confirmation(&mut tx, state, &person, now).await?,
        Some((person, None)) => send_reset(&mut tx, state, &person, now).await?,
        None => letters::no_account_to_enter(&mut tx, state, email.address(), visit.lang, now).await?,
    }
    Ok(commit(tx, state).await?)
}

/// Uses a link up that signs in.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn use_link(state: &State, token: &str, now: DateTime<Utc>) -> Result<PersonId, Failure> {
    let mut tx = state.db.write().await?;
    let found = tokens::take(&mut tx, &secrets::hash(token), TokenKind::SignIn, now).await?;
    let person = found.ok_or(Refusal::LinkNotValid)?;
    remember(&mut tx, Some(person), person, "sign_in_by_link", now).await?;
    commit(tx, state).await?;
    Ok(person)
}

/// Sets a new password with the link that was sent, and ends every session of the person. The link came
/// to the address, so it confirms it too.
///
/// # Errors
/// Problems of the password, `LinkNotValid`, or the store's.
pub async fn reset(state: &State, token: &str, password: &str, now: DateTime<Utc>) -> Result<PersonId, NotDone> {
    let person = owner_of_link(state, token, TokenKind::Reset, now).await?;
    check_password(password, &person.email).map_err(|problem| NotDone::Mend(Problems::one("password", problem)))?;
    let hash = state.passwords.hash(password).await?;
    let mut tx = state.db.write().await?;
    tokens::take(&mut tx, &secrets::hash(token), TokenKind::Reset, now).await?.ok_or(Refusal::LinkNotValid)?;
    people::set_password(&mut tx, person.id, &hash).await?;
    people::confirm(&mut tx, person.id, now).await?;
    sessions::remove_of(&mut tx, person.id).await?;
    remember(&mut tx, Some(person.id), person.id, "change_password", now).await?;
    if person.confirmed_at.is_some() {
        letters::password_changed(&mut tx, state, &person, now).await?;
    }
    commit(tx, state).await?;
    Ok(person.id)
}

/// Keeps the language that a person chose.
///
/// # Errors
/// The store's.
pub async fn choose_language(state: &State, person: PersonId, lang: Lang) -> Stored<()> {
    let mut tx = state.db.write().await?;
    people::set_lang(&mut tx, person, lang).await?;
    tx.commit().await
}

/// Makes an administrator from the terminal, or makes one of somebody who has an account: then the
/// password is replaced, the second factor removed, and every session ends.
///
/// # Errors
/// Problems of the form, no city yet (`NotFound`), or the store's.
pub async fn create_admin(state: &State, form: &SignUp, lang: Lang, now: DateTime<Utc>) -> Result<PersonId, NotDone> {
    form.check().map_err(NotDone::Mend)?;
    let email = address(&form.email)?;
    let city = state.city().await?.ok_or(Refusal::NotFound)?;
    let hash = state.passwords.hash(&form.password).await?;
    let mut tx = state.db.write().await?;
    let id = add_admin(&mut tx, &city.name, form, &email, &hash, lang, now).await?;
    commit(tx, state).await?;
    Ok(id)
}

/// Makes an administrator inside a transaction. `city` names the organisation of the city if there is none.
pub(super) async fn add_admin(
    tx: &mut Write,
    city: &str,
    form: &SignUp,
    email: &Email,
    hash: &str,
    lang: Lang,
    now: DateTime<Utc>,
) -> Stored<PersonId> {
    let id = match people::find_by_email(tx, email.key()).await? {
        Some((person, _)) => {
            people::set_password(tx, person.id, hash).await?;
            people::confirm(tx, person.id, now).await?;
            sessions::remove_of(tx, person.id).await?;
            // Whoever has the terminal may let an administrator in again who lost the telephone.
            second_factors::remove(tx, person.id).await?;
            person.id
        }
        None => add_person(tx, &clean(&form.name), email, lang, Some(hash), Some(now), now).await?.id,
    };
    let organisation = city_organisation(tx, city, now).await?;
    let membership = Membership { organisation, role: Role::Admin, from: date_in_japan(now), until: None };
    people::add_membership(tx, id, &membership).await?;
    let entry = Entry::new(None, Subject::Person(id.0), "give_role");
    history::append(tx, &entry.with(super::staff_people::role_detail(&membership)), now).await?;
    Ok(id)
}

async fn city_organisation(tx: &mut Write, name: &str, now: DateTime<Utc>) -> Stored<OrganisationId> {
    if let Some(found) = staff::city_organisation(tx).await? {
        return Ok(found.id);
    }
    let id = OrganisationId(Uuid::now_v7());
    let new = Organisation { id, kind: OrganisationKind::City, name: name.to_owned(), email: None, phone: None };
    people::add_organisation(tx, &new, now).await?;
    Ok(id)
}

/// Removes links and sessions that have ended, and forgets quiet visitors. A job for every hour.
///
/// # Errors
/// The store's.
pub async fn sweep(state: &State) -> Stored<()> {
    let now = state.clock.now();
    state.limits.sweep();
    let mut tx = state.db.write().await?;
    let links = tokens::sweep(&mut tx, now).await?;
    let ended = sessions::sweep(&mut tx, now).await?;
    let invitations = members::sweep_invitations(&mut tx, now).await?;
    let unconfirmed = subscriptions::sweep(&mut tx, now).await?;
    email_changes::sweep(&mut tx, now).await?;
    passkeys::sweep(&mut tx, now).await?;
    tx.commit().await?;
    tracing::debug!(links, sessions = ended, invitations, unconfirmed, "swept");
    Ok(())
}
