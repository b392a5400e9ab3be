//! Who answers what is said to the clauses of a draft（項目の担当）.

use super::{Bench, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, error_summary, select, t};
use domain::people::PlanNodeId;
use domain::problems::Problems;
use domain::texts::{Lang, Text, answer_desk as words};
use leptos::prelude::*;

/// A clause with whoever answers.
#[derive(Debug, Clone)]
pub struct DutyLine {
    /// Which.
    pub id: PlanNodeId,
    /// How deep it lies.
    pub depth: i32,
    /// Number and heading.
    pub name: String,
    /// Who answers.
    pub duty: Text,
    /// Whether it is ticked in a form that came back.
    pub is_chosen: bool,
}

/// What the page shows.
pub struct DutiesPage<'a> {
    /// Which consultation, and what the viewer may do.
    pub bench: Bench<'a>,
    /// The clauses of the draft that was published last.
    pub lines: Vec<DutyLine>,
    /// Departments and officers.
    pub choices: Vec<Choice>,
    /// Who was chosen.
    pub to: &'a str,
    /// What is wrong with a form that came back.
    pub problems: &'a Problems,
}

/// The page.
pub fn duties(frame: &Frame, data: &DutiesPage<'_>) -> Page {
    let lang = frame.lang;
    let here = links::staff_duties(&data.bench.consultation.slug);
    let label = |key: &str| if key == "to" { words::assign_to(lang) } else { words::clauses(lang) };
    let found = match data.lines.is_empty() {
        true => view! { <div class="empty"><p class="empty__title">{t(words::no_clauses(lang))}</p></div> }.into_any(),
        false => form(lang, data, &here),
    };
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, label)}
            {head(frame, &data.bench, words::duties(lang), &here)}
            <div class="stack"><p class="quiet">{t(words::duties_lead(lang))}</p>{found}</div>
        </div>
    };
    Page::staff(words::duties(lang), body).with_problems(data.problems)
}

fn form(lang: Lang, data: &DutiesPage<'_>, here: &str) -> AnyView {
    let table = table(lang, data);
    if !data.bench.may_sort {
        return table;
    }
    let to = Field::new("to", words::assign_to(lang), data.to, lang).problems(data.problems).unmarked();
    view! {
        <form class="stack" method="post" action=here.to_owned() id="f-clauses" novalidate>
            {table}
            <div class="stack">
                {select(&to, data.choices.clone())}
                <div class="buttons"><button class="btn btn--primary" accesskey="k">{t(words::assign(lang))}</button></div>
            </div>
        </form>
    }
    .into_any()
}

fn table(lang: Lang, data: &DutiesPage<'_>) -> AnyView {
    let may = data.bench.may_sort;
    let rows = data.lines.iter().map(|line| {
        let id = format!("clause-{}", line.id);
        let indent = "　".repeat(usize::try_from(line.depth).unwrap_or_default());
        let tick = may.then(|| {
            view! { <td><input type="checkbox" id=id.clone() name="clause" value=line.id.to_string() checked=line.is_chosen /></td> }
        });
        let name = match may {
            true => view! { <label for=id>{indent}{line.name.clone()}</label> }.into_any(),
            false => view! { {indent}{line.name.clone()} }.into_any(),
        };
        view! {
            <tr>{tick}<td data-label=words::clauses(lang).bare()>{name}</td>
                <td data-label=words::duty(lang).bare()>{t(line.duty.clone())}</td></tr>
        }
    });
    let rows = rows.collect_view();
    let first = may.then(|| view! { <th scope="col"><span class="vh">{t(words::clauses(lang))}</span></th> });
    view! {
        <div class="table-wrap" role="region" aria-label=words::duties(lang).bare() tabindex="0">
            <table class="table table--dense table--stack">
                <thead><tr>{first}<th scope="col">{t(words::clauses(lang))}</th><th scope="col">{t(words::duty(lang))}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
