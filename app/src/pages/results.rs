//! Results for everybody: counts, adopted projects, amounts; never who was not chosen（成果）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Pager, pager, t};
use domain::calendar::{date, date_in_japan};
use domain::calls::Dates;
use domain::money::Yen;
use domain::submissions::Stage;
use domain::texts::{Lang, Text, Words, awards, results as words, shell};
use leptos::prelude::*;

/// A call whose results are out.
#[derive(Debug, Clone)]
pub struct ResultCard {
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: Words,
    /// A sentence.
    pub summary: Words,
    /// Its instants.
    pub dates: Dates,
}

/// An adopted project.
#[derive(Debug, Clone)]
pub struct AdoptedRow {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// Amount asked for.
    pub requested: Yen,
    /// Amount decided.
    pub amount: Yen,
    /// What the project cost in the end, once its amount is confirmed.
    pub actual: Option<Yen>,
    /// The confirmed amount.
    pub confirmed: Option<Yen>,
}

fn published(lang: Lang, dates: &Dates) -> Option<Text> {
    let at = dates.results_published_at?;
    Some(words::published_on(lang, date(date_in_japan(at), lang)))
}

/// The list.
pub fn list(frame: &Frame, calls: &[ResultCard], pages: Pager) -> Page {
    let lang = frame.lang;
    let cards = calls.iter().map(|call| card(lang, call)).collect_view();
    let nothing = || {
        view! { <div class="empty"><p class="empty__title">{t(words::none(lang))}</p><p>{t(words::none_hint(lang))}</p></div> }
            .into_any()
    };
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            {if calls.is_empty() { nothing() } else { view! { <ul class="cards" role="list">{cards}</ul> }.into_any() }}
            {pager(lang, pages)}
        </div>
    };
    Page::public(words::title(lang), body).under(links::results())
}

fn card(lang: Lang, call: &ResultCard) -> AnyView {
    view! {
        <li class="card"><div class="card__main">
            <p class="card__over"><span class="badge badge--result">{published(lang, &call.dates).map(t)}</span></p>
            <h2 class="card__title"><a class="card__link" href=links::result(&call.slug)>{t(call.title.text(lang))}</a></h2>
            <p class="card__text">{t(call.summary.text(lang))}</p>
        </div></li>
    }
    .into_any()
}

/// What is told of one call.
pub struct ResultPage<'a> {
    /// The call.
    pub card: &'a ResultCard,
    /// How many submitted cases stand in each stage.
    pub counts: &'a [(Stage, i64)],
    /// The adopted projects.
    pub adopted: &'a [AdoptedRow],
    /// What the panel says of the round; empty for none.
    pub comment: &'a str,
}

impl ResultPage<'_> {
    fn count(&self, stages: &[Stage]) -> i64 {
        self.counts.iter().filter(|(stage, _)| stages.contains(stage)).map(|(_, count)| count).sum()
    }
}

/// The results of one call.
pub fn result(frame: &Frame, data: &ResultPage<'_>) -> Page {
    let lang = frame.lang;
    let title = words::of_call(lang, data.card.title.text(lang));
    let (ineligible, withdrawn) = (data.count(&[Stage::Ineligible]), data.count(&[Stage::Withdrawn]));
    let others = (ineligible + withdrawn > 0)
        .then(|| view! { <p class="quiet">{t(words::others(lang, ineligible, withdrawn))}</p> });
    let body = view! {
        <div class="page">
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::results()>{t(words::title(lang))}</a></li>
                <li aria-current="page">{t(data.card.title.text(lang))}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{published(lang, &data.card.dates).map(t)}</p>
                <h1>{t(title.clone())}</h1>
            </header>
            <div class="stack--l">
                {figures(lang, data)}
                {others}
                {(!data.comment.is_empty()).then(|| view! {
                    <section class="stack" id="comment">
                        <h2 class="h-line">{t(words::comment(lang))}</h2>
                        <p class="typed">{data.comment.to_owned()}</p>
                    </section>
                })}
                <section class="stack">
                    <h2 class="h-line">{t(words::adopted(lang))}</h2>
                    {adopted(lang, &data.card.slug, data.adopted)}
                    <p class="quiet">{t(words::privacy_note(lang))}</p>
                </section>
                <section class="stack">
                    <h2 class="h-line">{t(words::open_data(lang))}</h2>
                    <p>{t(words::open_data_note(lang))}</p>
                    <ul class="list list--ways">
                        <li><a href=links::result_csv(&data.card.slug)>{t(words::csv(lang))}</a></li>
                        <li><a href=links::result_json(&data.card.slug)>{t(words::json(lang))}</a></li>
                    </ul>
                </section>
                <p><a class="btn" href=links::call(&data.card.slug)>{t(words::about_call(lang))}</a></p>
            </div>
        </div>
    };
    Page::public(title, body).under(links::results())
}

