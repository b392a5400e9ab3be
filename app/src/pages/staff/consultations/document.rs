//! The draft document for staff: read from a text, then corrected clause by clause（案の編集）.

use super::{frozen_note, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::{Sheet, saved_note};
use crate::ui::{Field, error_summary, file_input, hidden, t, text_area};
use domain::consultations::Consultation;
use domain::plans::editing::{BODY_MAX, Change, paragraphs};
use domain::plans::reading::TEXT_MAX;
use domain::plans::{Plan, PlanNode};
use domain::problems::Problems;
use domain::texts::{Lang, Text, staff_calls, staff_consultations as words};
use leptos::prelude::*;

/// The name of the field that holds the file.
pub const FILE_FIELD: &str = "file";

/// The outline. `open`: whether the edition may still be changed.
pub fn outline(frame: &Frame, it: &Consultation, plan: Option<&Plan>, open: bool, saved: bool) -> Page {
    let lang = frame.lang;
    let empty = plan.is_none_or(|plan| plan.nodes.is_empty());
    let rows = plan.into_iter().flat_map(|plan| plan.nodes.iter().map(move |node| row(lang, it, plan, node, open)));
    let list = if empty {
        view! { <div class="empty"><p class="empty__title">{t(words::document_none(lang))}</p></div> }.into_any()
    } else {
        view! { <form method="post" action=links::staff_document(&it.slug)><ul class="tasks" role="list">{rows.collect_view()}</ul></form> }
            .into_any()
    };
    let read = open.then(|| {
        let name = if empty { words::document_read(lang) } else { words::document_read_again(lang) };
        let class = if empty { "btn btn--primary" } else { "btn" };
        view! {
            <p class="acts">
                <a class=class href=links::staff_document_read(&it.slug)>{t(name)}</a>
                <a class="btn" href=links::staff_clause(&it.slug, uuid::Uuid::nil())>{t(words::clause_add(lang))}</a>
            </p>
        }
    });
    let edition = plan.filter(|plan| plan.edition > 1).map(|plan| {
        let map = open.then(|| view! { " " <a href=links::staff_errata(&it.slug)>{t(words::act_correct(lang))}</a> });
        view! { <p class="quiet">{t(words::edition(lang, plan.edition))} {map}</p> }
    });
    let body = view! {
        <div class="page page--text">
            {head(lang, it, words::page_document(lang))}
            {saved_note(lang, saved)}
            <div class="stack--l">
                <p class="lead">{t(words::document_lead(lang))}</p>
                {(!open).then(|| frozen_note(lang, it, frame))}
                {edition}
                {read}
                {list}
            </div>
        </div>
    };
    Page::staff(words::page_document(lang), body).under(links::staff_consultations())
}

fn row(lang: Lang, it: &Consultation, plan: &Plan, node: &PlanNode, open: bool) -> AnyView {
    let name = node.name();
    let href = links::staff_clause(&it.slug, node.id.0);
    let title = if open {
        view! { <a class="outline__name" href=href>{name.clone()}</a> }.into_any()
    } else {
        view! { <span class="outline__name">{name.clone()}</span> }.into_any()
    };
    let mut begin: String = node.body.chars().take(60).collect();
    if begin.len() < node.body.len() {
        begin.push('…');
    }
    let buttons = Change::ALL.into_iter().filter(|change| open && plan.can(node.id, *change)).map(|change| {
        let class = if change == Change::Remove { "btn btn--small btn--danger" } else { "btn btn--small" };
        view! {
            <button class=class name="change" value=format!("{}:{}", change.code(), node.id)>{t(words::press(lang, change))}<span class="vh">"：" {name.clone()}</span></button>
        }
    });
    let class = format!("tasks__item outline__item outline__item--{}", node.depth.clamp(0, 4));
    view! {
        <li class=class id=format!("n-{}", node.id)><div class="tasks__main">
            {title}
            <p class="tasks__help">{begin}</p>
            <div class="row">{buttons.collect_view()}</div>
        </div></li>
    }
    .into_any()
}

/// The form that reads a text or a file. `count`: how many clauses it would replace.
pub fn read(frame: &Frame, it: &Consultation, count: usize, text: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let pasted = Field::new("text", words::read_text(lang), text, lang)
        .optional()
        .help(words::read_text_help(lang))
        .problems(problems);
    let file = Field::new(FILE_FIELD, words::read_file(lang), "", lang)
        .optional()
        .help(words::read_file_help(lang))
        .problems(problems);
    let replaces = (count > 0).then(|| {
        view! { <div class="notice notice--warn"><p>{t(words::read_replaces(lang, count))}</p></div> }
    });
    let label = |key: &str| if key == FILE_FIELD { words::read_file(lang) } else { words::read_text(lang) };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, label)}
            {head(lang, it, words::document_read(lang))}
            <div class="stack--l">
                <p class="lead">{t(words::read_lead(lang))}</p>
                {replaces}
                <form class="form" method="post" action=links::staff_document_read(&it.slug) enctype="multipart/form-data" novalidate>
                    {text_area(&pasted, 16, Some(TEXT_MAX))}
                    {file_input(&file, ".docx,.txt,.md")}
                    <div class="buttons"><button class="btn btn--primary">{t(words::read_button(lang))}</button></div>
                </form>
            </div>
        </div>
    };
    Page::staff(words::document_read(lang), body).under(links::staff_consultations()).with_problems(problems)
}

