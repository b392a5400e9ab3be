//! A person's own account: name, password, address, devices（登録の変更）.

use super::accounts::Visit;
use super::cases::{NotDone, commit};
use crate::mail::accounts::{self as letters, Link};
use crate::secrets;
use crate::state::State;
use crate::store::email_changes::{self, EmailChange};
use crate::store::{Failure, Stored, Write, history, people, sessions, tokens};
use app::links;
use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::{check_email, check_name, check_password};
use domain::folding::{Email, clean};
use domain::history::{Entry, Subject};
use domain::people::{Person, Viewer};
use domain::problems::{Problem, Problems, Refusal};

/// How long both owners have for agreeing to a new address.
const CHANGE_LASTS: TimeDelta = TimeDelta::days(2);

fn who(viewer: &Viewer) -> Result<&Person, Refusal> {
    viewer.who().ok_or(Refusal::SignInFirst)
}

async fn remember(tx: &mut Write, person: &Person, action: &'static str, now: DateTime<Utc>) -> Stored<()> {
    history::append(tx, &Entry::new(Some(person.id), Subject::Person(person.id.0), action), now).await?;
    Ok(())
}

/// Changes the name. Field key: `name`.
///
/// # Errors
/// Problems of the name, or the store's.
pub async fn rename(state: &State, viewer: &Viewer, name: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let person = who(viewer)?;
    let mut problems = Problems::none();
    let name = clean(name);
    check_name("name", &name, &mut problems);
    problems.or(()).map_err(NotDone::Mend)?;
    if name == person.name {
        return Ok(());
    }
    let mut tx = state.db.write().await?;
    people::rename(&mut tx, person.id, &name).await?;
    remember(&mut tx, person, "change_name", now).await?;
    Ok(commit(tx, state).await?)
}

/// Whether this is the person's present password. Counts as a try to sign in.
///
/// # Errors
/// A problem of `field`, too many tries, or the store's.
pub(super) async fn prove(
    state: &State,
    person: &Person,
    password: &str,
    field: &str,
    visit: Visit,
) -> Result<(), NotDone> {
    if password.is_empty() {
        return Err(NotDone::Mend(Problems::one(field, Problem::Missing)));
    }
    let key = check_email(&person.email).unwrap_or_default();
    state.limits.sign_in(&key, visit.place)?;
    let found = people::find_by_email(&mut state.db.read().await?, &key).await?;
    let hash = found.and_then(|(_, hash)| hash);
    match state.passwords.check(password, hash).await? {
        true => Ok(()),
        false => Err(NotDone::Mend(Problems::one(field, Problem::WrongPassword))),
    }
}

/// Changes the password and ends every other session. `session` is the hash of the present one. Field keys:
/// `current_password`, `password`.
///
/// # Errors
/// Problems of the form, too many tries, or the store's.
pub async fn change_password(
    state: &State,
    viewer: &Viewer,
    (current, password): (&str, &str),
    session: &str,
    visit: Visit,
) -> Result<(), NotDone> {
    let person = who(viewer)?;
    let mut problems = Problems::none();
    if current.is_empty() {
        problems.add("current_password", Problem::Missing);
    }
    if let Err(problem) = check_password(password, &person.email) {
        problems.add("password", problem);
    }
    problems.or(()).map_err(NotDone::Mend)?;
    prove(state, person, current, "current_password", visit).await?;
    let hash = state.passwords.hash(password).await?;
    let mut tx = state.db.write().await?;
    people::set_password(&mut tx, person.id, &hash).await?;
    sessions::remove_others(&mut tx, person.id, session).await?;
    remember(&mut tx, person, "change_password", visit.now).await?;
    letters::password_changed(&mut tx, state, person, visit.now).await?;
    Ok(commit(tx, state).await?)
}

