//! Publishing a call, once everything is there（募集の公開）.

use super::{Sheet, choice, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{choices, error_summary, t};
use domain::calendar;
use domain::calls::{Call, Gap, Place};
use domain::texts::{Lang, Text, calls, staff_calls as words};
use leptos::prelude::*;

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "when" => words::publish_when(lang),
        "publish-date" => words::publish_date(lang),
        _ => words::publish_time(lang),
    }
}

/// The page: what is missing with the way there, or the button.
pub fn publish(frame: &Frame, call: &Call, sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let gaps = call.gaps(frame.now);
    let content = if gaps.is_empty() { ready(lang, call, sheet) } else { missing(lang, call, &gaps) };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {head(lang, call, words::page_publish(lang))}
            <div class="stack--l"><p class="lead">{t(words::publish_lead(lang))}</p>{content}</div>
        </div>
    };
    Page::staff(words::page_publish(lang), body).under(links::staff_calls()).with_problems(sheet.problems)
}

fn missing(lang: Lang, call: &Call, gaps: &[(Place, Gap)]) -> AnyView {
    let rows = gaps.iter().map(|(place, gap)| {
        let (href, name) = match place {
            Place::Page(page) => (links::staff_call_edit(&call.slug, page.code()), words::page(lang, *page)),
            Place::Form => (links::staff_form(&call.slug), words::page_form(lang)),
        };
        view! { <li><a href=href>{t(name)}</a> "：" {t(words::gap(lang, gap))}</li> }
    });
    view! {
        <div class="notice notice--warn" id="gaps">
            <h2 class="notice__title">{t(words::still_missing(lang, gaps.len()))}</h2>
            <ul class="list">{rows.collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn ready(lang: Lang, call: &Call, sheet: &Sheet<'_>) -> AnyView {
    let period = calls::period(
        lang,
        calendar::date_and_time(call.dates.opens_at, lang),
        calendar::date_and_time(call.dates.closes_at, lang),
    );
    let when = vec![choice("now", words::publish_now(lang)), choice("at", words::publish_at(lang))];
    view! {
        <div class="notice notice--good"><p>{t(words::all_there(lang))}</p><p>{t(period)}</p></div>
        <form class="form" method="post" action=links::staff_call_publish(&call.slug) novalidate>
            {choices(&sheet.field("when", words::publish_when(lang)), when)}
            {sheet.optional("publish-date", words::publish_date(lang))}
            {sheet.optional("publish-time", words::publish_time(lang))}
            <div class="buttons"><button class="btn btn--primary btn--big">{t(words::publish_button(lang))}</button></div>
        </form>
    }
    .into_any()
}
