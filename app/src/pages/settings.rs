//! A person's own account: name, language, password, address, devices, data, deletion（アカウントの設定）.

use super::accounts::password_rules;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, error_summary, hidden, input, password, t};
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::PASSWORD_MIN;
use domain::calendar;
use domain::people::Person;
use domain::problems::Problems;
use domain::texts::{self, Lang, Text, accounts, keys, settings as words, shell};
use leptos::prelude::*;

/// A device on which the person is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// What names the session in the form: a hash, which opens nothing.
    pub id: String,
    /// What it calls itself.
    pub name: Option<String>,
    /// Since when.
    pub begun: DateTime<Utc>,
    /// The last day it was used.
    pub seen: Option<NaiveDate>,
    /// Whether it is the one in the person's hand.
    pub this: bool,
}

/// What was typed; the page shows it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// New name; `None` where it was not sent.
    pub name: Option<String>,
    /// New address.
    pub email: String,
}

/// What the page shows.
pub struct Settings<'a> {
    /// Whose.
    pub person: &'a Person,
    /// Whether there is a password.
    pub has_password: bool,
    /// A change of address that waits: the new one and until when.
    pub waits: Option<(String, DateTime<Utc>)>,
    /// Where the person is signed in.
    pub devices: &'a [Device],
    /// How many passkeys there are.
    pub passkeys: usize,
    /// Whether the person must or may have a second factor.
    pub works_for_the_city: bool,
    /// What was typed.
    pub typed: &'a Typed,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "name" => accounts::name(lang),
        "current_password" => words::current(lang),
        "password" => accounts::new_password(lang),
        _ => words::email_new(lang),
    }
}

/// The page.
pub fn settings(frame: &Frame, data: &Settings<'_>) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::my_page()>{t(shell::my_page(lang))}</a>
            <header class="page__head"><h1>{t(words::title(lang))}</h1></header>
            <div class="stack--xl">
                {part(words::name_title(lang), name(lang, data))}
                {part(words::language_title(lang), language(frame))}
                {part(words::email_title(lang), email(lang, data))}
                {part(words::password_title(lang), secret(lang, data))}
                {part(keys::passkeys_title(lang), passkeys(lang, data.passkeys))}
                {data.works_for_the_city.then(|| part(keys::factor_title(lang), second_factor(lang)))}
                {part(words::sessions_title(lang), sessions(lang, data))}
                {part(words::data_title(lang), my_data(lang))}
                {part(words::erase_title(lang), erase(lang))}
            </div>
        </div>
    };
    Page::public(words::title(lang), body).under(links::my_page()).with_problems(data.problems)
}

fn part(title: Text, body: AnyView) -> AnyView {
    view! { <section class="section stack--l"><h2 class="h-line">{t(title)}</h2>{body}</section> }.into_any()
}

