//! Signing up, confirming an address, signing in, and setting a new password（登録・ログイン）.

use super::keys;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Row, Typing, error_summary, hidden, input, password, summary, t};
use domain::accounts::{PASSWORD_MIN, SignUp};
use domain::people::Person;
use domain::problems::{Problems, Refusal};
use domain::texts::{Lang, Text, accounts as words, keys as key_words, settings, shell};
use leptos::prelude::*;

/// What the fields of these forms are called.
pub fn label(lang: Lang, key: &str) -> Text {
    match key {
        "name" => words::name(lang),
        "email" => words::email(lang),
        "credential" => key_words::passkeys_title(lang),
        _ => words::password(lang),
    }
}

/// A page with one narrow column. `lead` stands under the heading.
fn sheet(title: Text, lead: Option<Text>, problems: &Problems, summary: Option<AnyView>, body: AnyView) -> Page {
    let lead = lead.map(|lead| view! { <p class="lead">{t(lead)}</p> });
    let whole = view! {
        <div class="page page--text">
            {summary}
            <header class="page__head"><h1>{t(title.clone())}</h1>{lead}</header>
            <div class="stack--l">{body}</div>
        </div>
    };
    Page::public(title, whole).with_problems(problems)
}

/// The fields for name, address and password of a new account; the first administrator fills in the same.
/// `sender` is the domain our mail comes from.
pub fn new_account_fields(lang: Lang, form: &SignUp, problems: &Problems, sender: &str) -> AnyView {
    let name = Field::new("name", words::name(lang), &form.name, lang).help(words::name_help(lang)).problems(problems);
    let email = Field::new("email", words::email(lang), &form.email, lang)
        .help(words::email_help(lang, sender))
        .problems(problems);
    let secret = Field::new("password", words::password(lang), "", lang)
        .help(words::password_help(lang, PASSWORD_MIN))
        .problems(problems);
    view! {
        {input(&name, Typing::NAME, None)}
        {input(&email, Typing::EMAIL, None)}
        {password(&secret, "new-password")}
        {password_rules(lang)}
    }
    .into_any()
}

/// The rules for passwords, folded away.
pub(super) fn password_rules(lang: Lang) -> AnyView {
    let lines = [
        words::rule_length(lang, PASSWORD_MIN),
        words::rule_words(lang),
        words::rule_signs(lang),
        words::rule_refused(lang),
        words::rule_elsewhere(lang),
    ];
    let lines = lines.map(|line| view! { <li>{t(line)}</li> });
    view! {
        <details class="more">
            <summary>{t(words::rules_title(lang))}</summary>
            <div class="more__body"><ul class="list">{lines.collect_view()}</ul></div>
        </details>
    }
    .into_any()
}

/// The form for a new account.
pub fn sign_up(frame: &Frame, form: &SignUp, problems: &Problems, sender: &str) -> Page {
    let lang = frame.lang;
    let body = view! {
        <form class="form" method="post" action=links::sign_up() novalidate>
            {new_account_fields(lang, form, problems, sender)}
            <p class="quiet">{t(words::purpose(lang))}</p>
            <div class="buttons"><button class="btn btn--primary">{t(words::sign_up_button(lang))}</button></div>
        </form>
        <p>{t(words::have_account(lang))} " " <a href=links::sign_in()>{t(shell::sign_in(lang))}</a></p>
    };
    let errors = error_summary(lang, problems, |key| label(lang, key));
    sheet(words::sign_up_title(lang), Some(words::sign_up_lead(lang)), problems, errors, body.into_any())
}

/// "Look into your mail": the same for everybody, whatever became of the request.
pub fn check_mail(frame: &Frame, sender: &str) -> Page {
    let lang = frame.lang;
    let body = view! {
        <section class="stack">
            <h2 class="h-line">{t(words::not_arrived(lang))}</h2>
            <ul class="list">
                <li>{t(words::not_arrived_spam(lang, sender))}</li>
                <li>{t(words::not_arrived_typo(lang))}</li>
            </ul>
            {again(lang)}
        </section>
        <p class="quiet">{t(words::check_mail_rule(lang))}</p>
    };
    sheet(words::check_mail_title(lang), Some(words::check_mail_lead(lang)), &Problems::none(), None, body.into_any())
}

/// The two ways to a new link.
fn again(lang: Lang) -> AnyView {
    view! {
        <div class="buttons">
            <a class="btn" href=links::sign_up()>{t(words::sign_up_title(lang))}</a>
            <a class="btn" href=links::reset()>{t(words::reset_title(lang))}</a>
        </div>
    }
    .into_any()
}

/// Confirms an address after a press of the button. Opening the link does nothing: mail scanners open links.
pub fn confirm(frame: &Frame, person: &Person, token: &str) -> Page {
    let lang = frame.lang;
    let row = |label, value: &str| Row { label, value: value.to_owned(), change: None };
    let rows = vec![row(words::name(lang), &person.name), row(words::email(lang), &person.email)];
    let body = view! {
        <section class="sheet">{summary(lang, rows)}</section>
        <form class="form" method="post" action=links::confirm(token)>
            <div class="buttons"><button class="btn btn--primary btn--big">{t(words::confirm_button(lang))}</button></div>
        </form>
    };
    sheet(words::confirm_title(lang), Some(words::confirm_lead(lang)), &Problems::none(), None, body.into_any())
}

