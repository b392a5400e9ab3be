//! Following calls: by mail, by calendar, by feed（お知らせを受け取る）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, error_summary, input, t};
use domain::calls::Call;
use domain::problems::Problems;
use domain::texts::{Lang, Text, calls, following as words, shell};
use leptos::prelude::*;

/// The ways to follow one call, or all of them.
pub fn ways(lang: Lang, call: Option<&Call>) -> AnyView {
    let (mail, calendar, calendar_name) = match call {
        Some(call) => (links::call_follow(&call.slug), links::call_calendar(&call.slug), words::calendar_call(lang)),
        None => (links::calls_follow(), links::calls_calendar(), words::calendar_calls(lang)),
    };
    let feed = call
        .is_none()
        .then(|| view! { <li><a href=links::calls_feed() type="application/atom+xml">{t(words::feed(lang))}</a></li> });
    view! {
        <aside class="box no-print" id="follow"><h2 class="box__title">{t(words::title(lang))}</h2>
            <ul class="list list--ways">
                <li><a href=mail>{t(words::by_mail(lang))}</a></li>
                <li><a href=calendar type="text/calendar">{t(calendar_name)}</a></li>
                {feed}
            </ul>
        </aside>
    }
    .into_any()
}

/// What is followed: one thing, or all of its kind.
pub struct About {
    /// The page of all.
    pub home: String,
    /// Its name.
    pub home_name: Text,
    /// The page and the name of one.
    pub one: Option<(String, Text)>,
    /// Where the form is sent.
    pub action: String,
    /// What will be told.
    pub lead: Text,
}

/// The form that asks for an address.
pub fn ask(frame: &Frame, about: About, email: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let field = Field::new("email", words::email(lang), email, lang).help(words::email_help(lang)).problems(problems);
    let one = about.one.map(|(href, name)| view! { <li><a href=href>{t(name)}</a></li> });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |_| words::email(lang))}
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=about.home.clone()>{t(about.home_name)}</a></li>
                {one}
                <li aria-current="page">{t(words::title(lang))}</li>
            </ol></nav>
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(about.lead)}</p></header>
            <form class="form" method="post" action=about.action novalidate>
                {input(&field, Typing::EMAIL, None)}
                <div class="buttons"><button class="btn btn--primary">{t(words::ask_button(lang))}</button></div>
            </form>
        </div>
    };
    Page::public(words::title(lang), body).under(about.home).with_problems(problems)
}

/// A page that says what happened, with the way back to the calls.
pub fn said(frame: &Frame, title: Text, text: Text) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            <header class="page__head"><h1>{t(title.clone())}</h1><p class="lead">{t(text)}</p></header>
            <p><a class="btn" href=links::calls()>{t(calls::title(lang))}</a></p>
        </div>
    };
    Page::public(title, body).under(links::calls())
}

/// The button behind the link of a letter. Programs that look through mail open links; they press no buttons.
pub fn confirm(frame: &Frame, topic: Text, secret: &str) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            <header class="page__head">
                <h1>{t(words::confirm_title(lang))}</h1>
                <p class="lead">{t(words::confirm_text(lang, topic))}</p>
            </header>
            <form class="form" method="post" action=links::follow_confirm(secret)>
                <div class="buttons"><button class="btn btn--primary btn--big">{t(words::confirm_button(lang))}</button></div>
            </form>
        </div>
    };
    Page::public(words::confirm_title(lang), body)
}

/// The buttons that end one subscription or all of the address.
pub fn leave(frame: &Frame, topic: Text, others: &[Text], leave_key: &str) -> Page {
    let lang = frame.lang;
    let rows = others.iter().map(|other| view! { <li>{t(other.clone())}</li> }).collect_view();
    let all = (others.len() > 1).then(|| {
        view! {
            <section class="section">
                <h2 class="h-line">{t(words::also_following(lang))}</h2>
                <ul class="list">{rows}</ul>
                <div class="buttons"><button class="btn" name="all" value="yes">{t(words::leave_all_button(lang))}</button></div>
            </section>
        }
    });
    let body = view! {
        <div class="page page--text">
            <header class="page__head">
                <h1>{t(words::leave_title(lang))}</h1>
                <p class="lead">{t(words::leave_text(lang, topic))}</p>
            </header>
            <form class="form" method="post" action=links::follow_leave(leave_key)>
                <div class="buttons"><button class="btn btn--primary btn--big">{t(words::leave_button(lang))}</button></div>
                {all}
            </form>
        </div>
    };
    Page::public(words::leave_title(lang), body)
}
