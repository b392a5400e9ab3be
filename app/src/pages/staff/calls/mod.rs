//! Making calls: programmes, calls page by page, forms, publication（募集をつくる）.

pub mod cancel;
pub mod edit;
pub mod files;
pub mod form;
pub mod new;
pub mod overview;
pub mod preview;
pub mod programmes;
pub mod publish;
pub mod question;
mod rubric;
pub mod talks;

use crate::links;
use crate::ui::{Choice, Field, Typing, input, select, t, text_area, tick};
use domain::calls::Call;
use domain::calls::editing::{ROWS, cell, row_count};
use domain::forms::Answers;
use domain::problems::Problems;
use domain::texts::{Lang, Text, shell, staff, staff_calls as words};
use leptos::prelude::*;

/// What stands in the fields of a page, and what is wrong with it.
pub struct Sheet<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// What was typed, or what is stored.
    pub typed: &'a Answers,
    /// What is wrong.
    pub problems: &'a Problems,
}

impl Sheet<'_> {
    pub(in crate::pages) fn field<'f>(&'f self, key: &'f str, label: Text) -> Field<'f> {
        Field::new(key, label, self.typed.get(key), self.lang).problems(self.problems)
    }

    pub(in crate::pages::staff) fn line(&self, key: &str, label: Text) -> AnyView {
        input(&self.field(key, label), Typing::TEXT, None)
    }

    pub(in crate::pages::staff) fn line_with(&self, key: &str, label: Text, help: Text) -> AnyView {
        input(&self.field(key, label).help(help), Typing::TEXT, None)
    }

    pub(in crate::pages::staff) fn optional(&self, key: &str, label: Text) -> AnyView {
        input(&self.field(key, label).optional(), Typing::TEXT, None)
    }

    pub(in crate::pages::staff) fn optional_with(&self, key: &str, label: Text, help: Text) -> AnyView {
        input(&self.field(key, label).optional().help(help), Typing::TEXT, None)
    }

    pub(in crate::pages) fn tick(&self, key: &str, label: Text) -> AnyView {
        tick(&self.field(key, label).unmarked())
    }

    pub(in crate::pages::staff) fn select(&self, key: &str, label: Text, options: Vec<Choice>) -> AnyView {
        select(&self.field(key, label).unmarked(), options)
    }

    /// Words in Japanese, with the other languages folded away beneath. `rows`: how high; 1 is a line.
    pub(in crate::pages::staff) fn words(&self, key: &str, label: Text, rows: u8) -> AnyView {
        self.words_with(key, label, Text::fixed(""), rows)
    }

    pub(in crate::pages) fn words_with(&self, key: &str, label: Text, help: Text, rows: u8) -> AnyView {
        let lang = self.lang;
        let (easy, english) = (format!("{key}.easy"), format!("{key}.en"));
        let control = |key: &str, label: Text, help: Text| {
            let field = self.field(key, label).unmarked().help(help);
            if rows == 1 { input(&field, Typing::TEXT, None) } else { text_area(&field, rows, None) }
        };
        let filled = !self.typed.get(&easy).is_empty() || !self.typed.get(&english).is_empty();
        view! {
            <div class="stack">
                {control(key, label.clone(), help)}
                <details class="more" open=filled>
                    <summary>{t(words::other_languages(lang))}<span class="vh">"：" {label.bare()}</span></summary>
                    <div class="more__body stack">
                        {control(&easy, words::in_easy(lang), Text::fixed(""))}
                        {control(&english, words::in_english(lang), Text::fixed(""))}
                    </div>
                </details>
            </div>
        }
        .into_any()
    }

    /// A list of rows with two to spare. `build` makes one row of its number.
    pub(in crate::pages::staff) fn rows(&self, list: &str, title: Text, build: impl Fn(usize) -> AnyView) -> AnyView {
        let lang = self.lang;
        let count = (row_count(self.typed, list) + 2).min(ROWS);
        let rows = (0..count).map(|row| {
            let at = cell(list, row, "at");
            let value =
                if self.typed.get(&at).is_empty() { (row + 1).to_string() } else { self.typed.get(&at).to_owned() };
            let place = Field::new(&at, words::place(lang), &value, lang).unmarked();
            let number = words::row(lang, row + 1);
            view! {
                <fieldset class="sheet"><legend class="vh">{t(number)}</legend><div class="sheet__body stack">
                    {build(row)}
                    {input(&place, Typing { class: "input--num w-3", ..Typing::NUMBER }, None)}
                </div></fieldset>
            }
        });
        let rows = rows.collect_view();
        view! {
            <section class="stack--l">
                <h2 class="h-line">{t(title)}</h2>
                <p class="quiet">{t(words::rows_help(lang))}</p>
                {rows}
            </section>
        }
        .into_any()
    }
}

/// A value that belongs to a row and is not shown.
pub(in crate::pages::staff) fn kept(typed: &Answers, key: &str) -> AnyView {
    crate::ui::hidden(key, typed.get(key))
}

/// The way back from a page about a call.
fn crumbs(lang: Lang, call: &Call, here: Text) -> AnyView {
    view! {
        <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
            <li><a href=links::staff_calls()>{t(staff::calls_title(lang))}</a></li>
            <li><a href=links::staff_call(&call.slug)>{t(call.title.text(lang))}</a></li>
            <li aria-current="page">{t(here)}</li>
        </ol></nav>
    }
    .into_any()
}

/// The head of such a page.
fn head(lang: Lang, call: &Call, title: Text) -> AnyView {
    view! {
        {crumbs(lang, call, title.clone())}
        <header class="page__head"><p class="page__over">{t(call.title.text(lang))}</p><h1>{t(title)}</h1></header>
    }
    .into_any()
}

/// Says that something was kept.
pub(in crate::pages::staff) fn saved_note(lang: Lang, saved: bool) -> Option<AnyView> {
    saved.then(|| {
        view! { <div class="notice notice--good" role="status"><p>{t(words::saved(lang))}</p></div> }.into_any()
    })
}

pub(in crate::pages::staff) fn choice(value: impl Into<String>, label: Text) -> Choice {
    Choice { value: value.into(), label, help: None }
}
