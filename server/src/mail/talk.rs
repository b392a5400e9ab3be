//! Letters about what was written on a case: to the applicant, to the department, to colleagues（やりとりの通知）.

use super::apart::{Told, send};
use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write, intakes, people};
use app::links;
use chrono::{DateTime, Utc};
use domain::messages::Letter;
use domain::people::{MessageId, Person, PersonId};
use domain::submissions::Submission;
use domain::texts::{Lang, case_talk as words, letters, postings};
use uuid::Uuid;

/// Tells the other side what was written on a case. `occasion` is the history's number of it.
///
/// # Errors
/// The store's.
pub async fn message(
    tx: &mut Write,
    state: &State,
    case: &Submission,
    from_city: bool,
    said: &str,
    occasion: i64,
    now: DateTime<Utc>,
) -> Stored<()> {
    let head = Letterhead::find(tx, Some(case.department)).await?;
    let number = case.number.as_deref().unwrap_or_default();
    if let (true, Some(intake)) = (from_city, intakes::find(tx, case.id).await?) {
        let (letter, lang) = (Letter::CityWrote, Lang::Ja);
        let body = apart(number, &intake.contact.name, said);
        let told = Told { letter, subject: words::city_wrote_subject(lang, number), body, official: None };
        let key = format!("{}:{}:{occasion}", letter.code(), case.id);
        return send(tx, &head, case, &intake, told, key, now).await;
    }
    let to: Option<(Option<PersonId>, String, String, Lang)> = match from_city {
        true => people::find(tx, case.owner).await?.map(|p| (Some(p.id), p.name, p.email, p.lang)),
        false => head.department.clone().and_then(|office| Some((None, office.name, office.email?, Lang::Ja))),
    };
    let Some((person, name, address, lang)) = to else {
        tracing::warn!(case = number, "nobody is there to be told of a message");
        return Ok(());
    };
    let (letter, subject, body) = match from_city {
        true => {
            let page = state.settings.absolute(&links::proposal(case.id.0));
            (
                Letter::CityWrote,
                words::city_wrote_subject(lang, number),
                to_applicant(&head, lang, &name, number, said, &page),
            )
        }
        false => {
            let page = state.settings.absolute(&links::staff_case(number));
            let body = to_department(&head, lang, &name, number, said, &page);
            (Letter::ApplicantWrote, words::applicant_wrote_subject(lang, number), body)
        }
    };
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: format!("{}:{}:{occasion}", letter.code(), case.id),
        letter: letter.code(),
        lang,
        to_address: address,
        to_person: person,
        submission: Some(case.id),
        subject: head.subject(&subject),
        body,
    };
    messages::add(tx, &new, now).await
}

fn to_applicant(head: &Letterhead, lang: Lang, name: &str, number: &str, said: &str, page: &str) -> String {
    Body::to(lang, letters::to(lang, name))
        .say(words::city_wrote(lang))
        .facts([(letters::number(lang), domain::texts::Text::typed(number))])
        .quote(words::written_message(lang), said)
        .say(words::city_wrote_next(lang))
        .link(letters::open_page(lang), page)
        .say(letters::without_link(lang, number))
        .sign(head)
}

/// The same for somebody without an account: nothing leads to a page.
fn apart(number: &str, name: &str, said: &str) -> Body {
    let lang = Lang::Ja;
    Body::to(lang, letters::to(lang, name))
        .say(words::city_wrote(lang))
        .facts([(letters::number(lang), domain::texts::Text::typed(number))])
        .quote(words::written_message(lang), said)
        .say(postings::wrote_next(lang))
}

fn to_department(head: &Letterhead, lang: Lang, name: &str, number: &str, said: &str, page: &str) -> String {
    Body::to(lang, letters::to_office(lang, name))
        .say(words::applicant_wrote(lang))
        .facts([(letters::number(lang), domain::texts::Text::typed(number))])
        .quote(words::written_message(lang), said)
        .say(words::applicant_wrote_next(lang))
        .link(letters::open_case(lang), page)
        .say(letters::without_link_staff(lang, number))
        .sign(head)
}

/// Tells a colleague of the notes that wait: the numbers of their cases and who wrote, never what they say.
///
/// # Errors
/// The store's.
pub async fn notes(
    tx: &mut Write,
    state: &State,
    person: &Person,
    notes: &[(String, String)],
    now: DateTime<Utc>,
) -> Stored<()> {
    let head = Letterhead::find(tx, None).await?;
    let letter = Letter::NotesWaiting;
    let page = state.settings.absolute(&links::staff_desk());
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: format!("{}:{}:{}", letter.code(), person.id, now.timestamp()),
        letter: letter.code(),
        lang: person.lang,
        to_address: person.email.clone(),
        to_person: Some(person.id),
        submission: None,
        subject: head.subject(&words::notes_subject(person.lang, notes.len())),
        body: to_colleague(&head, person.lang, &person.name, notes, &page),
    };
    messages::add(tx, &new, now).await
}

fn to_colleague(head: &Letterhead, lang: Lang, name: &str, notes: &[(String, String)], page: &str) -> String {
    let lines = notes.iter().map(|(number, author)| words::notes_line(lang, number, author).with_brackets());
    let lines: Vec<String> = lines.collect();
    Body::to(lang, letters::to(lang, name))
        .say(words::notes_news(lang))
        .quote(words::notes(lang), &lines.join("\n"))
        .say(words::notes_next(lang))
        .link(words::open_desk(lang), page)
        .sign(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::people::{Organisation, OrganisationId, OrganisationKind};

    fn head() -> Letterhead {
        let department = Organisation {
            id: OrganisationId(Uuid::from_u128(3)),
            kind: OrganisationKind::Department,
            name: "市民協働課".into(),
            email: Some("kyodo@city.example.jp".into()),
            phone: Some("0920-53-6111".into()),
        };
        Letterhead { city: "対馬市".into(), department: Some(department), ..Letterhead::default() }
    }

    #[test]
    fn letters_about_what_was_written() {
        let said = "見積書の日付を教えてください。\n\n<b>様式</b>は 漢字《x》のままで結構です。";
        let number = "R8-GK-0012";
        let notes = [(number.to_owned(), "佐藤 健".to_owned()), ("R8-GK-0013".to_owned(), "髙橋 なみ".to_owned())];
        let page = "https://tomoni.example.jp/x";
        for lang in Lang::ALL {
            let all = [
                to_applicant(&head(), lang, "山田 花子", number, said, page),
                to_department(&head(), lang, "市民協働課", number, said, page),
                to_colleague(&head(), lang, "佐藤 健", &notes, page),
            ];
            insta::assert_snapshot!(format!("talk_{}", lang.code()), all.join("\n======\n"));
        }
    }
}
