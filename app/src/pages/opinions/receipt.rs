//! The receipt of an opinion, with the ways to correct and withdraw it（意見の受付票・取下げ）.

use super::files::{FileRow, file_list};
use super::pieces;
use super::sender::sender_rows;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::calls::contact;
use crate::ui::{summary, t};
use domain::calendar::{date_and_time, date_in_japan, short_date};
use domain::consultations::Consultation;
use domain::forms::Answers;
use domain::opinions::{Opinion, Part, Sender, Validity, body_field, parts_shown, place_field, reason_field};
use domain::people::Organisation;
use domain::plans::Plan;
use domain::texts::{Lang, opinions as words};
use leptos::prelude::*;

/// What the receipt shows.
pub struct Receipt<'a> {
    /// The opinion.
    pub opinion: &'a Opinion,
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The edition that it was written on.
    pub plan: &'a Plan,
    /// Who wrote it.
    pub sender: &'a Sender,
    /// The full name of the sender's district; may be empty.
    pub district: &'a str,
    /// The department in charge.
    pub department: &'a Organisation,
    /// Whether it may still be corrected and withdrawn.
    pub may_change: bool,
    /// Where a copy was sent; empty for nowhere.
    pub sent_to: &'a str,
    /// Whether the address of this page is the only way back to it.
    pub by_key: bool,
    /// The files with it.
    pub files: &'a [FileRow],
    /// The page on which they are changed; empty where none may come.
    pub files_page: String,
    /// The pages to correct it, to withdraw it, and the text file.
    pub ways: [String; 3],
}

/// The page.
pub fn receipt(frame: &Frame, data: &Receipt<'_>) -> Page {
    let lang = frame.lang;
    let opinion = data.opinion;
    let day = short_date(date_in_japan(opinion.received_at));
    let withdrawn = opinion.validity == Validity::Withdrawn;
    let title = if withdrawn { words::is_withdrawn(lang) } else { words::received_title(lang) };
    let version = (opinion.version > 1).then(|| view! { <p>{t(words::version(lang, opinion.version))}</p> });
    let rows = sender_rows(lang, data.consultation, data.sender, data.district, None);
    let body = view! {
        <div class="page page--text"><div class="stack--l">
            <section class="receipt">
                <p class="stamp" aria-hidden="true">
                    <span>{frame.city.to_string()}</span><span class="stamp__date">{day}</span><span>{words::received_stamp(lang).bare()}</span>
                </p>
                <h1 class="receipt__title">{t(title.clone())}</h1>
                <div class="receipt__slip">
                    <p class="receipt__label">{t(words::number(lang))}</p>
                    <p class="receipt__no">{opinion.number.clone()}</p>
                    <p class="receipt__at">{date_and_time(opinion.received_at, lang)}</p>
                </div>
            </section>
            <p class="onward"><a href=links::consultation(&data.consultation.slug)>{t(data.consultation.title.text(lang))}</a></p>
            {version}
            {(!withdrawn).then(|| copies(lang, data))}
            {pieces(lang, data.plan, &opinion.parts)}
            {files(lang, data)}
            <section class="sheet"><div class="sheet__head"><h2>{t(words::sender_title(lang))}</h2></div>{summary(lang, rows)}</section>
            {(!withdrawn).then(|| next(lang, data))}
            {contact(lang, data.department)}
        </div></div>
    };
    Page::public(title, body).under(links::consultations())
}

/// What was sent, what can be kept, and what can be changed.
fn copies(lang: Lang, data: &Receipt<'_>) -> AnyView {
    let sent = match data.sent_to {
        "" => words::copy_not_sent(lang),
        address => words::copy_sent(lang, address),
    };
    let [correct, withdraw, text] = data.ways.clone();
    let until = date_and_time(data.consultation.dates.closes_at, lang);
    let change = match data.may_change {
        true => view! {
            <p>{t(words::may_change_until(lang, until))}</p>
            <div class="buttons no-print">
                <a class="btn" href=correct>{t(words::correct(lang))}</a>
                <a class="btn" href=withdraw>{t(words::withdraw(lang))}</a>
            </div>
        }
        .into_any(),
        false => view! { <p>{t(words::may_not_change(lang))}</p> }.into_any(),
    };
    view! {
        <section class="stack">
            <p>{t(sent)}</p>
            {data.by_key.then(|| view! { <p class="no-print">{t(words::keep_address(lang))}</p> })}
            <p class="no-print"><a href=text>{t(words::save_copy(lang))}</a> "　" {t(words::print_hint(lang))}</p>
            {change}
        </section>
    }
    .into_any()
}