/// Begins the change of the address: a letter goes to the present and one to the new one. Whether the new
/// one has an account already, only its owner comes to know. Field key: `email`.
///
/// # Errors
/// Problems of the address, too many letters, or the store's.
pub async fn ask_email(state: &State, viewer: &Viewer, email: &str, visit: Visit) -> Result<(), NotDone> {
    let (person, now) = (who(viewer)?, visit.now);
    let mend = |problem| NotDone::Mend(Problems::one("email", problem));
    let email_key = check_email(email).map_err(mend)?;
    let new: Email = email.parse().map_err(|_| mend(Problem::NotAnEmail))?;
    if Ok(&email_key) == check_email(&person.email).as_ref() {
        return Err(mend(Problem::SameAddress));
    }
    state.limits.letter(&email_key, visit.place)?;
    let (old_secret, new_secret) = (secrets::random::<32>(), secrets::random::<32>());
    let until = now + CHANGE_LASTS;
    let change = EmailChange {
        person: person.id,
        email: new.address().to_owned(),
        email_key: email_key.clone(),
        old_said_at: None,
        new_said_at: None,
        expires_at: until,
    };
    let mut tx = state.db.write().await?;
    email_changes::put(&mut tx, &change, &secrets::hash(&old_secret), &secrets::hash(&new_secret), now).await?;
    let link = |secret: &str| Link { address: state.settings.absolute(&links::email_change(secret)), until };
    letters::address_change(&mut tx, person, (&person.email, new.address()), &link(&old_secret), now).await?;
    match people::find_by_email(&mut tx, &email_key).await? {
        Some((owner, _)) => letters::already_registered(&mut tx, state, &owner, now).await?,
        None => {
            let at_new = Person { email: new.address().to_owned(), ..person.clone() };
            let addresses = (person.email.as_str(), new.address());
            letters::address_change(&mut tx, &at_new, addresses, &link(&new_secret), now).await?;
        }
    }
    remember(&mut tx, person, "ask_address_change", now).await?;
    Ok(commit(tx, state).await?)
}

/// The change behind a link, with whose it is. Looking agrees to nothing.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn look_at_email(state: &State, token: &str, now: DateTime<Utc>) -> Result<(Person, EmailChange), Failure> {
    let mut tx = state.db.read().await?;
    let found = email_changes::find(&mut tx, &secrets::hash(token), now).await?;
    let (change, _) = found.ok_or(Refusal::LinkNotValid)?;
    let person = people::find(&mut tx, change.person).await?.ok_or(Refusal::LinkNotValid)?;
    Ok((person, change))
}

/// Agrees to a change; `true` once both have and the address is the new one.
///
/// # Errors
/// `LinkNotValid`, or the store's.
pub async fn agree_to_email(state: &State, token: &str, now: DateTime<Utc>) -> Result<bool, Failure> {
    let mut tx = state.db.write().await?;
    let found = email_changes::find(&mut tx, &secrets::hash(token), now).await?;
    let (change, side) = found.ok_or(Refusal::LinkNotValid)?;
    people::lock(&mut tx, change.person).await?;
    let person = people::find(&mut tx, change.person).await?.ok_or(Refusal::LinkNotValid)?;
    email_changes::agree(&mut tx, change.person, side, now).await?;
    let now_known = email_changes::of_person(&mut tx, change.person, now).await?.ok_or(Refusal::LinkNotValid)?;
    let done = now_known.old_said_at.is_some() && now_known.new_said_at.is_some();
    if done {
        // Somebody may have registered the new address meanwhile.
        if people::find_by_email(&mut tx, &change.email_key).await?.is_some() {
            return Err(Refusal::LinkNotValid.into());
        }
        people::set_email(&mut tx, person.id, &change.email, &change.email_key).await?;
        email_changes::remove(&mut tx, person.id).await?;
        // Links in the old mail box open nothing any more.
        tokens::retire_all(&mut tx, person.id, now).await?;
        remember(&mut tx, &person, "change_address", now).await?;
        let at_new = Person { email: change.email.clone(), ..person.clone() };
        for to in [&person, &at_new] {
            letters::address_changed(&mut tx, to, &change.email, now).await?;
        }
    }
    commit(tx, state).await?;
    Ok(done)
}

/// Ends one of the viewer's own sessions. One that is gone is gone.
///
/// # Errors
/// The store's.
pub async fn end_session(state: &State, viewer: &Viewer, id_hash: &str, now: DateTime<Utc>) -> Result<(), Failure> {
    let person = who(viewer)?;
    let mut tx = state.db.write().await?;
    if sessions::remove_one(&mut tx, person.id, id_hash).await? {
        remember(&mut tx, person, "end_session", now).await?;
        commit(tx, state).await?;
    }
    Ok(())
}

/// Ends every session of the viewer but this one.
///
/// # Errors
/// The store's.
pub async fn end_other_sessions(
    state: &State,
    viewer: &Viewer,
    session: &str,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let person = who(viewer)?;
    let mut tx = state.db.write().await?;
    sessions::remove_others(&mut tx, person.id, session).await?;
    remember(&mut tx, person, "end_other_sessions", now).await?;
    commit(tx, state).await?;
    Ok(())
}
