//! Making consultations: the list, the notice page by page, the document, the acts（意見募集をつくる）.

pub mod acts;
pub mod document;
pub mod edit;
pub mod errata;
pub mod files;
pub mod newsletter;
pub mod overview;

use super::calls::{Sheet, choice};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::consultations::badge;
use crate::ui::{error_summary, t};
use domain::calendar::{date_in_japan, short_date};
use domain::consultations::{Consultation, Standing};
use domain::people::Organisation;
use domain::texts::{Lang, Text, shell, staff_calls, staff_consultations as words};
use leptos::prelude::*;

/// The list of a department's consultations.
pub fn list(frame: &Frame, all: &[Consultation]) -> Page {
    let lang = frame.lang;
    let rows = all.iter().map(|it| row(frame, it)).collect_view();
    let table = view! {
        <div class="table-wrap" role="region" aria-label=words::title(lang).bare() tabindex="0">
            <table class="table table--dense table--stack">
                <thead><tr>
                    <th scope="col">{t(words::name(lang))}</th>
                    <th scope="col">{t(words::standing_column(lang))}</th>
                    <th scope="col" class="n">{t(words::publication(lang))}</th>
                    <th scope="col" class="n">{t(words::close(lang))}</th>
                    <th scope="col" class="n">{t(words::result_due(lang))}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    let nothing = || view! { <div class="empty"><p class="empty__title">{t(words::none(lang))}</p></div> }.into_any();
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::title(lang))}</h1></header>
            <div class="stack--l">
                <p class="acts"><a class="btn btn--primary" href=links::staff_consultation_new()>{t(words::new_one(lang))}</a></p>
                {if all.is_empty() { nothing() } else { table.into_any() }}
            </div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_consultations())
}

fn row(frame: &Frame, it: &Consultation) -> AnyView {
    let lang = frame.lang;
    let standing = it.standing(frame.now);
    let published = it.dates.published_at.or(it.particulars.publish_at).map(|at| short_date(date_in_japan(at)));
    let due = it.particulars.result_due;
    let waits = matches!(standing, Standing::Answering | Standing::Answered);
    let late = (waits && due.is_some_and(|due| due < date_in_japan(frame.now)))
        .then(|| view! { " " <span class="tag tag--action">{t(words::overdue(lang))}</span> });
    view! {
        <tr>
            <td><a href=links::staff_consultation(&it.slug)>{t(it.title.text(lang))}</a></td>
            <td class="nowrap" data-label=words::standing_column(lang).bare()>{badge(lang, standing)}</td>
            <td class="n nowrap" data-label=words::publication(lang).bare()>{published}</td>
            <td class="n nowrap" data-label=words::close(lang).bare()>{short_date(date_in_japan(it.dates.closes_at))}</td>
            <td class="n nowrap" data-label=words::result_due(lang).bare()><div>{due.map(short_date)}{late}</div></td>
        </tr>
    }
    .into_any()
}

/// A new consultation.
pub fn new(frame: &Frame, departments: &[Organisation], sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let label = |key: &str| match key {
        "title" => words::name(lang),
        "slug" => staff_calls::slug(lang),
        "code" => staff_calls::code(lang),
        _ => words::department(lang),
    };
    let department = (departments.len() > 1).then(|| {
        let options = departments.iter().map(|one| choice(one.id.to_string(), Text::typed(&one.name)));
        sheet.select("department", words::department(lang), options.collect())
    });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, label)}
            {list_crumbs(lang, words::new_one(lang))}
            <header class="page__head"><h1>{t(words::new_one(lang))}</h1><p class="lead">{t(words::new_lead(lang))}</p></header>
            <form class="form" method="post" action=links::staff_consultation_new() novalidate>
                {department}
                {sheet.line_with("title", words::name(lang), words::name_help(lang))}
                {sheet.line_with("slug", staff_calls::slug(lang), words::slug_help(lang))}
                {sheet.line_with("code", staff_calls::code(lang), words::code_help(lang))}
                <div class="buttons"><button class="btn btn--primary">{t(staff_calls::create(lang))}</button></div>
            </form>
        </div>
    };
    Page::staff(words::new_one(lang), body).under(links::staff_consultations()).with_problems(sheet.problems)
}

fn list_crumbs(lang: Lang, here: Text) -> AnyView {
    view! {
        <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
            <li><a href=links::staff_consultations()>{t(words::title(lang))}</a></li>
            <li aria-current="page">{t(here)}</li>
        </ol></nav>
    }
    .into_any()
}

/// The head of a page about a consultation, with the way back.
pub(crate) fn head(lang: Lang, it: &Consultation, title: Text) -> AnyView {
    view! {
        <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
            <li><a href=links::staff_consultations()>{t(words::title(lang))}</a></li>
            <li><a href=links::staff_consultation(&it.slug)>{t(it.title.text(lang))}</a></li>
            <li aria-current="page">{t(title.clone())}</li>
        </ol></nav>
        <header class="page__head"><p class="page__over">{t(it.title.text(lang))}</p><h1>{t(title)}</h1></header>
    }
    .into_any()
}

/// Why something can no longer be written.
fn frozen_note(lang: Lang, it: &Consultation, frame: &Frame) -> AnyView {
    let why =
        if it.standing(frame.now) == Standing::Waiting { words::waiting_frozen(lang) } else { words::frozen(lang) };
    view! { <div class="notice notice--warn"><p>{t(why)}</p></div> }.into_any()
}
