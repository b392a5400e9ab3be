//! Retention and disposal: what has run out, the rehearsal, holds, approvals and the record（保存年限・廃棄）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::Sheet;
use crate::ui::{Pager, Typing, error_summary, input, pager, t, text_area};
use chrono::NaiveDate;
use domain::calendar::date;
use domain::forms::Answers;
use domain::problems::Problems;
use domain::retention::{Erased, REASON_MAX, State, Term};
use domain::submissions::Stage;
use domain::texts::{Lang, Text, retention as words, submissions};
use leptos::prelude::*;
use uuid::Uuid;

/// Cases of one year of one programme that have run out.
#[derive(Debug, Clone)]
pub struct RunOut {
    /// The programme.
    pub programme: Uuid,
    /// Its name.
    pub name: String,
    /// The year and how long it is kept.
    pub term: Term,
    /// How many cases.
    pub cases: i64,
    /// How many of them are held back.
    pub held: i64,
    /// How many consultations.
    pub consultations: i64,
}

/// A disposal.
#[derive(Debug, Clone)]
pub struct DisposalRow {
    /// Which.
    pub id: Uuid,
    /// The programme's name.
    pub programme: String,
    /// The year and how long it was kept.
    pub term: Term,
    /// Where it stands.
    pub standing: State,
    /// Who proposed it.
    pub proposer: String,
    /// When.
    pub proposed_on: NaiveDate,
    /// Who answered.
    pub answerer: Option<String>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// How many cases it has.
    pub cases: i64,
    /// How many consultations.
    pub consultations: i64,
    /// How many of the cases are erased.
    pub erased: i64,
    /// Whether the viewer may approve or refuse it.
    pub may_answer: bool,
}

/// A case or a consultation that is held back.
#[derive(Debug, Clone)]
pub struct HoldRow {
    /// Which.
    pub id: Uuid,
    /// Its receipt number, or its title.
    pub name: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub held_by: String,
    /// Since when.
    pub held_on: NaiveDate,
}

/// What the first page shows.
pub struct Overview<'a> {
    /// What has run out.
    pub run_out: &'a [RunOut],
    /// What is proposed or under way.
    pub running: &'a [DisposalRow],
    /// What is done.
    pub done: &'a [DisposalRow],
    /// What is held back.
    pub holds: &'a [HoldRow],
    /// Whether the viewer may propose, hold and release.
    pub may_change: bool,
    /// Pages of the record.
    pub pager: Pager,
}

/// The name of the field for the reason of a refusal.
pub fn refusal_field(id: Uuid) -> String {
    format!("refusal-{id}")
}

fn label(lang: Lang, key: &str) -> Text {
    if key == "number" { words::number_or_name(lang) } else { words::reason(lang) }
}

fn section(title: Text, id: &'static str, content: AnyView) -> AnyView {
    view! { <section class="section stack" id=id><h2 class="h-line">{t(title)}</h2>{content}</section> }.into_any()
}

