//! The second factor of staff: the code at the door, setting it up, recovery codes（二段階の確認）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, error_summary, hidden, input, t};
use chrono::{DateTime, Utc};
use domain::calendar;
use domain::keys::in_groups;
use domain::problems::Problems;
use domain::texts::{Lang, Text, keys as words, settings};
use leptos::prelude::*;

/// Digits, never remembered by the browser as something typed before.
const CODE: Typing = Typing { kind: "text", inputmode: None, autocomplete: Some("one-time-code"), class: "w-24" };

/// The code that the demo city shows beside the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemoCode {
    /// Not a demo city.
    None,
    /// This one works now.
    Now(String),
    /// The present ones were used.
    Wait,
}

/// What the page at the door shows.
pub struct CodePage<'a> {
    /// Whose code.
    pub name: &'a str,
    /// Where to go afterwards.
    pub next: &'a str,
    /// For the demo city.
    pub demo: DemoCode,
    /// What is wrong.
    pub problems: &'a Problems,
}

fn label(lang: Lang, _: &str) -> Text {
    words::code(lang)
}

fn demo(lang: Lang, code: &DemoCode) -> Option<AnyView> {
    let inside = match code {
        DemoCode::None => return None,
        DemoCode::Now(code) => {
            let code = code.clone();
            view! { <p>{t(words::demo_code(lang))} " " <code id="demo-code">{code}</code></p> }.into_any()
        }
        DemoCode::Wait => view! { <p>{t(words::demo_wait(lang))}</p> }.into_any(),
    };
    Some(view! { <section class="demo"><h2>{t(words::demo_title(lang))}</h2>{inside}</section> }.into_any())
}

fn sheet(title: Text, lead: Text, problems: &Problems, lang: Lang, body: AnyView) -> Page {
    let whole = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <header class="page__head"><h1>{t(title.clone())}</h1><p class="lead">{t(lead)}</p></header>
            <div class="stack--l">{body}</div>
        </div>
    };
    Page::public(title, whole).with_problems(problems)
}

fn give_up(lang: Lang) -> AnyView {
    view! {
        <form method="post" action=links::sign_out()><button class="link">{t(words::other_person(lang))}</button></form>
    }
    .into_any()
}

/// Asks for a code after the password was right.
pub fn enter_code(frame: &Frame, data: &CodePage<'_>) -> Page {
    let lang = frame.lang;
    let code = Field::new("code", words::code(lang), "", lang).unmarked().help(words::code_help(lang));
    let body = view! {
        <form class="form" method="post" action=links::sign_in_code() novalidate>
            {(!data.next.is_empty()).then(|| hidden("next", data.next))}
            {input(&code.problems(data.problems), CODE, None)}
            <div class="buttons"><button class="btn btn--primary">{t(words::code_button(lang))}</button></div>
        </form>
        {demo(lang, &data.demo)}
        <p class="quiet">{t(words::code_lost(lang))}</p>
        {give_up(lang)}
    };
    sheet(words::code_title(lang), words::code_lead(lang, data.name), data.problems, lang, body.into_any())
}

/// What the page that sets one up shows.
pub struct SetUpPage<'a> {
    /// The QR code: how many squares it is wide, and its path.
    pub picture: (usize, String),
    /// The same for typing.
    pub letters: &'a str,
    /// Where to go afterwards.
    pub next: &'a str,
    /// Whether the person is signed in already and only adds it.
    pub inside: bool,
    /// For the demo city.
    pub demo: DemoCode,
    /// What is wrong.
    pub problems: &'a Problems,
}

