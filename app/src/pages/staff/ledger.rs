//! The ledger of grants of a fiscal year（交付台帳）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::calendar::{FiscalYear, short_date};
use domain::money::Yen;
use domain::submissions::Stage;
use domain::texts::{Lang, Text, ledger as words, property, shell, staff};
use leptos::prelude::*;

/// A grant.
#[derive(Debug, Clone)]
pub struct LedgerRow {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// Where it stands.
    pub stage: Option<Stage>,
    /// Day of the grant.
    pub granted_on: chrono::NaiveDate,
    /// Granted, paid, actual, confirmed, returned.
    pub money: [Yen; 5],
}

/// The grants of one call.
#[derive(Debug, Clone)]
pub struct LedgerRound {
    /// The call's title.
    pub call: String,
    /// The budget of the round, where it has one.
    pub budget: Option<Yen>,
    /// Its grants.
    pub rows: Vec<LedgerRow>,
}

/// The page.
pub fn ledger(frame: &Frame, year: i32, years: &[i32], rounds: &[LedgerRound]) -> Page {
    let lang = frame.lang;
    let years = years.iter().map(|other| {
        let name = FiscalYear(*other).to_string();
        let current = (*other == year).then_some("page");
        view! { <li><a href=links::staff_ledger_of(*other) aria-current=current>{name}</a></li> }
    });
    let rounds_view = rounds.iter().map(|round| one(lang, round)).collect_view();
    let all: Vec<&LedgerRow> = rounds.iter().flat_map(|round| &round.rows).collect();
    let nothing = rounds.is_empty().then(|| view! { <p>{t(words::none(lang))}</p> });
    let total = (!all.is_empty()).then(|| {
        let figures = heads(lang).into_iter().zip(sums(&all)).map(|(label, sum)| {
            view! { <div><dt>{t(label)}</dt><dd>{sum.to_string()} {t(shell::yen(lang))}</dd></div> }
        });
        view! { <dl class="figures">{figures.collect_view()}</dl> }
    });
    let body = view! {
        <div class="page">
            <header class="page__head">
                <p class="page__over">{FiscalYear(year).to_string()}</p>
                <h1>{t(words::title(lang))}</h1>
                <p class="lead">{t(words::lead(lang))}</p>
            </header>
            <div class="stack--l">
                <nav aria-label=words::year(lang).bare()><ul class="row" role="list">{years.collect_view()}</ul></nav>
                {total}
                {(!all.is_empty()).then(|| view! {
                    <p class="no-print"><a class="btn" href=links::staff_ledger_xlsx(year) download="">{t(words::xlsx(lang))}</a></p>
                })}
                {nothing}
                <p class="onward no-print"><a href=links::staff_properties()>{t(property::list_title(lang))}</a></p>
                {rounds_view}
            </div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_ledger())
}

fn heads(lang: Lang) -> [Text; 5] {
    [words::granted(lang), words::paid(lang), words::actual(lang), words::confirmed(lang), words::returned(lang)]
}

fn sums(rows: &[&LedgerRow]) -> [Yen; 5] {
    std::array::from_fn(|column| Yen::sum(rows.iter().map(|row| row.money[column])))
}

fn one(lang: Lang, round: &LedgerRound) -> AnyView {
    let rows = round.rows.iter().map(|row| {
        let money = heads(lang).into_iter().zip(row.money).map(|(label, amount)| {
            view! { <td class="yen" data-label=label.bare()>{amount.to_string()}</td> }
        });
        let stage = row.stage.map(|stage| crate::pages::case_parts::stage_tag(lang, stage));
        view! {
            <tr>
                <td class="nowrap" data-label=staff::number(lang).bare()><a href=links::staff_case(&row.number)>{row.number.clone()}</a></td>
                <td data-label=staff::project(lang).bare()>{row.title.clone()} <span class="table__sub">{row.group.clone()}</span></td>
                <td class="nowrap" data-label=words::stage(lang).bare()>{stage}</td>
                <td class="nowrap" data-label=words::granted_on(lang).bare()>{short_date(row.granted_on)}</td>
                {money.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let all: Vec<&LedgerRow> = round.rows.iter().collect();
    let foot = heads(lang).into_iter().zip(sums(&all));
    let foot = foot.map(|(label, sum)| view! { <td class="yen" data-label=label.bare()>{sum.to_string()}</td> });
    let foot = foot.collect_view();
    let head = heads(lang).map(|label| view! { <th scope="col" class="n">{t(label)}</th> }).collect_view();
    let budget = round.budget.map(|budget| view! { <p>{t(words::budget(lang))} "：" {budget.with_unit()}</p> });
    view! {
        <section class="stack">
            <h2 class="h-line">{round.call.clone()}</h2>
            {budget}
            <div class="table-wrap" role="region" aria-label=round.call.clone() tabindex="0">
                <table class="table table--dense table--stack">
                    <thead><tr>
                        <th scope="col">{t(staff::number(lang))}</th><th scope="col">{t(staff::project(lang))}</th>
                        <th scope="col">{t(words::stage(lang))}</th><th scope="col">{t(words::granted_on(lang))}</th>
                        {head}
                    </tr></thead>
                    <tbody>{rows}</tbody>
                    <tfoot><tr><th scope="row" colspan="4">{t(words::sum(lang))}</th>{foot}</tr></tfoot>
                </table>
            </div>
        </section>
    }
    .into_any()
}
