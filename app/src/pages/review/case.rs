//! A case that somebody reviews: what was handed in, the sheet, and what others gave once it is in（審査する案件）.

use super::sheet;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts;
use crate::pages::proposals::base_fields;
use crate::pages::staff::calls::Sheet;
use crate::ui::{error_summary, t};
use chrono::NaiveDate;
use domain::calendar::date;
use domain::drafts::Base;
use domain::proposals::Proposal;
use domain::review::{Part, Rubric, Tally};
use domain::texts::{Lang, Text, review as words};
use leptos::prelude::*;

/// What the page says about the last save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Nothing.
    No,
    /// It was saved for later.
    Draft,
    /// It was handed in.
    HandedIn,
    /// Somebody else saved meanwhile.
    Stale,
}

/// Everything that the page shows.
pub struct ToReview<'a> {
    /// The application, without personal data.
    pub proposal: &'a Proposal,
    /// The group's name.
    pub group: String,
    /// The rubric.
    pub rubric: &'a Rubric,
    /// What is judged now.
    pub part: Part,
    /// The last day.
    pub due_on: NaiveDate,
    /// The sheet, and what is wrong with it.
    pub sheet: &'a Sheet<'a>,
    /// What its next save rests on.
    pub base: Base,
    /// Whether it was handed in.
    pub handed_in: bool,
    /// Whether the tally was made.
    pub tallied: bool,
    /// What the panel gave in the mean, once the viewer's own sheet is in.
    pub others: Option<Tally>,
    /// The next case without a sheet.
    pub next: Option<String>,
    /// The last save.
    pub saved: Saved,
}

/// Fewest sheets of which a mean is shown: of two, each would know the other's.
const FEWEST: usize = 3;

/// The page.
pub fn case(frame: &Frame, data: &ToReview<'_>) -> Page {
    let lang = frame.lang;
    let case = &data.proposal.case;
    let number = case.number.clone().unwrap_or_default();
    let title = Text::typed(&format!("{number} {}", case.title));
    let requested = data.proposal.assessment().requested;
    let budget = view! {
        <section class="sheet">
            <div class="sheet__head"><h2>{t(words::budget(lang))}</h2></div>
            <div class="sheet__body">{case_parts::budget(lang, data.proposal)}</div>
        </section>
    }
    .into_any();
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.sheet.problems, |key| sheet::label(lang, data.rubric, key))}
            <a class="back" href=links::review()>{t(words::title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{number.clone()} "　" {t(words::part(lang, data.part))}</p>
                <h1>{case.title.clone()}</h1>
            </header>
            <div class="stack--l">
                {notice(lang, data)}
                <dl class="facts">
                    <div><dt>{t(words::group(lang))}</dt><dd>{data.group.clone()}</dd></div>
                    <div><dt>{t(words::requested(lang))}</dt><dd>{requested.with_unit()}</dd></div>
                </dl>
                <p class="no-print"><a class="btn" href="#sheet">{t(words::to_sheet(lang))}</a></p>
                <section class="stack--l"><h2 class="h-line">{t(words::case_title(lang))}</h2>
                    {case_parts::sections(lang, data.proposal)}
                    {budget}
                </section>
                <section class="stack--l" id="sheet"><h2 class="h-line">{t(words::sheet_title(lang))}</h2>
                    <p>{t(words::due(lang, date(data.due_on, lang)))}</p>
                    {form(lang, data, &number)}
                    {others(lang, data)}
                </section>
                {(!data.tallied).then(|| later(lang, &number))}
            </div>
        </div>
    };
    Page::public(title, body).under(links::review()).with_problems(data.sheet.problems)
}

fn notice(lang: Lang, data: &ToReview<'_>) -> AnyView {
    let (class, text) = match (data.saved, data.tallied) {
        (_, true) => ("notice", words::tallied(lang)),
        (Saved::No, _) => return ().into_any(),
        (Saved::Draft, _) => ("notice notice--good", words::saved(lang)),
        (Saved::HandedIn, _) => ("notice notice--good", words::was_handed_in(lang)),
        (Saved::Stale, _) => ("notice notice--warn", words::stale(lang)),
    };
    let next = data.next.clone().filter(|_| data.saved == Saved::HandedIn).map(|next| {
        view! { <p><a class="btn btn--primary btn--go" href=links::review_case(&next)>{t(words::next(lang))}</a></p> }
    });
    view! { <div class=class role="status"><p>{t(text)}</p>{next}</div> }.into_any()
}

fn form(lang: Lang, data: &ToReview<'_>, number: &str) -> AnyView {
    let buttons = (!data.tallied).then(|| {
        let hand_in = if data.handed_in { words::correct(lang) } else { words::hand_in(lang) };
        view! {
            <div class="buttons">
                <button class="btn btn--primary" name="go" value="hand-in">{t(hand_in)}</button>
                {(!data.handed_in).then(|| view! { <button class="btn" name="go" value="save">{t(words::save(lang))}</button> })}
            </div>
        }
    });
    view! {
        <form class="form" method="post" action=links::review_case(number) novalidate>
            {base_fields(&data.base)}
            <fieldset class="field stack--l" disabled=data.tallied>
                <legend class="vh">{t(words::sheet_title(lang))}</legend>
                {sheet::fields(lang, data.rubric, data.part, data.sheet)}
            </fieldset>
            {buttons}
        </form>
    }
    .into_any()
}

fn others(lang: Lang, data: &ToReview<'_>) -> AnyView {
    let Some(tally) = &data.others else {
        return view! { <p class="quiet">{t(words::others_hidden(lang))}</p> }.into_any();
    };
    let count = words::others_count(lang, tally.present, tally.seats);
    if tally.present < FEWEST {
        return view! { <p class="quiet">{t(count)} " " {t(words::others_few(lang))}</p> }.into_any();
    }
    let rows = data.rubric.of(data.part).map(|criterion| {
        let mean = tally.means.iter().find(|(key, _)| *key == criterion.key).map(|(_, mean)| mean.to_string());
        view! { <div><dt>{t(criterion.label.text(lang))}</dt><dd>{mean} " / " {criterion.max.to_string()}</dd></div> }
    });
    view! {
        <section class="stack"><h3>{t(words::others_title(lang))}</h3><p>{t(count)}</p>
        <dl class="facts">{rows.collect_view()}</dl></section>
    }
    .into_any()
}

fn later(lang: Lang, number: &str) -> AnyView {
    view! {
        <details class="more">
            <summary>{t(words::asked_later(lang))}</summary>
            <div class="more__body stack">
                <p>{t(words::declare_later(lang))}</p>
                <form method="post" action=links::review_interest(number)>
                    <button class="btn btn--danger">{t(words::declare_button(lang))}</button>
                </form>
            </div>
        </details>
    }
    .into_any()
}
