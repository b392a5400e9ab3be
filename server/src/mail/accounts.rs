//! Letters about accounts: confirm an address, set a password, a role given（登録・パスワード・役割の通知）.

use super::Body;
use super::single::{self, Recipient, Words};
use crate::state::State;
use crate::store::{Stored, Write};
use app::links;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::messages::Letter;
use domain::people::Person;
use domain::texts::{Lang, Text, letters_accounts as words};

/// A link that can be followed until an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The whole address.
    pub address: String,
    /// The last instant.
    pub until: DateTime<Utc>,
}

/// Asks the owner of an address to confirm it. It does not name who signed up: until the address is
/// confirmed, a stranger may have typed that name to have it delivered.
///
/// # Errors
/// The store's.
pub async fn confirm_address(tx: &mut Write, person: &Person, link: &Link, now: DateTime<Utc>) -> Stored<()> {
    let until = date_and_time(link.until, person.lang);
    let body = words::confirm_body(person.lang, &link.address, until);
    post(tx, Letter::ConfirmAddress, person.into(), words::confirm_subject(person.lang), body, now).await
}

/// Tells a person that somebody, perhaps they themselves, signed up with their address again.
///
/// # Errors
/// The store's.
pub async fn already_registered(tx: &mut Write, state: &State, person: &Person, now: DateTime<Utc>) -> Stored<()> {
    let sign_in = state.settings.absolute(&links::sign_in());
    let body = words::known_body(person.lang, &person.name, sign_in);
    post(tx, Letter::AlreadyRegistered, person.into(), words::known_subject(person.lang), body, now).await
}

/// The link to a new password.
///
/// # Errors
/// The store's.
pub async fn reset_password(tx: &mut Write, person: &Person, link: &Link, now: DateTime<Utc>) -> Stored<()> {
    let until = date_and_time(link.until, person.lang);
    let body = words::reset_body(person.lang, &person.name, &link.address, until);
    post(tx, Letter::ResetPassword, person.into(), words::reset_subject(person.lang), body, now).await
}

/// The link to the first password of somebody whom an administrator registered.
///
/// # Errors
/// The store's.
pub async fn invitation(tx: &mut Write, person: &Person, link: &Link, now: DateTime<Utc>) -> Stored<()> {
    let until = date_and_time(link.until, person.lang);
    let body = words::invitation_body(person.lang, &person.name, &link.address, until);
    post(tx, Letter::ResetPassword, person.into(), words::invitation_subject(person.lang), body, now).await
}

/// A role in a department, in the words of the letter about it.
pub struct RoleInWords<'a> {
    /// The department's name.
    pub department: &'a str,
    /// The role's name.
    pub role: Text,
    /// From when until when.
    pub term: Text,
}

/// Tells somebody who can sign in already that an administrator gave them a role.
///
/// # Errors
/// The store's.
pub async fn role_given(
    tx: &mut Write,
    state: &State,
    person: &Person,
    role: RoleInWords<'_>,
    now: DateTime<Utc>,
) -> Stored<()> {
    let sign_in = state.settings.absolute(&links::sign_in());
    let body = words::role_body(person.lang, &person.name, role.department, role.role, role.term, sign_in);
    post(tx, Letter::RoleGiven, person.into(), words::role_subject(person.lang), body, now).await
}

/// Tells the owner of an address without account that somebody asked for a new password for it.
///
/// # Errors
/// The store's.
pub async fn no_account(tx: &mut Write, state: &State, address: &str, lang: Lang, now: DateTime<Utc>) -> Stored<()> {
    let body = words::unknown_body(lang, state.settings.absolute(&links::sign_up()));
    let to = Recipient { address, person: None, lang };
    post(tx, Letter::NoAccount, to, words::unknown_subject(lang), body, now).await
}

/// Tells a person that the password was changed.
///
/// # Errors
/// The store's.
pub async fn password_changed(tx: &mut Write, state: &State, person: &Person, now: DateTime<Utc>) -> Stored<()> {
    let reset = state.settings.absolute(&links::reset());
    let body = words::changed_body(person.lang, &person.name, date_and_time(now, person.lang), reset);
    post(tx, Letter::PasswordChanged, person.into(), words::changed_subject(person.lang), body, now).await
}

/// The link to sign in with.
///
/// # Errors
/// The store's.
pub async fn sign_in_link(tx: &mut Write, person: &Person, link: &Link, now: DateTime<Utc>) -> Stored<()> {
    let until = date_and_time(link.until, person.lang);
    let body = words::sign_in_body(person.lang, &person.name, &link.address, until);
    post(tx, Letter::SignInLink, person.into(), words::sign_in_subject(person.lang), body, now).await
}

/// Tells the owner of an address without account that somebody wanted to sign in with it.
///
/// # Errors
/// The store's.
pub async fn no_account_to_enter(
    tx: &mut Write,
    state: &State,
    address: &str,
    lang: Lang,
    now: DateTime<Utc>,
) -> Stored<()> {
    let body = words::sign_in_unknown_body(lang, state.settings.absolute(&links::sign_up()));
    let to = Recipient { address, person: None, lang };
    post(tx, Letter::NoAccount, to, words::unknown_subject(lang), body, now).await
}

/// Asks the owner of the present or the new address to agree to a change. `person.email` is whom it goes to.
///
/// # Errors
/// The store's.
pub async fn address_change(
    tx: &mut Write,
    person: &Person,
    (old, new): (&str, &str),
    link: &Link,
    now: DateTime<Utc>,
) -> Stored<()> {
    let until = date_and_time(link.until, person.lang);
    let body = words::address_body(person.lang, &person.name, old, new, &link.address, until);
    post(tx, Letter::AddressChange, person.into(), words::address_subject(person.lang), body, now).await
}

/// Tells both addresses that the new one counts.
///
/// # Errors
/// The store's.
pub async fn address_changed(tx: &mut Write, person: &Person, new: &str, now: DateTime<Utc>) -> Stored<()> {
    let body = words::address_done_body(person.lang, &person.name, new, date_and_time(now, person.lang));
    post(tx, Letter::AddressChange, person.into(), words::address_done_subject(person.lang), body, now).await
}

/// The link that deletes an account.
///
/// # Errors
/// The store's.
pub async fn erase_account(tx: &mut Write, person: &Person, link: &Link, now: DateTime<Utc>) -> Stored<()> {
    let until = date_and_time(link.until, person.lang);
    let body = words::erase_body(person.lang, &person.name, &link.address, until);
    post(tx, Letter::AccountErased, person.into(), words::erase_subject(person.lang), body, now).await
}

/// Says good-bye. The letter belongs to nobody any more, and goes with the outbox's retention.
///
/// # Errors
/// The store's.
pub async fn account_erased(tx: &mut Write, person: &Person, now: DateTime<Utc>) -> Stored<()> {
    let body = words::erased_body(person.lang, &person.name, date_and_time(now, person.lang));
    let to = Recipient { person: None, ..person.into() };
    post(tx, Letter::AccountErased, to, words::erased_subject(person.lang), body, now).await
}

async fn post(
    tx: &mut Write,
    letter: Letter,
    to: Recipient<'_>,
    subject: Text,
    body: Text,
    now: DateTime<Utc>,
) -> Stored<()> {
    let words = Words { subject, body: Body::to(to.lang, body), for_strangers: false };
    single::post(tx, letter, to, words, now).await
}
