//! A person's passkeys, and the button at the door（パスキー）. Forms for them are hidden until the page's script finds
//! that the browser can use them here.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, error_summary, hidden, input, t};
use chrono::{DateTime, Utc};
use domain::calendar;
use domain::problems::Problems;
use domain::texts::{Lang, Text, keys as words, settings};
use leptos::prelude::*;
use uuid::Uuid;

/// A passkey as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPasskey {
    /// What names it in the form.
    pub id: Uuid,
    /// What the person calls it.
    pub name: String,
    /// When it was added.
    pub made: DateTime<Utc>,
    /// When it was last used.
    pub used: Option<DateTime<Utc>>,
}

/// What the page of passkeys shows.
pub struct PasskeysPage<'a> {
    /// Those there are.
    pub known: &'a [KnownPasskey],
    /// The site's name; `None` where passkeys cannot be used.
    pub host: Option<&'a str>,
    /// The name for the next one, as typed or as proposed.
    pub name: &'a str,
    /// What is wrong.
    pub problems: &'a Problems,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "name" => words::passkey_name(lang),
        _ => words::passkeys_title(lang),
    }
}

/// The list of passkeys, and the form that adds one.
pub fn passkeys(frame: &Frame, data: &PasskeysPage<'_>) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::my_account()>{t(settings::title(lang))}</a>
            <header class="page__head"><h1>{t(words::passkeys_title(lang))}</h1><p class="lead">{t(words::passkeys_lead(lang))}</p></header>
            <div class="stack--xl">
                <section class="section stack--l">
                    <h2 class="h-line">{t(words::passkeys_list(lang))}</h2>
                    {list(lang, data.known)}
                </section>
                <section class="section stack--l">
                    <h2 class="h-line">{t(words::passkey_add_title(lang))}</h2>
                    <p class="notice" id="passkey-unavailable">{t(words::passkey_unavailable(lang))}</p>
                    {data.host.map(|host| add(lang, host, data))}
                </section>
            </div>
        </div>
    };
    let page = Page::public(words::passkeys_title(lang), body).under(links::my_page()).with_problems(data.problems);
    if data.host.is_some() { page.with_passkeys() } else { page }
}

fn list(lang: Lang, known: &[KnownPasskey]) -> AnyView {
    if known.is_empty() {
        return view! { <p>{t(words::passkeys_none(lang))}</p> }.into_any();
    }
    let rows = known.iter().map(|passkey| {
        let made = words::passkey_made(lang, calendar::date_and_time(passkey.made, lang));
        let used = match passkey.used {
            Some(at) => words::passkey_used(lang, calendar::date_and_time(at, lang)),
            None => words::passkey_never_used(lang),
        };
        let name = passkey.name.clone();
        view! {
            <div>
                <dt>{name.clone()}</dt>
                <dd>
                    {t(made)} <br /> {t(used)}
                    <form method="post" action=links::my_passkeys_remove()>
                        {hidden("passkey", &passkey.id.to_string())}
                        <button class="link link--danger">{t(words::passkey_remove(lang))}<span class="vh">"：" {name}</span></button>
                    </form>
                </dd>
            </div>
        }
    });
    view! {
        <dl class="facts facts--wide">{rows.collect_view()}</dl>
        <p class="quiet">{t(words::passkey_remove_note(lang))}</p>
    }
    .into_any()
}

/// What went wrong in the browser; the script shows the one that fits.
fn troubles(lang: Lang) -> AnyView {
    let troubles = [
        ("cancelled", words::passkey_cancelled(lang)),
        ("known", words::passkey_known_already(lang)),
        ("failed", words::passkey_failed(lang)),
    ];
    let lines = troubles.map(|(which, text)| view! { <p class="field__error" data-trouble=which hidden>{t(text)}</p> });
    view! { <div role="alert">{lines.collect_view()}</div> }.into_any()
}

fn add(lang: Lang, host: &str, data: &PasskeysPage<'_>) -> AnyView {
    let name = Field::new("name", words::passkey_name(lang), data.name, lang).help(words::passkey_name_help(lang));
    let name = name.problems(data.problems);
    view! {
        <form class="form" id="passkey-form" method="post" action=links::my_passkeys() novalidate hidden
            data-begin=links::my_passkeys_begin() data-host=host.to_owned()>
            {input(&name, Typing::TEXT, None)}
            {hidden("ceremony", "")}
            {hidden("credential", "")}
            {troubles(lang)}
            <div class="buttons"><button class="btn btn--primary" id="f-credential">{t(words::passkey_add_button(lang))}</button></div>
        </form>
    }
    .into_any()
}

/// The form at the door that signs in with a passkey.
pub fn sign_in_form(lang: Lang, host: &str, next: &str) -> AnyView {
    view! {
        <form id="passkey-form" method="post" action=links::sign_in_passkey() novalidate hidden
            data-begin=links::sign_in_passkey_begin() data-host=host.to_owned()>
            {(!next.is_empty()).then(|| hidden("next", next))}
            {hidden("ceremony", "")}
            {hidden("credential", "")}
            {troubles(lang)}
            <div class="buttons"><button class="btn" id="f-credential">{t(words::passkey_sign_in(lang))}</button></div>
        </form>
    }
    .into_any()
}
