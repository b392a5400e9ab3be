//! A page of questions of the report（行ったこと・成果と自己評価）.

use super::{Draft, FORM_ID, Leave, head, mend, page, save_buttons};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::shown;
use crate::pages::questions as controls;
use crate::ui::{error_summary, t};
use domain::awards::ReportTask;
use domain::forms::{Answers, FormPage};
use domain::problems::Problems;
use domain::texts::{Text, awards as words, shell};
use leptos::prelude::*;

/// The page. `typed` is what stands in the boxes.
pub fn questions(frame: &Frame, draft: &Draft<'_>, asked: &FormPage, typed: &Answers, problems: &Problems) -> Page {
    let lang = frame.lang;
    let label = |key: &str| {
        let question = asked.questions.iter().find(|question| question.key == key);
        question.map_or_else(|| Text::typed(key), |question| question.label.text(lang))
    };
    let fields = asked.questions.iter().map(|question| {
        let value = typed.get(&question.key);
        if draft.report.is_unlocked(&question.key) {
            return mend(lang, draft, &question.key, controls::control(lang, asked, question, value, problems));
        }
        let read = shown(lang, question, value);
        let read = if read.trim().is_empty() { t(shell::none_given(lang)) } else { read.into_any() };
        view! {
            <div class="field">
                <p class="field__label">{t(question.label.text(lang))}</p>
                <div class="field__read typed">{read}</div>
                <p class="field__why">{t(words::locked(lang))}</p>
            </div>
        }
        .into_any()
    });
    let fields = fields.collect_view();
    let unlocked = asked.questions.iter().any(|question| draft.report.is_unlocked(&question.key));
    let leave = if unlocked { Leave::Saving } else { Leave::Freely };
    let task = ReportTask::Page(asked.key.clone());
    let lead = (!asked.help.is_empty()).then(|| asked.help.text(lang));
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, label)}
            {head(frame, draft, &task, leave, lead)}
            <form class="form" id=FORM_ID method="post" action=links::report_page(draft.id(), &asked.key) novalidate>
                {fields}
                {unlocked.then(|| save_buttons(lang, draft))}
            </form>
        </div>
    };
    page(draft, asked.title.text(lang), body).with_problems(problems).saving(leave.saving())
}
