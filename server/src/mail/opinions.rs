//! Letters to who wrote an opinion（意見の提出者への通知）: O1 received, O1' corrected, O2 withdrawn.

use super::letterhead::{Body, Letterhead};
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write};
use app::pages::opinions::places;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::consultations::Consultation;
use domain::messages::Letter;
use domain::opinions::Opinion;
use domain::people::MessageId;
use domain::plans::Plan;
use domain::texts::{Text, letters_opinions as words, opinions as texts};
use uuid::Uuid;

/// What a letter about an opinion is made of.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The opinion, as it is now.
    pub opinion: &'a Opinion,
    /// The edition that it was written on.
    pub plan: &'a Plan,
    /// The whole address of the page on which its author comes back; `None` where there is none.
    pub page: Option<&'a str>,
    /// Where the letter goes.
    pub address: &'a str,
}

/// Writes a letter about an opinion into the outbox.
///
/// # Errors
/// The store's.
pub async fn tell(tx: &mut Write, letter: Letter, told: Told<'_>, now: DateTime<Utc>) -> Stored<()> {
    let opinion = told.opinion;
    let head = Letterhead::find(tx, Some(told.consultation.department)).await?;
    let (subject, body) = write(&head, letter, told);
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: format!("{}:{}:{}", letter.code(), opinion.id, opinion.version),
        letter: letter.code(),
        lang: opinion.lang,
        to_address: told.address.to_owned(),
        to_person: opinion.person,
        submission: None,
        subject: head.subject(&subject),
        body,
    };
    messages::add_about_opinion(tx, &new, opinion.id, now).await
}

fn write(head: &Letterhead, letter: Letter, told: Told<'_>) -> (Text, String) {
    let Told { consultation, opinion, plan, .. } = told;
    let lang = opinion.lang;
    let number = opinion.number.as_str();
    let (subject, news) = match letter {
        Letter::OpinionWithdrawn => (words::withdrawn_subject(lang, number), words::withdrawn_news(lang)),
        Letter::OpinionCorrected => (words::corrected_subject(lang, number), words::corrected_news(lang)),
        _ => (words::received_subject(lang, number), words::received_news(lang)),
    };
    let facts = [
        (texts::number(lang), Text::typed(number)),
        (texts::consultation(lang), consultation.title.text(lang)),
        (texts::received_at(lang), Text::typed(&date_and_time(opinion.received_at, lang))),
    ];
    let mut body = Body::to(lang, words::hello(lang)).say(news).facts(facts);
    for (index, part) in opinion.parts.iter().enumerate() {
        let place = places(lang, plan, part);
        body = body.heading(texts::piece(lang, index + 1)).quote(texts::clause(lang), &place);
        body = body.quote(texts::body(lang), &part.body);
        if !part.reason.is_empty() {
            body = body.quote(texts::reason(lang), &part.reason);
        }
    }
    let is_over = letter == Letter::OpinionWithdrawn;
    if !is_over {
        body = body.say(words::no_vote(lang));
    }
    let until = date_and_time(consultation.dates.closes_at, lang);
    body = match told.page {
        Some(page) if is_over => body.link(words::open_page_again(lang), page),
        Some(page) => body.link(words::open_page(lang, until), page),
        None => body,
    };
    (subject, body.say(words::not_mine(lang)).sign_without_notice(head))
}
