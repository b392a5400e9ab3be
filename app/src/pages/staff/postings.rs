//! Letters to print and post（印刷して郵送する通知）: the pile, one letter, post in the place of mail.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::official::paper_within;
use crate::ui::{Field, Typing, error_summary, input, t, text_area};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{date, date_in_japan, short_date};
use domain::forms::Answers;
use domain::official::Sheet;
use domain::postings::REASON_MAX;
use domain::problems::Problems;
use domain::texts::{Lang, Text, intake, official, postings as words, shell, staff};
use leptos::prelude::*;
use uuid::Uuid;

/// A letter in a list.
#[derive(Debug, Clone)]
pub struct PostingRow {
    /// Which.
    pub id: Uuid,
    /// Receipt number of its case or opinion and the page of that, if it has one.
    pub about: Option<(String, String)>,
    /// Subject.
    pub subject: String,
    /// The lines of its envelope.
    pub to: Vec<String>,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// The day on which it was posted, and who says so.
    pub posted: Option<(NaiveDate, String)>,
}

/// Where the state of a letter is said.
pub fn state(lang: Lang, row: &PostingRow) -> AnyView {
    match &row.posted {
        None => view! { <span class="tag tag--action">{t(words::waiting(lang))}</span> }.into_any(),
        Some((day, by)) => view! {
            <span class="tag tag--good">{t(words::posted_on(lang, short_date(*day)))}</span>
            <span class="table__sub">{t(words::posted_by(lang, by.as_str()))}</span>
        }
        .into_any(),
    }
}

fn table(lang: Lang, rows: &[PostingRow]) -> AnyView {
    let lines = rows.iter().map(|row| {
        let number = row.about.clone().map(|(number, href)| view! { <a href=href>{number}</a> });
        view! {
            <tr>
                <td class="nowrap" data-label=staff::number(lang).bare()>{number}</td>
                <td data-label=words::subject(lang).bare()><a href=links::staff_posting(row.id)>{row.subject.clone()}</a></td>
                <td data-label=words::to(lang).bare()>{row.to.join(" ")}</td>
                <td class="nowrap" data-label=words::written(lang).bare()>{short_date(date_in_japan(row.made_at))}</td>
                <td data-label=words::state(lang).bare()>{state(lang, row)}</td>
            </tr>
        }
    });
    let lines = lines.collect_view();
    let heads = [staff::number(lang), words::subject(lang), words::to(lang), words::written(lang), words::state(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> }).collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::title(lang).bare() tabindex="0">
            <table class="table table--dense table--stack"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>
        </div>
    }
    .into_any()
}

/// The letters of one case, beside its mail.
pub fn of_case(lang: Lang, rows: &[PostingRow]) -> Option<AnyView> {
    (!rows.is_empty()).then(|| view! { <h3>{t(words::on_case(lang))}</h3> {table(lang, rows)} }.into_any())
}

/// The pile of letters that wait.
pub fn list(frame: &Frame, rows: &[PostingRow], total: i64, has_font: bool) -> Page {
    let lang = frame.lang;
    let all = (!rows.is_empty() && has_font).then(|| {
        let more = (total > i64::try_from(rows.len()).unwrap_or(i64::MAX))
            .then(|| view! { <p class="quiet">{t(words::all_note(lang, rows.len()))}</p> });
        view! {
            <div class="acts"><a class="btn btn--primary" href=links::staff_postings_pdf()>{t(words::print_all(lang, rows.len()))}</a></div>
            {more}
        }
    });
    let no_font = (!has_font).then(|| view! { <p class="quiet">{t(official::no_font(lang))}</p> });
    let found = match rows.is_empty() {
        true => view! { <div class="empty"><p class="empty__title">{t(words::none(lang))}</p></div> }.into_any(),
        false => table(lang, rows),
    };
    let body = view! {
        <div class="page">
            <header class="page__head">
                <h1>{t(words::title(lang))} " " <span class="tag tag--action">{t(words::count(lang, total))}</span></h1>
                <p class="lead">{t(words::lead(lang))}</p>
            </header>
            <div class="stack">{all} {no_font} {found}</div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_postings())
}

/// One letter with everything that is done with it.
pub struct PostingPage<'a> {
    /// Which, and how far it is.
    pub row: &'a PostingRow,
    /// What it says.
    pub sheet: &'a Sheet,
    /// The official letter that goes into the same envelope.
    pub enclosed: Option<&'a Sheet>,
    /// Whether the viewer posts it.
    pub may_act: bool,
    /// Whether the record can still be taken back.
    pub may_undo: bool,
    /// Whether PDF can be made.
    pub has_font: bool,
    /// What was typed into a form that came back.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// The page of a letter: itself, as it is printed, and the day on which it went.
