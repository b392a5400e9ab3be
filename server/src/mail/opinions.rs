//! Letters to who wrote an opinion（意見の提出者への通知）: O1 received, O1' corrected, O2 withdrawn.

use super::apart::sheet;
use super::letterhead::{Body, Letterhead};
use crate::store::messages::{self, NewMessage};
use crate::store::postings::{self, NewPosting};
use crate::store::{Stored, Write};
use app::pages::opinions::places;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::consultations::Consultation;
use domain::messages::Letter;
use domain::opinions::{Author, Opinion};
use domain::people::MessageId;
use domain::plans::Plan;
use domain::postings::{About, by_post};
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

/// Writes a letter about an opinion on paper to its author: by mail where there is an address for it, else by post where a
/// postman finds the author, else not at all. Says whether it was written.
///
/// # Errors
/// The store's.
pub async fn tell_on_paper(
    tx: &mut Write,
    letter: Letter,
    told: Told<'_>,
    author: &Author,
    now: DateTime<Utc>,
) -> Stored<bool> {
    let opinion = told.opinion;
    if !author.email.is_empty() {
        tell(tx, letter, Told { address: &author.email, ..told }, now).await?;
        return Ok(true);
    }
    let Some(to) = by_post(opinion.naming, author) else { return Ok(false) };
    let head = Letterhead::find(tx, Some(told.consultation.department)).await?;
    let (subject, body) = text(letter, Told { page: None, ..told });
    let new = NewPosting {
        id: Uuid::now_v7(),
        dedup_key: format!("{}:{}:{}", letter.code(), opinion.id, opinion.version),
        about: About::Opinion(opinion.id),
        department: told.consultation.department,
        letter: letter.code().to_owned(),
        sheet: sheet(&head, to.envelope(&author.organisation), subject.bare(), body.lines(), now),
        official: None,
    };
    postings::add(tx, &new, now).await
}

fn write(head: &Letterhead, letter: Letter, told: Told<'_>) -> (Text, String) {
    let (subject, body) = text(letter, told);
    (subject, body.say(words::not_mine(told.opinion.lang)).sign_without_notice(head))
}

/// What a letter says, without its end.
fn text(letter: Letter, told: Told<'_>) -> (Text, Body) {
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
    (subject, body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use domain::calls::Dates;
    use domain::consultations::{Particulars, State};
    use domain::opinions::{Channel, Naming, Part, Validity};
    use domain::people::{
        CallId, OpinionId, Organisation, OrganisationId, OrganisationKind, PersonId, PlanId, PlanNodeId, ProgrammeId,
    };
    use domain::plans::{PlanKind, PlanNode};
    use domain::texts::{Lang, Words};

    fn consultation(at: DateTime<Utc>) -> Consultation {
        Consultation {
            call: CallId(Uuid::nil()),
            programme: ProgrammeId(Uuid::nil()),
            department: OrganisationId(Uuid::nil()),
            slug: "plan".into(),
            code: "PC".into(),
            title: Words::of("地域づくり計画（案）", "町《まち》の 計画《けいかく》", "Draft plan"),
            summary: Words::default(),
            dates: Dates {
                published_at: Some(at),
                opens_at: at,
                closes_at: at + TimeDelta::days(30),
                results_published_at: None,
                cancelled_at: None,
            },
            state: State::Approved,
            particulars: Particulars::default(),
            drafted_by: PersonId(Uuid::nil()),
            approved_by: None,
            approved_at: None,
            answered_by: None,
            answered_at: None,
            decided_on: None,
        }
    }

    fn opinion(at: DateTime<Utc>, lang: Lang) -> Opinion {
        let on = |nodes, place: &str, body: &str, reason: &str| Part {
            nodes,
            place: place.into(),
            body: body.into(),
            reason: reason.into(),
        };
        Opinion {
            id: OpinionId(Uuid::nil()),
            call: CallId(Uuid::nil()),
            plan: PlanId(Uuid::nil()),
            number: "R8-PC-0001".into(),
            channel: Channel::Online,
            validity: Validity::Received,
            validity_reason: String::new(),
            received_at: at,
            received_on: domain::calendar::date_in_japan(at),
            postmark_on: None,
            naming: Naming::Named,
            category: String::new(),
            lang,
            version: 1,
            text_hash: String::new(),
            sender_key: None,
            person: None,
            group: None,
            keyed_by: None,
            checked_by: None,
            parts: vec![
                on(vec![PlanNodeId(Uuid::nil())], "12ページ", "道を広げてください。\n歩道も。", "狭いから"),
                on(Vec::new(), "", "全体によい案です。", ""),
            ],
        }
    }

    #[test]
    fn what_authors_of_opinions_read() {
        let at = DateTime::from_timestamp(1_795_309_200, 0).expect("a valid time");
        let consultation = consultation(at);
        let node = PlanNode {
            id: PlanNodeId(Uuid::nil()),
            depth: 0,
            label: "第1章".into(),
            title: "道".into(),
            body: String::new(),
            origin: None,
        };
        let plan = Plan {
            id: PlanId(Uuid::nil()),
            call: CallId(Uuid::nil()),
            kind: PlanKind::Draft,
            edition: 1,
            title: String::new(),
            errata: String::new(),
            frozen_at: None,
            nodes: vec![node],
        };
        let department = Organisation {
            id: OrganisationId(Uuid::nil()),
            kind: OrganisationKind::Department,
            name: "市民協働課".into(),
            email: Some("kyodo@city.example.jp".into()),
            phone: Some("0920-00-0001".into()),
        };
        let head = Letterhead { city: "対馬市".into(), department: Some(department), ..Letterhead::default() };
        let page = "https://tomoni.example/opinions/0123";
        for (letter, lang, words) in [
            (Letter::OpinionReceived, Lang::Ja, ["意見を受け付けました（R8-PC-0001）", "歩道も。", "狭いから"]),
            (Letter::OpinionReceived, Lang::Easy, ["R8-PC-0001", "歩道も。", "狭いから"]),
            (
                Letter::OpinionCorrected,
                Lang::En,
                ["Your correction was received", "第1章 道、12ページ", "The draft as a whole"],
            ),
            (Letter::OpinionWithdrawn, Lang::Ja, ["意見を取り下げました", "R8-PC-0001", "検討も公表もされません"]),
        ] {
            let opinion = opinion(at, lang);
            let told =
                Told { consultation: &consultation, opinion: &opinion, plan: &plan, page: Some(page), address: "x" };
            let (subject, body) = write(&head, letter, told);
            let whole = format!("{}\n{body}", subject.bare());
            for word in words {
                assert!(whole.contains(word), "{word}: {whole}");
            }
            assert!(body.lines().any(|line| line == page), "the link stands alone on its line: {body}");
        }
    }
}