fn files(lang: Lang, data: &Receipt<'_>) -> Option<AnyView> {
    if data.files.is_empty() && data.files_page.is_empty() {
        return None;
    }
    let change = (data.may_change && !data.files_page.is_empty()).then(|| {
        view! { <a class="no-print" href=data.files_page.clone()>{t(words::files_change(lang))}</a> }
    });
    let list = match data.files.is_empty() {
        true => view! { <p>{t(words::no_files(lang))}</p> }.into_any(),
        false => file_list(lang, data.files),
    };
    Some(
        view! {
            <section class="sheet">
                <div class="sheet__head"><h2>{t(words::files(lang))}</h2>{change}</div>
                <div class="sheet__body">{list}</div>
            </section>
        }
        .into_any(),
    )
}

fn next(lang: Lang, data: &Receipt<'_>) -> AnyView {
    let due = data.consultation.particulars.result_due;
    let due = due.map(|due| view! { <li>{t(words::result_due(lang, domain::calendar::date(due, lang)))}</li> });
    view! {
        <section class="stack">
            <h2 class="h-line">{t(words::what_next(lang))}</h2>
            <ol class="list"><li>{t(words::next_read(lang))}</li><li>{t(words::next_result(lang))}</li>{due}</ol>
            <p>{t(words::not_a_vote(lang))}</p>
        </section>
    }
    .into_any()
}

/// Asks once more before an opinion is taken back.
pub fn withdraw(frame: &Frame, data: &Receipt<'_>, back: String) -> Page {
    let lang = frame.lang;
    let [_, action, _] = data.ways.clone();
    let body = view! {
        <div class="page page--text">
            <a class="back" href=back.clone()>{t(words::receipt_title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))} " " <span class="num">{data.opinion.number.clone()}</span></p>
                <h1>{t(words::withdraw_title(lang))}</h1>
                <p class="lead">{t(words::withdraw_text(lang))}</p>
            </header>
            <div class="stack--l">
                {pieces(lang, data.plan, &data.opinion.parts)}
                <form method="post" action=action>
                    <div class="buttons">
                        <button class="btn btn--danger">{t(words::withdraw_button(lang))}</button>
                        <a class="btn" href=back>{t(words::keep(lang))}</a>
                    </div>
                </form>
            </div>
        </div>
    };
    Page::public(words::withdraw_title(lang), body).under(links::consultations())
}

/// Too late: what was typed is all there, and what can be done is said.
pub fn closed(frame: &Frame, consultation: &Consultation, department: &Organisation, typed: &Answers) -> Page {
    let lang = frame.lang;
    let part = |index| Part {
        nodes: Vec::new(),
        place: typed.get(&place_field(index)).to_owned(),
        body: typed.get(&body_field(index)).to_owned(),
        reason: typed.get(&reason_field(index)).to_owned(),
    };
    let parts: Vec<Part> = (0..parts_shown(typed)).map(part).filter(|part| !part.body.is_empty()).collect();
    let at = date_and_time(consultation.dates.closes_at, lang);
    let texts = parts.iter().enumerate().map(|(index, part)| typed_piece(lang, index, part)).collect_view();
    let body = view! {
        <div class="page page--text">
            <header class="page__head">
                <p class="page__over">{t(consultation.title.text(lang))}</p>
                <h1>{t(words::closed_title(lang))}</h1>
                <p class="lead">{t(words::closed_text(lang, at))}</p>
            </header>
            <div class="stack--l">
                {texts}
                {contact(lang, department)}
                <p class="no-print">{t(words::print_hint(lang))}</p>
                <p class="no-print"><a href=links::consultation(&consultation.slug)>{t(words::to_consultation(lang))}</a></p>
            </div>
        </div>
    };
    Page::public(words::closed_title(lang), body).under(links::consultations())
}

fn typed_piece(lang: Lang, index: usize, part: &Part) -> AnyView {
    let row = |label, value: &str| crate::ui::Row { label, value: value.to_owned(), change: None };
    let rows = vec![
        row(words::place(lang), &part.place),
        row(words::body(lang), &part.body),
        row(words::reason(lang), &part.reason),
    ];
    view! {
        <section class="sheet">
            <div class="sheet__head"><h2>{t(words::piece(lang, index + 1))}</h2></div>
            {summary(lang, rows)}
        </section>
    }
    .into_any()
}
