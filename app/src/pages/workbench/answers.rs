//! The list of answers（回答の一覧）with how far each department is.

use super::{Bench, beginning, counts, head, state_tag};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, error_summary, hidden, input, select, t, tick};
use chrono::NaiveDate;
use domain::answers::{AnswerChore, Gap, Response, ResponseState};
use domain::calendar::short_date;
use domain::forms::Answers;
use domain::people::{Organisation, OrganisationId};
use domain::problems::Problems;
use domain::texts::{Lang, Text, answer_desk as desk, workbench as words};
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
    /// What the viewer may do to many; `None`: nothing.
    pub bulk: Option<BulkForm>,
    /// What was typed into the form of a bulk action that came back.
    pub typed: &'a Answers,
    /// The answers that are ticked in it.
    pub ticked: Vec<i32>,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// What a bulk action chooses from.
pub struct BulkForm {
    /// What can be done.
    pub chores: Vec<AnswerChore>,
    /// Standard answers.
    pub standards: Vec<Choice>,
    /// Departments and officers.
    pub duties: Vec<Choice>,
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
        false => bulk(lang, data, &here),
    };
    let label = |key: &str| match key {
        "chore" => desk::chore(lang),
        "standard" => desk::which_standard(lang),
        "department" => words::department(lang),
        "due" => words::due(lang),
        _ => words::answers_of(lang),
    };
    let next = data
        .next
        .clone()
        .map(|href| view! { <a class="btn" href=href rel="next" accesskey="n">{t(words::answers(lang))} " →"</a> });
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, label)}
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
    Page::staff(words::answers(lang), body).with_problems(data.problems)
}

/// The table, and below it what can be done to the answers that are ticked.
fn bulk(lang: Lang, data: &AnswersPage<'_>, here: &str) -> AnyView {
    let table = table(lang, data);
    let Some(form) = &data.bulk else { return table };
    let typed = data.typed;
    let field = |key: &'static str, label: Text| {
        Field::new(key, label, typed.get(key), lang).problems(data.problems).unmarked()
    };
    let chores = form.chores.iter().map(|chore| Choice {
        value: chore.code().to_owned(),
        label: desk::chore_name(lang, *chore),
        help: None,
    });
    let none = Choice { value: String::new(), label: desk::choose_standard(lang), help: None };
    let standards = [none.clone()].into_iter().chain(form.standards.clone()).collect();
    let may_route = form.chores.contains(&AnswerChore::Route);
    let route = may_route.then(|| {
        let duties = [none].into_iter().chain(form.duties.clone()).collect();
        view! {
            {select(&field("department", words::department(lang)), duties)}
            {input(&field("due", words::due(lang)).help(words::due_help(lang)), Typing::DATE, None)}
        }
    });
    let asked = ["department", "state", "class"].into_iter().zip(data.asked);
    let asked = asked.map(|(key, value)| hidden(&format!("asked-{key}"), value)).collect_view();
    view! {
        <form class="stack" method="post" action=here.to_owned() novalidate id="f-answers">
            {asked}
            {table}
            <details class="more" open=!data.problems.is_empty()><summary>{t(desk::bulk(lang))}</summary>
                <div class="more__body stack">
                    {tick(&field("all", desk::all_found(lang)))}
                    {choices(&field("chore", desk::chore(lang)), chores.collect())}
                    {select(&field("standard", desk::which_standard(lang)), standards)}
                    {route}
                    <div class="buttons"><button class="btn btn--primary" accesskey="g">{t(desk::run(lang))}</button></div>
                </div>
            </details>
        </form>
    }
    .into_any()
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
    let narrow = |key, label, chosen| Field::new(key, label, chosen, lang).of("filter").unmarked();
    let fields = [
        select(&narrow("department", words::department(lang), department), departments),
        select(&narrow("state", words::state(lang), state), states),
        select(&narrow("class", words::class(lang), class), classes),
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
        let tick = data.bulk.is_some().then(|| {
            let checked = data.ticked.contains(&answer.number);
            view! {
                <td><input type="checkbox" name="answer" value=answer.number.to_string() checked=checked
                    aria-label=desk::choose(lang, answer.number).bare() /></td>
            }
        });
        view! {
            <tr>
                {tick}
                <td class="n" data-label=words::answers_of(lang).bare()><a href=links::staff_answer(slug, answer.number)>{answer.number}</a></td>
                <td class="said" data-label=words::summary(lang).bare()>{beginning(&answer.writing.summary)}<span class="table__sub">{t(counts(lang, answer.counts))}</span></td>
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
    let first =
        data.bulk.is_some().then(|| view! { <th scope="col"><span class="vh">{t(words::chosen(lang))}</span></th> });
    view! {
        <div class="table-wrap" role="region" aria-label=words::answers(lang).bare() tabindex="0">
            <table class="table table--dense table--stack"><thead><tr>{first}{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}
