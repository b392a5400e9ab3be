//! The page of the first start（はじめの設定）.

use super::accounts::{label as account_label, new_account_fields};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, error_summary, input, t, text_area};
use domain::problems::Problems;
use domain::setup::{NO_DISTRICTS, Setup, TSUSHIMA};
use domain::texts::{Lang, Text, setup as words};
use leptos::prelude::*;

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "code" => words::code(lang),
        "city" => words::city(lang),
        "mayor_title" => words::mayor(lang),
        "departments" => words::departments(lang),
        "districts" => words::districts(lang),
        other => account_label(lang, other),
    }
}

/// The form. `code` is the code as typed, `sender` the domain our mail comes from.
pub fn setup(frame: &Frame, code: &str, form: &Setup, problems: &Problems, sender: &str) -> Page {
    let lang = frame.lang;
    let field = |key, value| Field::new(key, label(lang, key), value, lang).problems(problems);
    let code = field("code", code).help(words::code_help(lang));
    let city = field("city", &form.city).help(words::city_help(lang));
    let mayor = field("mayor_title", &form.mayor_title).optional().help(words::mayor_help(lang));
    let departments = field("departments", &form.departments).help(words::departments_help(lang));
    let chosen = if form.districts.is_empty() { NO_DISTRICTS } else { &form.districts };
    let districts = field("districts", chosen).help(words::districts_help(lang));
    let offered = [(NO_DISTRICTS, words::districts_none(lang)), (TSUSHIMA, words::districts_tsushima(lang))];
    let offered = offered.map(|(value, label)| Choice { value: value.to_owned(), label, help: None });
    let unsaved = Typing { autocomplete: Some("off"), ..Typing::TEXT };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <form class="form" method="post" action=links::setup() novalidate>
                {input(&code, unsaved, None)}
                <h2 class="h-line">{t(words::city_part(lang))}</h2>
                {input(&city, unsaved, None)}
                {input(&mayor, unsaved, None)}
                {text_area(&departments, 6, None)}
                {choices(&districts, offered.into())}
                <h2 class="h-line">{t(words::admin_part(lang))}</h2>
                <p>{t(words::admin_note(lang))}</p>
                {new_account_fields(lang, &form.admin, problems, sender)}
                <div class="buttons"><button class="btn btn--primary">{t(words::button(lang))}</button></div>
            </form>
        </div>
    };
    Page::public(words::title(lang), body).with_problems(problems)
}
