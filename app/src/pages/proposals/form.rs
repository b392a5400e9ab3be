//! One page of questions（設問のページ）.

use super::{Draft, FORM_ID, closed_note, head, keepers, save_buttons};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, error_summary, input, text_area};
use domain::forms::{Answers, FormPage, Kind, Question};
use domain::problems::Problems;
use domain::proposals::Task;
use domain::texts::{Lang, Text, proposals as words};
use leptos::prelude::*;

/// What the page shows.
pub struct Questions<'a> {
    /// The draft.
    pub draft: &'a Draft<'a>,
    /// The page of the form.
    pub page: &'a FormPage,
    /// What stands in the boxes: the stored answers, or what was just typed where it could not be stored.
    pub answers: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// Whether something was sent just now that was not saved.
    pub refused: bool,
}

/// The page.
pub fn form(frame: &Frame, data: &Questions<'_>) -> Page {
    let lang = frame.lang;
    let draft = data.draft;
    let page = data.page;
    let sections = &draft.proposal.call.form.sections;
    let section = sections.iter().find(|section| section.pages.iter().any(|other| other.key == page.key));
    let task = Task::Section(section.map(|section| section.key.clone()).unwrap_or_default());
    let over = section.filter(|section| section.pages.len() > 1).map(|section| {
        let place = section.pages.iter().position(|other| other.key == page.key).unwrap_or_default();
        words::page_of(lang, place + 1, section.pages.len())
    });
    let questions = page.questions.iter().map(|question| {
        let typed = data.answers.get(&question.key);
        ask(lang, question, typed, data.problems)
    });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, page, key))}
            {closed_note(lang, draft, data.refused)}
            {head(lang, draft, &task, over, page.title.text(lang), Some(page.help.text(lang)))}
            <form class="form" id=FORM_ID method="post" action=links::proposal_page(draft.id(), &page.key) novalidate>
                {questions.collect_view()}
                {save_buttons(lang, draft)}
            </form>
            {keepers(lang, draft)}
        </div>
    };
    let built = Page::public(page.title.text(lang), body).under("/me").with_problems(data.problems);
    if draft.closed.is_none() { built.with_islands() } else { built }
}

/// The label of a question, for the error summary.
pub fn label(lang: Lang, page: &FormPage, key: &str) -> Text {
    let question = page.questions.iter().find(|question| question.key == key);
    question.map_or_else(|| Text::typed(key), |question| question.label.text(lang))
}

fn ask(lang: Lang, question: &Question, typed: &str, problems: &Problems) -> AnyView {
    let field = Field::new(&question.key, question.label.text(lang), typed, lang)
        .required(question.required)
        .help(help(lang, question))
        .problems(problems);
    match &question.kind {
        Kind::Line { .. } => input(&field, Typing::TEXT, None),
        Kind::Text { max } => text_area(&field, if *max > 200 { 8 } else { 4 }, Some(*max)),
        Kind::Number { unit, .. } => {
            let unit = (!unit.is_empty()).then(|| unit.text(lang));
            input(&field, Typing { class: "input--num w-8", ..Typing::NUMBER }, unit)
        }
        Kind::Date => input(&field, Typing::DATE, None),
        Kind::Email => input(&field, Typing::EMAIL, None),
        Kind::Phone => input(&field, Typing::PHONE, None),
        Kind::Postcode => input(&field, Typing::POSTCODE, None),
        Kind::Choice { options } => {
            let offered = options.iter().map(|option| Choice {
                value: option.key.clone(),
                label: option.label.text(lang),
                help: None,
            });
            choices(&field, offered.collect())
        }
    }
}

fn help(lang: Lang, question: &Question) -> Text {
    let own = question.help.text(lang);
    match &question.kind {
        Kind::Text { max } if question.help.is_empty() => words::limit_help(lang, *max),
        Kind::Text { max } => words::help_and_limit(lang, own, *max),
        Kind::Date if question.help.is_empty() => words::date_help(lang),
        _ => own,
    }
}
