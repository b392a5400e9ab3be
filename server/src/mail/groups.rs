//! Letters about groups: invitations, joining, leaving（団体の通知）.

use super::Body;
use super::accounts::Link;
use super::single::{Recipient, Words, post};
use crate::state::State;
use crate::store::{Stored, Write};
use app::links;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::messages::Letter;
use domain::people::{Organisation, Person, Role};
use domain::texts::{Lang, Text, directory, letters as shared, letters_groups as words, people};

/// Invites the owner of an address. The letter names who invites and into what, or nobody would follow it;
/// how many such letters one person may cause is limited.
///
/// # Errors
/// The store's.
pub async fn invitation(
    tx: &mut Write,
    address: &str,
    lang: Lang,
    (inviter, group, role): (&str, &Organisation, Role),
    link: &Link,
    now: DateTime<Utc>,
) -> Stored<()> {
    let say = words::invitation_say(lang, inviter, &group.name, people::role(lang, role));
    let until = date_and_time(link.until, lang);
    let body = Body::to(lang, words::invitation_to(lang))
        .say(say)
        .link(words::invitation_link(lang, until), &link.address)
        .say(words::invitation_not_me(lang));
    let to = Recipient { address, person: None, lang };
    let words = Words { subject: words::invitation_subject(lang), body, for_strangers: true };
    post(tx, Letter::GroupInvitation, to, words, now).await
}

/// Tells a head that somebody came in.
///
/// # Errors
/// The store's.
pub async fn joined(
    tx: &mut Write,
    state: &State,
    head: &Person,
    (name, group, role): (&str, &Organisation, Role),
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = head.lang;
    let page = state.settings.absolute(&links::my_group(group.id.0));
    let body = Body::to(lang, shared::to(lang, &head.name))
        .say(words::joined_say(lang, name, &group.name, people::role(lang, role)))
        .link(words::joined_check(lang), &page);
    to_person(tx, head, Letter::GroupJoined, words::joined_subject(lang, &group.name), body, now).await
}

/// Tells a head that somebody left.
///
/// # Errors
/// The store's.
pub async fn left(
    tx: &mut Write,
    state: &State,
    head: &Person,
    name: &str,
    group: &Organisation,
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = head.lang;
    let page = state.settings.absolute(&links::my_group(group.id.0));
    let body = Body::to(lang, shared::to(lang, &head.name))
        .say(words::left_say(lang, name, &group.name))
        .link(words::left_link(lang), &page);
    to_person(tx, head, Letter::GroupLeft, words::left_subject(lang, &group.name), body, now).await
}

/// Tells somebody that the membership was ended.
///
/// # Errors
/// The store's.
pub async fn ended(tx: &mut Write, person: &Person, group: &Organisation, now: DateTime<Utc>) -> Stored<()> {
    let lang = person.lang;
    let body = Body::to(lang, shared::to(lang, &person.name))
        .say(words::ended_say(lang, &group.name))
        .say(words::ended_ask(lang));
    to_person(tx, person, Letter::GroupEnded, words::ended_subject(lang, &group.name), body, now).await
}

/// Tells a head that the city took the public profile down, and why.
///
/// # Errors
/// The store's.
pub async fn hidden(
    tx: &mut Write,
    state: &State,
    head: &Person,
    group: &Organisation,
    reason: &str,
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = head.lang;
    let page = state.settings.absolute(&links::my_group_profile(group.id.0));
    let body = Body::to(lang, shared::to(lang, &head.name))
        .say(directory::hidden_say(lang, &group.name))
        .quote(directory::hidden_reason(lang), reason)
        .link(directory::hidden_link(lang), &page);
    to_person(tx, head, Letter::GroupHidden, directory::hidden_subject(lang, &group.name), body, now).await
}

async fn to_person(
    tx: &mut Write,
    person: &Person,
    letter: Letter,
    subject: Text,
    body: Body,
    now: DateTime<Utc>,
) -> Stored<()> {
    post(tx, letter, person.into(), Words { subject, body, for_strangers: true }, now).await
}
