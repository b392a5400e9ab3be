//! The editor of one question（設問の編集）.

use super::{Sheet, choice, head, kept};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{choices, error_summary, t};
use domain::calls::{Call, answers_of, cell};
use domain::forms::{Cell, Form, Kind};
use domain::groups::Fact;
use domain::texts::{Lang, Text, form_editor as words, groups, staff_calls};
use leptos::prelude::*;

fn label(lang: Lang, key: &str) -> Text {
    match key.split('.').next().unwrap_or(key) {
        "label" => words::label(lang),
        "kind" => words::kind(lang),
        "max" => words::max_text(lang),
        "min" => words::min(lang),
        "option" => words::options(lang),
        "column" => words::columns(lang),
        _ => words::when(lang),
    }
}

/// The page. `key` is the question's, or the page's that gets a new one.
pub fn question(frame: &Frame, call: &Call, form: &Form, action: String, key: Option<&str>, sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let kinds = Kind::CODES.map(|code| choice(code, words::kind_name(lang, code)));
    let title = if key.is_some() { words::question(lang) } else { words::add_question(lang) };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {head(lang, call, title.clone())}
            <form class="form" method="post" action=action novalidate>
                {sheet.words("label", words::label(lang), 1)}
                {sheet.words("help", words::help(lang), 2)}
                {choices(&sheet.field("kind", words::kind(lang)), kinds.into())}
                {sheet.tick("required", words::required(lang))}
                {sheet.tick("personal", words::personal(lang))}
                {sheet.select("group", words::from_group(lang), facts(lang))}
                {sheet.select("when", words::when(lang), conditions(lang, form, key, sheet))}
                <section class="stack--l">
                    <h2 class="h-line">{t(words::details(lang))}</h2>
                    {sheet.optional("max", words::max_text(lang))}
                    {sheet.optional("min", words::min(lang))}
                    {sheet.words("unit", words::unit(lang), 1)}
                    {sheet.words("evidence", words::evidence(lang), 1)}
                </section>
                {sheet.rows("option", words::options(lang), |row| {
                    view! {
                        {kept(sheet.typed, &cell("option", row, "key"))}
                        {sheet.words(&cell("option", row, "label"), words::option(lang, row + 1), 1)}
                    }
                    .into_any()
                })}
                {sheet.rows("column", words::columns(lang), |row| column(lang, sheet, row))}
                <div class="buttons">
                    <button class="btn btn--primary" name="go" value="back">{t(words::save_question(lang))}</button>
                    <button class="btn" name="go" value="stay">{t(staff_calls::save_more(lang))}</button>
                    <a class="btn" href=links::staff_form(&call.slug)>{t(words::title(lang))}</a>
                </div>
            </form>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(sheet.problems)
}

fn column(lang: Lang, sheet: &Sheet<'_>, row: usize) -> AnyView {
    let cells = Cell::ALL.map(|cell| choice(cell.code(), words::cell_name(lang, cell)));
    view! {
        {sheet.words(&cell("column", row, "label"), words::column(lang, row + 1), 1)}
        {sheet.select(&cell("column", row, "cell"), words::cell(lang), cells.into())}
    }
    .into_any()
}

/// What of a group's own data a question can be filled in from.
fn facts(lang: Lang) -> Vec<crate::ui::Choice> {
    let none = choice("", staff_calls::not_from_group(lang));
    let facts = Fact::ALL.map(|fact| choice(fact.code(), groups::fact(lang, fact)));
    [none].into_iter().chain(facts).collect()
}

/// The answers to earlier questions on which this one may depend.
fn conditions(lang: Lang, form: &Form, key: Option<&str>, sheet: &Sheet<'_>) -> Vec<crate::ui::Choice> {
    let earlier: Vec<&str> = match key {
        Some(key) => form.before(key).map(|question| question.key.as_str()).collect(),
        None => form.questions().map(|question| question.key.as_str()).collect(),
    };
    let mut offered = vec![choice("", words::always(lang))];
    for (code, (question, answer)) in answers_of(form) {
        let is_earlier = code.split_once('=').is_some_and(|(key, _)| earlier.contains(&key));
        if is_earlier {
            offered.push(choice(code, words::when_is(lang, question.text(lang), answer.text(lang))));
        }
    }
    let now = sheet.typed.get("when");
    if !offered.iter().any(|choice| choice.value == now) {
        offered.push(choice(now, staff_calls::keep_conditions(lang)));
    }
    offered
}
