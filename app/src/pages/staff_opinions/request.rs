//! What an author on paper asks for: a correction, or to withdraw（紙で出した方の申し出）.

use super::entry::pieces;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, error_summary, hidden, t, text_area};
use domain::consultations::Consultation;
use domain::forms::Answers;
use domain::opinions::JUDGEMENT_MAX;
use domain::plans::Plan;
use domain::problems::Problems;
use domain::texts::{Lang, Text, opinions as texts, staff_opinions as words};
use leptos::prelude::*;

/// What the page shows.
pub struct RequestPage<'a> {
    /// Receipt number.
    pub number: &'a str,
    /// The version that is shown.
    pub version: i32,
    /// The consultation.
    pub consultation: &'a Consultation,
    /// The edition that it was written on.
    pub plan: &'a Plan,
    /// The pieces, and how the author asked.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "asked" => words::asked(lang),
        "version" => words::request_title(lang),
        key if key.starts_with("clause") => words::clause(lang),
        key if key.starts_with("reason") => texts::reason(lang),
        _ => texts::body(lang),
    }
}

/// The page.
pub fn request(frame: &Frame, data: &RequestPage<'_>) -> Page {
    let lang = frame.lang;
    let here = links::staff_opinion_request(data.number);
    let asked = Field::new("asked", words::asked(lang), data.typed.get("asked"), lang).problems(data.problems);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_opinion_show(data.number)>{data.number.to_owned()}</a>
            <header class="page__head">
                <p class="page__over">{t(data.consultation.title.text(lang))} " " <span class="num">{data.number.to_owned()}</span></p>
                <h1>{t(words::request_title(lang))}</h1>
                <p class="lead">{t(words::request_lead(lang))}</p>
            </header>
            <form class="form" method="post" action=here novalidate>
                {hidden("version", &data.version.to_string())}
                {text_area(&asked.help(words::asked_help(lang)), 2, Some(JUDGEMENT_MAX))}
                {pieces(lang, data.plan, data.typed, data.problems)}
                <div class="buttons">
                    <button class="btn btn--primary" name="go" value="correct">{t(words::request_correct(lang))}</button>
                    <button class="btn btn--danger" name="go" value="withdraw">{t(words::request_withdraw(lang))}</button>
                </div>
            </form>
        </div>
    };
    Page::staff(words::request_title(lang), body).under(links::staff_consultations()).with_problems(data.problems)
}
