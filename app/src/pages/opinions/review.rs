//! Look an opinion over, and send it（内容の確認と提出）.

use super::files::{FileRow, file_list};
use super::sender::sender_rows;
use super::{places, steps};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Row, hidden, summary, t};
use domain::calendar::date_and_time;
use domain::consultations::Consultation;
use domain::opinions::{Part, Sender, body_field, node_field, reason_field};
use domain::plans::Plan;
use domain::texts::{Lang, opinions as words, shell};
use leptos::prelude::*;

/// What the page shows.
pub struct Review<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The edition that is spoken to.
    pub plan: &'a Plan,
    /// What was written.
    pub parts: &'a [Part],
    /// Who writes.
    pub sender: &'a Sender,
    /// The full name of the sender's district; may be empty.
    pub district: &'a str,
    /// The files with it.
    pub files: &'a [FileRow],
    /// What the form carries.
    pub carried: &'a str,
    /// Whether the button has to be pressed once more, because a program might have pressed it.
    pub again: bool,
}

/// The page.
pub fn review(frame: &Frame, data: &Review<'_>) -> Page {
    let lang = frame.lang;
    let slug = data.consultation.slug.as_str();
    let until = date_and_time(data.consultation.dates.closes_at, lang);
    let sender_page = links::opinion_sender(slug);
    let again = data.again.then(|| {
        view! { <div class="notice notice--warn" role="alert"><p>{t(words::once_more(lang))}</p></div> }
    });
    let pieces = data.parts.iter().enumerate().map(|(index, part)| piece(lang, data, index, part)).collect_view();
    let rows = sender_rows(lang, data.consultation, data.sender, data.district, Some(&sender_page));
    let body = view! {
        <div class="page page--text">
            {steps(lang, 3)}
            <a class="back" href=sender_page.clone()>{t(words::sender_title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))}</p>
                <h1>{t(words::review_title(lang))}</h1>
                <p class="lead">{t(words::review_lead(lang))}</p>
            </header>
            <div class="stack--l">
                {again}
                {pieces}
                {files(lang, data)}
                <section class="sheet">
                    <div class="sheet__head">
                        <h2>{t(words::sender_title(lang))}</h2>
                        <a href=sender_page.clone()>{t(shell::change(lang))}<span class="vh">"：" {t(words::sender_title(lang))}</span></a>
                    </div>
                    {summary(lang, rows)}
                </section>
                <form class="form" method="post" action=links::opinion_review(slug)>
                    {hidden("carried", data.carried)}
                    {data.again.then(|| hidden("again", "yes"))}
                    {trap(lang)}
                    <p>{t(words::until(lang, until))}</p>
                    <div class="buttons"><button class="btn btn--primary btn--big">{t(words::send(lang))}</button></div>
                </form>
            </div>
        </div>
    };
    Page::public(words::review_title(lang), body).under(links::consultations())
}

/// The files, where any may come.
fn files(lang: Lang, data: &Review<'_>) -> Option<AnyView> {
    data.consultation.particulars.file_rule()?;
    let list = match data.files.is_empty() {
        true => view! { <p>{t(words::no_files(lang))}</p> }.into_any(),
        false => file_list(lang, data.files),
    };
    let page = links::opinion_papers(&data.consultation.slug);
    Some(
        view! {
            <section class="sheet">
                <div class="sheet__head">
                    <h2>{t(words::files(lang))}</h2>
                    <a href=page>{t(shell::change(lang))}<span class="vh">"：" {t(words::files(lang))}</span></a>
                </div>
                <div class="sheet__body">{list}</div>
            </section>
        }
        .into_any(),
    )
}

/// A field that people neither see nor reach; programs fill it in.
fn trap(lang: Lang) -> AnyView {
    view! {
        <div class="vh" aria-hidden="true">
            <label for="f-website">{words::trap(lang).bare()}</label>
            <input id="f-website" name="website" type="text" tabindex="-1" autocomplete="off" value="" />
        </div>
    }
    .into_any()
}

fn piece(lang: Lang, data: &Review<'_>, index: usize, part: &Part) -> AnyView {
    let page = links::with_query(&links::consultation_opinion(&data.consultation.slug), &[("changing", "yes")]);
    let to = |field: String| Some(format!("{page}#f-{field}"));
    let row = |label, value: &str, field| Row { label, value: value.to_owned(), change: to(field) };
    let rows = vec![
        row(words::clause(lang), &places(lang, data.plan, part), node_field(index, 0)),
        row(words::body(lang), &part.body, body_field(index)),
        row(words::reason(lang), &part.reason, reason_field(index)),
    ];
    view! {
        <section class="sheet">
            <div class="sheet__head"><h2>{t(words::piece(lang, index + 1))}</h2></div>
            {summary(lang, rows)}
        </section>
    }
    .into_any()
}
