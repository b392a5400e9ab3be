//! What the public reads of a case beside what was written, and the forms that hide passages（公表用の墨消し）.

use super::calls::Sheet;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Typing, choices, error_summary, hidden, input, t, text_area};
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::forms::Answers;
use domain::problems::Problems;
use domain::redaction::{Field, Ground, MASK, PASSAGES_MAX, Part, Redacted, among};
use domain::texts::{Lang, Text, redaction as words, staff};
use leptos::prelude::*;

/// Whose texts they are: a case's by its receipt number, or a call's by its name in addresses.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// A case.
    Case(&'a str),
    /// A call with its comment.
    Call(&'a str),
}

impl Place<'_> {
    fn here(self) -> String {
        match self {
            Place::Case(number) => links::staff_redaction(number),
            Place::Call(slug) => links::staff_comment_redaction(slug),
        }
    }

    fn back(self, lang: Lang) -> AnyView {
        match self {
            Place::Case(number) => {
                view! { <a class="back" href=links::staff_case(number)>{number.to_owned()}</a> }.into_any()
            }
            Place::Call(slug) => {
                view! { <a class="back" href=links::staff_release(slug)>{t(staff::release_title(lang))}</a> }.into_any()
            }
        }
    }

    fn menu(self) -> String {
        match self {
            Place::Case(_) => links::staff_cases(),
            Place::Call(_) => links::staff_calls(),
        }
    }
}

/// One text.
pub struct TextRow {
    /// Which.
    pub field: Field,
    /// What it is called.
    pub label: Text,
    /// As it stands now.
    pub text: String,
    /// What is hidden of it, who hid it, and when.
    pub marked: Option<(Redacted, String, DateTime<Utc>)>,
    /// Passages that are hidden in the texts beside it, one a line, and so in this one too.
    pub beside: String,
    /// Passages that probably should be hidden.
    pub suspects: Vec<String>,
    /// What stands in the form.
    pub typed: Answers,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The name of a field of the form for one text; there are several forms on the page.
pub fn key(field: Field, name: &str) -> String {
    format!("{}-{name}", field.code())
}

fn label(lang: Lang, key: &str) -> Text {
    match key.rsplit('-').next().unwrap_or(key) {
        "ground" => words::ground(lang),
        "why" => words::why(lang),
        _ => words::passages(lang),
    }
}

/// The page.
pub fn redactions(frame: &Frame, place: Place<'_>, rows: &[TextRow]) -> Page {
    let lang = frame.lang;
    let none = Problems::none();
    let problems = rows.iter().map(|row| &row.problems).find(|problems| !problems.is_empty()).unwrap_or(&none);
    let sections: Vec<AnyView> = rows.iter().map(|row| section(lang, place, row)).collect();
    let nothing = rows.is_empty().then(|| view! { <p>{t(words::nothing(lang))}</p> });
    let body = view! {
        <div class="page">
            {error_summary(lang, problems, |key| label(lang, key))}
            {place.back(lang)}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            {nothing}
            {sections}
        </div>
    };
    Page::staff(words::title(lang), body).under(place.menu()).with_problems(problems)
}

/// The text with its hidden passages struck out, beside what the public reads; once where nothing is hidden.
fn both(lang: Lang, row: &TextRow) -> AnyView {
    let marked = row.marked.as_ref().map(|(redacted, _, _)| redacted);
    let hidden = among(&row.text, marked, &row.beside);
    let original: Vec<AnyView> = match &hidden {
        None => vec![row.text.clone().into_any()],
        Some(hidden) => {
            let part = |part: &Part<'_>| match *part {
                Part::Shown(text) => text.to_owned().into_any(),
                Part::Hidden(text) => view! { <mark class="hidden-part">{text.to_owned()}</mark> }.into_any(),
            };
            hidden.parts().iter().map(part).collect()
        }
    };
    let public = hidden.map_or_else(|| MASK.to_owned(), |hidden| hidden.public());
    if public == row.text {
        return view! {
            <dl class="beside"><div><dt>{t(words::as_written(lang))}</dt><dd class="typed">{public}</dd></div></dl>
        }
        .into_any();
    }
    view! {
        <dl class="beside">
            <div><dt>{t(words::original(lang))}</dt><dd class="typed">{original}</dd></div>
            <div><dt>{t(words::public(lang))}</dt><dd class="typed">{public}</dd></div>
        </dl>
    }
    .into_any()
}

fn section(lang: Lang, place: Place<'_>, row: &TextRow) -> AnyView {
    let stale = row.marked.as_ref().filter(|(redacted, _, _)| redacted.is_stale(&row.text));
    let stale = stale.map(|_| view! { <p class="notice notice--warn">{t(words::stale(lang))}</p> });
    let by = row.marked.as_ref().map(|(_, by, at)| {
        view! { <p class="quiet">{t(words::marked_by(lang, by))} "　" {date_and_time(*at, lang)}</p> }
    });
    let clear = row.marked.as_ref().map(|_| {
        view! {
            <form method="post" action=place.here()>
                {hidden("field", &row.field.code())}
                <button class="link link--danger" name="go" value="clear">{t(words::clear(lang))}</button>
            </form>
        }
    });
    view! {
        <section class="section stack" id=row.field.code()>
            <h2 class="h-line">{t(row.label.clone())}</h2>
            {stale}
            {both(lang, row)}
            {by}
            {form(lang, place, row)}
            {clear}
        </section>
    }
    .into_any()
}

fn form(lang: Lang, place: Place<'_>, row: &TextRow) -> AnyView {
    let sheet = Sheet { lang, typed: &row.typed, problems: &row.problems };
    let names = ["passages", "ground", "why"].map(|name| key(row.field, name));
    let suspects: Vec<AnyView> =
        row.suspects.iter().map(|text| view! { <li class="typed">{text.clone()}</li> }.into_any()).collect();
    let suspects = (!suspects.is_empty()).then(|| {
        view! { <div class="notice"><p>{t(words::suspects(lang))}</p><ul class="list">{suspects}</ul></div> }
    });
    let option = |ground: Ground| Choice { value: ground.code().to_owned(), label: ground.text(lang), help: None };
    let ground = sheet.field(&names[1], words::ground(lang));
    let passages = sheet.field(&names[0], words::passages(lang)).help(words::passages_help(lang));
    let why = sheet.field(&names[2], words::why(lang)).optional().help(words::why_help(lang));
    let open = !row.problems.is_empty() || row.marked.is_some();
    view! {
        <details class="more" open=open>
            <summary>{t(words::hide(lang))}<span class="vh">"：" {row.label.bare()}</span></summary>
            <form class="more__body form" method="post" action=place.here() novalidate>
                {hidden("field", &row.field.code())}
                {suspects}
                {text_area(&passages, 3, Some(PASSAGES_MAX))}
                {choices(&ground, Ground::ALL.map(option).into())}
                {input(&why, Typing { autocomplete: Some("off"), ..Typing::TEXT }, None)}
                <div class="buttons"><button class="btn btn--primary" name="go" value="mark">{t(words::save(lang))}</button></div>
            </form>
        </details>
    }
    .into_any()
}
