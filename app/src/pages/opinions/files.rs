//! Files with an opinion（意見に添えるファイル）: one upload at a time, while it is written and until the close.

use super::{field_name, steps};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::{kind_of, size};
use crate::ui::{Field, error_summary, file_input, t};
use domain::consultations::Consultation;
use domain::opinions::FileRule;
use domain::problems::Problems;
use domain::texts::{Lang, opinions as words, proposals};
use leptos::prelude::*;

/// A hint to the browser; the server looks at the bytes.
const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,.heic,.heif,.docx,.xlsx,image/*,application/pdf";

/// A file in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRow {
    /// The name it was sent with.
    pub name: String,
    /// Its type.
    pub mime: String,
    /// Its size.
    pub bytes: i64,
    /// Where it is.
    pub href: String,
    /// Where it is taken away; empty where it may not be.
    pub remove: String,
    /// Whether its author took it away; staff still see it.
    pub taken_back: bool,
}

/// Files as they are listed.
pub fn file_list(lang: Lang, files: &[FileRow]) -> AnyView {
    let rows = files.iter().map(|file| {
        let name = file.name.clone();
        let remove = (!file.remove.is_empty()).then(|| view! {
            <form method="post" action=file.remove.clone()>
                <button class="link link--danger">{t(proposals::remove_file(lang))}<span class="vh">"：" {name}</span></button>
            </form>
        });
        let taken_back = file.taken_back.then(|| view! { <span class="tag tag--neutral">{t(words::file_taken_back(lang))}</span> });
        view! {
            <li class="files__item">
                <span class="files__kind">{kind_of(&file.mime)}</span>
                <a class="files__name" href=file.href.clone()>{file.name.clone()}</a>
                <span class="files__size">{size(file.bytes)}</span>
                {taken_back}
                {remove}
            </li>
        }
    });
    view! { <ul class="files" role="list">{rows.collect_view()}</ul> }.into_any()
}

/// What the page shows.
pub struct FilesPage<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// What may be added.
    pub rule: FileRule,
    /// What is there.
    pub files: &'a [FileRow],
    /// Where a file is sent.
    pub action: String,
    /// The page before.
    pub back: String,
    /// The page after; none once the opinion is handed in.
    pub next: Option<String>,
    /// What is wrong.
    pub problems: &'a Problems,
}

/// The page.
pub fn files(frame: &Frame, data: &FilesPage<'_>) -> Page {
    let lang = frame.lang;
    let is_written = data.next.is_some();
    let before = if is_written { words::write_title(lang) } else { words::receipt_title(lang) };
    let list = match data.files.is_empty() {
        true => view! { <p>{t(words::no_files(lang))}</p> }.into_any(),
        false => file_list(lang, data.files),
    };
    let is_full = data.files.len() >= data.rule.most as usize;
    let field = Field::new("paper-opinion", words::file_choose(lang), "", lang).unmarked().problems(data.problems);
    let upload = (!is_full).then(|| {
        view! {
            <form class="upload stack" method="post" action=data.action.clone() enctype="multipart/form-data" novalidate>
                {file_input(&field, ACCEPT)}
                <button class="btn">{t(proposals::attach(lang))}</button>
            </form>
        }
    });
    let on = data
        .next
        .clone()
        .map(|next| view! { <a class="btn btn--primary btn--big" href=next>{t(words::next(lang))}</a> });
    let done =
        (!is_written).then(|| view! { <a class="btn" href=data.back.clone()>{t(words::receipt_title(lang))}</a> });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| field_name(lang, key))}
            {is_written.then(|| steps(lang, 1))}
            <a class="back" href=data.back.clone()>{t(before)}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))}</p>
                <h1>{t(words::files_title(lang))}</h1>
                <p class="lead">{t(words::files_lead(lang, data.rule.most, data.rule.mega))}</p>
            </header>
            <div class="stack--l">
                <div class="notice"><p>{t(words::files_note(lang))}</p></div>
                {list}
                {upload}
                <div class="buttons">{on}{done}</div>
            </div>
        </div>
    };
    Page::public(words::files_title(lang), body).under(links::consultations()).with_problems(data.problems)
}
