//! Official letters: to read and print, in lists of a case, and their templates（通知書）.

mod templates;

pub use templates::{Editing, TemplateRow, template, templates};

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use chrono::{DateTime, Utc};
use domain::calendar::{date, date_in_japan};
use domain::official::{LetterKind, Sheet};
use domain::texts::{Lang, Text, official as words, shell};
use leptos::prelude::*;
use uuid::Uuid;

/// A letter in the list of a case.
#[derive(Debug, Clone)]
pub struct LetterRow {
    /// Which.
    pub id: Uuid,
    /// What it is.
    pub kind: LetterKind,
    /// Document number; empty for a receipt.
    pub number: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// Where the letters of a list are.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// On the applicant's pages of this case.
    Applicant(Uuid),
    /// On the staff's pages of this case.
    Staff(&'a str),
}

impl Place<'_> {
    fn page(self, letter: Uuid) -> String {
        match self {
            Place::Applicant(id) => links::proposal_letter(id, letter),
            Place::Staff(number) => links::staff_letter(number, letter),
        }
    }

    fn pdf(self, letter: Uuid) -> String {
        match self {
            Place::Applicant(id) => links::proposal_letter_pdf(id, letter),
            Place::Staff(number) => links::staff_letter_pdf(number, letter),
        }
    }

    fn back(self) -> String {
        match self {
            Place::Applicant(id) => links::proposal(id),
            Place::Staff(number) => links::staff_case(number),
        }
    }
}

/// The letters of a case as a list of files.
pub fn list(lang: Lang, place: Place<'_>, letters: &[LetterRow], has_font: bool) -> AnyView {
    let rows = letters.iter().map(|letter| {
        let name = words::name(lang, letter.kind);
        let made = date(date_in_japan(letter.made_at), lang);
        let pdf = has_font.then(|| {
            view! { <a href=place.pdf(letter.id)>{t(words::pdf(lang))}<span class="vh">"：" {name.bare()}</span></a> }
        });
        view! {
            <li class="files__item">
                <a class="files__name" href=place.page(letter.id)>{t(name.clone())}</a>
                <span class="files__size">{letter.number.clone()} "　" {made}</span>
                {pdf}
            </li>
        }
    });
    view! {
        <ul class="files" role="list">{rows.collect_view()}</ul>
        {(!has_font).then(|| view! { <p class="quiet">{t(words::no_font(lang))}</p> })}
    }
    .into_any()
}

/// The page of a letter: itself, as it is printed.
pub fn letter(frame: &Frame, place: Place<'_>, id: Uuid, kind: LetterKind, sheet: &Sheet, has_font: bool) -> Page {
    let lang = frame.lang;
    let pdf = match has_font {
        true => view! { <a class="btn" href=place.pdf(id)>{t(words::pdf(lang))}</a> }.into_any(),
        false => view! { <p class="quiet">{t(words::no_font(lang))}</p> }.into_any(),
    };
    let note = (lang != Lang::Ja).then(|| view! { <p class="no-print">{t(words::in_japanese(lang))}</p> });
    let body = view! {
        <div class="page"><div class="stack--l">
            <a class="back" href=place.back()>{t(shell::back(lang))}</a>
            <div class="acts">{pdf}</div>
            {note}
            <p class="quiet no-print">{t(words::print_hint(lang))}</p>
            {paper(sheet)}
        </div></div>
    };
    match place {
        Place::Applicant(_) => Page::public(words::name(lang, kind), body).under(links::my_page()),
        Place::Staff(_) => Page::staff(words::name(lang, kind), body).under(links::staff_cases()),
    }
}

/// The letter itself. Official letters are in Japanese, whatever the language of the page.
pub fn paper(sheet: &Sheet) -> AnyView {
    paper_under(sheet, view! { <h1 class="letter__title">{sheet.subject.clone()}</h1> }.into_any())
}

/// The letter on a page that has a heading of its own.
pub fn paper_within(sheet: &Sheet) -> AnyView {
    paper_under(sheet, view! { <h2 class="letter__title">{sheet.subject.clone()}</h2> }.into_any())
}

fn paper_under(sheet: &Sheet, title: AnyView) -> AnyView {
    let ja = |text: Text| text.bare();
    let addressee = sheet.addressee.iter().map(|line| view! { <span class="letter__line">{line.clone()}</span> });
    // Mail on paper brings its own blank lines.
    let body = if sheet.form.is_empty() { vec![sheet.body.join("\n")] } else { sheet.body.clone() };
    let body = body.into_iter().map(|text| view! { <p class="letter__text">{text}</p> });
    let items = sheet.items.iter().map(|(label, said)| {
        view! { <div><dt>{label.clone()}</dt><dd class="typed">{said.clone()}</dd></div> }
    });
    let list = (!sheet.items.is_empty()).then(|| {
        view! {
            <p class="letter__mid">{ja(words::below(Lang::Ja))}</p>
            <dl class="facts facts--wide">{items.collect_view()}</dl>
            <p class="letter__no">{ja(words::closing(Lang::Ja))}</p>
        }
    });
    let contact = sheet.contact.iter().map(|line| view! { <span class="letter__line">{line.clone()}</span> });
    view! {
        <article class="letter" lang="ja">
            <p class="letter__form">{sheet.form.clone()}</p>
            <p class="letter__no"><span class="letter__line">{sheet.number.clone()}</span><span class="letter__line">{sheet.date.clone()}</span></p>
            <p>{addressee.collect_view()}</p>
            <p class="letter__from"><span class="letter__line">{sheet.sender.clone()}</span><span class="letter__line">{sheet.seal.clone()}</span></p>
            {title}
            {body.collect_view()}
            {list}
            <p class="letter__contact">{contact.collect_view()}</p>
        </article>
    }
    .into_any()
}
