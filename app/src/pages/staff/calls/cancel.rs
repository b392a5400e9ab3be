//! Giving a call up: what will happen is said before（募集の中止）.

use super::{Sheet, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{error_summary, t, text_area};
use domain::calls::Call;
use domain::calls::REASON_MAX;
use domain::texts::{shell, staff_calls as words};
use leptos::prelude::*;

/// The page. `drafts` and `cases`: how many wait.
pub fn cancel(frame: &Frame, call: &Call, (drafts, cases): (usize, usize), sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let reason = sheet.field("reason", words::cancel_reason(lang)).required(true).help(words::cancel_reason_help(lang));
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |_| words::cancel_reason(lang))}
            {head(lang, call, words::page_cancel(lang))}
            <div class="stack--l">
                <div class="notice notice--warn" id="what-happens">
                    <h2 class="notice__title">{t(words::cancel_means(lang))}</h2>
                    <ul class="list">
                        <li>{t(words::cancel_public(lang))}</li>
                        <li>{t(words::cancel_drafts(lang, drafts))}</li>
                        <li>{t(words::cancel_cases(lang, cases))}</li>
                        <li>{t(words::cancel_letters(lang))}</li>
                        <li><strong>{t(words::cancel_for_good(lang))}</strong></li>
                    </ul>
                </div>
                <form class="form" method="post" action=links::staff_call_cancel(&call.slug) novalidate>
                    {text_area(&reason, 5, Some(REASON_MAX))}
                    <div class="buttons">
                        <button class="btn btn--danger">{t(words::cancel_button(lang))}</button>
                        <a class="btn" href=links::staff_call(&call.slug)>{t(shell::back(lang))}</a>
                    </div>
                </form>
            </div>
        </div>
    };
    Page::staff(words::page_cancel(lang), body).under(links::staff_calls()).with_problems(sheet.problems)
}
