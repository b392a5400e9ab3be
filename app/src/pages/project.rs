//! The public page of one adopted project: what was planned, what became of it, what it cost（事業の成果）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::shown;
use crate::ui::{Row, summary, t};
use domain::awards::form as report_form;
use domain::calendar::date;
use domain::forms::{Answers, Form};
use domain::money::Yen;
use domain::redaction::PUBLISHED;
use domain::texts::{Lang, Text, Words, awards, project as words, results, shell};
use leptos::prelude::*;
use uuid::Uuid;

/// What became of a project.
pub struct Outcome<'a> {
    /// What the report says.
    pub answers: &'a Answers,
    /// 決算額
    pub actual: Yen,
    /// 確定額
    pub confirmed: Yen,
    /// Its photos.
    pub photos: Vec<Uuid>,
    /// The day on which it was closed.
    pub closed_on: Option<chrono::NaiveDate>,
}

/// What the page shows.
pub struct Project<'a> {
    /// The call's name in addresses.
    pub slug: &'a str,
    /// The call's title.
    pub call: &'a Words,
    /// Receipt number.
    pub number: &'a str,
    /// Name of the project.
    pub title: &'a str,
    /// The group's name.
    pub group: &'a str,
    /// 交付決定額
    pub granted: Yen,
    /// The form that was answered, and the answers.
    pub plan: (&'a Form, &'a Answers),
    /// What became of it, once the case is closed.
    pub outcome: Option<Outcome<'a>>,
}

/// The page.
pub fn project(frame: &Frame, data: &Project<'_>) -> Page {
    let lang = frame.lang;
    let title = Text::typed(data.title);
    let (form, answers) = data.plan;
    let told = PUBLISHED.iter().filter_map(|key| form.questions().find(|question| question.key == *key));
    let rows = told.filter(|question| !question.personal && !answers.get(&question.key).is_empty());
    let rows: Vec<Row> = rows
        .map(|question| row(question.label.text(lang), shown(lang, question, answers.get(&question.key))))
        .collect();
    let plan = (!rows.is_empty()).then(|| {
        view! {
            <section class="sheet" id="plan">
                <div class="sheet__head"><h2>{t(words::plan(lang))}</h2></div>
                {summary(lang, rows)}
            </section>
        }
    });
    let becoming = match &data.outcome {
        Some(outcome) => became(lang, data, outcome),
        None => view! { <div class="notice"><p>{t(words::under_way(lang))}</p></div> }.into_any(),
    };
    let body = view! {
        <div class="page page--text">
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::results()>{t(results::title(lang))}</a></li>
                <li><a href=links::result(data.slug)>{t(data.call.text(lang))}</a></li>
                <li aria-current="page">{data.title.to_owned()}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{data.group.to_owned()}</p>
                <h1>{t(title.clone())}</h1>
            </header>
            <div class="stack--l">
                {figures(lang, data)}
                {becoming}
                {plan}
            </div>
        </div>
    };
    Page::public(title, body).under(links::results())
}

fn row(label: Text, value: String) -> Row {
    Row { label, value, change: None }
}

fn figures(lang: Lang, data: &Project<'_>) -> AnyView {
    let item = |label: Text, amount: Yen| {
        view! { <div><dt>{t(label)}</dt><dd>{amount.to_string()}<small>{t(shell::yen(lang))}</small></dd></div> }
    };
    let settled = data.outcome.as_ref().map(|outcome| {
        view! {
            {item(awards::published_confirmed(lang), outcome.confirmed)}
            {item(awards::published_actual(lang), outcome.actual)}
        }
    });
    view! { <dl class="figures">{item(awards::granted_amount(lang), data.granted)} {settled}</dl> }.into_any()
}

fn became(lang: Lang, data: &Project<'_>, outcome: &Outcome<'_>) -> AnyView {
    let rows = report_form().questions().filter(|question| !outcome.answers.get(&question.key).is_empty());
    let rows =
        rows.map(|question| row(question.label.text(lang), shown(lang, question, outcome.answers.get(&question.key))));
    let photos: Vec<_> = outcome
        .photos
        .iter()
        .zip(1_usize..)
        .map(|(photo, nth)| {
            let src = links::project_photo(data.slug, data.number, *photo);
            let alt = words::photo_of(lang, data.title, nth).bare();
            view! { <li class="photos__item"><img class="photos__img" src=src alt=alt loading="lazy" /></li> }
        })
        .collect();
    let photos = (!photos.is_empty()).then(|| view! { <ul class="photos" role="list">{photos.collect_view()}</ul> });
    let closed =
        outcome.closed_on.map(|day| view! { <p class="quiet">{t(words::closed_on(lang, date(day, lang)))}</p> });
    view! {
        <section class="stack" id="outcome">
            <h2 class="h-line">{t(words::outcome(lang))}</h2>
            {photos}
            {summary(lang, rows.collect())}
            {closed}
        </section>
    }
    .into_any()
}
