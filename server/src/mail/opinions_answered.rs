//! The letter to everybody who wrote, when the result of a consultation is out（N4'）: by mail, or to print and post.

use super::apart::sheet;
use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::finals::Writer;
use crate::store::messages::{self, NewMessage};
use crate::store::postings::{self, NewPosting};
use crate::store::{Stored, Write, responses};
use app::links;
use chrono::{DateTime, Utc};
use domain::consultations::Consultation;
use domain::messages::Letter;
use domain::people::{MessageId, OpinionId};
use domain::postings::{About, by_post};
use domain::texts::{Lang, Text, consultation_results as words, following, letters as shared};
use uuid::Uuid;

/// Answers that a letter on paper holds; the rest stand in the result.
const ANSWERS: usize = 20;

/// Tells one of those who wrote, once. Whoever has no mail gets the answers themselves on paper, where a postman finds them.
///
/// # Errors
/// The store's.
pub async fn tell(tx: &mut Write, state: &State, it: &Consultation, to: &Writer, now: DateTime<Utc>) -> Stored<()> {
    if to.author.email.is_empty() {
        return post(tx, state, it, to, now).await;
    }
    let lang = Lang::from_code(&to.lang).unwrap_or_default();
    let head = Letterhead::find(tx, Some(it.department)).await?;
    let title = it.title.text(lang);
    let page = links::with_query(&links::consultation_result(&it.slug), &[("number", &to.number)]);
    let name = to.author.name.as_str();
    let hello = if name.is_empty() { following::hello(lang) } else { shared::to(lang, name) };
    let body = Body::to(lang, hello)
        .say(words::letter_news(lang, &title, to.number.as_str()))
        .link(words::letter_link(lang), &state.settings.absolute(&page))
        .sign(&head);
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: key(to),
        letter: Letter::OpinionAnswered.code(),
        lang,
        to_address: to.author.email.clone(),
        to_person: None,
        submission: None,
        subject: head.subject(&words::letter_subject(lang, &title)),
        body,
    };
    messages::add_about_opinion(tx, &new, OpinionId(to.id), now).await
}

fn key(to: &Writer) -> String {
    format!("{}:{}", Letter::OpinionAnswered.code(), to.id)
}

async fn post(tx: &mut Write, state: &State, it: &Consultation, to: &Writer, now: DateTime<Utc>) -> Stored<()> {
    let Some(contact) = by_post(to.naming, &to.author) else { return Ok(()) };
    let lang = Lang::Ja;
    let head = Letterhead::find(tx, Some(it.department)).await?;
    let title = it.title.text(lang);
    let mut numbers = responses::to_opinion(tx, it.call, &to.number).await?;
    numbers.dedup();
    let mut body =
        Body::to(lang, shared::to(lang, &to.author.name)).say(words::letter_news(lang, &title, to.number.as_str()));
    if numbers.is_empty() {
        body = body.say(words::letter_no_answer(lang));
    }
    for number in numbers.iter().take(ANSWERS) {
        if let Some(answer) = responses::find(tx, it.call, *number).await? {
            body = body
                .heading(words::letter_answer(lang, answer.number))
                .quote(words::summary(lang), &answer.writing.summary)
                .quote(words::answer(lang), &answer.writing.answer);
        }
    }
    body = body.say(words::letter_where(lang, state.settings.absolute(&links::consultation_result(&it.slug))));
    if !it.particulars.originals_at.is_empty() {
        body = body.facts([(words::originals(lang), Text::typed(&it.particulars.originals_at))]);
    }
    let subject = words::letter_subject(lang, &title).bare();
    let new = NewPosting {
        id: Uuid::now_v7(),
        dedup_key: key(to),
        about: About::Opinion(OpinionId(to.id)),
        department: it.department,
        letter: Letter::OpinionAnswered.code().to_owned(),
        sheet: sheet(&head, contact.envelope(&to.author.organisation), subject, body.lines(), now),
        official: None,
    };
    postings::add(tx, &new, now).await.map(drop)
}
