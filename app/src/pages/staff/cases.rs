//! The staff's list of cases: dense, filtered by the address（案件の一覧）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::stage_tag;
use crate::ui::{Pager, pager, t};
use chrono::{DateTime, Utc};
use domain::calendar::{date_in_japan, short_date};
use domain::money::Yen;
use domain::submissions::Stage;
use domain::texts::{Lang, Text, staff as words, submissions};
use leptos::prelude::*;

/// A row of the list.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// The call's title.
    pub call: String,
    /// Where it stands.
    pub stage: Stage,
    /// Amount asked for.
    pub requested: Yen,
    /// When it came in.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// The list with everything around it.
pub struct CaseList {
    /// Calls to choose from: name in addresses and title.
    pub calls: Vec<(String, String)>,
    /// The chosen call.
    pub call: Option<String>,
    /// The chosen stage.
    pub stage: Option<Stage>,
    /// How many cases stand in each stage, within the chosen call.
    pub counts: Vec<(Stage, i64)>,
    /// The rows.
    pub rows: Vec<CaseRow>,
    /// Where the list stands.
    pub pager: Pager,
}

impl CaseList {
    fn total(&self) -> i64 {
        let counted = |stage: Stage| self.stage.is_none_or(|chosen| chosen == stage);
        self.counts.iter().filter(|(stage, _)| counted(*stage)).map(|(_, count)| count).sum()
    }
}

/// The address of a filter.
pub fn address(call: Option<&str>, stage: Option<Stage>) -> String {
    let pairs = [("call", call.unwrap_or_default()), ("stage", stage.map_or("", Stage::code))];
    links::with_query(&links::staff_cases(), &pairs)
}

/// The page.
pub fn list(frame: &Frame, list: CaseList) -> Page {
    let lang = frame.lang;
    let total = list.total();
    let rows = list.rows.iter().map(|row| table_row(lang, row)).collect_view();
    let heads = [words::number(lang), words::project(lang), words::group(lang), words::call(lang), words::stage(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    let table = view! {
        <div class="table-wrap" role="region" aria-label=words::cases_title(lang).bare() tabindex="0">
            <table class="table table--dense">
                <thead><tr>
                    {heads.collect_view()}
                    <th scope="col" class="n">{t(words::requested(lang))}</th>
                    <th scope="col" class="n" aria-sort="ascending">{t(words::received(lang))}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    let table = if list.rows.is_empty() { nothing(lang) } else { table.into_any() };
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::cases_title(lang))}</h1></header>
            <div class="stack">
                {stage_links(lang, &list)}
                {filter(lang, &list)}
                {table}
                <p class="pager-note">{t(words::shown(lang, total))}</p>
                {pager(lang, list.pager)}
            </div>
        </div>
    };
    Page::staff(words::cases_title(lang), body).under(links::staff_cases())
}

fn nothing(lang: Lang) -> AnyView {
    view! {
        <div class="empty"><p class="empty__title">{t(words::no_cases(lang))}</p><p>{t(words::no_cases_hint(lang))}</p></div>
    }
    .into_any()
}

fn stage_links(lang: Lang, list: &CaseList) -> AnyView {
    let call = list.call.as_deref();
    let link = |name: Text, count: i64, stage: Option<Stage>| {
        let here = (stage == list.stage).then_some("true");
        view! { <li><a href=address(call, stage) aria-current=here>{t(words::stage_count(lang, name, count))}</a></li> }
    };
    let sum = list.counts.iter().map(|(_, count)| count).sum();
    let count_of = |stage: Stage| list.counts.iter().find(|(found, _)| *found == stage).map_or(0, |(_, count)| *count);
    let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Draft && count_of(*stage) > 0);
    let stages = stages.map(|stage| link(submissions::stage(lang, stage), count_of(stage), Some(stage)));
    let stages = stages.collect_view();
    view! {
        <nav aria-label=words::by_stage(lang).bare()>
            <ul class="row" role="list">{link(words::all(lang), sum, None)} {stages}</ul>
        </nav>
    }
    .into_any()
}

fn filter(lang: Lang, list: &CaseList) -> AnyView {
    let calls = list.calls.iter().map(|(slug, title)| {
        let selected = list.call.as_ref() == Some(slug);
        view! { <option value=slug.clone() selected=selected>{title.clone()}</option> }
    });
    let calls = calls.collect_view();
    let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Draft).map(|stage| {
        let selected = list.stage == Some(stage);
        view! { <option value=stage.code() selected=selected>{submissions::stage(lang, stage).bare()}</option> }
    });
    let stages = stages.collect_view();
    view! {
        <form class="filter" method="get" action=links::staff_cases()>
            <div class="filter__item filter__item--grow">
                <label class="filter__label" for="f-call">{t(words::call(lang))}</label>
                <select class="select" id="f-call" name="call">
                    <option value="">{words::all_calls(lang).bare()}</option>
                    {calls}
                </select>
            </div>
            <div class="filter__item">
                <label class="filter__label" for="f-stage">{t(words::stage(lang))}</label>
                <select class="select" id="f-stage" name="stage">
                    <option value="">{words::all_stages(lang).bare()}</option>
                    {stages}
                </select>
            </div>
            <button class="btn">{t(words::filter(lang))}</button>
        </form>
    }
    .into_any()
}

fn table_row(lang: Lang, row: &CaseRow) -> AnyView {
    let date = row.submitted_at.map(|at| short_date(date_in_japan(at)));
    view! {
        <tr>
            <td class="nowrap"><a href=links::staff_case(&row.number)>{row.number.clone()}</a></td>
            <td>{row.title.clone()}</td>
            <td>{row.group.clone()}</td>
            <td>{row.call.clone()}</td>
            <td class="nowrap">{stage_tag(lang, row.stage)}</td>
            <td class="yen">{row.requested.to_string()}</td>
            <td class="n nowrap">{date}</td>
        </tr>
    }
    .into_any()
}
