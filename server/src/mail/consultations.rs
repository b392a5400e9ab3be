//! Letters about consultations: to approvers, to the drafter, to the office, and to followers（意見募集の通知）.

use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::messages::{self, NewMessage};
use crate::store::{Stored, Write, people};
use app::links;
use chrono::{DateTime, Utc};
use domain::calendar::{date, date_and_time, date_in_japan};
use domain::consultations::{Act, Consultation};
use domain::following::Event;
use domain::messages::Letter;
use domain::people::{MessageId, Person, Role};
use domain::texts::{Lang, Text, letters as shared, letters_consultations as words};
use uuid::Uuid;

/// Asks everybody who may decide in the department, but not whoever asks（P1）.
///
/// # Errors
/// The store's.
pub async fn ask_to_approve(
    tx: &mut Write,
    state: &State,
    it: &Consultation,
    seq: i64,
    now: DateTime<Utc>,
) -> Stored<()> {
    let head = Letterhead::find(tx, Some(it.department)).await?;
    let page = state.settings.absolute(&links::staff_consultation(&it.slug));
    for approver in people::holders(tx, it.department, Role::Approver, date_in_japan(now)).await? {
        if approver.id != it.drafted_by {
            let (subject, body) = approval_wanted(&head, it, &approver, &page, now);
            let key = format!("{}:{}:{seq}:{}", Letter::NoticeToApprove.code(), it.call, approver.id);
            messages::add(tx, &message(Letter::NoticeToApprove, key, &approver, subject, body), now).await?;
        }
    }
    Ok(())
}

fn approval_wanted(
    head: &Letterhead,
    it: &Consultation,
    to: &Person,
    page: &str,
    now: DateTime<Utc>,
) -> (String, String) {
    let lang = to.lang;
    let body = Body::to(lang, shared::to(lang, &to.name))
        .say(words::approval_news(lang))
        .facts(term_facts(lang, it, now))
        .link(words::open_staff_page(lang), page)
        .sign(head);
    (head.subject(&words::approval_subject(lang)), body)
}

/// Tells whoever asked that the notice was given back, and why（P2）.
///
/// # Errors
/// The store's.
pub async fn sent_back(
    tx: &mut Write,
    state: &State,
    it: &Consultation,
    reason: &str,
    seq: i64,
    now: DateTime<Utc>,
) -> Stored<()> {
    let Some(drafter) = people::find(tx, it.drafted_by).await? else { return Ok(()) };
    let head = Letterhead::find(tx, Some(it.department)).await?;
    let page = state.settings.absolute(&links::staff_consultation(&it.slug));
    let (subject, body) = given_back(&head, it, &drafter, reason, &page);
    let key = format!("{}:{}:{seq}", Letter::NoticeSentBack.code(), it.call);
    messages::add(tx, &message(Letter::NoticeSentBack, key, &drafter, subject, body), now).await
}

fn given_back(head: &Letterhead, it: &Consultation, to: &Person, reason: &str, page: &str) -> (String, String) {
    let lang = to.lang;
    let body = Body::to(lang, shared::to(lang, &to.name))
        .say(words::sent_back_news(lang))
        .facts([(words::consultation(lang), it.title.text(lang))])
        .quote(words::reason(lang), reason)
        .link(words::open_staff_page(lang), page)
        .sign(head);
    (head.subject(&words::sent_back_subject(lang)), body)
}

/// Tells the department's shared box that the term is over（S2）.
///
/// # Errors
/// The store's.
pub async fn closed(tx: &mut Write, state: &State, it: &Consultation, received: i64, now: DateTime<Utc>) -> Stored<()> {
    let head = Letterhead::find(tx, Some(it.department)).await?;
    let Some(address) = head.department.as_ref().and_then(|department| department.email.clone()) else { return Ok(()) };
    let page = state.settings.absolute(&links::staff_consultation(&it.slug));
    let (subject, body) = closed_office(&head, it, received, &page);
    let letter = Letter::ConsultationClosedOffice;
    let new = NewMessage {
        id: MessageId(Uuid::now_v7()),
        // An extension closes at another instant, and is told again.
        dedup_key: format!("{}:{}:{}", letter.code(), it.call, it.dates.closes_at.timestamp()),
        letter: letter.code(),
        lang: Lang::Ja,
        to_address: address,
        to_person: None,
        submission: None,
        subject,
        body,
    };
    messages::add(tx, &new, now).await
}

