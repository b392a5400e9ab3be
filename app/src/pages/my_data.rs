//! Everything that is held of a person as a page of its own, to keep and to read without us（自分のデータ）.

use crate::frame::render;
use crate::ui::t;
use domain::texts::{Lang, Text, settings as words};
use leptos::prelude::*;

/// A part of the page.
#[derive(Debug, Clone)]
pub struct Part {
    /// Heading.
    pub title: String,
    /// What is held, with its name.
    pub rows: Vec<(Text, String)>,
    /// Files beside the page: path and name.
    pub files: Vec<(String, String)>,
}

/// The page. It stands alone: no sheet, no script, no address of ours.
pub fn document(lang: Lang, parts: Vec<Part>) -> String {
    standing_alone(lang, words::data_title(lang), parts)
}

/// A page of parts under a title.
pub fn standing_alone(lang: Lang, title: Text, parts: Vec<Part>) -> String {
    let html = render(move || {
        let parts = parts.into_iter().map(part).collect_view();
        view! {
            <html lang=lang.tag()>
                <head><meta charset="utf-8" /><title>{title.bare()}</title></head>
                <body><h1>{t(title)}</h1>{parts}</body>
            </html>
        }
    });
    format!("<!DOCTYPE html>{html}")
}

fn part(part: Part) -> AnyView {
    let rows = part.rows.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(label, value)| {
        let lines = value.lines().map(|line| view! { {line.to_owned()}<br /> }).collect_view();
        view! { <dt><strong>{t(label)}</strong></dt><dd>{lines}</dd> }
    });
    let files = part.files.into_iter().map(|(path, name)| view! { <li><a href=path>{name}</a></li> });
    view! {
        <section>
            <h2>{part.title}</h2>
            <dl>{rows.collect_view()}</dl>
            <ul>{files.collect_view()}</ul>
        </section>
    }
    .into_any()
}