fn table(name: &Text, heads: Vec<Text>, rows: Vec<AnyView>) -> AnyView {
    let heads: Vec<AnyView> =
        heads.into_iter().map(|head| view! { <th scope="col">{t(head)}</th> }.into_any()).collect();
    view! {
        <div class="table-wrap" role="region" aria-label=name.bare() tabindex="0">
            <table class="table table--dense table--stack"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn cell(label: &Text, content: AnyView) -> AnyView {
    view! { <td data-label=label.bare()>{content}</td> }.into_any()
}

fn said(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    text.into_any()
}

fn empty(text: Text) -> AnyView {
    view! { <p>{t(text)}</p> }.into_any()
}

/// The first page.
pub fn overview(frame: &Frame, data: Overview<'_>, typed: &Answers, problems: &Problems) -> Page {
    let lang = frame.lang;
    let sheet = Sheet { lang, typed, problems };
    let done = if data.done.is_empty() { empty(words::no_record(lang)) } else { record(lang, data.done) };
    let csv = view! { <p><a class="btn" href=links::staff_disposals_csv()>{t(words::record_csv(lang))}</a></p> };
    let body = view! {
        <div class="page">
            {error_summary(lang, problems, |key| label(lang, key))}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            {section(words::run_out(lang), "run-out", run_out(lang, data.run_out))}
            {section(words::running(lang), "running", running(&sheet, data.running))}
            {section(words::holds(lang), "holds", holds(&sheet, data.holds, data.may_change))}
            {section(words::record(lang), "record", view! { {done} {pager(lang, data.pager)} {csv} }.into_any())}
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_retention()).with_problems(problems)
}

fn run_out(lang: Lang, found: &[RunOut]) -> AnyView {
    if found.is_empty() {
        return empty(words::none_run_out(lang));
    }
    let heads = vec![
        words::programme(lang),
        words::year(lang),
        words::rule(lang),
        words::kept_until(lang),
        words::cases(lang),
        words::held(lang),
        words::consultations(lang),
        words::look(lang),
    ];
    let row = |one: &RunOut| {
        let there = links::staff_retention_year(one.programme, one.term.year.0);
        let year = one.term.year.to_string();
        let link = view! { <a href=there>{t(words::look(lang))}<span class="vh">"：" {one.name.clone()} " " {year.clone()}</span></a> };
        view! {
            <tr>
                {cell(&heads[0], said(&*one.name))}
                {cell(&heads[1], said(year))}
                {cell(&heads[2], t(words::years_kept(lang, one.term.years)).into_any())}
                {cell(&heads[3], date(one.term.ends(), lang).into_any())}
                {cell(&heads[4], said(one.cases.to_string()))}
                {cell(&heads[5], said(one.held.to_string()))}
                {cell(&heads[6], said(one.consultations.to_string()))}
                {cell(&heads[7], link.into_any())}
            </tr>
        }
        .into_any()
    };
    let rows = found.iter().map(row).collect();
    table(&words::run_out(lang), heads.clone(), rows)
}

fn running(sheet: &Sheet<'_>, found: &[DisposalRow]) -> AnyView {
    if found.is_empty() {
        return empty(words::none_running(sheet.lang));
    }
    let boxes: Vec<AnyView> = found.iter().map(|one| waiting(sheet, one)).collect();
    view! { <div class="stack">{boxes}</div> }.into_any()
}

fn waiting(sheet: &Sheet<'_>, one: &DisposalRow) -> AnyView {
    let lang = sheet.lang;
    let proposed = view! { {one.proposer.clone()} "　" {date(one.proposed_on, lang)} };
    let state = match one.standing {
        State::Approved => Some(view! { <p>{t(words::progress(lang, one.erased, one.cases))}</p> }.into_any()),
        State::Proposed if !one.may_answer => Some(view! { <p>{t(words::wait_for_other(lang))}</p> }.into_any()),
        State::Proposed | State::Refused | State::Done => None,
    };
    let answer = one.may_answer.then(|| answer(sheet, one));
    view! {
        <div class="box">
            <h3 class="box__title">{one.programme.clone()} "　" {one.term.year.to_string()}</h3>
            <dl class="facts">
                <div><dt>{t(words::state(lang))}</dt><dd>{t(words::state_of(lang, one.standing))}</dd></div>
                <div><dt>{t(words::cases(lang))}</dt><dd>{one.cases}</dd></div>
                {(one.consultations > 0).then(|| view! { <div><dt>{t(words::consultations(lang))}</dt><dd>{one.consultations}</dd></div> })}
                <div><dt>{t(words::proposed_by(lang))}</dt><dd>{proposed}</dd></div>
                {one.answerer.clone().map(|name| view! { <div><dt>{t(words::approved_by(lang))}</dt><dd>{name}</dd></div> })}
            </dl>
            {state}
            {answer}
        </div>
    }
    .into_any()
}

fn answer(sheet: &Sheet<'_>, one: &DisposalRow) -> AnyView {
    let lang = sheet.lang;
    let key = refusal_field(one.id);
    let reason = sheet.field(&key, words::reason(lang));
    view! {
        <p class="notice notice--warn">{t(words::approve_warn(lang, one.cases + one.consultations))}</p>
        <form method="post" action=links::staff_disposal_approve(one.id)>
            <div class="buttons"><button class="btn btn--danger">{t(words::approve(lang))}</button></div>
        </form>
        <details class="more" open=reason.problem.is_some()>
            <summary>{t(words::refuse(lang))}</summary>
            <form class="more__body stack" method="post" action=links::staff_disposal_refuse(one.id) novalidate>
                {text_area(&reason, 2, Some(REASON_MAX))}
                <div class="buttons"><button class="btn">{t(words::refuse(lang))}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn holds(sheet: &Sheet<'_>, found: &[HoldRow], may_change: bool) -> AnyView {
    let lang = sheet.lang;
    let heads = vec![words::number(lang), words::reason(lang), words::held_by(lang), words::release(lang)];
    let row = |one: &HoldRow| {
        let release = may_change.then(|| {
            view! {
                <form method="post" action=links::staff_hold_release(one.id)>
                    <button class="link">{t(words::release(lang))}<span class="vh">"：" {one.name.clone()}</span></button>
                </form>
            }
        });
        let by = view! { {one.held_by.clone()} "　" {date(one.held_on, lang)} };
        view! {
            <tr>
                {cell(&heads[0], said(&*one.name))}
                {cell(&heads[1], view! { <span class="typed">{one.reason.clone()}</span> }.into_any())}
                {cell(&heads[2], by.into_any())}
                {cell(&heads[3], release.into_any())}
            </tr>
        }
        .into_any()
    };
    let list = if found.is_empty() {
        empty(words::no_holds(lang))
    } else {
        table(&words::holds(lang), heads.clone(), found.iter().map(row).collect())
    };
    let number = sheet.field("number", words::number_or_name(lang));
    let reason = sheet.field("reason", words::reason(lang)).help(words::reason_help(lang));
    let form = may_change.then(|| {
        let typing = Typing { autocomplete: Some("off"), class: "w-24", ..Typing::TEXT };
        view! {
            <form class="form" method="post" action=links::staff_holds() novalidate>
                {input(&number, typing, None)}
                {text_area(&reason, 2, Some(REASON_MAX))}
                <div class="buttons"><button class="btn">{t(words::hold(lang))}</button></div>
            </form>
        }
    });
    view! { <p>{t(words::holds_lead(lang))}</p> {list} {form} }.into_any()
}

fn record(lang: Lang, found: &[DisposalRow]) -> AnyView {
    let heads = vec![
        words::programme(lang),
        words::year(lang),
        words::cases(lang),
        words::proposed_by(lang),
        words::approved_by(lang),
        words::done_on(lang),
    ];
    let row = |one: &DisposalRow| {
        let done = one.done_on.map(|day| date(day, lang));
        view! {
            <tr>
                {cell(&heads[0], said(&*one.programme))}
                {cell(&heads[1], said(one.term.year.to_string()))}
                {cell(&heads[2], said(one.erased.to_string()))}
                {cell(&heads[3], said(&*one.proposer))}
                {cell(&heads[4], said(one.answerer.clone().unwrap_or_default()))}
                {cell(&heads[5], done.into_any())}
            </tr>
        }
        .into_any()
    };
    table(&words::record(lang), heads.clone(), found.iter().map(row).collect())
}

/// A case of the rehearsal. Neither its title nor who applied: administrators see no case.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Receipt number.
    pub number: String,
    /// Where it stands.
    pub stage: Option<Stage>,
    /// When it ended.
    pub ended_on: NaiveDate,
    /// Whether it is held back.
    pub is_held: bool,
    /// Whether its disposal is proposed already.
    pub is_proposed: bool,
    /// The last day of its papers, where that is later than the years of the programme.
    pub longer_until: Option<NaiveDate>,
    /// Whether its money is not settled.
    pub is_unsettled: bool,
}

/// A consultation of the rehearsal.
#[derive(Debug, Clone)]
pub struct Consulted {
    /// Its title.
    pub title: Text,
    /// When it ended.
    pub ended_on: NaiveDate,
    /// How many of those who wrote are known.
    pub authors: i64,
    /// Files of opinions.
    pub files: i64,
    /// Letters to those who wrote.
    pub letters: i64,
    /// Whether its disposal is proposed already.
    pub is_proposed: bool,
    /// Whether it is held back.
    pub is_held: bool,
}

/// What the rehearsal shows.
pub struct Rehearsal<'a> {
    /// The programme.
    pub programme: Uuid,
    /// Its name.
    pub name: &'a str,
    /// The year and how long it is kept.
    pub term: Term,
    /// How many cases can be disposed of.
    pub ready: usize,
    /// What would go with them.
    pub would_go: Erased,
    /// The consultations.
    pub consulted: &'a [Consulted],
    /// A page of the cases.
    pub lines: &'a [CaseLine],
    /// The last number of this page, where another follows.
    pub next: Option<String>,
    /// Whether the viewer may propose.
    pub may_change: bool,
}

/// What a disposal would erase, and what would stay.
pub fn rehearsal(frame: &Frame, data: Rehearsal<'_>) -> Page {
    let lang = frame.lang;
    let here = links::staff_retention_year(data.programme, data.term.year.0);
    let open: Vec<&Consulted> = data.consulted.iter().filter(|call| !call.is_proposed && !call.is_held).collect();
    let sum = |of: fn(&Consulted) -> i64| open.iter().map(|call| of(call)).sum::<i64>();
    let ready = data.ready + open.len();
    let authors = (!open.is_empty()).then(|| (words::authors(lang), sum(|call| call.authors)));
    let go = [
        (words::people(lang), data.would_go.people),
        (words::filings(lang), data.would_go.filings),
        (words::files(lang), data.would_go.files + sum(|call| call.files)),
        (words::letters(lang), data.would_go.letters + sum(|call| call.letters)),
        (words::notes(lang), data.would_go.notes),
    ];
    let go = authors.into_iter().chain(go);
    let go = go.map(|(label, count)| view! { <div><dt>{t(label)}</dt><dd class="n">{count}</dd></div> }).collect_view();
    let stay = [
        words::stays_results(lang),
        words::stays_numbers(lang),
        words::stays_journal(lang),
        words::stays_accounts(lang),
    ];
    let opinions = (!data.consulted.is_empty()).then(|| words::stays_opinions(lang));
    let stay = stay.into_iter().chain(opinions);
    let stay = stay.map(|text| view! { <li>{t(text)}</li> }).collect_view();
    let propose = match (data.may_change, ready) {
        (false, _) => None,
        (true, 0) => Some(empty(words::nothing_to_propose(lang))),
        (true, ready) => Some(
            view! {
                <p>{t(words::propose_help(lang))}</p>
                <form method="post" action=here.clone()>
                    <div class="buttons"><button class="btn btn--primary">{t(words::propose(lang, ready))}</button></div>
                </form>
            }
            .into_any(),
        ),
    };
    let next = data.next.as_ref().map(|after| {
        let there = links::with_query(&here, &[("after", after)]);
        view! { <p><a class="btn" href=there>{t(words::more(lang))}</a></p> }
    });
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_retention()>{t(words::title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{data.name.to_owned()} "　" {data.term.year.to_string()}</p>
                <h1>{t(words::rehearsal(lang))}</h1>
                <p class="lead">{t(words::rehearsal_lead(lang))}</p>
            </header>
            <div class="split">
                <div class="stack--l">
                    {section(words::would_go(lang), "goes", view! { <dl class="facts">{go}</dl> }.into_any())}
                    {section(words::would_stay(lang), "stays", view! { <ul class="list">{stay}</ul> }.into_any())}
                </div>
                <div class="split__side box stack">
                    <dl class="facts">
                        <div><dt>{t(words::rule(lang))}</dt><dd>{t(words::years_kept(lang, data.term.years))}</dd></div>
                        <div><dt>{t(words::kept_until(lang))}</dt><dd>{date(data.term.ends(), lang)}</dd></div>
                    </dl>
                    {propose}
                </div>
            </div>
            {(!data.consulted.is_empty()).then(|| section(words::consultations(lang), "consultations", consulted(lang, data.consulted)))}
            {section(words::list(lang), "cases", view! { {cases(lang, data.lines)} {next} }.into_any())}
        </div>
    };
    Page::staff(words::rehearsal(lang), body).under(links::staff_retention())
}

fn consulted(lang: Lang, found: &[Consulted]) -> AnyView {
    let heads = vec![words::consultations(lang), words::ended(lang), words::authors(lang), words::state(lang)];
    let row = |one: &Consulted| {
        let state = match (one.is_held, one.is_proposed) {
            (true, _) => words::is_held(lang),
            (false, true) => words::is_proposed(lang),
            (false, false) => words::is_ready(lang),
        };
        view! {
            <tr>
                {cell(&heads[0], t(one.title.clone()).into_any())}
                {cell(&heads[1], date(one.ended_on, lang).into_any())}
                {cell(&heads[2], said(one.authors.to_string()))}
                {cell(&heads[3], t(state).into_any())}
            </tr>
        }
        .into_any()
    };
    table(&words::consultations(lang), heads.clone(), found.iter().map(row).collect())
}

fn cases(lang: Lang, lines: &[CaseLine]) -> AnyView {
    if lines.is_empty() {
        return empty(words::no_cases(lang));
    }
    let heads = vec![words::number(lang), words::stage(lang), words::ended(lang), words::state(lang)];
    let row = |line: &CaseLine| {
        let state = match line.longer_until {
            _ if line.is_held => words::is_held(lang),
            _ if line.is_unsettled => words::is_unsettled(lang),
            Some(day) => words::is_longer(lang, date(day, lang)),
            None if line.is_proposed => words::is_proposed(lang),
            None => words::is_ready(lang),
        };
        let stage = line.stage.map(|stage| t(submissions::stage(lang, stage)));
        view! {
            <tr>
                {cell(&heads[0], said(&*line.number))}
                {cell(&heads[1], stage.into_any())}
                {cell(&heads[2], date(line.ended_on, lang).into_any())}
                {cell(&heads[3], t(state).into_any())}
            </tr>
        }
        .into_any()
    };
    table(&words::list(lang), heads.clone(), lines.iter().map(row).collect())
}
