//! What became of each case of a bulk action, and handing over（一括処理の結果・担当の引継ぎ）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, error_summary, select, t};
use domain::bulk::{Chore, Done, Outcome};
use domain::problems::Problems;
use domain::texts::{Lang, Text, desk as words, staff};
use leptos::prelude::*;

/// The report.
pub fn report(frame: &Frame, chore: Option<Chore>, lines: &[Outcome]) -> Page {
    let lang = frame.lang;
    let done = lines.iter().filter(|line| line.done == Done::Done).count();
    let name = |line: &Outcome| (Text::typed(&line.number), Some(links::staff_case(&line.number)));
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_cases()>{t(staff::cases_title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{chore.map(|chore| t(words::chore_name(lang, chore)))}</p>
                <h1>{t(words::report_title(lang))}</h1>
                <p class="lead">{t(words::report_sum(lang, done, lines.len() - done))}</p>
            </header>
            {outcomes(lang, words::report_title(lang), staff::number(lang), lines, name)}
        </div>
    };
    Page::staff(words::report_title(lang), body).under(links::staff_cases())
}

/// What became of each, as a table: `name` gives what a line is called, and its page.
pub fn outcomes(
    lang: Lang,
    title: Text,
    head: Text,
    lines: &[Outcome],
    name: impl Fn(&Outcome) -> (Text, Option<String>),
) -> AnyView {
    let rows = lines.iter().map(|line| {
        let class = match line.done {
            Done::Done => "tag tag--good",
            Done::Already => "tag tag--neutral",
            _ => "tag tag--bad",
        };
        let (called, page) = name(line);
        let called = match page.filter(|_| line.done != Done::NotFound) {
            Some(page) => view! { <a href=page>{t(called)}</a> }.into_any(),
            None => t(called).into_any(),
        };
        view! { <tr><td class="nowrap">{called}</td><td><span class=class>{t(words::done(lang, line.done))}</span></td></tr> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=title.bare() tabindex="0">
            <table class="table table--dense">
                <thead><tr><th scope="col">{t(head)}</th><th scope="col">{t(words::result(lang))}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The form of handing over. `loads` is who has how many cases; `colleagues` who may take them; each with its id.
pub fn hand_over(
    frame: &Frame,
    loads: &[(String, String, i64)],
    colleagues: &[(String, String)],
    typed: (&str, &str),
    problems: &Problems,
) -> Page {
    let lang = frame.lang;
    let none = || Choice { value: String::new(), label: words::choose_person(lang), help: None };
    let from = loads.iter().map(|(id, name, count)| Choice {
        value: id.clone(),
        label: words::person_with_count(lang, name.as_str(), *count),
        help: None,
    });
    let from: Vec<Choice> = std::iter::once(none()).chain(from).collect();
    let to = colleagues.iter().map(|(id, name)| Choice { value: id.clone(), label: Text::typed(name), help: None });
    let to: Vec<Choice> = std::iter::once(none()).chain(to).collect();
    let form = match loads.is_empty() {
        true => view! { <p>{t(words::no_loads(lang))}</p> }.into_any(),
        false => view! {
            <form class="form" method="post" action=links::staff_hand_over() novalidate>
                {select(&Field::new("from", words::hand_over_from(lang), typed.0, lang).problems(problems), from)}
                {select(&Field::new("to", words::hand_over_to(lang), typed.1, lang).problems(problems), to)}
                <div class="buttons"><button class="btn btn--primary">{t(words::hand_over_go(lang))}</button></div>
            </form>
        }
        .into_any(),
    };
    let label = move |key: &str| if key == "from" { words::hand_over_from(lang) } else { words::hand_over_to(lang) };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, label)}
            <a class="back" href=links::staff_cases()>{t(staff::cases_title(lang))}</a>
            <header class="page__head"><h1>{t(words::hand_over_title(lang))}</h1><p class="lead">{t(words::hand_over_lead(lang))}</p></header>
            {form}
        </div>
    };
    Page::staff(words::hand_over_title(lang), body).under(links::staff_cases()).with_problems(problems)
}