/// Where a case stands that was adopted.
fn adopted_stages() -> Vec<Stage> {
    Stage::ALL.into_iter().filter(|stage| stage.is_adopted()).collect()
}

fn figures(lang: Lang, data: &ResultPage<'_>) -> AnyView {
    let total = Yen::sum(data.adopted.iter().map(|row| row.amount));
    let rows = [
        (words::received(lang), data.count(&Stage::ALL).to_string(), words::cases(lang)),
        (words::selected(lang), data.count(&adopted_stages()).to_string(), words::cases(lang)),
        (words::conditional(lang), data.count(&[Stage::Conditional]).to_string(), words::cases(lang)),
        (words::waitlisted(lang), data.count(&[Stage::Waitlisted]).to_string(), words::cases(lang)),
        (words::rejected(lang), data.count(&[Stage::Rejected]).to_string(), words::cases(lang)),
        (words::total(lang), total.to_string(), shell::yen(lang)),
    ];
    // Conditions and the waiting list are rare; a nought of them says nothing.
    let rare = |label: &Text| *label == words::conditional(lang) || *label == words::waitlisted(lang);
    let rows = rows.into_iter().filter(|(label, value, _)| value != "0" || !rare(label));
    let rows = rows.map(|(label, value, unit)| {
        view! { <div><dt>{t(label)}</dt><dd>{value}<small>{t(unit)}</small></dd></div> }
    });
    view! { <dl class="figures">{rows.collect_view()}</dl> }.into_any()
}

fn adopted(lang: Lang, slug: &str, adopted: &[AdoptedRow]) -> AnyView {
    if adopted.is_empty() {
        return view! { <p>{t(words::none_adopted(lang))}</p> }.into_any();
    }
    let requested = Yen::sum(adopted.iter().map(|row| row.requested));
    let amount = Yen::sum(adopted.iter().map(|row| row.amount));
    let settled = adopted.iter().any(|row| row.confirmed.is_some());
    let rows = adopted.iter().map(|row| adopted_row(lang, slug, row, settled)).collect_view();
    let confirmed = Yen::sum(adopted.iter().filter_map(|row| row.confirmed));
    let actual = Yen::sum(adopted.iter().filter_map(|row| row.actual));
    let head = |label: Text| settled.then(|| view! { <th scope="col" class="n">{t(label)}</th> });
    let foot = |label: Text, sum: Yen| {
        settled.then(|| view! { <td class="yen" data-label=label.bare()>{sum.to_string()}</td> })
    };
    view! {
        <div class="table-wrap" role="region" aria-label=words::adopted(lang).bare() tabindex="0">
            <table class="table table--stack">
                <thead><tr>
                    <th scope="col">{t(words::project(lang))}</th><th scope="col">{t(words::group(lang))}</th>
                    <th scope="col" class="n">{t(words::requested(lang))}</th><th scope="col" class="n">{t(words::decided(lang))}</th>
                    {head(awards::published_confirmed(lang))} {head(awards::published_actual(lang))}
                </tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr>
                    <th scope="row" colspan="2">{t(words::sum(lang))}</th>
                    <td class="yen" data-label=words::requested(lang).bare()>{requested.to_string()}</td>
                    <td class="yen" data-label=words::decided(lang).bare()>{amount.to_string()}</td>
                    {foot(awards::published_confirmed(lang), confirmed)} {foot(awards::published_actual(lang), actual)}
                </tr></tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn adopted_row(lang: Lang, slug: &str, row: &AdoptedRow, settled: bool) -> AnyView {
    let cell = |label: Text, amount: Option<Yen>| {
        let said = amount.map_or_else(|| "–".to_owned(), |amount| amount.to_string());
        settled.then(|| view! { <td class="yen" data-label=label.bare()>{said}</td> })
    };
    view! {
        <tr>
            <td data-label=words::project(lang).bare()><a href=links::project(slug, &row.number)>{row.title.clone()}</a></td>
            <td data-label=words::group(lang).bare()>{row.group.clone()}</td>
            <td class="yen" data-label=words::requested(lang).bare()>{row.requested.to_string()}</td>
            <td class="yen" data-label=words::decided(lang).bare()>{row.amount.to_string()}</td>
            {cell(awards::published_confirmed(lang), row.confirmed)} {cell(awards::published_actual(lang), row.actual)}
        </tr>
    }
    .into_any()
}