/// One clause, or a new one behind `after`.
pub fn clause(
    frame: &Frame,
    it: &Consultation,
    node: Option<&PlanNode>,
    after: &str,
    sheet: &Sheet<'_>,
    saved: bool,
) -> Page {
    let lang = frame.lang;
    let id = node.map_or(uuid::Uuid::nil(), |node| node.id.0);
    let title = if node.is_some() { words::clause(lang) } else { words::clause_add(lang) };
    let text = sheet.field("body", words::clause_body(lang)).optional().help(words::clause_body_help(lang));
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {head(lang, it, title.clone())}
            {saved_note(lang, saved)}
            <div class="stack--l">
                <form class="form" method="post" action=links::staff_clause(&it.slug, id) novalidate>
                    {hidden("after", after)}
                    {sheet.optional_with("label", words::clause_label(lang), words::clause_label_help(lang))}
                    {sheet.optional("title", words::clause_title(lang))}
                    {text_area(&text, 12, Some(BODY_MAX))}
                    <div class="buttons">
                        <button class="btn btn--primary" name="go" value="save">{t(staff_calls::save(lang))}</button>
                        <a class="btn" href=links::staff_document(&it.slug)>{t(words::page_document(lang))}</a>
                    </div>
                </form>
                {node.map(|node| splits(lang, it, node))}
                {node.map(|node| {
                    let add = links::with_query(&links::staff_clause(&it.slug, uuid::Uuid::nil()), &[("after", &node.id.to_string())]);
                    view! { <p><a href=add>{t(words::clause_add_after(lang))}</a></p> }
                })}
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_consultations()).with_problems(sheet.problems)
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "label" => words::clause_label(lang),
        "title" => words::clause_title(lang),
        _ => words::clause_body(lang),
    }
}

/// The places where a clause can be cut.
fn splits(lang: Lang, it: &Consultation, node: &PlanNode) -> Option<AnyView> {
    let parts = paragraphs(&node.body);
    if parts.len() < 2 {
        return None;
    }
    let rows = parts.iter().enumerate().map(|(index, part)| {
        let button = (index > 0).then(|| {
            view! { <p><button class="btn btn--small" name="split" value=index.to_string()>{t(words::clause_split(lang))}<span class="vh">"：" {index + 1}</span></button></p> }
        });
        view! { {button} <p class="typed">{(*part).to_owned()}</p> }
    });
    Some(
        view! {
            <section class="stack"><h2 class="h-line">{t(words::clause_split_title(lang))}</h2>
                <form class="stack" method="post" action=links::staff_clause(&it.slug, node.id.0)>{rows.collect_view()}</form>
            </section>
        }
        .into_any(),
    )
}
