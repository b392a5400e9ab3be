//! A new call, from nothing, from a template, or from an earlier one（新しい募集）.

use super::edit::dates;
use super::{Sheet, choice};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{choices, error_summary, t};
use domain::texts::{Lang, Text, Words, shell, staff, staff_calls as words};
use leptos::prelude::*;

/// What a new call can begin from.
pub struct Sources {
    /// Programmes: id and name.
    pub programmes: Vec<(String, String)>,
    /// Templates: code and title.
    pub templates: Vec<(String, Words)>,
    /// Earlier calls: name in addresses and title.
    pub calls: Vec<(String, Words)>,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "programme" => words::programmes(lang),
        "from" => words::begin_from(lang),
        "title" => words::title(lang),
        "slug" => words::slug(lang),
        "code" => words::code(lang),
        "opens-date" => words::opens_date(lang),
        "opens-time" => words::opens_time(lang),
        "closes-date" => words::closes_date(lang),
        _ => words::closes_time(lang),
    }
}

/// The page.
pub fn new(frame: &Frame, sources: &Sources, sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::staff_calls()>{t(staff::calls_title(lang))}</a></li>
                <li aria-current="page">{t(words::new_call(lang))}</li>
            </ol></nav>
            <header class="page__head"><h1>{t(words::new_call(lang))}</h1><p class="lead">{t(words::new_call_lead(lang))}</p></header>
            {if sources.programmes.is_empty() { first_programme(lang) } else { form(lang, sources, sheet) }}
        </div>
    };
    Page::staff(words::new_call(lang), body).under(links::staff_calls()).with_problems(sheet.problems)
}

fn first_programme(lang: Lang) -> AnyView {
    view! {
        <div class="empty">
            <p class="empty__title">{t(words::no_programmes(lang))}</p>
            <a class="btn btn--primary" href=links::staff_programmes()>{t(words::new_programme(lang))}</a>
        </div>
    }
    .into_any()
}

fn form(lang: Lang, sources: &Sources, sheet: &Sheet<'_>) -> AnyView {
    let programmes = sources.programmes.iter().map(|(id, name)| choice(id, Text::typed(name)));
    let mut from = vec![choice("nothing", words::from_nothing(lang))];
    from.extend(
        sources
            .calls
            .iter()
            .map(|(slug, title)| choice(format!("call:{slug}"), words::from_call(lang, title.text(lang)))),
    );
    from.extend(
        sources
            .templates
            .iter()
            .map(|(code, title)| choice(format!("template:{code}"), words::from_template(lang, title.text(lang)))),
    );
    view! {
        <form class="form" method="post" action=links::staff_call_new() novalidate>
            {sheet.select("programme", words::programmes(lang), programmes.collect())}
            {choices(&sheet.field("from", words::begin_from(lang)), from)}
            {sheet.line("title", words::title(lang))}
            {sheet.line_with("slug", words::slug(lang), words::slug_help(lang))}
            {sheet.line_with("code", words::code(lang), words::code_help(lang))}
            {dates(lang, sheet)}
            <div class="buttons"><button class="btn btn--primary">{t(words::create(lang))}</button></div>
        </form>
    }
    .into_any()
}
