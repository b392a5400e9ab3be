//! The workbench on which opinions are answered（意見の整理と回答）: texts with their numbers, never a flat list.

mod answer;
mod answers;
mod cut;
mod duties;
mod plan;
mod report;
mod standards;
mod text;
mod texts;

pub use answer::{AnswerPage, answer};
pub use answers::{AnswersPage, BulkForm, DepartmentLine, answers};
pub use cut::{CutPart, cut};
pub use duties::{DutiesPage, DutyLine, duties};
pub use plan::{PlanPage, cause, change, plan, plan_clause};
pub use report::report;
pub use standards::{StandardLine, StandardPage, StandardsPage, UseLine, standard, standards};
pub use text::{TextPage, text};
pub use texts::{TextsPage, texts};

use crate::frame::Frame;
use crate::links;
use crate::ui::t;
use domain::answers::{Counts, Outline, ResponseState};
use domain::consultations::Consultation;
use domain::people::{PlanNodeId, WordingId};
use domain::texts::{Lang, Text, answer_desk as desk, consultation_results as results, workbench as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A text of opinions as pages show it.
#[derive(Debug, Clone)]
pub struct TextLine {
    /// Which.
    pub id: WordingId,
    /// The text as it was first written.
    pub body: String,
    /// How often it was sent in.
    pub points: i64,
    /// By how many senders.
    pub senders: i64,
    /// The number of its answer.
    pub answer: Option<i32>,
    /// The text that it resembles, and by how many hundredths.
    pub near: Option<(WordingId, i32)>,
    /// To whom it falls, where it has no answer yet.
    pub duty: Option<String>,
}

/// What every page of the workbench knows.
pub struct Bench<'a> {
    /// The consultation.
    pub consultation: &'a Consultation,
    /// Whether the viewer may cut, group and route.
    pub may_sort: bool,
}

/// A clause to choose from.
#[derive(Debug, Clone)]
pub struct ClauseChoice {
    /// Which.
    pub id: PlanNodeId,
    /// Number and heading.
    pub name: String,
}

/// Head of a page: which consultation, and the two lists.
fn head(frame: &Frame, bench: &Bench<'_>, title: Text, here: &str) -> AnyView {
    let lang = frame.lang;
    let slug = &bench.consultation.slug;
    let tabs = [
        (links::staff_texts(slug), words::texts(lang), "1"),
        (links::staff_answers(slug), words::answers(lang), "2"),
        (links::staff_plan(slug), results::plan(lang), "3"),
        (links::staff_duties(slug), desk::duties(lang), "4"),
        (links::staff_standards(slug), desk::standards(lang), "5"),
    ];
    let tabs = tabs.map(|(href, name, key)| {
        let current = (href == here).then_some("page");
        view! { <li><a href=href aria-current=current accesskey=key>{t(name)}</a></li> }
    });
    view! {
        <header class="page__head">
            <p class="page__over"><a href=links::staff_consultation(slug)>{t(bench.consultation.title.text(lang))}</a></p>
            <h1>{t(title)}</h1>
            <nav aria-label=words::title(lang).bare()><ul class="pager pager--start">{tabs.into_iter().collect_view()}</ul></nav>
        </header>
    }
    .into_any()
}

/// The three numbers, always together.
fn counts(lang: Lang, counts: Counts) -> Text {
    words::counts(lang, counts.points, counts.texts, counts.senders)
}

/// Where an answer is.
fn state_tag(lang: Lang, state: ResponseState) -> AnyView {
    let class = match state {
        ResponseState::Drafting => "tag tag--neutral",
        ResponseState::Drafted => "tag tag--action",
        ResponseState::Approved => "tag tag--good",
    };
    view! { <span class=class>{t(words::state_name(lang, state))}</span> }.into_any()
}

/// A text cut short for a line of a list; the whole stands behind the link.
fn beginning(body: &str) -> String {
    const SHOWN: usize = 120;
    let mut short: String = body.chars().take(SHOWN).collect();
    if body.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

/// A table of texts; with `choose`, each with a box to tick.
fn text_table(lang: Lang, slug: &str, lines: &[TextLine], choose: bool) -> AnyView {
    let rows = lines.iter().map(|line| {
        let id = line.id.0;
        let short = beginning(&line.body);
        let tick = choose.then(|| {
            let label = words::choose(lang, short.chars().take(20).collect::<String>()).bare();
            view! { <td><input type="checkbox" name="text" value=id.to_string() aria-label=label /></td> }
        });
        let answer = match line.answer {
            Some(number) => {
                view! { <a href=links::staff_answer(slug, number)>{t(words::answer_number(lang, number))}</a> }
                    .into_any()
            }
            None => view! {
                <span class="tag tag--action">{t(words::no_answer(lang))}</span>
                {line.duty.clone().map(|name| view! { <span class="table__sub">{name}</span> })}
            }
            .into_any(),
        };
        let near =
            line.near.map(|(_, likeness)| view! { <span class="table__sub">{t(words::like(lang, likeness))}</span> });
        view! {
            <tr>
                {tick}
                <td class="n" data-label=words::points(lang).bare()>{line.points}</td>
                <td class="n" data-label=words::senders(lang).bare()>{line.senders}</td>
                <td class="said" data-label=words::text(lang).bare()><a href=links::staff_text(slug, id)>{short}</a>{near}</td>
                <td class="nowrap" data-label=words::answers_of(lang).bare()>{answer}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let first = choose.then(|| view! { <th scope="col"><span class="vh">{t(words::chosen(lang))}</span></th> });
    view! {
        <div class="table-wrap" role="region" aria-label=words::texts(lang).bare() tabindex="0">
            <table class="table table--dense table--stack">
                <thead><tr>
                    {first}
                    <th scope="col" class="n">{t(words::points(lang))}</th>
                    <th scope="col" class="n">{t(words::senders(lang))}</th>
                    <th scope="col">{t(words::text(lang))}</th>
                    <th scope="col">{t(words::answers_of(lang))}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A form with one button that posts `go` to the page of a text.
fn act(
    slug: &str,
    text: Uuid,
    go: &'static str,
    more: Option<(&'static str, String)>,
    label: Text,
    class: &'static str,
) -> AnyView {
    let more = more.map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    view! {
        <form method="post" action=links::staff_text(slug, text)>
            {more}
            <button class=class name="go" value=go>{t(label)}</button>
        </form>
    }
    .into_any()
}

/// The answers that a text can be put under, newest last; approved ones have to be given back first.
fn answer_choices(lang: Lang, answers: &[Outline]) -> Vec<crate::ui::Choice> {
    let none = crate::ui::Choice { value: String::new(), label: words::new_answer(lang), help: None };
    let open = answers.iter().filter(|answer| answer.state != ResponseState::Approved).map(|answer| {
        let name = format!("{} {}", words::answer_number(lang, answer.number).bare(), beginning(&answer.begins));
        crate::ui::Choice { value: answer.number.to_string(), label: Text::typed(name.trim()), help: None }
    });
    [none].into_iter().chain(open).collect()
}
