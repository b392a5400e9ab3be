//! Judging many opinions in one go, and what became of each（有効性の一括判定）.

use super::OpinionList;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::bulk::outcomes;
use crate::ui::{Choice, Field, choices, hidden, t, text_area, tick};
use domain::bulk::{Done, Outcome};
use domain::consultations::Consultation;
use domain::forms::Answers;
use domain::opinions::{JUDGEMENT_MAX, Validity};
use domain::problems::Problems;
use domain::texts::{Lang, Text, desk, opinions as texts, staff_opinions as words};
use leptos::prelude::*;

/// The form below the list.
pub struct Judging<'a> {
    /// The query of the list, so that the form comes back to it.
    pub query: &'a str,
    /// What was typed, where it came back.
    pub typed: &'a Answers,
    /// The numbers that were ticked.
    pub ticked: &'a [&'a str],
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// What a field is called in the summary of errors.
pub fn label(lang: Lang, key: &str) -> Text {
    match key {
        "to" => words::judge_to(lang),
        "reason" => words::judge_reason(lang),
        _ => words::list_title(lang),
    }
}

/// The table with its ticks and what can be done to them, for who may judge; else the table alone.
pub fn around(lang: Lang, data: &OpinionList<'_>, table: AnyView) -> AnyView {
    let Some(form) = &data.judging else { return table };
    let field = |key: &'static str, label: Text| {
        Field::new(key, label, form.typed.get(key), lang).problems(form.problems).unmarked()
    };
    let offered = [Validity::Valid, Validity::OutOfScope, Validity::Invalid, Validity::Received].map(|to| Choice {
        value: to.code().to_owned(),
        label: if to == Validity::Received { words::reopen(lang) } else { texts::validity(lang, to) },
        help: None,
    });
    let reason = field("reason", words::judge_reason(lang)).help(words::judge_reason_help(lang));
    view! {
        <form class="stack" method="post" action=links::staff_opinions(&data.consultation.slug) novalidate>
            {hidden("query", form.query)}
            {table}
            <details class="more" open=!form.problems.is_empty()><summary>{t(words::judge_many(lang))}</summary>
                <div class="more__body stack">
                    {tick(&field("all", words::judge_all(lang)))}
                    {choices(&field("to", words::judge_to(lang)), offered.to_vec())}
                    {text_area(&reason, 2, Some(JUDGEMENT_MAX))}
                    <div class="buttons"><button class="btn btn--primary">{t(words::judge_button(lang))}</button></div>
                </div>
            </details>
        </form>
    }
    .into_any()
}

/// What became of each.
pub fn report(frame: &Frame, consultation: &Consultation, to: Validity, lines: &[Outcome]) -> Page {
    let lang = frame.lang;
    let done = lines.iter().filter(|line| line.done == Done::Done).count();
    let name = |line: &Outcome| (Text::typed(&line.number), Some(links::staff_opinion_show(&line.number)));
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_opinions(&consultation.slug)>{t(words::to_list(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(consultation.title.text(lang))}</p>
                <h1>{t(words::judge_report(lang))}</h1>
                <p class="lead">{t(texts::validity(lang, to))} "　" {t(desk::report_sum(lang, done, lines.len() - done))}</p>
            </header>
            {outcomes(lang, words::judge_report(lang), texts::number(lang), lines, name)}
        </div>
    };
    Page::staff(words::judge_report(lang), body).under(links::staff_consultations())
}
