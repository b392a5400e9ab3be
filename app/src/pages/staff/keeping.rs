//! How long one case is kept, and the hold that keeps it longer（保存と廃棄の保留）; what its own page says of both.

use super::calls::Sheet;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{error_summary, hidden, t, text_area};
use chrono::NaiveDate;
use domain::calendar::date;
use domain::forms::Answers;
use domain::problems::Problems;
use domain::retention::{REASON_MAX, Term};
use domain::texts::{Lang, retention as words};
use leptos::prelude::*;

/// What is known of the papers of a case.
#[derive(Debug, Clone, Default)]
pub struct Keeping {
    /// Their last day, once the case has ended.
    pub until: Option<NaiveDate>,
    /// Why they stay longer, who said so, and since when.
    pub held: Option<(String, String, NaiveDate)>,
    /// The disposal, where they are gone.
    pub disposed: Option<Disposed>,
}

/// The disposal of a case.
#[derive(Debug, Clone)]
pub struct Disposed {
    /// The day.
    pub on: NaiveDate,
    /// The programme's name on the day of the proposal.
    pub programme: String,
    /// The fiscal year in which it ended, and how long it was kept.
    pub term: Term,
    /// Who proposed it.
    pub proposer: String,
    /// Who approved it.
    pub approver: String,
}

/// The notice at the top of the page of a case that was disposed of.
pub fn notice(lang: Lang, keeping: &Keeping) -> Option<AnyView> {
    let gone = keeping.disposed.as_ref()?;
    let record = words::disposed_record(lang, &gone.programme, gone.term.year.to_string(), gone.term.years);
    Some(
        view! {
            <div class="notice notice--warn" id="disposed">
                <h2 class="notice__title">{t(words::disposed_title(lang, date(gone.on, lang)))}</h2>
                <p>{t(words::disposed_text(lang))}</p>
                <p>{t(record)}<br />{t(words::disposed_by(lang, &gone.proposer, &gone.approver))}</p>
            </div>
        }
        .into_any(),
    )
}

/// The lines among the facts of a case.
pub fn facts(lang: Lang, keeping: &Keeping) -> AnyView {
    let held = keeping.held.as_ref().map(|(_, _, since)| {
        view! { <div><dt>{t(words::holds(lang))}</dt><dd>{t(words::held_now(lang, date(*since, lang)))}</dd></div> }
    });
    let until = keeping.until.filter(|_| keeping.disposed.is_none()).map(|day| {
        view! { <div><dt>{t(words::kept_until(lang))}</dt><dd>{date(day, lang)}</dd></div> }
    });
    view! { {until} {held} }.into_any()
}

/// What the page of the hold shows.
pub struct KeepingPage<'a> {
    /// The case.
    pub number: &'a str,
    /// What is known of its papers.
    pub keeping: &'a Keeping,
    /// Whether the viewer may let it go.
    pub may_release: bool,
}

/// The page.
pub fn page(frame: &Frame, data: &KeepingPage<'_>, typed: &Answers, problems: &Problems) -> Page {
    let lang = frame.lang;
    let keeping = data.keeping;
    let until = match keeping.until {
        Some(day) => date(day, lang),
        None => words::not_ended(lang).bare(),
    };
    let sheet = Sheet { lang, typed, problems };
    let act = match &keeping.held {
        _ if keeping.disposed.is_some() => ().into_any(),
        Some(_) => release(lang, data),
        None => hold(&sheet, data.number),
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |_| words::reason(lang))}
            <a class="back" href=links::staff_case(data.number)>{data.number.to_owned()}</a>
            <header class="page__head"><h1>{t(words::of_case(lang))}</h1><p class="lead">{t(words::of_case_lead(lang))}</p></header>
            <div class="stack--l">
                {notice(lang, keeping)}
                {keeping.disposed.is_none().then(|| view! {
                    <dl class="facts"><div><dt>{t(words::kept_until(lang))}</dt><dd>{until}</dd></div></dl>
                })}
                {act}
            </div>
        </div>
    };
    Page::staff(words::of_case(lang), body).under(links::staff_cases()).with_problems(problems)
}

fn hold(sheet: &Sheet<'_>, number: &str) -> AnyView {
    let lang = sheet.lang;
    let reason = sheet.field("reason", words::reason(lang)).help(words::reason_help(lang));
    view! {
        <form class="form" method="post" action=links::staff_keeping(number) novalidate>
            {text_area(&reason, 3, Some(REASON_MAX))}
            <div class="buttons"><button class="btn btn--primary" name="go" value="hold">{t(words::hold(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn release(lang: Lang, data: &KeepingPage<'_>) -> AnyView {
    let held = data.keeping.held.as_ref().map(|(reason, by, since)| {
        view! {
            <div class="notice" id="held">
                <h2 class="notice__title">{t(words::held_now(lang, date(*since, lang)))}</h2>
                <p class="typed">{reason.clone()}</p>
                <p class="quiet">{t(words::held_by(lang))} "　" {by.clone()}</p>
            </div>
        }
    });
    let form = if data.may_release {
        view! {
            <form class="form" method="post" action=links::staff_keeping(data.number)>
                <p>{t(words::release_help(lang))}</p>
                {hidden("go", "release")}
                <div class="buttons"><button class="btn">{t(words::release(lang))}</button></div>
            </form>
        }
        .into_any()
    } else {
        view! { <p>{t(words::approvers_release(lang))}</p> }.into_any()
    };
    view! { {held} {form} }.into_any()
}
