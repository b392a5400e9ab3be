//! The receipt: number, time, and what happens next（受付票）.

use super::title_of;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::calls::contact;
use crate::ui::t;
use domain::calendar;
use domain::calls::Call;
use domain::people::Organisation;
use domain::submissions::Submission;
use domain::texts::{proposals as words, shell};
use leptos::prelude::*;

/// What the receipt shows.
pub struct Receipt<'a> {
    /// The case, submitted.
    pub case: &'a Submission,
    /// The call it answers.
    pub call: &'a Call,
    /// The group's name.
    pub group: &'a str,
    /// The department in charge.
    pub department: &'a Organisation,
}

/// The page.
pub fn receipt(frame: &Frame, data: &Receipt<'_>) -> Page {
    let lang = frame.lang;
    let case = data.case;
    let at = case.submitted_at.unwrap_or(frame.now);
    let day = calendar::short_date(calendar::date_in_japan(at));
    let deadline = calendar::date_and_time(data.call.dates.closes_at, lang);
    let fact = |label, value: AnyView| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    let body = view! {
        <div class="page page--text"><div class="stack--l">
            <section class="receipt">
                <p class="stamp" aria-hidden="true">
                    <span>{frame.city.to_string()}</span><span class="stamp__date">{day}</span><span>{words::received_stamp(lang).bare()}</span>
                </p>
                <h1 class="receipt__title">{t(words::received_title(lang))}</h1>
                <div class="receipt__slip">
                    <p class="receipt__label">{t(words::number(lang))}</p>
                    <p class="receipt__no">{case.number.clone()}</p>
                    <p class="receipt__at">{calendar::date_and_time(at, lang)}</p>
                </div>
            </section>
            <dl class="facts facts--wide">
                {fact(words::call(lang), t(data.call.title.text(lang)))}
                {fact(words::project(lang), t(title_of(lang, &case.title)))}
                {fact(words::group(lang), data.group.to_owned().into_any())}
            </dl>
            <section class="stack">
                <h2 class="h-line">{t(words::what_next(lang))}</h2>
                <ol class="list">
                    <li>{t(words::next_check(lang, deadline))}</li>
                    <li>{t(words::next_panel(lang))}</li>
                    <li>{t(words::next_mail(lang))}</li>
                </ol>
            </section>
            {contact(lang, data.department)}
            <p class="no-print">{t(words::print_hint(lang))}</p>
            <div class="buttons no-print">
                <a class="btn btn--primary" href=links::proposal(case.id.0)>{t(words::to_case(lang))}</a>
                <a class="btn" href=links::proposal_copy(case.id.0)>{t(domain::texts::drafts::copy_print(lang))}</a>
                <a class="btn" href=links::my_page()>{t(shell::my_page(lang))}</a>
            </div>
        </div></div>
    };
    Page::public(words::received_title(lang), body).under(links::my_page())
}
