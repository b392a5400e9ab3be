//! Hiding passages of an opinion from publication（公表用の墨消し）, with the original beside them.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, choices, error_summary, t, text_area};
use domain::consultations::Consultation;
use domain::forms::Answers;
use domain::opinions::{Opinion, Part};
use domain::problems::Problems;
use domain::redaction::{Ground, Part as Run, Redacted};
use domain::texts::{Lang, Text, opinions as texts, staff_opinions as words};
use leptos::prelude::*;

/// What the page shows.
pub struct RedactPage<'a> {
    /// The opinion.
    pub opinion: &'a Opinion,
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The piece, and its place.
    pub part: (usize, &'a Part),
    /// What was typed.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// What is hidden now.
    pub hidden: (Option<&'a Redacted>, Option<&'a Redacted>),
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "body" => words::passages_body(lang),
        "reason" => words::passages_reason(lang),
        "why" => words::why(lang),
        _ => words::ground(lang),
    }
}

/// The page.
pub fn redact(frame: &Frame, data: &RedactPage<'_>) -> Page {
    let lang = frame.lang;
    let (index, part) = data.part;
    let number = data.opinion.number.as_str();
    let field = |key| Field::new(key, label(lang, key), data.typed.get(key), lang).problems(data.problems);
    let grounds =
        Ground::ALL.map(|ground| Choice { value: ground.code().to_owned(), label: ground.text(lang), help: None });
    let reason = (!part.reason.is_empty()).then(|| text_area(&field("reason").unmarked(), 3, None));
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_opinion_show(number)>{number.to_owned()}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))}</p>
                <h1>{t(words::redaction(lang))} " " {t(texts::piece(lang, index + 1))}</h1>
                <p class="lead">{t(words::redaction_lead(lang))}</p>
            </header>
            <div class="stack--l">
                <section class="sheet compare"><div class="compare__sides">
                    <div><h2>{t(words::original(lang))}</h2>{original(&part.body, data.hidden.0)}{original(&part.reason, data.hidden.1)}</div>
                    <div>
                        <h2>{t(words::published_as(lang))}</h2>
                        <p class="typed">{domain::redaction::public(&part.body, data.hidden.0)}</p>
                        <p class="typed">{domain::redaction::public(&part.reason, data.hidden.1)}</p>
                    </div>
                </div></section>
                <form class="form" method="post" action=links::staff_opinion_redact(number, index) novalidate>
                    {text_area(&field("body").unmarked(), 4, None)}
                    {reason}
                    {choices(&field("ground"), grounds.to_vec())}
                    {text_area(&field("why").unmarked(), 2, None)}
                    <div class="buttons">
                        <button class="btn btn--primary" name="go" value="save">{t(words::redact_button(lang))}</button>
                        <button class="btn" name="go" value="none">{t(words::redact_none(lang))}</button>
                    </div>
                </form>
            </div>
        </div>
    };
    Page::staff(words::redaction(lang), body).under(links::staff_consultations()).with_problems(data.problems)
}

/// The original with what is hidden marked in it.
fn original(text: &str, hidden: Option<&Redacted>) -> AnyView {
    let Some(hidden) = hidden.filter(|hidden| !hidden.is_stale(text)) else {
        return view! { <p class="typed">{text.to_owned()}</p> }.into_any();
    };
    let runs = hidden.parts().into_iter().map(|run| match run {
        Run::Shown(text) => text.to_owned().into_any(),
        Run::Hidden(text) => view! { <mark>{text.to_owned()}</mark> }.into_any(),
    });
    view! { <p class="typed">{runs.collect_view()}</p> }.into_any()
}
