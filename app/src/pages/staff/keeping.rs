//! How long one case is kept, and the hold that keeps it longer（保存と廃棄の保留）; what its own page says of both.

use super::calls::Sheet;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Typing, error_summary, hidden, input, t, text_area};
use chrono::NaiveDate;
use domain::calendar::date;
use domain::forms::Answers;
use domain::problems::Problems;
use domain::retention::{REASON_MAX, Term};
use domain::texts::{Lang, Text, retention as words};
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
    /// Until when the papers of its grant are kept beyond that, for a case with one.
    pub grant: Option<Option<NaiveDate>>,
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

/// What the page of a hold is about.
pub struct KeepingPage<'a> {
    /// What it is called, and its own page.
    pub of: (String, String),
    /// Where its forms are sent.
    pub here: String,
    /// What is known of its papers.
    pub keeping: &'a Keeping,
    /// Whether it is a consultation, whose authors are what goes.
    pub is_consultation: bool,
    /// The day on which those authors were erased.
    pub erased_on: Option<NaiveDate>,
    /// Whether the viewer may let it go.
    pub may_release: bool,
}

/// The page.
pub fn page(frame: &Frame, data: &KeepingPage<'_>, typed: &Answers, problems: &Problems) -> Page {
    let lang = frame.lang;
    let keeping = data.keeping;
    let until = match keeping.until {
        Some(day) => date(day, lang),
        None if data.is_consultation => words::consultation_not_ended(lang).bare(),
        None => words::not_ended(lang).bare(),
    };
    let sheet = Sheet { lang, typed, problems };
    let act = match (&keeping.held, data.erased_on) {
        (_, Some(day)) => view! { <p>{t(words::authors_gone(lang, date(day, lang)))}</p> }.into_any(),
        (Some(_), None) => release(lang, data),
        (None, None) => hold(&sheet, &data.here),
    };
    let lead = if data.is_consultation { words::of_consultation_lead(lang) } else { words::of_case_lead(lang) };
    let section = if data.is_consultation { links::staff_consultations() } else { links::staff_cases() };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <a class="back" href=data.of.1.clone()>{data.of.0.clone()}</a>
            <header class="page__head"><h1>{t(words::of_case(lang))}</h1><p class="lead">{t(lead)}</p></header>
            <div class="stack--l">
                <dl class="facts"><div><dt>{t(words::kept_until(lang))}</dt><dd>{until}</dd></div></dl>
                {act}
                {keeping.grant.map(|until| longer(&sheet, &data.here, until))}
            </div>
        </div>
    };
    Page::staff(words::of_case(lang), body).under(section).with_problems(problems)
}

fn label(lang: Lang, key: &str) -> Text {
    if key == "until" { words::longer_until(lang) } else { words::reason(lang) }
}

/// The papers of a grant, and the form that keeps them longer.
fn longer(sheet: &Sheet<'_>, here: &str, until: Option<NaiveDate>) -> AnyView {
    let lang = sheet.lang;
    let now = until.map_or_else(|| words::no_own_day(lang).bare(), |day| date(day, lang));
    let until = sheet.field("until", words::longer_until(lang));
    let why = sheet.field("why", words::reason(lang)).help(words::reason_help(lang));
    view! {
        <section class="stack" id="longer">
            <h2 class="h-line">{t(words::longer_title(lang))}</h2>
            <dl class="facts"><div><dt>{t(words::grant_kept_until(lang))}</dt><dd>{now}</dd></div></dl>
            <p>{t(words::longer_help(lang))}</p>
            <form class="form" method="post" action=here.to_owned() novalidate>
                {input(&until, Typing::DATE, None)}
                {text_area(&why, 3, Some(REASON_MAX))}
                <div class="buttons"><button class="btn" name="go" value="longer">{t(words::longer_go(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn hold(sheet: &Sheet<'_>, here: &str) -> AnyView {
    let lang = sheet.lang;
    let reason = sheet.field("reason", words::reason(lang)).help(words::reason_help(lang));
    view! {
        <form class="form" method="post" action=here.to_owned() novalidate>
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
            <form class="form" method="post" action=data.here.clone()>
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
