//! Files of a case side by side, or beside the application（書類を並べて見る）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts;
use crate::ui::t;
use domain::filings::Attachment;
use domain::proposals::Proposal;
use domain::texts::{Lang, Text, case_talk as words, staff};
use leptos::prelude::*;

/// The value that stands for the application itself.
pub const ANSWERS: &str = "answers";

/// Whether a browser shows this kind of file by itself.
pub fn is_shown(mime: &str) -> bool {
    matches!(mime, "application/pdf" | "image/jpeg" | "image/png")
}

/// The page. Each side names a file by its id, or [`ANSWERS`].
pub fn side_by_side(frame: &Frame, number: &str, proposal: &Proposal, sides: (&str, &str)) -> Page {
    let lang = frame.lang;
    let (left, right) = sides;
    let title = Text::typed(&format!("{number} {}", words::viewer(lang).bare()));
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_case(number)>{number.to_owned()} " " {proposal.case.title.clone()}</a>
            <header class="page__head"><h1>{t(words::viewer(lang))}</h1></header>
            <form class="filter" method="get" action=links::staff_case_files(number)>
                {choose(lang, "left", words::viewer_left(lang), proposal, left)}
                {choose(lang, "right", words::viewer_right(lang), proposal, right)}
                <button class="btn">{t(words::viewer_show(lang))}</button>
            </form>
            <div class="viewer">
                {side(lang, words::viewer_left(lang), proposal, left)}
                {side(lang, words::viewer_right(lang), proposal, right)}
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_cases())
}

fn choose(lang: Lang, key: &'static str, label: Text, proposal: &Proposal, chosen: &str) -> AnyView {
    let files = proposal.files.iter().map(|file| {
        let id = file.id.to_string();
        let selected = id == chosen;
        view! { <option value=id selected=selected>{file.name.clone()}</option> }
    });
    let files = files.collect_view();
    let id = format!("f-{key}");
    view! {
        <div class="filter__item">
            <label class="filter__label" for=id.clone()>{t(label)}</label>
            <select class="select" id=id name=key>
                <option value=ANSWERS selected={chosen == ANSWERS}>{words::viewer_answers(lang).bare()}</option>
                {files}
            </select>
        </div>
    }
    .into_any()
}

fn side(lang: Lang, name: Text, proposal: &Proposal, chosen: &str) -> AnyView {
    let file = proposal.files.iter().find(|file| file.id.to_string() == chosen);
    let inside = match file {
        Some(file) => shown(lang, file),
        None => answers(lang, proposal),
    };
    view! { <section class="viewer__side" aria-label=name.bare()>{inside}</section> }.into_any()
}

fn answers(lang: Lang, proposal: &Proposal) -> AnyView {
    view! {
        {case_parts::sections(lang, proposal)}
        <section class="sheet"><div class="sheet__head"><h2>{t(staff::budget(lang))}</h2></div>
            <div class="sheet__body">{case_parts::budget(lang, proposal)}</div></section>
    }
    .into_any()
}

fn shown(lang: Lang, file: &Attachment) -> AnyView {
    let inside = match file.mime.as_str() {
        "image/jpeg" | "image/png" => {
            view! { <img class="viewer__file" src=links::file_view(file.id.0) alt=file.name.clone() /> }.into_any()
        }
        // A sandboxed frame shows no PDF in any browser: their readers are plug-ins to it, and sandboxes themselves.
        mime if is_shown(mime) => {
            view! { <iframe class="viewer__file" src=links::file_view(file.id.0) title=file.name.clone()></iframe> }
                .into_any()
        }
        _ => view! { <p>{t(words::cannot_show(lang))}</p> }.into_any(),
    };
    view! {
        <p><a href=links::file(file.id.0)>{file.name.clone()}</a> " " <span class="quiet">{case_parts::size(file.bytes)}</span></p>
        {inside}
    }
    .into_any()
}