/// Shows the secret for an app, and asks for its first code.
pub fn set_up(frame: &Frame, data: &SetUpPage<'_>) -> Page {
    let lang = frame.lang;
    let (width, path) = data.picture.clone();
    let view_box = format!("0 0 {width} {width}");
    let code = Field::new("code", words::code(lang), "", lang).unmarked();
    let leave = if data.inside {
        view! { <p class="onward"><a href=links::second_factor()>{t(words::factor_title(lang))}</a></p> }.into_any()
    } else {
        give_up(lang)
    };
    let body = view! {
        <ol class="ways">
            <li class="ways__item"><p>{t(words::set_up_app(lang))}</p></li>
            <li class="ways__item stack">
                <p>{t(words::set_up_scan(lang))}</p>
                <svg class="qr" viewBox=view_box role="img" aria-label=words::set_up_picture(lang).bare() shape-rendering="crispEdges">
                    <path fill="#fff" d=format!("M0 0h{width}v{width}H0z") /><path fill="#000" d=path />
                </svg>
                <p>{t(words::set_up_secret(lang))} "：" <code id="secret">{data.letters.to_owned()}</code></p>
            </li>
            <li class="ways__item"><p>{t(words::set_up_type(lang))}</p></li>
        </ol>
        <form class="form" method="post" action=links::second_factor_set_up() novalidate>
            {(!data.next.is_empty()).then(|| hidden("next", data.next))}
            {input(&code.problems(data.problems), CODE, None)}
            <div class="buttons"><button class="btn btn--primary">{t(words::set_up_button(lang))}</button></div>
        </form>
        {demo(lang, &data.demo)}
        <p class="quiet">{t(words::set_up_passkey(lang))}</p>
        {leave}
    };
    sheet(words::set_up_title(lang), words::set_up_lead(lang), data.problems, lang, body.into_any())
}

/// The recovery codes, until the person says they are noted.
pub fn recovery_codes(frame: &Frame, codes: &[String], next: &str) -> Page {
    let lang = frame.lang;
    let rows = codes.iter().map(|code| view! { <li><code>{in_groups(code)}</code></li> });
    let body = view! {
        <section class="sheet"><div class="sheet__body">
            <h2>{t(words::recovery_list(lang))}</h2>
            <ol class="list">{rows.collect_view()}</ol>
        </div></section>
        <form class="form no-print" method="post" action=links::second_factor_codes()>
            {(!next.is_empty()).then(|| hidden("next", next))}
            <div class="buttons"><button class="btn btn--primary">{t(words::recovery_kept(lang))}</button></div>
        </form>
    };
    let problems = Problems::none();
    sheet(words::recovery_title(lang), words::recovery_lead(lang), &problems, lang, body.into_any())
}

/// What the page of one's own second factor shows.
pub struct FactorPage<'a> {
    /// Since when there is one.
    pub since: Option<DateTime<Utc>>,
    /// How many recovery codes are left.
    pub left: i64,
    /// What is wrong.
    pub problems: &'a Problems,
}

/// One's own second factor: new recovery codes, another device.
pub fn factor(frame: &Frame, data: &FactorPage<'_>) -> Page {
    let lang = frame.lang;
    let inside = match data.since {
        None => view! {
            <p>{t(words::factor_off(lang))}</p>
            <p><a class="btn btn--primary" href=links::second_factor_set_up()>{t(words::set_up_title(lang))}</a></p>
        }
        .into_any(),
        Some(since) => look_after(lang, since, data),
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::my_account()>{t(settings::title(lang))}</a>
            <header class="page__head"><h1>{t(words::factor_title(lang))}</h1></header>
            <div class="stack--xl">{inside}</div>
        </div>
    };
    Page::public(words::factor_title(lang), body).under(links::my_page()).with_problems(data.problems)
}

fn look_after(lang: Lang, since: DateTime<Utc>, data: &FactorPage<'_>) -> AnyView {
    let code = |key| Field::new(key, words::code(lang), "", lang).unmarked().problems(data.problems);
    view! {
        <div class="stack">
            <p>{t(words::factor_on(lang, calendar::date_and_time(since, lang)))}</p>
            <p>{t(words::recovery_left(lang, data.left))}</p>
        </div>
        <section class="section stack--l">
            <h2 class="h-line">{t(words::recovery_new(lang))}</h2>
            <p>{t(words::recovery_new_lead(lang))}</p>
            <form class="form" method="post" action=links::second_factor_codes_new() novalidate>
                {input(&code("code"), CODE, None)}
                <div class="buttons"><button class="btn">{t(words::recovery_new(lang))}</button></div>
            </form>
        </section>
        <section class="section stack--l">
            <h2 class="h-line">{t(words::factor_move(lang))}</h2>
            <p>{t(words::factor_move_lead(lang))}</p>
            <form class="form" method="post" action=links::second_factor_remove() novalidate>
                {input(&code("move_code"), CODE, None)}
                <div class="buttons"><button class="btn btn--danger">{t(words::factor_move(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}
