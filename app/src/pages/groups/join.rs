//! An invitation into a group. Opening the link does nothing: mail scanners open links（招待への返事）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::accounts::{label, password_rules};
use crate::ui::{Field, Typing, error_summary, input, password, t};
use domain::accounts::{PASSWORD_MIN, SignUp};
use domain::people::{Organisation, Role};
use domain::problems::Problems;
use domain::texts::{Lang, accounts, groups as words, people, shell};
use leptos::prelude::*;

/// What the page shows.
pub struct Join<'a> {
    /// The secret in the link.
    pub token: &'a str,
    /// The group.
    pub group: &'a Organisation,
    /// As what.
    pub role: Role,
    /// Who invites.
    pub inviter: &'a str,
    /// The invited address.
    pub email: &'a str,
    /// Whether that address has an account.
    pub known: bool,
    /// The new account as typed.
    pub form: &'a SignUp,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// The page.
pub fn join(frame: &Frame, data: &Join<'_>) -> Page {
    let lang = frame.lang;
    let lead = words::join_lead(lang, data.inviter, &data.group.name, people::role(lang, data.role));
    let ways = match frame.viewer.who() {
        Some(person) => as_viewer(lang, data, &person.name),
        None => as_guest(lang, data),
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <header class="page__head"><h1>{t(words::join_title(lang))}</h1><p class="lead">{t(lead)}</p></header>
            <div class="stack--xl">
                {ways}
                <p class="quiet">{t(words::join_not_me(lang))}</p>
            </div>
        </div>
    };
    Page::public(words::join_title(lang), body).with_problems(data.problems)
}

fn as_viewer(lang: Lang, data: &Join<'_>, name: &str) -> AnyView {
    view! {
        <form class="form" method="post" action=links::join(data.token)>
            <p>{t(words::join_as(lang, name))}</p>
            <div class="buttons"><button class="btn btn--primary btn--big">{t(words::join_button(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn as_guest(lang: Lang, data: &Join<'_>) -> AnyView {
    let here = links::join(data.token);
    let sign_in = links::with_query(&links::sign_in(), &[("next", &here)]);
    let new = (!data.known).then(|| new_account(lang, data, here));
    view! {
        {new}
        <section class="section stack">
            <h2 class="h-line">{t(words::join_sign_in_title(lang))}</h2>
            <p><a class="btn" href=sign_in>{t(words::join_sign_in(lang))}</a></p>
        </section>
    }
    .into_any()
}

fn new_account(lang: Lang, data: &Join<'_>, here: String) -> AnyView {
    let name = Field::new("name", accounts::name(lang), &data.form.name, lang)
        .help(accounts::name_help(lang))
        .problems(data.problems);
    let secret = Field::new("password", accounts::password(lang), "", lang)
        .help(accounts::password_help(lang, PASSWORD_MIN))
        .problems(data.problems);
    let email = data.email.to_owned();
    view! {
        <section class="section stack">
            <h2 class="h-line">{t(words::join_new_title(lang))}</h2>
            <p>{t(words::join_new_lead(lang, data.email))}</p>
            <form class="form" method="post" action=here novalidate>
                {input(&name, Typing::NAME, None)}
                <div class="field">
                    <label class="field__label" for="f-email">{t(accounts::email(lang))}</label>
                    <input class="input" id="f-email" type="text" readonly value=email autocomplete="username" />
                </div>
                {password(&secret, "new-password")}
                {password_rules(lang)}
                <p class="quiet">{t(accounts::purpose(lang))}</p>
                <div class="buttons"><button class="btn btn--primary">{t(words::join_new_button(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// An invitation that cannot be used.
pub fn dead(frame: &Frame) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            <header class="page__head">
                <h1>{t(shell::refused_title(lang))}</h1>
                <p class="lead">{t(words::join_dead(lang))}</p>
            </header>
            <p><a class="btn" href=links::home()>{t(shell::to_home(lang))}</a></p>
        </div>
    };
    Page::public(words::join_title(lang), body)
}