fn name(lang: Lang, data: &Settings<'_>) -> AnyView {
    let typed = data.typed.name.as_ref().unwrap_or(&data.person.name);
    let field =
        Field::new("name", accounts::name(lang), typed, lang).help(accounts::name_help(lang)).problems(data.problems);
    view! {
        <form class="form" method="post" action=links::my_name() novalidate>
            {input(&field, Typing::NAME, None)}
            <div class="buttons"><button class="btn">{t(words::save(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn language(frame: &Frame) -> AnyView {
    let buttons = Lang::ALL.map(|lang| {
        let current = (lang == frame.lang).then_some("true");
        view! { <button class="btn" name="lang" value=lang.code() lang=lang.tag() aria-current=current>{lang.own_name()}</button> }
    });
    view! {
        <form method="post" action=links::language()>
            {hidden("back", &links::my_account())}
            <div class="buttons">{buttons.collect_view()}</div>
        </form>
    }
    .into_any()
}

fn email(lang: Lang, data: &Settings<'_>) -> AnyView {
    let waits = data.waits.as_ref().map(|(address, until)| {
        let text = words::email_waits(lang, address, calendar::date_and_time(*until, lang));
        view! { <p class="notice" role="status">{t(text)}</p> }
    });
    let field = Field::new("email", words::email_new(lang), &data.typed.email, lang).problems(data.problems);
    view! {
        <p>{t(words::email_now(lang, &data.person.email))}</p>
        {waits}
        <p>{t(words::email_lead(lang))}</p>
        <form class="form" method="post" action=links::my_email() novalidate>
            {input(&field, Typing::EMAIL, None)}
            <div class="buttons"><button class="btn">{t(words::email_button(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn secret(lang: Lang, data: &Settings<'_>) -> AnyView {
    if !data.has_password {
        return view! {
            <p>{t(words::no_password(lang))}</p>
            <p><a class="btn" href=links::reset()>{t(accounts::reset_title(lang))}</a></p>
        }
        .into_any();
    }
    let current = Field::new("current_password", words::current(lang), "", lang).problems(data.problems);
    let new = Field::new("password", accounts::new_password(lang), "", lang)
        .help(accounts::password_help(lang, PASSWORD_MIN))
        .problems(data.problems);
    let address = data.person.email.clone();
    view! {
        <p>{t(words::password_lead(lang))}</p>
        <form class="form" method="post" action=links::my_password() novalidate>
            <input class="vh" type="text" name="username" value=address autocomplete="username" readonly tabindex="-1" aria-hidden="true" />
            {password(&current, "current-password")}
            {password(&new, "new-password")}
            {password_rules(lang)}
            <div class="buttons"><button class="btn">{t(words::save(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn passkeys(lang: Lang, count: usize) -> AnyView {
    let count = if count == 0 { keys::passkeys_none(lang) } else { keys::passkeys_count(lang, count) };
    view! {
        <p>{t(keys::passkeys_lead(lang))}</p>
        <p>{t(count)}</p>
        <p><a class="btn" href=links::my_passkeys()>{t(keys::passkeys_manage(lang))}</a></p>
    }
    .into_any()
}

fn second_factor(lang: Lang) -> AnyView {
    view! { <p><a class="btn" href=links::second_factor()>{t(keys::factor_manage(lang))}</a></p> }.into_any()
}

fn sessions(lang: Lang, data: &Settings<'_>) -> AnyView {
    let rows = data.devices.iter().map(|device| session(lang, device)).collect_view();
    let others = (data.devices.len() > 1).then(|| {
        view! {
            <form method="post" action=links::my_sessions_end()>
                {hidden("session", "others")}
                <button class="btn">{t(words::session_end_others(lang))}</button>
            </form>
        }
    });
    view! {
        <p>{t(words::sessions_lead(lang))}</p>
        <dl class="facts facts--wide">{rows}</dl>
        {others}
    }
    .into_any()
}

fn session(lang: Lang, device: &Device) -> AnyView {
    let name = device.name.clone().unwrap_or_else(|| words::unknown_device(lang).bare());
    let begun = words::session_begun(lang, calendar::date_and_time(device.begun, lang));
    let seen = device.seen.map(|day| words::session_seen(lang, calendar::date(day, lang)));
    let tag = device.this.then(|| view! { " " <span class="tag tag--good">{t(words::this_device(lang))}</span> });
    let end = (!device.this).then(|| {
        let name = name.clone();
        view! {
            <form method="post" action=links::my_sessions_end()>
                {hidden("session", &device.id)}
                <button class="link link--danger">{t(words::session_end(lang))}<span class="vh">"：" {name}</span></button>
            </form>
        }
    });
    view! {
        <div>
            <dt>{name} {tag}</dt>
            <dd>{t(begun)} {seen.map(|seen| view! { <br />{t(seen)} })} {end}</dd>
        </div>
    }
    .into_any()
}

fn my_data(lang: Lang) -> AnyView {
    view! {
        <p>{t(words::data_lead(lang))}</p>
        <p><a class="btn" href=links::my_data() download>{t(words::data_button(lang))}</a></p>
    }
    .into_any()
}

fn erase(lang: Lang) -> AnyView {
    view! {
        <p>{t(words::erase_lead(lang))}</p>
        <p class="onward"><a href=links::my_erasure()>{t(words::erase_title(lang))}</a></p>
    }
    .into_any()
}

/// A narrow page with one heading.
fn narrow(title: Text, lead: Option<Text>, problems: &Problems, summary: Option<AnyView>, body: AnyView) -> Page {
    let lead = lead.map(|lead| view! { <p class="lead">{t(lead)}</p> });
    let whole = view! {
        <div class="page page--text">
            {summary}
            <header class="page__head"><h1>{t(title.clone())}</h1>{lead}</header>
            <div class="stack--xl">{body}</div>
        </div>
    };
    Page::public(title, whole).with_problems(problems)
}

/// A page that asks for one press. Opening the link does nothing: mail scanners open links.
fn press(title: Text, lead: Text, action: String, button: Text, class: &'static str) -> Page {
    let body = view! {
        <form class="form" method="post" action=action>
            <div class="buttons"><button class=class>{t(button)}</button></div>
        </form>
    };
    narrow(title, Some(lead), &Problems::none(), None, body.into_any())
}

/// Asks for agreement to a new address.
pub fn email_change(frame: &Frame, token: &str, old: &str, new: &str) -> Page {
    let lang = frame.lang;
    let lead = words::email_confirm_lead(lang, old, new);
    let class = "btn btn--primary btn--big";
    press(words::email_confirm_title(lang), lead, links::email_change(token), words::email_confirm_button(lang), class)
}

/// What the agreement came to.
pub fn email_agreed(frame: &Frame, done: bool) -> Page {
    let lang = frame.lang;
    let lead = if done { words::email_done(lang) } else { words::email_half(lang) };
    let body = view! { <p><a class="btn" href=links::my_account()>{t(words::title(lang))}</a></p> };
    narrow(words::email_confirm_title(lang), Some(lead), &Problems::none(), None, body.into_any())
}

/// A link that was used or is too old.
pub fn dead_link(frame: &Frame) -> Page {
    let lang = frame.lang;
    let body = view! { <p><a class="btn" href=links::sign_in()>{t(shell::sign_in(lang))}</a></p> };
    narrow(shell::refused_title(lang), Some(words::dead_link(lang)), &Problems::none(), None, body.into_any())
}

/// Asks for a link to sign in with.
pub fn ask_link(frame: &Frame, email: &str, next: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let field = Field::new("email", accounts::email(lang), email, lang).problems(problems);
    let body = view! {
        <form class="form" method="post" action=links::sign_in_link() novalidate>
            {(!next.is_empty()).then(|| hidden("next", next))}
            {input(&field, Typing::EMAIL, None)}
            <div class="buttons"><button class="btn btn--primary">{t(words::link_button(lang))}</button></div>
        </form>
        <p class="onward"><a href=links::sign_in()>{t(accounts::sign_in_title(lang))}</a></p>
    };
    let errors = error_summary(lang, problems, |_| accounts::email(lang));
    narrow(words::link_title(lang), Some(words::link_lead(lang)), problems, errors, body.into_any())
}

/// Signs in after a press of the button.
pub fn enter_by_link(frame: &Frame, person: &Person, token: &str, next: &str) -> Page {
    let lang = frame.lang;
    let action = links::with_query(&links::sign_in_with(token), &[("next", next)]);
    let lead = words::link_enter_lead(lang, &person.name);
    press(words::link_title(lang), lead, action, accounts::sign_in_button(lang), "btn btn--primary btn--big")
}

/// What stands in the way of a deletion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// A role with the city.
    Staff,
    /// Groups whose only head the person is, by name, with cases under way.
    OnlyHead(Vec<String>),
}

/// Explains the deletion and asks for the password or a link by mail.
pub fn erasure(frame: &Frame, has_password: bool, hindrance: Option<&Hindrance>, problems: &Problems) -> Page {
    let lang = frame.lang;
    let way = match hindrance {
        Some(hindrance) => {
            let text = match hindrance {
                Hindrance::Staff => words::erase_staff(lang),
                Hindrance::OnlyHead(groups) => words::erase_head(lang, texts::list(lang, groups)),
            };
            view! { <div class="notice notice--warn"><p>{t(text)}</p></div> }.into_any()
        }
        None => erasure_ways(lang, has_password, problems),
    };
    let body = view! {
        <div class="prose"><p>{t(words::erase_gone(lang))}</p><p>{t(words::erase_stays(lang))}</p></div>
        <p><a class="btn" href=links::my_data() download>{t(words::data_button(lang))}</a></p>
        {way}
        <p class="onward"><a href=links::my_account()>{t(shell::back(lang))}</a></p>
    };
    let errors = error_summary(lang, problems, |key| label(lang, key));
    narrow(words::erase_title(lang), Some(words::erase_lead(lang)), problems, errors, body.into_any())
}

fn erasure_ways(lang: Lang, has_password: bool, problems: &Problems) -> AnyView {
    let current = Field::new("current_password", words::current(lang), "", lang).problems(problems);
    let by_password = has_password.then(|| {
        view! {
            <section class="section stack">
                <h2 class="h-line">{t(words::erase_by_password(lang))}</h2>
                <form class="form" method="post" action=links::my_erasure() novalidate>
                    {password(&current, "current-password")}
                    <div class="buttons"><button class="btn btn--danger">{t(words::erase_button(lang))}</button></div>
                </form>
            </section>
        }
    });
    view! {
        {by_password}
        <section class="section stack">
            <h2 class="h-line">{t(words::erase_by_mail(lang))}</h2>
            <p>{t(words::erase_by_mail_lead(lang))}</p>
            <form method="post" action=links::my_erasure_mail()>
                <div class="buttons"><button class="btn">{t(words::erase_mail_button(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// Deletes the account after a press of the button.
pub fn erase_by_link(frame: &Frame, token: &str) -> Page {
    let lang = frame.lang;
    let action = links::erase_with(token);
    press(words::erase_title(lang), words::erase_gone(lang), action, words::erase_button(lang), "btn btn--danger")
}

/// Nothing is left to be done.
pub fn erased(frame: &Frame) -> Page {
    let lang = frame.lang;
    let body = view! { <p><a class="btn" href=links::home()>{t(shell::to_home(lang))}</a></p> };
    narrow(words::erased_title(lang), Some(words::erased_lead(lang)), &Problems::none(), None, body.into_any())
}