/// A link that was used, is too old, or never existed, with the ways to a new one.
pub fn dead_link(frame: &Frame) -> Page {
    let lang = frame.lang;
    let body = view! {
        <p>{t(words::dead_link_again(lang))}</p>
        {again(lang)}
        <p class="onward"><a href=links::sign_in()>{t(shell::sign_in(lang))}</a></p>
    };
    let lead = Refusal::LinkNotValid.text(lang);
    sheet(shell::refused_title(lang), Some(lead), &Problems::none(), None, body.into_any())
}

/// A sign-in of the demo city.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoSignIn<'a> {
    /// Who it is, in a word.
    pub role: &'a str,
    /// Address.
    pub email: &'a str,
    /// Password.
    pub password: &'a str,
}

/// What the sign-in page holds.
#[derive(Debug, Clone, Copy)]
pub struct SignInForm<'a> {
    /// Address as typed.
    pub email: &'a str,
    /// Where to go afterwards: one of our own paths, or empty.
    pub next: &'a str,
    /// What is wrong.
    pub problems: &'a Problems,
    /// The name of the site for passkeys; `None` where they cannot be used.
    pub host: Option<&'a str>,
    /// The sign-ins of the demo city; empty elsewhere.
    pub demo: &'a [DemoSignIn<'a>],
}

/// The sign-in page.
pub fn sign_in(frame: &Frame, form: &SignInForm<'_>) -> Page {
    let lang = frame.lang;
    let email = Field { required: None, ..Field::new("email", words::email(lang), form.email, lang) };
    let email = email.problems(form.problems);
    let secret = Field { required: None, ..Field::new("password", words::password(lang), "", lang) };
    let secret = secret.problems(form.problems);
    let typing = Typing { autocomplete: Some("username"), ..Typing::EMAIL };
    let by_mail = links::with_query(&links::sign_in_link(), &[("next", form.next)]);
    let body = view! {
        <form class="form" method="post" action=links::sign_in() novalidate>
            {(!form.next.is_empty()).then(|| hidden("next", form.next))}
            {input(&email, typing, None)}
            {password(&secret, "current-password")}
            <div class="buttons"><button class="btn btn--primary">{t(words::sign_in_button(lang))}</button></div>
        </form>
        {form.host.map(|host| keys::sign_in_form(lang, host, form.next))}
        <section class="stack">
            <p class="onward"><a href=by_mail>{t(settings::link_title(lang))}</a></p>
            <p>{t(words::forgot(lang))} " " <a href=links::reset()>{t(words::reset_title(lang))}</a></p>
            <p>{t(words::first_time(lang))} " " <a href=links::sign_up()>{t(words::sign_up_title(lang))}</a></p>
        </section>
        {demo(lang, form.demo)}
    };
    let errors = error_summary(lang, form.problems, |key| label(lang, key));
    let page = sheet(words::sign_in_title(lang), None, form.problems, errors, body.into_any());
    if form.host.is_some() { page.with_passkeys() } else { page }
}

fn demo(lang: Lang, sign_ins: &[DemoSignIn<'_>]) -> Option<AnyView> {
    if sign_ins.is_empty() {
        return None;
    }
    let rows = sign_ins.iter().map(|one| {
        let DemoSignIn { role, email, password } = one;
        view! { <li><strong>{role.to_string()}</strong><code>{email.to_string()}</code><code>{password.to_string()}</code></li> }
    });
    let list = view! {
        <section class="demo">
            <h2>{t(words::demo_title(lang))}</h2>
            <p>{t(words::demo_note(lang))}</p>
            <ul class="demo__list" role="list">{rows.collect_view()}</ul>
        </section>
    };
    Some(list.into_any())
}

/// Asks for a new password.
pub fn reset(frame: &Frame, email: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let field = Field::new("email", words::email(lang), email, lang).problems(problems);
    let body = view! {
        <form class="form" method="post" action=links::reset() novalidate>
            {input(&field, Typing::EMAIL, None)}
            <div class="buttons"><button class="btn btn--primary">{t(words::reset_button(lang))}</button></div>
        </form>
    };
    let errors = error_summary(lang, problems, |key| label(lang, key));
    sheet(words::reset_title(lang), Some(words::reset_lead(lang)), problems, errors, body.into_any())
}

/// Sets a new password. The address stands beside it for the browser's password store.
pub fn new_password(frame: &Frame, person: &Person, token: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let field = Field::new("password", words::new_password(lang), "", lang)
        .help(words::password_help(lang, PASSWORD_MIN))
        .problems(problems);
    let body = view! {
        <form class="form" method="post" action=links::reset_with(token) novalidate>
            <div class="field">
                <label class="field__label" for="f-email">{t(words::email(lang))}</label>
                <input class="input" id="f-email" type="text" readonly value=person.email.clone() autocomplete="username" />
            </div>
            {password(&field, "new-password")}
            {password_rules(lang)}
            <div class="buttons"><button class="btn btn--primary">{t(words::new_password_button(lang))}</button></div>
        </form>
    };
    let errors = error_summary(lang, problems, |key| label(lang, key));
    sheet(words::new_password_title(lang), Some(words::new_password_lead(lang)), problems, errors, body.into_any())
}
