//! Each act on a page of its own, that says what will happen before it does（決裁・訂正・延長・打ち切り）.

use super::head;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::{Sheet, choice};
use crate::ui::{Typing, choices, error_summary, hidden, input, t, text_area};
use domain::calendar;
use domain::consultations::editing::REASON_MAX;
use domain::consultations::{Act, Consultation, Ground};
use domain::texts::{Lang, Text, consultations as public, shell, staff_consultations as words};
use leptos::prelude::*;

/// The page. `seen`: what tells the wording on this screen from every other.
pub fn act(frame: &Frame, it: &Consultation, act: Act, seen: &str, sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let title = words::act(lang, act).unwrap_or_else(|| words::title(lang));
    let class = if matches!(act, Act::Abandon | Act::Exempt) { "btn btn--danger" } else { "btn btn--primary" };
    let look = (act == Act::Approve).then(|| {
        view! { <p><a href=links::staff_consultation_preview(&it.slug)>{t(words::preview(lang))}</a></p> }
    });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {head(lang, it, title.clone())}
            <div class="stack--l">
                {means(frame, it, act).map(|text| view! { <div class="notice"><p>{t(text)}</p></div> })}
                {look}
                <form class="form" method="post" action=links::staff_consultation_act(&it.slug, act.code()) novalidate>
                    {fields(lang, act, seen, sheet)}
                    <div class="buttons">
                        <button class=class>{t(title.clone())}</button>
                        <a class="btn" href=links::staff_consultation(&it.slug)>{t(shell::back(lang))}</a>
                    </div>
                </form>
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_consultations()).with_problems(sheet.problems)
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "closes-date" => words::closes_date(lang),
        "closes-time" => words::closes_time(lang),
        "due" => words::result_due(lang),
        "ground" => words::ground(lang),
        "seen" => words::act_approve(lang),
        _ => words::reason(lang),
    }
}

/// What will happen, said before.
fn means(frame: &Frame, it: &Consultation, act: Act) -> Option<Text> {
    let lang = frame.lang;
    Some(match act {
        Act::Ask => words::ask_means(lang),
        Act::Approve => {
            let at = it.publication(frame.now).max(frame.now);
            words::approve_means(lang, calendar::date_and_time(at, lang), it.term(frame.now))
        }
        Act::Extend => words::extend_means(lang),
        Act::Exempt => words::exempt_means(lang),
        Act::Abandon => words::abandon_means(lang),
        _ => return None,
    })
}

fn fields(lang: Lang, act: Act, seen: &str, sheet: &Sheet<'_>) -> AnyView {
    let reason = |help: Text| {
        let field = sheet.field("reason", words::reason(lang)).required(true).help(help);
        text_area(&field, 5, Some(REASON_MAX))
    };
    let day = |key: &str, label: Text| input(&sheet.field(key, label).unmarked(), Typing::DATE, None);
    match act {
        Act::Approve => {
            let wrong = sheet.problems.of("seen").map(|problem| {
                view! { <p class="field__error" id="f-seen" tabindex="-1">"＊" {t(problem.text(lang))}</p> }
            });
            view! { {hidden("seen", seen)} {wrong} }.into_any()
        }
        Act::SendBack | Act::Recall => reason(words::reason_inside(lang)),
        Act::Extend => view! {
            {day("closes-date", words::closes_date(lang))}
            {day("closes-time", words::closes_time(lang))}
            {day("due", words::result_due(lang))}
            {reason(words::reason_public(lang))}
        }
        .into_any(),
        Act::Exempt => {
            let grounds = Ground::ALL.map(|ground| choice(ground.code(), public::ground(lang, ground)));
            view! {
                {choices(&sheet.field("ground", words::ground(lang)).required(true), grounds.to_vec())}
                {reason(words::reason_public(lang))}
            }
            .into_any()
        }
        Act::Abandon => view! {
            {reason(words::reason_public(lang))}
            {sheet.tick("again", words::again(lang))}
        }
        .into_any(),
        _ => ().into_any(),
    }
}
