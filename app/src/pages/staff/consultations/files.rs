//! Papers beside the draft document（関連資料）.

use super::{frozen_note, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::size;
use crate::pages::staff::calls::files::FILE_FIELD;
use crate::ui::{Field, Typing, error_summary, file_input, input, t, tick};
use domain::calls::GuideFile;
use domain::consultations::Consultation;
use domain::filings::FILE_TYPES;
use domain::problems::Problems;
use domain::texts::{Lang, staff_calls, staff_consultations as words};
use leptos::prelude::*;

/// The page. `open`: whether they may still change.
pub fn files(
    frame: &Frame,
    it: &Consultation,
    files: &[GuideFile],
    open: bool,
    label: &str,
    problems: &Problems,
) -> Page {
    let lang = frame.lang;
    let rows = files.iter().map(|file| row(lang, it, file, open)).collect_view();
    let list = if files.is_empty() {
        view! { <p>{t(staff_calls::no_files(lang))}</p> }.into_any()
    } else {
        view! { <ul class="files" role="list">{rows}</ul> }.into_any()
    };
    let names = |key: &str| if key == "label" { staff_calls::file_label(lang) } else { staff_calls::file_choose(lang) };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, names)}
            {head(lang, it, words::page_files(lang))}
            <div class="stack--l">
                {(!open).then(|| frozen_note(lang, it, frame))}
                {list}
                {open.then(|| add(lang, it, label, problems))}
                {(open && files.is_empty()).then(|| none(lang, it))}
            </div>
        </div>
    };
    Page::staff(words::page_files(lang), body).under(links::staff_consultations()).with_problems(problems)
}

fn add(lang: Lang, it: &Consultation, label: &str, problems: &Problems) -> AnyView {
    let name = Field::new("label", staff_calls::file_label(lang), label, lang).problems(problems);
    let file = Field::new(FILE_FIELD, staff_calls::file_choose(lang), "", lang)
        .help(staff_calls::file_help(lang))
        .problems(problems);
    view! {
        <form class="form" method="post" action=links::staff_consultation_files(&it.slug) enctype="multipart/form-data" novalidate>
            {input(&name, Typing::TEXT, None)}
            {file_input(&file, ".pdf,.docx,.xlsx,.jpg,.jpeg,.png")}
            <div class="buttons"><button class="btn btn--primary">{t(staff_calls::file_add(lang))}</button></div>
        </form>
    }
    .into_any()
}

/// That there is nothing beside the document has to be said.
fn none(lang: Lang, it: &Consultation) -> AnyView {
    let value = if it.particulars.no_materials { "yes" } else { "" };
    let field = Field::new("none", words::no_materials(lang), value, lang).unmarked();
    view! {
        <form class="form" method="post" action=links::staff_consultation_edit(&it.slug, "files") novalidate>
            {tick(&field)}
            <div class="buttons"><button class="btn">{t(words::no_materials_save(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn row(lang: Lang, it: &Consultation, file: &GuideFile, open: bool) -> AnyView {
    let kind = FILE_TYPES.iter().find(|(mime, _)| *mime == file.mime).map_or("", |(_, name)| name);
    let remove = open.then(|| {
        view! {
            <form method="post" action=links::staff_consultation_file_remove(&it.slug, file.id.0)>
                <button class="link link--danger">{t(staff_calls::file_remove(lang))}<span class="vh">"：" {file.label.clone()}</span></button>
            </form>
        }
    });
    view! {
        <li class="files__item">
            <span class="files__kind">{kind}</span>
            <span class="files__name">{file.label.clone()}</span>
            <span class="files__size">{size(file.bytes)}</span>
            {remove}
        </li>
    }
    .into_any()
}
