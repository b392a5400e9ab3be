//! The files of the guide（様式・資料のファイル）.

use super::head;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::size;
use crate::ui::{Field, Typing, error_summary, file_input, input, t};
use domain::calls::{Call, GuideFile};
use domain::filings::FILE_TYPES;
use domain::problems::Problems;
use domain::texts::{Lang, Text, staff_calls as words};
use leptos::prelude::*;

/// The name of the field that holds the file.
pub const FILE_FIELD: &str = "paper-guide";

/// The page.
pub fn files(frame: &Frame, call: &Call, files: &[GuideFile], label: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let rows = files.iter().map(|file| row(lang, call, file)).collect_view();
    let list = if files.is_empty() {
        view! { <p>{t(words::no_files(lang))}</p> }.into_any()
    } else {
        view! { <ul class="files" role="list">{rows}</ul> }.into_any()
    };
    let name = Field::new("label", words::file_label(lang), label, lang).problems(problems);
    let file =
        Field::new(FILE_FIELD, words::file_choose(lang), "", lang).help(words::file_help(lang)).problems(problems);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| name_of(lang, key))}
            {head(lang, call, words::page_files(lang))}
            <div class="stack--l">
                {list}
                <form class="form" method="post" action=links::staff_call_files(&call.slug) enctype="multipart/form-data" novalidate>
                    {input(&name, Typing::TEXT, None)}
                    {file_input(&file, ".pdf,.docx,.xlsx,.jpg,.jpeg,.png")}
                    <div class="buttons"><button class="btn btn--primary">{t(words::file_add(lang))}</button></div>
                </form>
            </div>
        </div>
    };
    Page::staff(words::page_files(lang), body).under(links::staff_calls()).with_problems(problems)
}

fn name_of(lang: Lang, key: &str) -> Text {
    if key == "label" { words::file_label(lang) } else { words::file_choose(lang) }
}

fn row(lang: Lang, call: &Call, file: &GuideFile) -> AnyView {
    let kind = FILE_TYPES.iter().find(|(mime, _)| *mime == file.mime).map_or("", |(_, name)| name);
    view! {
        <li class="files__item">
            <span class="files__kind">{kind}</span>
            <a class="files__name" href=links::call_file(&call.slug, file.id.0)>{file.label.clone()}</a>
            <span class="files__size">{size(file.bytes)}</span>
            <form method="post" action=links::staff_call_file_remove(&call.slug, file.id.0)>
                <button class="link link--danger">{t(words::file_remove(lang))}<span class="vh">"：" {file.label.clone()}</span></button>
            </form>
        </li>
    }
    .into_any()
}
