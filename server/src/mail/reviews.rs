//! Letters to reviewers（審査のお願い・期限の前の知らせ）. They name no case: who may know of which is asked first.

use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write};
use app::links;
use chrono::{DateTime, Utc};
use domain::calendar::date;
use domain::calls::Call;
use domain::messages::Letter;
use domain::people::{MessageId, Person};
use domain::review::Round;
use domain::texts::{Text, letters, letters_review as words, review};
use uuid::Uuid;

/// Asks reviewers to review, once a part.
///
/// # Errors
/// The store's.
pub async fn wanted(
    tx: &mut Write,
    state: &State,
    call: &Call,
    round: &Round,
    reviewers: &[Person],
    now: DateTime<Utc>,
) -> Stored<()> {
    tell(tx, state, (call, round), reviewers, Letter::ReviewWanted, now).await
}

/// Reminds reviewers of the last day.
///
/// # Errors
/// The store's.
pub async fn reminder(
    tx: &mut Write,
    state: &State,
    call: &Call,
    round: &Round,
    reviewers: &[Person],
    now: DateTime<Utc>,
) -> Stored<()> {
    tell(tx, state, (call, round), reviewers, Letter::ReviewReminder, now).await
}

async fn tell(
    tx: &mut Write,
    state: &State,
    (call, round): (&Call, &Round),
    reviewers: &[Person],
    letter: Letter,
    now: DateTime<Utc>,
) -> Stored<()> {
    let head = Letterhead::find(tx, Some(call.department)).await?;
    // A reminder belongs to its day: when the day is moved, there is another one.
    let occasion = match letter {
        Letter::ReviewReminder => round.due_on.to_string(),
        _ => now.timestamp().to_string(),
    };
    for person in reviewers {
        let lang = person.lang;
        let (subject, news) = match letter {
            Letter::ReviewReminder => (words::reminder_subject(lang), words::reminder_news(lang)),
            _ => (words::wanted_subject(lang), words::wanted_news(lang)),
        };
        let facts = [
            (words::call(lang), call.title.text(lang)),
            (words::part(lang), review::part(lang, round.part)),
            (words::due(lang), Text::typed(&date(round.due_on, lang))),
        ];
        let body = Body::to(lang, letters::to(lang, &person.name))
            .say(news)
            .facts(facts)
            .say(words::next(lang))
            .link(letters::open_page(lang), &state.settings.absolute(&links::review()))
            .sign(&head);
        let new = NewMessage {
            id: MessageId(Uuid::now_v7()),
            dedup_key: format!("{}:{}:{}:{occasion}:{}", letter.code(), round.id, round.part.code(), person.id),
            letter: letter.code(),
            lang,
            to_address: person.email.clone(),
            to_person: Some(person.id),
            submission: None,
            subject: head.subject(&subject),
            body,
        };
        messages::add(tx, &new, now).await?;
    }
    Ok(())
}
