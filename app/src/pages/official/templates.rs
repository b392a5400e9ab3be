//! The templates of official letters: the list of a department's, and changing one（通知書のひな形）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, error_summary, input, t, text_area};
use domain::calendar::{date, date_in_japan};
use domain::official::{LetterKind, Placeholder, Sheet, TEMPLATE_MAX};
use domain::people::Organisation;
use domain::problems::Problems;
use domain::texts::{Lang, Text, official as words};
use leptos::prelude::*;

/// A template in the list: its version with its instant, if the department has made one.
#[derive(Debug, Clone)]
pub struct TemplateRow {
    /// Of which letter.
    pub kind: LetterKind,
    /// The version in force.
    pub version: Option<(i32, chrono::DateTime<chrono::Utc>)>,
}

/// The list, for each department that the viewer works in.
pub fn templates(frame: &Frame, departments: &[(Organisation, Vec<TemplateRow>)]) -> Page {
    let lang = frame.lang;
    let tables = departments.iter().map(|(department, rows)| table(lang, department, rows)).collect_view();
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::templates(lang))}</h1><p class="lead">{t(words::templates_lead(lang))}</p></header>
            {tables}
        </div>
    };
    Page::staff(words::templates(lang), body).under(links::staff_calls())
}

fn table(lang: Lang, department: &Organisation, rows: &[TemplateRow]) -> AnyView {
    let rows = rows.iter().map(|row| {
        let version = match row.version {
            Some((number, at)) => words::version_of(lang, number, date(date_in_japan(at), lang)),
            None => words::usual(lang),
        };
        let name = words::name(lang, row.kind);
        view! {
            <tr>
                <td>{t(name.clone())}</td>
                <td>{t(version)}</td>
                <td><a href=links::staff_template(department.id.0, row.kind.code())>{t(words::edit(lang))}<span class="vh">"：" {name.bare()}</span></a></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section">
            <h2 class="h-line">{department.name.clone()}</h2>
            <div class="table-wrap" role="region" aria-label=department.name.clone() tabindex="0">
                <table class="table table--dense">
                    <thead><tr><th scope="col">{t(words::kind(lang))}</th><th scope="col">{t(words::version(lang))}</th><th scope="col">{t(words::edit(lang))}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// A template that is being changed.
pub struct Editing<'a> {
    /// Whose.
    pub department: &'a Organisation,
    /// Of which letter.
    pub kind: LetterKind,
    /// The text as typed.
    pub text: &'a str,
    /// The receipt number that it is tried on.
    pub case: &'a str,
    /// How it reads for that case.
    pub preview: Option<&'a Sheet>,
    /// What is wrong.
    pub problems: &'a Problems,
}

fn label(lang: Lang, key: &str) -> Text {
    if key == "case" { words::preview_case(lang) } else { words::text(lang) }
}

/// The page that changes a template, with its preview.
pub fn template(frame: &Frame, data: &Editing<'_>) -> Page {
    let lang = frame.lang;
    let title = words::name(lang, data.kind);
    let field = |key, value| Field::new(key, label(lang, key), value, lang).problems(data.problems);
    let text = field("text", data.text).help(words::text_help(lang));
    let case = field("case", data.case).optional();
    let preview = data.preview.map(|sheet| {
        view! {
            <section class="section" id="preview"><h2 class="h-line">{t(words::preview_title(lang))}</h2>{super::paper_within(sheet)}</section>
        }
    });
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_templates()>{t(words::templates(lang))}</a>
            <header class="page__head"><p class="page__over">{data.department.name.clone()}</p><h1>{t(title.clone())}</h1></header>
            <div class="stack--l">
                <form class="form form--wide" method="post" action=links::staff_template(data.department.id.0, data.kind.code()) novalidate>
                    {text_area(&text, 22, Some(TEMPLATE_MAX))}
                    {places(lang, data.kind)}
                    {input(&case, Typing { class: "w-24", ..Typing::TEXT }, None)}
                    <div class="buttons">
                        <button class="btn" name="do" value="preview">{t(words::preview(lang))}</button>
                        <button class="btn btn--primary" name="do" value="save">{t(words::save(lang))}</button>
                        <p class="buttons__note">{t(words::save_note(lang))}</p>
                    </div>
                </form>
                {preview}
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(data.problems)
}

/// The placeholders of a letter as they are typed.
fn places(lang: Lang, kind: LetterKind) -> AnyView {
    let names = Placeholder::ALL.iter().filter(|place| place.is_in(kind));
    let names: Vec<String> = names.map(|place| format!("{{{}}}", place.name())).collect();
    view! {
        <div class="box"><h2 class="box__title">{t(words::places(lang))}</h2><p>{names.join("　")}</p></div>
    }
    .into_any()
}
