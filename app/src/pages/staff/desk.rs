//! Where the work of staff begins: what is late, what came in, what waits for whom（今日の仕事）.

use super::cases::{CaseRow, address, due_cell};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::stage_tag;
use crate::ui::t;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{date_and_time, date_in_japan, short_date};
use domain::listing::{Asked, ME, Sort};
use domain::people::OrganisationId;
use domain::submissions::Stage;
use domain::texts::{Lang, Text, awards, desk as words, ledger, mail_state, postings as by_post, staff, submissions};
use leptos::prelude::*;

/// A case that waits, and for what.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Receipt number.
    pub number: String,
    /// Name of the project, or what the letter or note says.
    pub what: String,
    /// Who is behind it.
    pub who: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// The desk of one member of staff.
pub struct Desk {
    /// Late and due soon.
    pub due: Vec<CaseRow>,
    /// To be checked.
    pub arrived: Vec<CaseRow>,
    /// Decisions to approve.
    pub approvals: Vec<Waiting>,
    /// Own drafts that were given back.
    pub given_back: Vec<Waiting>,
    /// What applicants asked.
    pub questions: Vec<Waiting>,
    /// Notes that call upon the viewer.
    pub mentions: Vec<Waiting>,
    /// Reports that are late.
    pub overdue: Vec<Waiting>,
    /// What groups ask for on the way.
    pub requests: Vec<Waiting>,
    /// Reports to inspect.
    pub reported: Vec<CaseRow>,
    /// Letters that reached nobody.
    pub unreached: Vec<Waiting>,
    /// How many of them there are in all.
    pub unreached_count: i64,
    /// How many letters wait to be posted, and since when the oldest does.
    pub postings: (i64, Option<DateTime<Utc>>),
    /// How many cases stand in each stage.
    pub counts: Vec<(Stage, i64)>,
    /// Colleagues who have left the department and still stand on undecided cases, with how many.
    pub left_behind: Vec<(String, i64)>,
    /// How many the viewer works on.
    pub mine: i64,
    /// Answers to opinions that the viewer's departments still have to write, by consultation.
    pub to_write: Vec<ToWrite>,
    /// Consultations with answers that wait for the viewer's approval: name in addresses, title, how many.
    pub to_approve: Vec<(String, Text, i64)>,
}

/// What a department still has to write in one consultation.
pub struct ToWrite {
    /// Name of the consultation in addresses.
    pub slug: String,
    /// Its title.
    pub title: Text,
    /// The department.
    pub department: (OrganisationId, String),
    /// Unfinished, late, due within a week, the viewer's own.
    pub numbers: [i64; 4],
    /// The first day by which one is wanted.
    pub next_due: Option<NaiveDate>,
}

/// The page.
pub fn desk(frame: &Frame, desk: &Desk) -> Page {
    let lang = frame.lang;
    let list = |asked: Asked| address(&links::staff_cases(), &asked, &[]);
    let due = list(Asked { sort: Sort::Due, ..Asked::default() });
    let arrived = list(Asked { stages: vec![Stage::Submitted], ..Asked::default() });
    let reported = list(Asked { stages: vec![Stage::Reported], ..Asked::default() });
    // What is late or comes due stands first, then what came in and came back, what waits for the viewer, and the rest.
    let parts = [
        rows(frame, "due", words::due_title(lang), &desk.due, due, words::all_due(lang)),
        listed(frame, "overdue", ledger::overdue(lang), staff::group(lang), &desk.overdue, "award"),
        to_write(lang, &desk.to_write),
        rows(frame, "arrived", words::arrived_title(lang), &desk.arrived, arrived, words::all_arrived(lang)),
        listed(frame, "requests", ledger::requests(lang), awards::filed(lang), &desk.requests, "status"),
        rows(frame, "reported", ledger::reported(lang), &desk.reported, reported, ledger::all_reported(lang)),
        waiting(frame, "given-back", words::given_back_title(lang), &desk.given_back, "status"),
        waiting(frame, "approvals", words::approvals_title(lang), &desk.approvals, "status"),
        to_approve(lang, &desk.to_approve),
        waiting(frame, "mentions", words::mentions_title(lang), &desk.mentions, "notes"),
        waiting(frame, "questions", words::questions_title(lang), &desk.questions, "thread"),
        unreached(frame, desk),
        postings(lang, desk.postings),
        left_behind(lang, &desk.left_behind),
    ];
    let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
    let nothing = parts.is_empty().then(|| {
        view! { <div class="empty"><p class="empty__title">{t(words::nothing_waits(lang))}</p></div> }
    });
    let body = view! {
        <div class="page">
            <header class="page__head">
                <h1>{t(words::title(lang))}</h1>
                <p class="quiet">{t(words::lead(lang, date_and_time(frame.now, lang)))}</p>
            </header>
            <div class="stack--l">
                {counts(lang, desk)} {parts} {nothing}
                <p><a href=links::staff_ledger()>{t(ledger::title(lang))}</a></p>
            </div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_desk())
}

