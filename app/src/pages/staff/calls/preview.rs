//! Trying a form as an applicant; nothing is kept（様式の試し書き）.

use super::crumbs;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::questions;
use crate::ui::{error_summary, hidden, t};
use domain::calls::Call;
use domain::forms::{Answers, FormPage};
use domain::problems::Problems;
use domain::texts::{Lang, Text, form_editor as words};
use leptos::prelude::*;

fn note(lang: Lang) -> AnyView {
    view! { <div class="notice notice--warn" role="status"><p><strong>{t(words::preview_note(lang))}</strong></p></div> }.into_any()
}

/// One page of the form. What was written on the other pages travels along.
pub fn page(frame: &Frame, call: &Call, page: &FormPage, typed: &Answers, problems: &Problems) -> Page {
    let lang = frame.lang;
    let own = |key: &str| {
        let question = key.split('.').next().unwrap_or(key);
        page.questions.iter().any(|asked| asked.key == question)
    };
    let others = typed.iter().filter(|(key, _)| !own(key)).map(|(key, value)| hidden(key, value)).collect_view();
    let asked = page.questions.iter();
    let asked = asked.map(|question| questions::control(lang, page, question, typed.get(&question.key), problems));
    let asked = asked.collect_view();
    let label = |key: &str| {
        let question = page.questions.iter().find(|question| question.key == key);
        question.map_or_else(|| Text::typed(key), |question| question.label.text(lang))
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, label)}
            {crumbs(lang, call, words::preview(lang))}
            {note(lang)}
            <header class="page__head"><h1>{t(page.title.text(lang))}</h1><p class="lead">{t(page.help.text(lang))}</p></header>
            <form class="form" method="post" action=links::staff_try(&call.slug) novalidate>
                {hidden("page", &page.key)}
                {others}
                {asked}
                <div class="buttons">
                    <button class="btn btn--primary" name="go" value="next">{t(words::check_page(lang))}</button>
                    <a class="btn" href=links::staff_form(&call.slug)>{t(words::title(lang))}</a>
                </div>
            </form>
        </div>
    };
    Page::staff(words::preview(lang), body).under(links::staff_calls()).with_problems(problems)
}

/// The end of the form.
pub fn end(frame: &Frame, call: &Call) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {crumbs(lang, call, words::preview(lang))}
            {note(lang)}
            <header class="page__head"><h1>{t(words::preview_end(lang))}</h1><p class="lead">{t(words::preview_end_text(lang))}</p></header>
            <p class="acts">
                <a class="btn" href=links::staff_try(&call.slug)>{t(words::again(lang))}</a>
                <a class="btn" href=links::staff_form(&call.slug)>{t(words::title(lang))}</a>
            </p>
        </div>
    };
    Page::staff(words::preview_end(lang), body).under(links::staff_calls())
}
