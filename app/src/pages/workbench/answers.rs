//! The list of answers（回答の一覧）with how far each department is.

use super::{Bench, beginning, counts, head, state_tag};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, select, t};
use chrono::NaiveDate;
use domain::answers::{Gap, Response, ResponseState};
use domain::calendar::short_date;
use domain::people::{Organisation, OrganisationId};
use domain::texts::{Lang, Text, workbench as words};
use leptos::prelude::*;

/// How far a department is.
pub struct DepartmentLine {
    /// Which.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Answers, finished, approved, overdue.
    pub numbers: [i64; 4],
}

/// What the list of answers shows.
pub struct AnswersPage<'a> {
    /// Which consultation, and what the viewer may do.
    pub bench: Bench<'a>,
    /// The answers.
    pub answers: Vec<Response>,
    /// How far each department is.
    pub progress: Vec<DepartmentLine>,
    /// All departments, for their names.
    pub departments: Vec<Organisation>,
    /// What is asked for: department, state, class.
    pub asked: [&'a str; 3],
    /// What is missing before the result.
    pub gaps: Vec<Gap>,
    /// Today, to tell what is late.
    pub today: NaiveDate,
    /// Address of what follows.
    pub next: Option<String>,
}

/// The page.
pub fn answers(frame: &Frame, data: &AnswersPage<'_>) -> Page {
    let lang = frame.lang;
    let here = links::staff_answers(&data.bench.consultation.slug);
    let found = match data.answers.is_empty() {
        true => view! {
            <div class="empty"><p class="empty__title">{t(words::no_answers(lang))}</p><p>{t(words::no_answers_help(lang))}</p></div>
        }
        .into_any(),
        false => table(lang, data),
    };
    let next = data
        .next
        .clone()
        .map(|href| view! { <a class="btn" href=href rel="next" accesskey="n">{t(words::answers(lang))} " →"</a> });
    let body = view! {
        <div class="page">
            {head(frame, &data.bench, words::answers(lang), &here)}
            <div class="stack">
                {super::texts::gaps(lang, &data.gaps)}
                {progress(lang, data)}
                {filter(lang, data, &here)}
                {found}
                <div class="acts">{next}</div>
            </div>
        </div>
    };
    Page::staff(words::answers(lang), body)
}

fn progress(lang: Lang, data: &AnswersPage<'_>) -> Option<AnyView> {
    if data.progress.is_empty() {
        return None;
    }
    let here = links::staff_answers(&data.bench.consultation.slug);
    let rows = data.progress.iter().map(|line| {
        let href = links::with_query(&here, &[("department", &line.id.to_string())]);
        let [answers, finished, approved, overdue] = line.numbers;
        let late = if overdue > 0 { "n late" } else { "n" };
        view! {
            <tr>
                <th scope="row"><a href=href>{line.name.clone()}</a></th>
                <td class="n" data-label=words::answers_of(lang).bare()>{answers}</td>
                <td class="n" data-label=words::finished_of(lang).bare()>{finished}</td>
                <td class="n" data-label=words::approved(lang).bare()>{approved}</td>
                <td class=late data-label=words::overdue_only(lang).bare()>{overdue}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let heads = [words::answers_of(lang), words::finished_of(lang), words::approved(lang), words::overdue_only(lang)];
    let heads = heads.map(|head| view! { <th scope="col" class="n">{t(head)}</th> }).into_iter().collect_view();
    Some(
        view! {
            <div class="table-wrap" role="region" aria-label=words::progress(lang).bare() tabindex="0">
                <table class="table table--dense table--stack">
                    <caption>{t(words::progress(lang))}</caption>
                    <thead><tr><th scope="col">{t(words::department(lang))}</th>{heads}</tr></thead><tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}

fn filter(lang: Lang, data: &AnswersPage<'_>, here: &str) -> AnyView {
    let [department, state, class] = data.asked;
    let choice = |value: &str, label: Text| Choice { value: value.to_owned(), label, help: None };
    let mut departments = vec![choice("", words::every_department(lang))];
    departments.extend(data.progress.iter().map(|line| choice(&line.id.to_string(), Text::typed(&line.name))));
    let mut states = vec![choice("", words::every_state(lang))];
    states.extend(ResponseState::ALL.map(|state| choice(state.code(), words::state_name(lang, state))));
    states.push(choice("overdue", words::overdue_only(lang)));
    let mut classes = vec![choice("", words::every_class(lang))];
    classes.extend(
        data.bench.consultation.particulars.classes.iter().map(|class| choice(&class.code, class_name(lang, class))),
    );
    let fields = [
        select(&Field::new("department", words::department(lang), department, lang).unmarked(), departments),
        select(&Field::new("state", words::state(lang), state, lang).unmarked(), states),
        select(&Field::new("class", words::class(lang), class, lang).unmarked(), classes),
    ];
    let fields = fields.into_iter().map(|field| view! { <div class="filter__item">{field}</div> }).collect_view();
    view! {
        <form class="filter" method="get" action=here.to_owned() role="search">
            {fields}
            <button class="btn">{t(words::narrow(lang))}</button>
        </form>
    }
    .into_any()
}

/// A class with its letter.
pub(super) fn class_name(lang: Lang, class: &domain::consultations::Class) -> Text {
    Text::typed(format!("{} {}", class.code, class.label.text(lang).bare()).trim())
}

fn table(lang: Lang, data: &AnswersPage<'_>) -> AnyView {
    let slug = &data.bench.consultation.slug;
    let rows = data.answers.iter().map(|answer| {
        let department = data.departments.iter().find(|one| one.id == answer.department).map(|one| one.name.clone());
        let late = answer.state == ResponseState::Drafting && answer.due_on.is_some_and(|day| day < data.today);
        let due = answer.due_on.map(|day| view! { <span class=if late { "table__sub late" } else { "table__sub" }>{short_date(day)}</span> });
        let class = match answer.writing.class.is_empty() {
            true => t(words::no_class(lang)).into_any(),
            false => answer.writing.class.clone().into_any(),
        };
        view! {
            <tr>
                <td class="n" data-label=words::answers_of(lang).bare()><a href=links::staff_answer(slug, answer.number)>{answer.number}</a></td>
                <td data-label=words::summary(lang).bare()>{beginning(&answer.writing.summary)}<span class="table__sub">{t(counts(lang, answer.counts))}</span></td>
                <td data-label=words::class(lang).bare()>{class}</td>
                <td data-label=words::department(lang).bare()>{department}{due}</td>
                <td data-label=words::state(lang).bare()>{state_tag(lang, answer.state)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let heads = [
        words::answers_of(lang),
        words::summary(lang),
        words::class(lang),
        words::department(lang),
        words::state(lang),
    ];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> }).into_iter().collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::answers(lang).bare() tabindex="0">
            <table class="table table--dense table--stack"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}
