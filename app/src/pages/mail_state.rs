//! The administrator's page of mail: what waits, what left today, what did not arrive（メールの送信）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::pace::{Limits, Urgency};
use domain::texts::{Lang, Text, mail_state as words};
use leptos::prelude::*;

/// How mail stands.
#[derive(Debug, Clone)]
pub struct MailState {
    /// How many letters of each kind wait, and since when the oldest does.
    pub queues: Vec<(Urgency, i64, Option<DateTime<Utc>>)>,
    /// How many have left today.
    pub today: i64,
    /// How many may.
    pub limits: Limits,
    /// Whether no more may.
    pub is_day_full: bool,
    /// Whether it is night.
    pub is_quiet: bool,
    /// Whether there is a way out.
    pub has_way: bool,
    /// How many of the last seven days' letters did not arrive.
    pub failed: i64,
    /// How many of these came back after a server had taken them.
    pub returned: i64,
}

/// The page. It counts and names nobody.
pub fn mail_state(frame: &Frame, state: &MailState) -> Page {
    let lang = frame.lang;
    let trouble = [(!state.has_way, words::no_way(lang)), (state.is_day_full, words::day_full(lang))];
    let trouble = trouble.into_iter().filter(|(is_so, _)| *is_so);
    let trouble =
        trouble.map(|(_, text)| view! { <div class="notice notice--warn"><p>{t(text)}</p></div> }).collect_view();
    let quiet = state.is_quiet.then(|| view! { <p class="notice">{t(words::quiet(lang))}</p> });
    let body = view! {
        <div class="page page--text">
            <header class="page__head">
                <h1>{t(words::title(lang))}</h1>
                <p class="quiet">{t(words::lead(lang, date_and_time(frame.now, lang)))}</p>
            </header>
            {trouble} {quiet}
            <div class="stack--xl">
                <section class="section"><h2 class="h-line">{t(words::waiting_title(lang))}</h2>{queues(lang, state)}</section>
                <section class="section"><h2 class="h-line">{t(words::today_title(lang))}</h2>{today(lang, state)}</section>
                <section class="section"><h2 class="h-line">{t(words::trouble_title(lang))}</h2>{week(lang, state)}</section>
            </div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_mail())
}

fn queues(lang: Lang, state: &MailState) -> AnyView {
    let heads = [words::kind(lang), words::waiting(lang), words::oldest(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    let rows = state.queues.iter().map(|(urgency, count, oldest)| {
        let oldest = oldest.map_or_else(|| words::nothing(lang).bare(), |at| date_and_time(at, lang));
        view! {
            <tr>
                <td data-label=words::kind(lang).bare()>{t(words::urgency(lang, *urgency))}</td>
                <td data-label=words::waiting(lang).bare()>{t(words::letters(lang, *count))}</td>
                <td data-label=words::oldest(lang).bare()>{oldest}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::waiting_title(lang).bare() tabindex="0">
            <table class="table table--dense table--stack"><thead><tr>{heads.collect_view()}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn facts(facts: Vec<(Text, Text)>) -> AnyView {
    let rows = facts.into_iter().map(|(label, value)| view! { <div><dt>{t(label)}</dt><dd>{t(value)}</dd></div> });
    view! { <dl class="facts facts--wide">{rows.collect_view()}</dl> }.into_any()
}

fn today(lang: Lang, state: &MailState) -> AnyView {
    let limit = |limit: u32| if limit == 0 { words::no_limit(lang) } else { words::letters(lang, limit) };
    let count = if state.limits.are_none() { words::not_counted(lang) } else { words::letters(lang, state.today) };
    facts(vec![
        (words::today(lang), count),
        (words::per_day(lang), limit(state.limits.per_day)),
        (words::per_minute(lang), limit(state.limits.per_minute)),
    ])
}

fn week(lang: Lang, state: &MailState) -> AnyView {
    let counts = facts(vec![
        (words::failed(lang), words::letters(lang, state.failed)),
        (words::returned(lang), words::letters(lang, state.returned)),
    ]);
    view! { {counts} <p class="quiet">{t(words::trouble_note(lang))}</p> }.into_any()
}
