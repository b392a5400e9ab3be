//! The calls of a department with counts, budget and what remains（担当課の募集）.

use super::cases::address;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::calls::badge;
use crate::ui::t;
use domain::calendar::{date_in_japan, short_date};
use domain::calls::{Dates, Phase};
use domain::listing::Asked;
use domain::money::Yen;
use domain::submissions::Stage;
use domain::texts::{Lang, Words, official, staff as words, staff_calls as making, staff_review, submissions};
use leptos::prelude::*;

/// A call with its figures.
#[derive(Debug, Clone)]
pub struct RoundRow {
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: Words,
    /// Its instants.
    pub dates: Dates,
    /// All that the round may give.
    pub budget: Option<Yen>,
    /// The sum of approved amounts.
    pub approved: Yen,
    /// Whether panels score here.
    pub judged: bool,
    /// How many submitted cases stand in each stage.
    pub counts: Vec<(Stage, i64)>,
}

/// The page.
pub fn rounds(frame: &Frame, rounds: &[RoundRow]) -> Page {
    let lang = frame.lang;
    let rows = rounds.iter().map(|round| row(frame, round)).collect_view();
    let table = view! {
        <div class="table-wrap" role="region" aria-label=words::calls_title(lang).bare() tabindex="0">
            <table class="table table--dense">
                <thead><tr>
                    <th scope="col">{t(words::call(lang))}</th>
                    <th scope="col">{t(words::phase(lang))}</th>
                    <th scope="col" class="n">{t(words::closes(lang))}</th>
                    <th scope="col">{t(words::by_stage(lang))}</th>
                    <th scope="col" class="n">{t(words::round(lang))}</th>
                    <th scope="col" class="n">{t(words::approved_sum(lang))}</th>
                    <th scope="col" class="n">{t(words::remaining(lang))}</th>
                    <th scope="col">{t(words::release_link(lang))}</th>
                    <th scope="col">{t(making::edit(lang))}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    let nothing =
        || view! { <div class="empty"><p class="empty__title">{t(words::no_calls(lang))}</p></div> }.into_any();
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::calls_title(lang))}</h1></header>
            <div class="stack--l"><p class="acts">
                <a class="btn btn--primary" href=links::staff_call_new()>{t(making::new_call(lang))}</a>
                <a class="btn" href=links::staff_programmes()>{t(making::programmes(lang))}</a>
                <a class="btn" href=links::staff_panels()>{t(staff_review::panels(lang))}</a>
                <a class="btn" href=links::staff_templates()>{t(official::templates(lang))}</a>
            </p>
            {if rounds.is_empty() { nothing() } else { table.into_any() }}</div>
        </div>
    };
    Page::staff(words::calls_title(lang), body).under(links::staff_calls())
}

/// The cases of a call in the list, of all stages or of one.
fn cases_of(slug: &str, stage: Option<Stage>) -> String {
    let asked = Asked { call: slug.to_owned(), stages: stage.into_iter().collect(), ..Asked::default() };
    address(&links::staff_cases(), &asked, &[])
}

fn row(frame: &Frame, round: &RoundRow) -> AnyView {
    let lang = frame.lang;
    let phase = round.dates.phase(frame.now);
    let budget = round.budget.map_or_else(|| words::no_limit(lang).bare(), |budget| budget.to_string());
    let remaining = round.budget.map(|budget| Yen(budget.0 - round.approved.0).to_string()).unwrap_or_default();
    let title = round.title.text(lang).bare();
    let copy = links::with_query(&links::staff_call_new(), &[("from", &round.slug)]);
    let release = match phase {
        Phase::Results => {
            Some(view! { <a href=links::result(&round.slug)>{t(words::see_public(lang))}</a> }.into_any())
        }
        Phase::Judging => {
            Some(view! { <a href=links::staff_release(&round.slug)>{t(words::release_title(lang))}</a> }.into_any())
        }
        _ => None,
    };
    view! {
        <tr>
            <td><a href=cases_of(&round.slug, None)>{t(round.title.text(lang))}</a></td>
            <td class="nowrap">{badge(lang, phase)}</td>
            <td class="n nowrap">{short_date(date_in_japan(round.dates.closes_at))}</td>
            <td>{counts(lang, round)}</td>
            <td class="yen">{budget}</td>
            <td class="yen">{round.approved.to_string()}</td>
            <td class="yen">{remaining}</td>
            <td class="nowrap">
                {round.judged.then(|| view! { <div><a href=links::staff_reviews(&round.slug)>{t(staff_review::round_link(lang))}<span class="vh">"：" {title.clone()}</span></a></div> })}
                {release}
            </td>
            <td class="nowrap">
                <div><a href=links::staff_call(&round.slug)>{t(making::edit(lang))}<span class="vh">"：" {title.clone()}</span></a></div>
                <div><a href=copy>{t(making::copy(lang))}<span class="vh">"：" {title}</span></a></div>
            </td>
        </tr>
    }
    .into_any()
}

fn counts(lang: Lang, round: &RoundRow) -> AnyView {
    let count_of = |stage: Stage| round.counts.iter().find(|(found, _)| *found == stage).map(|(_, count)| *count);
    let links = Stage::ALL.into_iter().filter_map(|stage| Some((stage, count_of(stage)?))).map(|(stage, count)| {
        let name = words::stage_count(lang, submissions::stage(lang, stage), count);
        view! { <li><a href=cases_of(&round.slug, Some(stage))>{t(name)}</a></li> }
    });
    view! { <ul class="row" role="list">{links.collect_view()}</ul> }.into_any()
}