fn closed_office(head: &Letterhead, it: &Consultation, received: i64, page: &str) -> (String, String) {
    let lang = Lang::Ja;
    let about = &it.particulars;
    let mut facts = vec![
        (words::consultation(lang), it.title.text(lang)),
        (words::closed_at(lang), Text::typed(&date_and_time(it.dates.closes_at, lang))),
        (words::received(lang), words::opinions(lang, received)),
        (words::grace(lang), words::days(lang, about.grace_days)),
    ];
    if let Some(due) = about.result_due {
        facts.push((words::result_due(lang), Text::typed(&date(due, lang))));
    }
    let name = head.department.as_ref().map_or("", |department| department.name.as_str());
    let body = Body::to(lang, shared::to_office(lang, name))
        .say(words::closed_office_news(lang))
        .facts(facts)
        .link(words::open_staff_page(lang), page)
        .sign(head);
    (head.subject(&words::closed_office_subject(lang)), body)
}

fn term_facts(lang: Lang, it: &Consultation, now: DateTime<Utc>) -> Vec<(Text, Text)> {
    vec![
        (words::consultation(lang), it.title.text(lang)),
        (words::published_at(lang), Text::typed(&date_and_time(it.publication(now), lang))),
        (words::closes_at(lang), Text::typed(&date_and_time(it.dates.closes_at, lang))),
        (words::term(lang), words::days(lang, it.term(now))),
    ]
}

fn message(letter: Letter, key: String, to: &Person, subject: String, body: String) -> NewMessage {
    NewMessage {
        id: MessageId(Uuid::now_v7()),
        dedup_key: key,
        letter: letter.code(),
        lang: to.lang,
        to_address: to.email.clone(),
        to_person: Some(to.id),
        submission: None,
        subject,
        body,
    }
}

/// The subject of what followers read（N1–N5）.
pub(super) fn news_subject(it: &Consultation, event: Event, lang: Lang) -> Text {
    let title = it.title.text(lang);
    match event {
        Event::Published => words::published_subject(lang, title),
        Event::ClosingSoon => words::closing_subject(lang, title),
        Event::Results => words::results_subject(lang, title),
        Event::Cancelled => words::abandoned_subject(lang, title),
        Event::Closed => words::closed_subject(lang, title),
        Event::Changed => words::changed_subject(lang, title),
    }
}

