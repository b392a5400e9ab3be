//! The applicant's answer to conditions or an offer（条件付き採択・次点への回答）.

use super::title_of;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, choices, error_summary, t, text_area};
use domain::calendar::date_and_time;
use domain::decisions::{Decision, Outcome, REMARK_MAX};
use domain::forms::Answers;
use domain::problems::Problems;
use domain::submissions::Submission;
use domain::texts::{Lang, Text, decisions as words, proposals, shell};
use leptos::prelude::*;

fn label(lang: Lang, decision: &Decision, key: &str) -> Text {
    match (key, decision.outcome) {
        ("answer", _) => words::answer(lang),
        (_, Outcome::Waitlisted) => words::text_offer(lang),
        _ => words::text_conditions(lang),
    }
}

/// The page: what was decided, and the form of the answer.
pub fn answer(frame: &Frame, case: &Submission, decision: &Decision, typed: &Answers, problems: &Problems) -> Page {
    let lang = frame.lang;
    let title = words::answer_title(lang);
    let last = decision.reply_by.map(|last| date_and_time(last, lang)).unwrap_or_default();
    let field = |key| Field::new(key, label(lang, decision, key), typed.get(key), lang).problems(problems);
    let text = field("text");
    let text = if decision.outcome == Outcome::Waitlisted { text.optional() } else { text };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, decision, key))}
            <a class="back" href=links::proposal(case.id.0)>{t(title_of(lang, &case.title))}</a>
            <header class="page__head">
                <p class="page__over">{case.number.clone()}</p>
                <h1>{t(title.clone())}</h1>
                <p class="lead">{t(words::answer_lead(lang, last))}</p>
            </header>
            <div class="stack--l">
                {terms(lang, decision)}
                <form class="form" method="post" action=links::proposal_answer(case.id.0) novalidate>
                    {choices(&field("answer"), options(lang, decision))}
                    {text_area(&text, 5, Some(REMARK_MAX))}
                    <div class="buttons">
                        <button class="btn btn--primary btn--big">{t(words::send_answer(lang))}</button>
                        <a class="btn" href=links::proposal(case.id.0)>{t(proposals::withdraw_stay(lang))}</a>
                    </div>
                </form>
            </div>
        </div>
    };
    let page = match case.channel.is_paper() {
        true => Page::staff(title, body).under(links::staff_cases()),
        false => Page::public(title, body).under(links::my_page()),
    };
    page.with_problems(problems)
}

fn options(lang: Lang, decision: &Decision) -> Vec<Choice> {
    let accept = match decision.outcome {
        Outcome::Waitlisted => words::accept_offer(lang, decision.amount),
        _ => words::accept_conditions(lang),
    };
    vec![
        Choice { value: "accept".to_owned(), label: accept, help: None },
        Choice { value: "decline".to_owned(), label: words::decline(lang), help: Some(words::decline_help(lang)) },
    ]
}

/// What the answer is about: the amount and the conditions as decided.
fn terms(lang: Lang, decision: &Decision) -> AnyView {
    let conditions = (!decision.conditions.is_empty()).then(|| {
        view! {
            <div><dt>{t(proposals::decided_conditions(lang))}</dt><dd><div class="typed">{decision.conditions.clone()}</div></dd></div>
        }
    });
    view! {
        <section class="sheet"><dl class="facts facts--wide sheet__body">
            <div><dt>{t(words::offered(lang))}</dt><dd>{t(shell::amount(lang, decision.amount))}</dd></div>
            {conditions}
        </dl></section>
    }
    .into_any()
}
