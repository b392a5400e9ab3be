//! The letter to everybody who wrote, when the result of a consultation is out（N4'）.

use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::finals::Writer;
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write};
use app::links;
use chrono::{DateTime, Utc};
use domain::consultations::Consultation;
use domain::messages::Letter;
use domain::people::{MessageId, OpinionId};
use domain::texts::{Lang, consultation_results as words, following, letters as shared};
use uuid::Uuid;

/// Tells one of those who wrote, once.
///
/// # Errors
/// The store's.
pub async fn tell(tx: &mut Write, state: &State, it: &Consultation, to: &Writer, now: DateTime<Utc>) -> Stored<()> {
    let lang = Lang::from_code(&to.lang).unwrap_or_default();
    let head = Letterhead::find(tx, Some(it.department)).await?;
    let title = it.title.text(lang);
    let page = links::with_query(&links::consultation_result(&it.slug), &[("number", &to.number)]);
    let hello = if to.name.is_empty() { following::hello(lang) } else { shared::to(lang, &to.name) };
    let body = Body::to(lang, hello)
        .say(words::letter_news(lang, &title, to.number.as_str()))
        .link(words::letter_link(lang), &state.settings.absolute(&page))
        .sign(&head);
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: format!("{}:{}", Letter::OpinionAnswered.code(), to.id),
        letter: Letter::OpinionAnswered.code(),
        lang,
        to_address: to.email.clone(),
        to_person: None,
        submission: None,
        subject: head.subject(&words::letter_subject(lang, &title)),
        body,
    };
    messages::add_about_opinion(tx, &new, OpinionId(to.id), now).await
}
