//! Letters about keys to the door: passkeys, recovery codes, a second factor that was reset（パスキー・二段階の確認の通知）.

use super::Body;
use super::single::{self, Words};
use crate::state::State;
use crate::store::{Stored, Write};
use app::links;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::messages::Letter;
use domain::people::Person;
use domain::texts::{Text, letters as shared, letters_keys as words};

/// Tells a person that a passkey was added.
///
/// # Errors
/// The store's.
pub async fn passkey_added(
    tx: &mut Write,
    state: &State,
    person: &Person,
    name: &str,
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = person.lang;
    let body = Body::to(lang, shared::to(lang, &person.name))
        .say(words::passkey_say(lang, name, date_and_time(now, lang)))
        .link(words::passkey_check(lang), &state.settings.absolute(&links::my_passkeys()));
    post(tx, person, Letter::PasskeyAdded, words::passkey_subject(lang), body, now).await
}

/// Tells a person that a recovery code was used, and how many are left.
///
/// # Errors
/// The store's.
pub async fn recovery_used(
    tx: &mut Write,
    state: &State,
    person: &Person,
    left: i64,
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = person.lang;
    let body = Body::to(lang, shared::to(lang, &person.name))
        .say(words::recovery_say(lang, date_and_time(now, lang), left))
        .link(words::recovery_check(lang), &state.settings.absolute(&links::second_factor()));
    post(tx, person, Letter::RecoveryCodeUsed, words::recovery_subject(lang), body, now).await
}

/// Tells a person that an administrator reset the second factor, and why.
///
/// # Errors
/// The store's.
pub async fn reset(
    tx: &mut Write,
    state: &State,
    person: &Person,
    (admin, reason): (&str, &str),
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = person.lang;
    let body = Body::to(lang, shared::to(lang, &person.name))
        .say(words::reset_say(lang, admin, date_and_time(now, lang)))
        .quote(words::reset_reason(lang), reason)
        .link(words::reset_next(lang), &state.settings.absolute(&links::sign_in()))
        .say(words::reset_check(lang));
    post(tx, person, Letter::SecondFactorReset, words::reset_subject(lang), body, now).await
}

async fn post(
    tx: &mut Write,
    person: &Person,
    letter: Letter,
    subject: Text,
    body: Body,
    now: DateTime<Utc>,
) -> Stored<()> {
    single::post(tx, letter, person.into(), Words { subject, body, for_strangers: false }, now).await
}
