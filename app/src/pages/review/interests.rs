//! Asks a reviewer for interests before anything opens（利害関係の確認）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, choices, error_summary, t};
use domain::forms::Answers;
use domain::problems::Problems;
use domain::texts::{Text, review as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A case that is asked about.
pub struct Asked {
    /// The field of its answer.
    pub field: String,
    /// The group.
    pub group: String,
    /// Name of the project.
    pub title: String,
}

/// The page.
pub fn interests(
    frame: &Frame,
    (round, call): (Uuid, Text),
    asked: &[Asked],
    typed: &Answers,
    problems: &Problems,
) -> Page {
    let lang = frame.lang;
    let label = |key: &str| {
        let group = asked.iter().find(|one| one.field == key).map(|one| one.group.clone()).unwrap_or_default();
        words::ask_group(lang, group)
    };
    let rows = asked.iter().map(|one| {
        let field = Field::new(&one.field, words::ask_group(lang, &one.group), typed.get(&one.field), lang);
        let field = field.help(Text::typed(&one.title)).problems(problems);
        let options = [("no", words::has_none(lang)), ("yes", words::has_some(lang))];
        let options = options.map(|(value, label)| Choice { value: value.to_owned(), label, help: None });
        choices(&field, options.into())
    });
    let rows = rows.collect_view();
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, label)}
            <a class="back" href=links::review()>{t(words::title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(call)}</p><h1>{t(words::ask_title(lang))}</h1>
                <p class="lead">{t(words::ask_lead(lang))}</p>
            </header>
            <form class="form" method="post" action=links::review_interests(round) novalidate>
                {rows}
                <div class="buttons"><button class="btn btn--primary">{t(words::ask_button(lang))}</button></div>
            </form>
        </div>
    };
    Page::public(words::ask_title(lang), body).under(links::review()).with_problems(problems)
}
