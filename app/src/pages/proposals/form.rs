//! One page of questions（設問のページ）.

use super::{
    Draft, FORM_ID, Leave, base_fields, closed_note, head, keepers, mend, revision_note, save_buttons, to_paper, way,
};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::shown;
use crate::pages::keepers::kept_notice;
use crate::pages::questions;
use crate::ui::{error_summary, t};
use domain::drafts::Base;
use domain::forms::{Answers, FormPage, Kind, Question};
use domain::problems::Problems;
use domain::proposals::Task;
use domain::texts::{Lang, Text, drafts, groups, proposals as words, shell};
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
    /// What the next save rests on.
    pub base: &'a Base,
    /// Whether something was sent just now that was not saved.
    pub refused: bool,
    /// Where the group has said something else of itself, and what.
    pub offered: &'a [(&'a Question, &'a str)],
}

/// The value of `go` that takes over what the group has said of itself.
pub const FROM_GROUP: &str = "from-group";

/// The page.
pub fn form(frame: &Frame, data: &Questions<'_>) -> Page {
    let lang = frame.lang;
    let draft = data.draft;
    let page = data.page;
    let form = draft.proposal.call.form.shown(data.answers);
    let sections = &form.sections;
    let section = sections.iter().find(|section| section.pages.iter().any(|other| other.key == page.key));
    let task = task_of(draft, page);
    let over = section.filter(|section| section.pages.len() > 1).map(|section| {
        let place = section.pages.iter().position(|other| other.key == page.key).unwrap_or_default();
        words::page_of(lang, place + 1, section.pages.len())
    });
    let questions = page.questions.iter().map(|question| {
        let typed = data.answers.get(&question.key);
        if !draft.proposal.is_unlocked(&question.key) {
            return locked(lang, question, typed);
        }
        mend(lang, draft, &question.key, ask(lang, draft, page, question, typed, data.problems))
    });
    let questions = questions.collect_view();
    let unlocked = page.questions.iter().any(|question| draft.proposal.is_unlocked(&question.key));
    let leave = if unlocked && draft.closed.is_none() { Leave::Saving("next") } else { Leave::Freely };
    let back = form.page_before(&page.key).is_some();
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, page, key))}
            {closed_note(lang, draft, data.refused)}
            {head(lang, draft, (&task, leave), over, page.title.text(lang), Some(page.help.text(lang)))}
            {revision_note(lang, draft, frame.now)}
            {kept_notice(lang)}
            {offer(lang, data)}
            <form class="form" id=FORM_ID method="post" action=links::proposal_page(draft.id(), &page.key) novalidate>
                {base_fields(data.base)}
                {questions}
                {save_buttons(lang, draft, back)}
            </form>
            {unlocked.then(|| keepers(frame, draft))}
        </div>
    };
    let built = super::page(draft, page.title.text(lang), body).with_problems(data.problems);
    let built = built.saving(leave.saving());
    if draft.closed.is_none() && unlocked { built.with_islands() } else { built }
}

/// The task that a page belongs to.
pub(super) fn task_of(draft: &Draft<'_>, page: &FormPage) -> Task {
    let sections = &draft.proposal.call.form.sections;
    let section = sections.iter().find(|section| section.pages.iter().any(|other| other.key == page.key));
    Task::Section(section.map(|section| section.key.clone()).unwrap_or_default())
}

/// An answer that stays as it was handed in, and why.
fn locked(lang: Lang, question: &Question, typed: &str) -> AnyView {
    let value = shown(lang, question, typed);
    let value = if value.trim().is_empty() { t(shell::none_given(lang)) } else { value.into_any() };
    view! {
        <div class="field" id=format!("f-{}", question.key)>
            <p class="field__label">{t(question.label.text(lang))}</p>
            <div class="field__read typed">{value}</div>
            <p class="field__why">{t(drafts::locked(lang))}</p>
        </div>
    }
    .into_any()
}

/// Offers what the group has said of itself. The button belongs to the form, so what was typed is saved first.
fn offer(lang: Lang, data: &Questions<'_>) -> Option<AnyView> {
    if data.offered.is_empty() || data.draft.closed.is_some() {
        return None;
    }
    let rows = data.offered.iter().map(|(question, fact)| {
        let fact = (*fact).to_owned();
        view! { <div><dt>{t(question.label.text(lang))}</dt><dd class="typed">{fact}</dd></div> }
    });
    Some(
        view! {
            <div class="notice stack">
                <h2 class="notice__title">{t(groups::differs_title(lang))}</h2>
                <p>{t(groups::differs_lead(lang))}</p>
                <dl class="facts facts--wide">{rows.collect_view()}</dl>
                <div class="buttons">
                    <button class="btn" form=FORM_ID name="go" value=FROM_GROUP>{t(groups::take_facts(lang))}</button>
                </div>
            </div>
        }
        .into_any(),
    )
}

/// The label of a question, for the error summary.
pub fn label(lang: Lang, page: &FormPage, key: &str) -> Text {
    let question = page.questions.iter().find(|question| question.key == key);
    question.map_or_else(|| Text::typed(key), |question| question.label.text(lang))
}

/// One question of a draft. The file that an answer asks for is attached with the papers.
pub(super) fn ask(
    lang: Lang,
    draft: &Draft<'_>,
    page: &FormPage,
    question: &Question,
    typed: &str,
    problems: &Problems,
) -> AnyView {
    let control = questions::control(lang, page, question, typed, problems);
    let asks_for_file = matches!(&question.kind, Kind::File) || question.paper("yes").is_some();
    let way = asks_for_file.then(|| {
        let paper = format!("{}#f-paper-q-{}", links::proposal_papers(draft.id()), question.key);
        let leave = if draft.closed.is_none() { Leave::Saving("next") } else { Leave::Freely };
        let way = way(leave, "link", paper, to_paper(&question.key), t(words::to_papers(lang)).into_any());
        view! { <p>{way}</p> }
    });
    view! { {control} {way} }.into_any()
}
