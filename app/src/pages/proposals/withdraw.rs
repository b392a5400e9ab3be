//! Taking a proposal back（取下げ）.

use super::title_of;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, error_summary, t, text_area};
use domain::decisions::REMARK_MAX;
use domain::problems::Problems;
use domain::submissions::Submission;
use domain::texts::proposals as words;
use leptos::prelude::*;

/// The page. `reason` is what was typed.
pub fn withdraw(frame: &Frame, case: &Submission, reason: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let field = Field::new("reason", words::withdraw_reason(lang), reason, lang)
        .help(words::withdraw_reason_help(lang))
        .problems(problems);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |_| words::withdraw_reason(lang))}
            <header class="page__head">
                <p class="page__over">{case.number.clone()} " " {t(title_of(lang, &case.title))}</p>
                <h1>{t(words::withdraw_title(lang))}</h1>
                <p class="lead">{t(words::withdraw_lead(lang))}</p>
            </header>
            <form class="form" method="post" action=links::proposal_withdraw(case.id.0) novalidate>
                {text_area(&field, 4, Some(REMARK_MAX))}
                <div class="buttons">
                    <button class="btn btn--danger">{t(words::withdraw_do(lang))}</button>
                    <a class="btn" href=links::proposal(case.id.0)>{t(words::withdraw_stay(lang))}</a>
                </div>
            </form>
        </div>
    };
    let page = match case.channel.is_paper() {
        true => Page::staff(words::withdraw_title(lang), body).under(links::staff_cases()),
        false => Page::public(words::withdraw_title(lang), body).under(links::my_page()),
    };
    page.with_problems(problems)
}
