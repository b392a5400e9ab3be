//! The administrator's page of a colleague's sign-ins（職員のログインの管理）.

use super::settings::Device;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, error_summary, hidden, t, text_area};
use domain::calendar;
use domain::people::Person;
use domain::problems::Problems;
use domain::texts::{Lang, keys, settings, staff_access as words, staff_people};
use leptos::prelude::*;

/// What the page shows.
pub struct AccessPage<'a> {
    /// Whose sign-ins.
    pub person: &'a Person,
    /// Whether it is the administrator's own page, where nothing can be done.
    pub own: bool,
    /// Where the person is signed in.
    pub devices: &'a [Device],
    /// Whether one-time codes are set up.
    pub has_app: bool,
    /// How many recovery codes are left.
    pub codes_left: i64,
    /// How many passkeys there are.
    pub passkeys: usize,
    /// The reason as typed.
    pub reason: &'a str,
    /// What is wrong.
    pub problems: &'a Problems,
}

/// A colleague's sessions and second factor.
pub fn access(frame: &Frame, data: &AccessPage<'_>) -> Page {
    let lang = frame.lang;
    let title = words::title(lang, &data.person.name);
    let app = if data.has_app { words::app_on(lang) } else { words::app_off(lang) };
    let acts = if data.own {
        view! { <p>{t(words::own(lang))} " " <a href=links::my_account()>{t(settings::title(lang))}</a></p> }.into_any()
    } else {
        reset(lang, data)
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |_| words::reason(lang))}
            <a class="back" href=links::staff_people()>{t(staff_people::title(lang))}</a>
            <header class="page__head"><h1>{t(title.clone())}</h1><p class="quiet">{data.person.email.clone()}</p></header>
            <section class="section stack--l">
                <h2 class="h-line">{t(words::sessions(lang))}</h2>
                {sessions(lang, data)}
            </section>
            <section class="section stack--l">
                <h2 class="h-line">{t(words::keys(lang))}</h2>
                <ul class="list">
                    <li>{t(app)}</li>
                    <li>{t(keys::recovery_left(lang, data.codes_left))}</li>
                    <li>{t(words::passkeys(lang, data.passkeys))}</li>
                </ul>
            </section>
            {acts}
        </div>
    };
    Page::staff(title, body).under(links::staff_people()).with_problems(data.problems)
}

fn sessions(lang: Lang, data: &AccessPage<'_>) -> AnyView {
    if data.devices.is_empty() {
        return view! { <p>{t(words::no_sessions(lang))}</p> }.into_any();
    }
    let action = links::staff_access_sessions(data.person.id.0);
    let rows = data.devices.iter().map(|device| {
        let name = device.name.clone().unwrap_or_else(|| settings::unknown_device(lang).bare());
        let begun = settings::session_begun(lang, calendar::date_and_time(device.begun, lang));
        let seen = device.seen.map(|day| settings::session_seen(lang, calendar::date(day, lang)));
        let end = (!data.own).then(|| {
            let name = name.clone();
            view! {
                <form method="post" action=action.clone()>
                    {hidden("session", &device.id)}
                    <button class="link link--danger">{t(words::end_session(lang))}<span class="vh">"：" {name}</span></button>
                </form>
            }
        });
        view! { <div><dt>{name}</dt><dd>{t(begun)} {seen.map(|seen| view! { <br />{t(seen)} })} {end}</dd></div> }
    });
    let rows = rows.collect_view();
    let all = (!data.own && data.devices.len() > 1).then(|| {
        view! {
            <form method="post" action=action.clone()>
                {hidden("session", "all")}
                <button class="btn">{t(words::end_all(lang))}</button>
            </form>
        }
    });
    view! { <dl class="facts facts--wide">{rows}</dl>{all} }.into_any()
}

fn reset(lang: Lang, data: &AccessPage<'_>) -> AnyView {
    let reason = Field::new("reason", words::reason(lang), data.reason, lang).help(words::reason_help(lang));
    view! {
        <section class="section stack--l">
            <h2 class="h-line">{t(words::reset_title(lang))}</h2>
            <p>{t(words::reset_lead(lang))}</p>
            <form class="form" method="post" action=links::staff_access_reset(data.person.id.0) novalidate>
                {text_area(&reason.problems(data.problems), 3, Some(500))}
                <div class="buttons"><button class="btn btn--danger">{t(words::reset_button(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}
