//! The mail box of the demo city（体験版のメール）: what would have been sent.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Pager, pager, t};
use chrono::{DateTime, Utc};
use domain::calendar::date_and_time;
use domain::messages::Delivery;
use domain::texts::{Lang, Text, demo_mail as words, shell};
use leptos::prelude::*;
use uuid::Uuid;

/// A letter in the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Which.
    pub id: Uuid,
    /// Address.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// How far it got.
    pub state: Delivery,
}

/// The box, newest first.
pub fn list(frame: &Frame, letters: &[Letter], pages: Pager) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            {if letters.is_empty() { nothing(lang) } else { rows(lang, letters) }}
            {pager(lang, pages)}
        </div>
    };
    Page::public(words::title(lang), body)
}

fn nothing(lang: Lang) -> AnyView {
    view! { <div class="empty"><p class="empty__title">{t(words::none_title(lang))}</p><p>{t(words::none(lang))}</p></div> }
        .into_any()
}

fn rows(lang: Lang, letters: &[Letter]) -> AnyView {
    let rows = letters.iter().map(|letter| {
        let state = (letter.state != Delivery::Sent).then(|| t(words::delivery(lang, letter.state)));
        view! {
            <li class="mails__item">
                <a href=links::demo_letter(letter.id)>{letter.subject.clone()}</a>
                <p class="mails__meta">
                    <span>{letter.to.clone()}</span>
                    <time datetime=letter.at.to_rfc3339()>{date_and_time(letter.at, lang)}</time>
                    <span>{state}</span>
                </p>
            </li>
        }
    });
    view! { <ul class="mails" role="list">{rows.collect_view()}</ul> }.into_any()
}

/// One letter. `base` is the address that links of ours begin with: those, and no others, can be followed.
pub fn letter(frame: &Frame, letter: &Letter, base: &str) -> Page {
    let lang = frame.lang;
    let head = |label: Text, value: String| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    let body = view! {
        <div class="page page--text">
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::demo_mail()>{t(words::title(lang))}</a></li>
                <li aria-current="page">{letter.subject.clone()}</li>
            </ol></nav>
            <h1 class="vh">{letter.subject.clone()}</h1>
            <div class="stack"><article class="mail">
                <dl class="mail__head">
                    {head(words::to(lang), letter.to.clone())}
                    {head(words::written(lang), date_and_time(letter.at, lang))}
                    {head(words::state(lang), words::delivery(lang, letter.state).bare())}
                    <div class="mail__subject"><dt>{t(words::subject(lang))}</dt><dd>{letter.subject.clone()}</dd></div>
                </dl>
                <pre class="mail__body">{linked(&letter.body, base)}</pre>
            </article>
            <p class="onward"><a href=links::demo_mail()>{t(words::all(lang))}</a></p></div>
        </div>
    };
    Page::public(Text::typed(&letter.subject), body)
}

/// The text with our own addresses as links. They lead to the path alone, so that the box also works when
/// the demo is reached under another address.
fn linked(body: &str, base: &str) -> AnyView {
    let runs = runs(body, base).into_iter().map(|(run, path)| match path {
        Some(path) => view! { <a href=path.to_owned()>{run.to_owned()}</a> }.into_any(),
        None => run.to_owned().into_any(),
    });
    runs.collect_view().into_any()
}

/// Splits a text into runs; an address of ours comes with its path.
fn runs<'a>(body: &'a str, base: &str) -> Vec<(&'a str, Option<&'a str>)> {
    let start = format!("{base}/");
    let mut runs = Vec::new();
    let mut rest = body;
    while let Some(place) = rest.find(&start) {
        let (before, from) = rest.split_at(place);
        let end = from.find(|letter: char| !letter.is_ascii_graphic() || "<>\"'".contains(letter));
        let (address, after) = from.split_at(end.unwrap_or(from.len()));
        runs.push((before, None));
        runs.push((address, Some(&address[base.len()..])));
        rest = after;
    }
    runs.push((rest, None));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::render;

    #[test]
    fn only_our_own_addresses_become_links_and_nothing_becomes_markup() {
        let base = "https://tomoni.example.jp";
        let body = "前\nhttps://tomoni.example.jp/reset/a-b_c\n後 https://evil.example/ https://tomoni.example.jp.evil/x\n<b>&</b>";
        let html = render(move || linked(body, base));
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
        assert!(html.contains("<a href=\"/reset/a-b_c\">https://tomoni.example.jp/reset/a-b_c</a>"), "{html}");
        assert!(html.contains("&lt;b&gt;&amp;"), "{html}");
    }
}
