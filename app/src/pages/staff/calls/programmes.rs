//! The programmes of a department（制度）.

use super::{Sheet, choice, saved_note};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{error_summary, t};
use domain::people::Organisation;
use domain::texts::{Lang, Text, shell, staff, staff_calls as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A row of the list.
#[derive(Debug, Clone)]
pub struct ProgrammeRow {
    /// Which.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// The rule it rests on.
    pub basis: String,
    /// Years that papers are kept.
    pub retention: i32,
    /// How many calls it had.
    pub calls: i64,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "name" => words::programme_name(lang),
        "basis" => words::basis(lang),
        "retention" => words::retention(lang),
        _ => words::department(lang),
    }
}

fn crumbs(lang: Lang, here: Text) -> AnyView {
    view! {
        <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
            <li><a href=links::staff_calls()>{t(staff::calls_title(lang))}</a></li>
            <li aria-current="page">{t(here)}</li>
        </ol></nav>
    }
    .into_any()
}

/// The list, and the form for a new one.
pub fn list(
    frame: &Frame,
    rows: &[ProgrammeRow],
    departments: &[Organisation],
    sheet: &Sheet<'_>,
    saved: bool,
) -> Page {
    let lang = frame.lang;
    let lines = rows.iter().map(|row| {
        view! {
            <tr>
                <td data-label=words::programme_name(lang).bare()><a href=links::staff_programme(row.id)>{row.name.clone()}</a></td>
                <td data-label=words::basis(lang).bare()>{row.basis.clone()}</td>
                <td class="n" data-label=words::retention(lang).bare()>{row.retention}</td>
                <td data-label=staff::calls_title(lang).bare()>{t(words::calls_count(lang, row.calls))}</td>
            </tr>
        }
    });
    let lines = lines.collect_view();
    let heads = [words::programme_name(lang), words::basis(lang), words::retention(lang), staff::calls_title(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> }).collect_view();
    let table = if rows.is_empty() {
        view! { <div class="empty"><p class="empty__title">{t(words::no_programmes(lang))}</p></div> }.into_any()
    } else {
        view! { <table class="table table--dense table--stack"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table> }.into_any()
    };
    let body = view! {
        <div class="page">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {crumbs(lang, words::programmes(lang))}
            <header class="page__head"><h1>{t(words::programmes(lang))}</h1><p class="lead">{t(words::programmes_lead(lang))}</p></header>
            {saved_note(lang, saved)}
            {table}
            <section class="section">
                <h2 class="h-line">{t(words::new_programme(lang))}</h2>
                <form class="form" method="post" action=links::staff_programmes() novalidate>
                    {fields(lang, sheet, departments)}
                    <div class="buttons"><button class="btn btn--primary">{t(words::create(lang))}</button></div>
                </form>
            </section>
        </div>
    };
    Page::staff(words::programmes(lang), body).under(links::staff_calls()).with_problems(sheet.problems)
}

fn fields(lang: Lang, sheet: &Sheet<'_>, departments: &[Organisation]) -> AnyView {
    let choices = departments.iter().map(|one| choice(one.id.to_string(), Text::typed(&one.name))).collect();
    let department = (departments.len() > 1).then(|| sheet.select("department", words::department(lang), choices));
    view! {
        {sheet.line("name", words::programme_name(lang))}
        {department}
        {sheet.line("basis", words::basis(lang))}
        {sheet.line("retention", words::retention(lang))}
    }
    .into_any()
}

/// The page of one programme.
pub fn edit(frame: &Frame, id: Uuid, sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_programmes()>{t(words::programmes(lang))}</a>
            <header class="page__head"><h1>{t(words::edit_programme(lang))}</h1></header>
            <form class="form" method="post" action=links::staff_programme(id) novalidate>
                {fields(lang, sheet, &[])}
                <div class="buttons"><button class="btn btn--primary">{t(words::save(lang))}</button></div>
            </form>
        </div>
    };
    Page::staff(words::edit_programme(lang), body).under(links::staff_calls()).with_problems(sheet.problems)
}
