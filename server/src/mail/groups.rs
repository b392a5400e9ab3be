//! Letters about groups: invitations, joining, leaving（団体の通知）.

use super::accounts::Link;
use super::{Body, Letterhead};
use crate::state::State;
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write};
use app::links;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::messages::Letter;
use domain::people::{MessageId, Organisation, Person, PersonId, Role};
use domain::texts::{Lang, Text, directory, letters as shared, letters_groups as words, people};
use uuid::Uuid;

struct Written {
    letter: Letter,
    address: String,
    person: Option<PersonId>,
    lang: Lang,
    subject: Text,
    body: Body,
}

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
    let subject = words::invitation_subject(lang);
    let address = address.to_owned();
    post(tx, Written { letter: Letter::GroupInvitation, address, person: None, lang, subject, body }, now).await
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
    let (address, lang) = (person.email.clone(), person.lang);
    post(tx, Written { letter, address, person: Some(person.id), lang, subject, body }, now).await
}

async fn post(tx: &mut Write, written: Written, now: DateTime<Utc>) -> Stored<()> {
    let head = Letterhead::find(tx, None).await?;
    let id = Uuid::now_v7();
    let new = NewMessage {
        id: MessageId(id),
        // Every one is an event of its own; a double press is caught before.
        dedup_key: format!("{}:{id}", written.letter.code()),
        letter: written.letter.code(),
        lang: written.lang,
        to_address: written.address,
        to_person: written.person,
        submission: None,
        subject: head.subject(&written.subject),
        body: written.body.sign(&head),
    };
    messages::add(tx, &new, now).await
}
