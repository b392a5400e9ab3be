//! A text for the city's newsletter, to copy（広報文）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, t, text_area};
use domain::consultations::Consultation;
use domain::texts::{Lang, Text, newsletter as words};
use leptos::prelude::*;

/// The page, with the usual text and the one in easy Japanese.
pub fn newsletter(frame: &Frame, it: &Consultation, usual: &str, easy: &str) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            <a class="back" href=links::staff_consultation(&it.slug)>{t(it.title.text(lang))}</a>
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <div class="form">
                {copied(lang, "usual", words::usual(lang), usual)}
                {copied(lang, "easy", words::easy_text(lang), easy)}
            </div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_consultations())
}

fn copied(lang: Lang, key: &'static str, label: Text, text: &str) -> AnyView {
    let count = words::letters(lang, text.chars().filter(|letter| !letter.is_whitespace()).count());
    text_area(&Field::new(key, label, text, lang).unmarked().help(count), 14, None)
}
