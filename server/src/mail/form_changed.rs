//! Tells the owner of a draft that its form has changed（様式が変わったお知らせ）.

use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write};
use app::links;
use app::pages::staff::calls::form::Difference;
use chrono::{DateTime, Utc};
use domain::calls::Call;
use domain::forms::{Form, Question};
use domain::messages::Letter;
use domain::people::{MessageId, Person, SubmissionId};
use domain::texts::{self, Lang, Text, form_editor as words, letters};
use uuid::Uuid;

/// Writes the letter. The same version tells the same draft once.
///
/// # Errors
/// The store's.
pub async fn tell(
    tx: &mut Write,
    state: &State,
    call: &Call,
    next: &Form,
    case: SubmissionId,
    owner: &Person,
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = owner.lang;
    let head = Letterhead::find(tx, Some(call.department)).await?;
    let difference = Difference::between(&call.form, next);
    let facts = [
        (words::added(lang), &difference.added),
        (words::changed(lang), &difference.changed),
        (words::gone(lang), &difference.gone),
    ];
    let facts = facts.into_iter().filter(|(_, questions)| !questions.is_empty());
    let facts = facts.map(|(label, questions)| (label, names(lang, questions)));
    let page = state.settings.absolute(&links::proposal(case.0));
    let body = Body::to(lang, letters::to(lang, &owner.name))
        .say(words::letter_news(lang, call.title.text(lang)))
        .facts(facts)
        .say(words::letter_next(lang))
        .link(letters::open_page(lang), &page)
        .say(words::letter_without_link(lang))
        .sign(&head);
    let letter = Letter::FormChanged;
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: format!("{}:{case}:{}", letter.code(), next.version),
        letter: letter.code(),
        lang,
        to_address: owner.email.clone(),
        to_person: Some(owner.id),
        submission: Some(case),
        subject: head.subject(&words::letter_subject(lang)),
        body,
    };
    messages::add(tx, &new, now).await
}

fn names(lang: Lang, questions: &[Question]) -> Text {
    texts::list(lang, questions.iter().map(|question| question.label.text(lang)))
}
