//! Letters to those who follow（購読者へのお知らせ）.

use super::consultations;
use super::letterhead::{Body, Letterhead};
use crate::state::State;
use crate::store::messages::{self, NewMessage};
use crate::store::subscriptions::Subscription;
use crate::store::{Stored, Write};
use app::links;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::calls::{Call, CallKind, Dates};
use domain::consultations::Consultation;
use domain::following::Event;
use domain::messages::Letter;
use domain::people::{MessageId, OrganisationId};
use domain::texts::letters_consultations::without_link;
use domain::texts::{Lang, Text, following as words};
use uuid::Uuid;

/// Asks the owner of an address to confirm that he wants to follow.
///
/// # Errors
/// The store's.
pub async fn ask(
    tx: &mut Write,
    to: &Subscription,
    topic: &Text,
    link: &str,
    until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Stored<()> {
    let lang = to.lang;
    let head = Letterhead::find(tx, None).await?;
    let until = words::ask_until(lang, date_and_time(until, lang));
    let body = Body::to(lang, words::hello(lang)).say(words::ask_news(lang, topic)).link(until, link);
    let body = body.say(words::ask_no_idea(lang)).sign_without_notice(&head);
    let id = Uuid::now_v7();
    let key = format!("{}:{id}", Letter::FollowAsked.code());
    let new = message(id, key, Letter::FollowAsked, to, head.subject(&words::ask_subject(lang)), body);
    messages::add(tx, &new, now).await
}

/// Tells the owner of an address that it follows already.
///
/// # Errors
/// The store's.
pub async fn known(tx: &mut Write, state: &State, to: &Subscription, topic: &Text, now: DateTime<Utc>) -> Stored<()> {
    let lang = to.lang;
    let head = Letterhead::find(tx, None).await?;
    let leave = leave_address(state, to);
    let body = Body::to(lang, words::hello(lang)).say(words::known_news(lang, topic));
    let body = body.link(words::leave_link(lang), &leave).sign(&head);
    let id = Uuid::now_v7();
    let key = format!("{}:{id}", Letter::FollowKnown.code());
    let new = message(id, key, Letter::FollowKnown, to, head.subject(&words::known_subject(lang)), body);
    messages::add_news(tx, &new, to.id, &leave, now).await
}

/// What followers are told about.
pub enum News {
    /// A call for subsidy.
    Grant(Box<Call>),
    /// A consultation, and how many opinions came in.
    Consultation(Box<Consultation>, i64),
}

impl News {
    /// The department in charge.
    pub fn department(&self) -> OrganisationId {
        match self {
            News::Grant(call) => call.department,
            News::Consultation(it, _) => it.department,
        }
    }

    /// The instants that decide what is still worth telling.
    pub fn dates(&self) -> &Dates {
        match self {
            News::Grant(call) => &call.dates,
            News::Consultation(it, _) => &it.dates,
        }
    }
}

/// Tells a follower what happened to a call; the same mail box once, whatever it follows.
///
/// # Errors
/// The store's.
pub async fn tell(
    tx: &mut Write,
    state: &State,
    head: &Letterhead,
    news: &News,
    event: Event,
    to: &Subscription,
    now: DateTime<Utc>,
) -> Stored<()> {
    let (lang, leave) = (to.lang, leave_address(state, to));
    let (letter, about, title, body) = match news {
        News::Grant(call) => {
            let page = match event {
                Event::Results => links::result(&call.slug),
                _ => links::call(&call.slug),
            };
            let body = write(head, call, event, lang, &state.settings.absolute(&page), &leave);
            (event.letter(CallKind::Grant), call.id.to_string(), subject(call, event, lang), body)
        }
        News::Consultation(it, received) => {
            let page = match event {
                Event::Results => links::consultation_result(&it.slug),
                _ => links::consultation(&it.slug),
            };
            let page = state.settings.absolute(&page);
            let body = consultations::news(it, event, lang, *received, now);
            let body = body.link(words::open_page(lang), &page).say(without_link(lang));
            let body = body.link(words::leave_link(lang), &leave).sign_without_notice(head);
            let letter = event.letter(CallKind::Consultation);
            // What changes or closes twice is told twice.
            let about = match event {
                Event::Changed => format!("{}:{}", it.call, it.particulars.course.len()),
                Event::Closed | Event::ClosingSoon => format!("{}:{}", it.call, it.dates.closes_at.timestamp()),
                _ => it.call.to_string(),
            };
            (letter, about, consultations::news_subject(it, event, lang), body)
        }
    };
    let key = format!("{}:{about}:{}", letter.code(), to.email_key);
    let new = message(Uuid::now_v7(), key, letter, to, head.subject(&title), body);
    messages::add_news(tx, &new, to.id, &leave, now).await
}

fn leave_address(state: &State, to: &Subscription) -> String {
    state.settings.absolute(&links::follow_leave(&to.leave_key))
}

fn message(id: Uuid, key: String, letter: Letter, to: &Subscription, subject: String, body: String) -> NewMessage {
    NewMessage {
        id: MessageId(id),
        dedup_key: key,
        letter: letter.code(),
        lang: to.lang,
        to_address: to.email.clone(),
        to_person: None,
        submission: None,
        subject,
        body,
    }
}

fn subject(call: &Call, event: Event, lang: Lang) -> Text {
    let title = call.title.text(lang);
    match event {
        Event::Published => words::published_subject(lang, title),
        Event::ClosingSoon => words::closing_subject(lang, title),
        Event::Results => words::results_subject(lang, title),
        Event::Cancelled => words::cancelled_subject(lang, title),
        // Calls for subsidy have no such events; see `Event::dated`.
        Event::Closed | Event::Changed => title,
    }
}

fn write(head: &Letterhead, call: &Call, event: Event, lang: Lang, page: &str, leave: &str) -> String {
    let news = match event {
        Event::Published => words::published_news(lang),
        Event::ClosingSoon => words::closing_news(lang),
        Event::Results => words::results_news(lang),
        Event::Cancelled => words::cancelled_news(lang),
        Event::Closed | Event::Changed => call.title.text(lang),
    };
    let mut facts = vec![(words::call(lang), call.title.text(lang))];
    if matches!(event, Event::Published | Event::ClosingSoon) {
        let moment = |at| Text::typed(&date_and_time(at, lang));
        facts.push((words::opens(lang), moment(call.dates.opens_at)));
        facts.push((words::closes(lang), moment(call.dates.closes_at)));
    }
    let body = Body::to(lang, words::hello(lang)).say(news).facts(facts);
    let body = if event == Event::Published { body.say(call.notice.summary.text(lang)) } else { body };
    let body = match event {
        Event::Cancelled => body.quote(words::cancelled_reason(lang), &call.notice.cancelled),
        _ => body,
    };
    let body = body.link(words::open_page(lang), page).say(words::without_link(lang));
    body.link(words::leave_link(lang), leave).sign_without_notice(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::schemes::Scheme;
    use domain::people::{CallId, Organisation, OrganisationKind, ProgrammeId};

    #[test]
    fn what_followers_read() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).expect("a valid time");
        let dates = Dates {
            published_at: Some(at(1_795_309_200)),
            opens_at: at(1_795_309_200),
            closes_at: at(1_797_000_000),
            results_published_at: None,
            cancelled_at: None,
        };
        let id = OrganisationId(Uuid::nil());
        let scheme = Scheme::load("start").expect("a scheme");
        let mut call = scheme.call(CallId(Uuid::nil()), ProgrammeId(Uuid::nil()), id, "start", dates).expect("a call");
        call.notice.cancelled = "台風の被害の復旧を優先するため。".into();
        let department = Organisation {
            id,
            kind: OrganisationKind::Department,
            name: "市民協働課".into(),
            email: Some("kyodo@city.example.jp".into()),
            phone: Some("0920-00-0001".into()),
        };
        let head = Letterhead { city: "対馬市".into(), department: Some(department), ..Letterhead::default() };
        let mut all = String::new();
        for (event, lang) in [
            (Event::Published, Lang::Ja),
            (Event::ClosingSoon, Lang::Easy),
            (Event::Results, Lang::En),
            (Event::Cancelled, Lang::Ja),
        ] {
            let subject = head.subject(&subject(&call, event, lang));
            let body =
                write(&head, &call, event, lang, "https://tomoni.example/calls/start", "https://tomoni.example/x");
            all.push_str(&format!("{subject}\n\n{body}\n=====\n"));
        }
        insta::assert_snapshot!(all);
    }
}
