//! A letter to one mail box about an event of its own（個別の通知）.

use super::letterhead::{Body, Letterhead};
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write};
use chrono::{DateTime, Utc};
use domain::messages::Letter;
use domain::people::{MessageId, Person, PersonId};
use domain::texts::{Lang, Text};
use uuid::Uuid;

/// Who a letter goes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recipient<'a> {
    /// The mail box.
    pub(super) address: &'a str,
    /// Whose it is, if that is known.
    pub(super) person: Option<PersonId>,
    /// The language of the letter.
    pub(super) lang: Lang,
}

impl<'a> From<&'a Person> for Recipient<'a> {
    fn from(person: &'a Person) -> Self {
        Recipient { address: &person.email, person: Some(person.id), lang: person.lang }
    }
}

/// What it says.
pub(super) struct Words {
    /// The subject, without the city in front.
    pub(super) subject: Text,
    /// The text, without the sign-off.
    pub(super) body: Body,
    /// Whether the sign-off tells a stranger what to do with the letter; those about accounts say it in their own words.
    pub(super) for_strangers: bool,
}

/// Puts the letter into the outbox. Every call is an event of its own; a double press is caught before.
///
/// # Errors
/// The store's.
pub(super) async fn post(
    tx: &mut Write,
    letter: Letter,
    to: Recipient<'_>,
    words: Words,
    now: DateTime<Utc>,
) -> Stored<()> {
    let head = Letterhead::find(tx, None).await?;
    let id = Uuid::now_v7();
    let Words { subject, body, for_strangers } = words;
    let new = NewMessage {
        id: MessageId(id),
        dedup_key: format!("{}:{id}", letter.code()),
        letter: letter.code(),
        lang: to.lang,
        to_address: to.address.to_owned(),
        to_person: to.person,
        submission: None,
        subject: head.subject(&subject),
        body: if for_strangers { body.sign(&head) } else { body.sign_without_notice(&head) },
    };
    messages::add(tx, &new, now).await
}