pub fn posting(frame: &Frame, data: &PostingPage<'_>) -> Page {
    let lang = frame.lang;
    let row = data.row;
    let label = |key: &str| if key == "day" { words::day(lang) } else { words::undo_reason(lang) };
    let pdf = match data.has_font {
        true => view! { <a class="btn" href=links::staff_posting_pdf(row.id)>{t(words::pdf(lang))}</a> }.into_any(),
        false => view! { <p class="quiet">{t(official::no_font(lang))}</p> }.into_any(),
    };
    let case = row.about.clone().map(|(number, href)| view! { <a href=href>{number}</a> });
    let enclosed = data.enclosed.map(|sheet| {
        view! { <h2 class="h-line no-print">{t(words::enclosed(lang))}</h2> {paper_within(sheet)} }
    });
    let body = view! {
        <div class="page">
            <div class="no-print">
                {error_summary(lang, data.problems, label)}
                <a class="back" href=links::staff_postings()>{t(words::see_all(lang))}</a>
                <header class="page__head">
                    <p class="page__over">{case}</p>
                    <h1>{row.subject.clone()}</h1>
                    <p>{state(lang, row)}</p>
                </header>
            </div>
            <div class="stack--l">
                <div class="acts no-print">{pdf}</div>
                <p class="quiet no-print">{t(official::print_hint(lang))}</p>
                {data.may_act.then(|| act(frame, data))}
                {paper_within(data.sheet)}
                {enclosed}
            </div>
        </div>
    };
    Page::staff(Text::typed(&row.subject), body).under(links::staff_postings()).with_problems(data.problems)
}

fn act(frame: &Frame, data: &PostingPage<'_>) -> AnyView {
    let lang = frame.lang;
    let id = data.row.id;
    if data.row.posted.is_some() && !data.may_undo {
        return view! { <p class="quiet no-print">{t(words::undo_late(lang))}</p> }.into_any();
    }
    if data.row.posted.is_some() {
        let field = Field::new("reason", words::undo_reason(lang), data.typed.get("reason"), lang);
        let open = !data.problems.is_empty();
        return view! {
            <details class="more no-print" open=open>
                <summary>{t(words::undo(lang))}</summary>
                <div class="more__body"><form class="form" method="post" action=links::staff_posting_undo(id) novalidate>
                    <p>{t(words::undo_lead(lang))}</p>
                    {text_area(&field.problems(data.problems), 2, Some(REASON_MAX))}
                    <div class="buttons"><button class="btn btn--danger">{t(words::undo(lang))}</button></div>
                </form></div>
            </details>
        }
        .into_any();
    }
    let today = date(date_in_japan(frame.now), lang);
    let typed = if data.problems.is_empty() { today.as_str() } else { data.typed.get("day") };
    let field = Field::new("day", words::day(lang), typed, lang).problems(data.problems);
    view! {
        <form class="form box no-print" method="post" action=links::staff_posting_posted(id) novalidate>
            <p>{t(words::mark_lead(lang))}</p>
            {input(&field, Typing::DATE, None)}
            <div class="buttons"><button class="btn btn--primary">{t(words::mark(lang))}</button></div>
        </form>
    }
    .into_any()
}

/// The form that has a letter posted in the place of mail.
pub struct InsteadPage<'a> {
    /// Receipt number of the case.
    pub number: &'a str,
    /// The letter.
    pub mail: Uuid,
    /// Its subject.
    pub subject: &'a str,
    /// Its text.
    pub body: &'a str,
    /// What was typed.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// The page of that form, with the letter as it was sent.
pub fn instead(frame: &Frame, data: &InsteadPage<'_>) -> Page {
    let lang = frame.lang;
    let label = |key: &str| match key {
        "name" => words::name(lang),
        "postcode" => intake::postcode(lang),
        _ => intake::address(lang),
    };
    let field = |key: &'static str| Field::new(key, label(key), data.typed.get(key), lang).problems(data.problems);
    let off = |typing: Typing| Typing { autocomplete: Some("off"), ..typing };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, label)}
            <a class="back" href=format!("{}#letters", links::staff_case(data.number))>{t(shell::back(lang))}</a>
            <header class="page__head">
                <p class="page__over">{data.number.to_owned()}</p>
                <h1>{t(words::instead_title(lang))}</h1>
                <p class="lead">{t(words::instead_lead(lang))}</p>
            </header>
            <div class="stack--l">
                <form class="form" method="post" action=links::staff_letter_post(data.number, data.mail) novalidate>
                    {input(&field("name"), off(Typing::NAME), None)}
                    {input(&field("postcode").help(intake::postcode_help(lang)), off(Typing::POSTCODE), None)}
                    {input(&field("address"), off(Typing::TEXT), None)}
                    <div class="buttons"><button class="btn btn--primary">{t(words::instead_go(lang))}</button></div>
                </form>
                <article class="mail">
                    <dl class="mail__head"><div class="mail__subject"><dt>{t(words::subject(lang))}</dt><dd>{data.subject.to_owned()}</dd></div></dl>
                    <pre class="mail__body">{data.body.to_owned()}</pre>
                </article>
            </div>
        </div>
    };
    Page::staff(words::instead_title(lang), body).under(links::staff_cases()).with_problems(data.problems)
}