/// What followers read. `received`: how many opinions came in.
pub(super) fn news(it: &Consultation, event: Event, lang: Lang, received: i64, now: DateTime<Utc>) -> Body {
    let about = &it.particulars;
    let first = match event {
        Event::Published => words::published_news(lang),
        Event::ClosingSoon => words::closing_news(lang),
        Event::Results => words::results_news(lang),
        Event::Cancelled => words::abandoned_news(lang),
        Event::Closed => words::closed_news(lang),
        Event::Changed => words::changed_news(lang),
    };
    let mut facts = vec![(words::consultation(lang), it.title.text(lang))];
    if matches!(event, Event::Published | Event::ClosingSoon | Event::Changed) {
        facts.push((words::closes_at(lang), Text::typed(&date_and_time(it.dates.closes_at, lang))));
    }
    if event == Event::Published {
        facts.push((words::term(lang), words::days(lang, it.term(now))));
    }
    if event == Event::Closed {
        facts.push((words::received(lang), words::opinions(lang, received)));
    }
    if let Some(due) = about.result_due.filter(|_| event == Event::Closed) {
        facts.push((words::result_due(lang), Text::typed(&date(due, lang))));
    }
    let body = Body::to(lang, domain::texts::following::hello(lang)).say(first).facts(facts);
    let turn = about.course.last();
    match event {
        Event::Published => body.say(it.summary.text(lang)).say(words::no_vote(lang)),
        Event::Changed => match turn {
            Some(turn) if turn.act == Act::Extend.code() => body.quote(words::extended_because(lang), &turn.reason),
            Some(turn) => body.quote(words::corrected_because(lang), &turn.reason),
            None => body,
        },
        Event::Cancelled => {
            let body = body.quote(words::abandoned_because(lang), turn.map_or("", |turn| &turn.reason));
            if about.asked_again { body.say(words::asked_again(lang)) } else { body }
        }
        Event::ClosingSoon | Event::Results | Event::Closed => body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calls::Dates;
    use domain::consultations::{Particulars, State as Course, Turn};
    use domain::people::{CallId, Organisation, OrganisationId, OrganisationKind, PersonId, ProgrammeId};
    use domain::texts::Words;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a valid time")
    }

    fn consultation() -> Consultation {
        let turn = Turn {
            act: Act::Extend.code().into(),
            at: at(1_796_000_000),
            reason: "台風の影響で、窓口と郵便が止まったため。".into(),
            closed_before: Some(at(1_797_000_000)),
        };
        Consultation {
            call: CallId(Uuid::nil()),
            programme: ProgrammeId(Uuid::nil()),
            department: OrganisationId(Uuid::nil()),
            slug: "kotsu".into(),
            code: "PK".into(),
            title: Words::of("地域公共交通計画（素案）", "バスの 計画《けいかく》", "Draft transport plan"),
            summary: Words::of("これからの交通の計画です。", "バスの 計画《けいかく》です。", "A plan for buses."),
            dates: Dates {
                published_at: Some(at(1_795_309_200)),
                opens_at: at(1_795_309_200),
                closes_at: at(1_798_037_999),
                results_published_at: None,
                cancelled_at: None,
            },
            state: Course::Approved,
            particulars: Particulars {
                course: vec![turn],
                result_due: chrono::NaiveDate::from_ymd_opt(2027, 2, 26),
                ..Particulars::usual()
            },
            drafted_by: PersonId(Uuid::nil()),
            approved_by: None,
            approved_at: None,
            answered_by: None,
            answered_at: None,
            decided_on: None,
        }
    }

    fn head() -> Letterhead {
        let department = Organisation {
            id: OrganisationId(Uuid::nil()),
            kind: OrganisationKind::Department,
            name: "市民協働課".into(),
            email: Some("kyodo@city.example.jp".into()),
            phone: Some("0920-00-0001".into()),
        };
        Letterhead { city: "対馬市".into(), department: Some(department), ..Letterhead::default() }
    }

    #[test]
    fn what_the_office_reads() {
        let it = consultation();
        let page = "https://tomoni.example/staff/consultations/kotsu";
        let person = |lang| Person {
            id: PersonId(Uuid::nil()),
            name: "高浜 よしえ".into(),
            email: "a@city.example.jp".into(),
            lang,
            confirmed_at: None,
        };
        let now = at(1_795_000_000);
        let letters = [
            approval_wanted(&head(), &it, &person(Lang::Ja), page, now),
            approval_wanted(&head(), &it, &person(Lang::En), page, now),
            given_back(&head(), &it, &person(Lang::Ja), "閲覧場所に豊玉支所を加えてください。", page),
            given_back(&head(), &it, &person(Lang::Easy), "閲覧場所を加えてください。", page),
            closed_office(&head(), &it, 47, page),
        ];
        let all: String = letters.map(|(subject, body)| format!("{subject}\n\n{body}\n=====\n")).concat();
        insta::assert_snapshot!(all);
    }

    #[test]
    fn what_followers_of_consultations_read() {
        let it = consultation();
        let mut all = String::new();
        for (event, lang) in [
            (Event::Published, Lang::Ja),
            (Event::Published, Lang::Easy),
            (Event::ClosingSoon, Lang::En),
            (Event::Changed, Lang::Ja),
            (Event::Closed, Lang::Ja),
            (Event::Results, Lang::Easy),
            (Event::Cancelled, Lang::Ja),
        ] {
            let subject = head().subject(&news_subject(&it, event, lang));
            let body = news(&it, event, lang, 47, at(1_795_309_200)).sign_without_notice(&head());
            all.push_str(&format!("{subject}\n\n{body}\n=====\n"));
        }
        insta::assert_snapshot!(all);
    }
}
