//! Letters to departments that are to answer opinions（回答の照会・回答期限の知らせ）.

use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write, people};
use app::links;
use chrono::{DateTime, NaiveDate, Utc};
use domain::answers::{Duty, Response};
use domain::calendar::{date, short_date};
use domain::consultations::Consultation;
use domain::messages::Letter;
use domain::people::{MessageId, Organisation};
use domain::texts::{Lang, Text, letters as shared, letters_answers as words};
use uuid::Uuid;

/// Answers that a letter names; the rest are counted.
const NAMED: usize = 20;

/// What a letter is made of.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The consultation.
    pub it: &'a Consultation,
    /// Who is told.
    pub duty: Duty,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The answers.
    pub answers: &'a [Response],
    /// Tells one event from another: the same one is told once.
    pub occasion: &'a str,
}

/// Tells a department, and the officer in it where there is one, which answers are wanted.
///
/// # Errors
/// The store's.
pub async fn tell(tx: &mut Write, state: &State, letter: Letter, wanted: Wanted<'_>, now: DateTime<Utc>) -> Stored<()> {
    let Wanted { it, duty, due_on, answers, occasion } = wanted;
    let head = Letterhead::find(tx, Some(it.department)).await?;
    let Some(office) = people::organisation(tx, duty.department).await? else { return Ok(()) };
    let officer = match duty.officer {
        Some(id) => people::find(tx, id).await?,
        None => None,
    };
    let query = [("department", duty.department.to_string())];
    let query: Vec<(&str, &str)> = query.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let page = state.settings.absolute(&links::with_query(&links::staff_answers(&it.slug), &query));
    let name = officer.as_ref().map(|person| person.name.as_str());
    let (subject, body) = write(&head, it, letter, (&office, name, due_on), answers, &page);
    let to = office.email.into_iter().map(|address| (address, None));
    let own = officer.into_iter().map(|person| (person.email, Some(person.id)));
    for (address, person) in to.chain(own) {
        let who = person.map_or_else(|| "office".to_owned(), |id| id.to_string());
        let new = NewMessage {
            id: MessageId(Uuid::now_v7()),
            dedup_key: format!("{}:{}:{}:{occasion}:{who}", letter.code(), it.call, duty.department),
            letter: letter.code(),
            lang: Lang::Ja,
            to_address: address,
            to_person: person,
            submission: None,
            subject: subject.clone(),
            body: body.clone(),
        };
        messages::add(tx, &new, now).await?;
    }
    Ok(())
}

fn write(
    head: &Letterhead,
    it: &Consultation,
    letter: Letter,
    (office, officer, due_on): (&Organisation, Option<&str>, Option<NaiveDate>),
    answers: &[Response],
    page: &str,
) -> (String, String) {
    let lang = Lang::Ja;
    let title = it.title.text(lang);
    let day = due_on.map(short_date).unwrap_or_default();
    let (subject, news) = match letter {
        Letter::AnswersDueSoon => (words::soon_subject(lang, title.clone(), day), words::soon_news(lang)),
        Letter::AnswersLate => (words::late_subject(lang, title.clone()), words::late_news(lang)),
        _ => (words::wanted_subject(lang, title.clone()), words::wanted_news(lang)),
    };
    let due = due_on.map_or_else(|| words::no_due(lang), |day| Text::typed(&date(day, lang)));
    let in_charge = head.department.as_ref().map(|one| (words::in_charge(lang), Text::typed(&one.name)));
    let officer = officer.map(|name| (words::officer(lang), Text::typed(name)));
    let facts = [(words::consultation(lang), title), (words::due(lang), due)];
    let mut lines: Vec<String> = answers.iter().take(NAMED).map(|one| line(lang, one)).collect();
    if answers.len() > NAMED {
        lines.push(words::more(lang, answers.len() - NAMED).bare());
    }
    let body = Body::to(lang, shared::to_office(lang, &office.name))
        .say(news)
        .facts(facts.into_iter().chain(officer).chain(in_charge))
        .quote(words::which(lang), &lines.join("\n"))
        .link(words::open(lang), page)
        .sign(head);
    (head.subject(&subject), body)
}

fn line(lang: Lang, answer: &Response) -> String {
    const SHOWN: usize = 60;
    let summary = answer.writing.summary.lines().next().unwrap_or_default();
    let mut short: String = summary.chars().take(SHOWN).collect();
    if summary.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    words::line(lang, answer.number, short.as_str()).bare().trim_end().to_owned()
}