fn counts(lang: Lang, desk: &Desk) -> AnyView {
    let item = |name: Text, count: i64, asked: Asked| {
        let href = address(&links::staff_cases(), &asked, &[]);
        view! { <li><a href=href>{t(staff::stage_count(lang, name, count))}</a></li> }
    };
    let mine = item(words::my_cases(lang), desk.mine, Asked { assigned: ME.to_owned(), ..Asked::default() });
    // In the order of a case's life.
    let stages = Stage::ALL.into_iter().filter(|stage| stage.awaits_decision() || *stage == Stage::Selected);
    let stages = stages.filter_map(|stage| {
        let (_, count) = desk.counts.iter().find(|(found, _)| *found == stage)?;
        Some(item(submissions::stage(lang, stage), *count, Asked { stages: vec![stage], ..Asked::default() }))
    });
    view! {
        <nav aria-label=words::counts_title(lang).bare()>
            <ul class="row" role="list">{mine} {stages.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// Whom no letter has reached, with the way to the whole list.
fn unreached(frame: &Frame, desk: &Desk) -> Option<AnyView> {
    let lang = frame.lang;
    let title = mail_state::unreached_title(lang);
    let list = listed(frame, "unreached", title, mail_state::who(lang), &desk.unreached, "letters")?;
    let all = mail_state::unreached_all(lang, desk.unreached_count);
    Some(view! { {list} <p><a href=links::staff_unreached()>{t(all)}</a></p> }.into_any())
}

/// Cases of colleagues who have left, with the way to hand them over in one step.
fn left_behind(lang: Lang, left: &[(String, i64)]) -> Option<AnyView> {
    let rows =
        left.iter().map(|(name, count)| view! { <li>{t(words::person_with_count(lang, name.as_str(), *count))}</li> });
    (!left.is_empty()).then(|| {
        view! {
            <section id="left-behind">
                <h2 class="h-line">{t(words::left_behind(lang))} " " <span class="tag tag--action">{left.len()}</span></h2>
                <p>{t(words::left_behind_lead(lang))}</p>
                <ul class="list">{rows.collect_view()}</ul>
                <p><a href=links::staff_hand_over()>{t(words::hand_over_title(lang))}</a></p>
            </section>
        }
        .into_any()
    })
}

/// Answers to opinions that are still to be written, each number with the way to those that it counts.
fn to_write(lang: Lang, found: &[ToWrite]) -> Option<AnyView> {
    let rows = found.iter().map(|one| {
        let department = one.department.0.to_string();
        let narrowed = |state: &str| {
            links::with_query(&links::staff_answers(&one.slug), &[("department", &department), ("state", state)])
        };
        let [unfinished, late, soon, own] = one.numbers;
        let late = match late {
            0 => view! { "0" }.into_any(),
            _ => view! { <a class="late" href=narrowed("overdue")>{late}</a> }.into_any(),
        };
        view! {
            <tr>
                <th scope="row"><a href=narrowed("drafting")>{t(one.title.clone())}</a><span class="table__sub">{one.department.1.clone()}</span></th>
                <td class="n" data-label=words::answers_unfinished(lang).bare()>{unfinished}</td>
                <td class="n" data-label=words::answers_late(lang).bare()>{late}</td>
                <td class="n" data-label=words::within_week(lang).bare()>{soon}</td>
                <td class="n" data-label=words::answers_own(lang).bare()>{own}</td>
                <td class="n nowrap" data-label=words::answers_next(lang).bare()>{one.next_due.map(short_date)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let heads = [
        words::answers_unfinished(lang),
        words::answers_late(lang),
        words::within_week(lang),
        words::answers_own(lang),
        words::answers_next(lang),
    ];
    let heads = heads.map(|head| view! { <th scope="col" class="n">{t(head)}</th> }).collect_view();
    (!found.is_empty()).then(|| {
        view! {
            <section id="answers">
                <h2 class="h-line">{t(words::answers_title(lang))} " " <span class="tag tag--action">{found.iter().map(|one| one.numbers[0]).sum::<i64>()}</span></h2>
                <div class="table-wrap" role="region" aria-label=words::answers_title(lang).bare() tabindex="0">
                    <table class="table table--dense table--stack"><thead><tr>
                        <th scope="col">{t(words::answers_of(lang))}</th>{heads}
                    </tr></thead><tbody>{rows}</tbody></table>
                </div>
            </section>
        }
        .into_any()
    })
}

/// Answers to opinions that wait for the viewer's approval.
fn to_approve(lang: Lang, found: &[(String, Text, i64)]) -> Option<AnyView> {
    let rows = found.iter().map(|(slug, title, count)| {
        let href = links::with_query(&links::staff_answers(slug), &[("state", "drafted")]);
        view! { <li><a href=href>{t(words::answers_waiting(lang, title.clone(), *count))}</a></li> }
    });
    (!found.is_empty()).then(|| {
        view! {
            <section id="answer-approvals">
                <h2 class="h-line">{t(words::answers_to_approve(lang))} " " <span class="tag tag--action">{found.iter().map(|one| one.2).sum::<i64>()}</span></h2>
                <ul class="list">{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// The letters that wait for the printer, as one line.
fn postings(lang: Lang, (count, oldest): (i64, Option<DateTime<Utc>>)) -> Option<AnyView> {
    let oldest = oldest.map(|at| by_post::waiting_longest(lang, short_date(date_in_japan(at))));
    (count > 0).then(|| {
        view! {
            <section id="postings">
                <h2 class="h-line">{t(by_post::title(lang))} " " <span class="tag tag--action">{count}</span></h2>
                <p>{oldest.map(t)} "　" <a href=links::staff_postings()>{t(by_post::see_all(lang))}</a></p>
            </section>
        }
        .into_any()
    })
}

fn waiting(frame: &Frame, id: &'static str, title: Text, found: &[Waiting], place: &'static str) -> Option<AnyView> {
    listed(frame, id, title, words::by_whom(frame.lang), found, place)
}

fn listed(
    frame: &Frame,
    id: &'static str,
    title: Text,
    whose: Text,
    found: &[Waiting],
    place: &'static str,
) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let heads = [staff::number(lang), staff::project(lang), whose, staff::written_at(lang)];
    let rows = found.iter().map(|waiting| {
        let href = format!("{}#{place}", links::staff_case(&waiting.number));
        view! {
            <tr>
                <td class="nowrap" data-label=heads[0].bare()><a href=href>{waiting.number.clone()}</a></td>
                <td class="typed" data-label=heads[1].bare()>{waiting.what.clone()}</td>
                <td data-label=heads[2].bare()>{waiting.who.clone()}</td>
                <td class="n nowrap" data-label=heads[3].bare()>{short_date(date_in_japan(waiting.at))}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section id=id>
                <h2 class="h-line">{t(title.clone())} " " <span class="tag tag--action">{found.len()}</span></h2>
                <div class="table-wrap" role="region" aria-label=title.bare() tabindex="0">
                    <table class="table table--dense table--stack table--desk"><thead><tr>
                        {heads.map(|head| view! { <th scope="col">{t(head)}</th> }).collect_view()}
                    </tr></thead><tbody>{rows}</tbody></table>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn rows(
    frame: &Frame,
    id: &'static str,
    title: Text,
    found: &[CaseRow],
    all: String,
    all_words: Text,
) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let lang = frame.lang;
    let heads =
        [staff::number(lang), staff::project(lang), staff::stage(lang), words::assigned(lang), words::due(lang)];
    let rows = found.iter().map(|row| {
        let corrected =
            row.corrected.then(|| view! { " " <span class="tag tag--info">{t(words::corrected(lang))}</span> });
        view! {
            <tr>
                <td class="nowrap" data-label=heads[0].bare()><a href=links::staff_case(&row.number)>{row.number.clone()}</a></td>
                <td data-label=heads[1].bare()><div>{row.title.clone()} <span class="table__sub">{row.group.clone()}</span></div></td>
                <td class="nowrap" data-label=heads[2].bare()><div>{stage_tag(lang, row.stage)} {corrected}</div></td>
                <td class="nowrap" data-label=heads[3].bare()>{row.assigned.clone()}</td>
                <td data-label=heads[4].bare()><div>{due_cell(frame, row.clock)}</div></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section id=id>
                <h2 class="h-line">{t(title.clone())}</h2>
                <div class="table-wrap" role="region" aria-label=title.bare() tabindex="0">
                    <table class="table table--dense table--stack table--desk"><thead><tr>
                        {heads.map(|head| view! { <th scope="col">{t(head)}</th> }).collect_view()}
                    </tr></thead><tbody>{rows}</tbody></table>
                </div>
                <p><a href=all>{t(all_words)}</a></p>
            </section>
        }
        .into_any(),
    )
}
