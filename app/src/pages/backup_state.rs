//! The administrator's page of backups（バックアップ）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{date, date_and_time};
use domain::texts::{Text, backup_state as words};
use leptos::prelude::*;

/// What became of a day's backup.
#[derive(Debug, Clone)]
pub struct Night {
    /// The day.
    pub day: NaiveDate,
    /// When it was whole.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether it was restored into a scratch place.
    pub is_rehearsed: bool,
    /// The name of its file; empty where there is none.
    pub file: String,
    /// What went wrong, as the log tells it; empty where nothing did.
    pub problem: String,
}

/// How backups stand.
#[derive(Debug, Clone)]
pub struct BackupState {
    /// Whether they are taken by themselves.
    pub is_on: bool,
    /// Whether they are encrypted.
    pub is_locked: bool,
    /// The last ones, the newest first.
    pub nights: Vec<Night>,
}

/// The page.
pub fn backup_state(frame: &Frame, state: &BackupState) -> Page {
    let lang = frame.lang;
    let trouble = [(!state.is_on, words::off(lang)), (state.is_on && !state.is_locked, words::open(lang))];
    let trouble = trouble.into_iter().filter(|(is_so, _)| *is_so);
    let trouble =
        trouble.map(|(_, text)| view! { <div class="notice notice--warn"><p>{t(text)}</p></div> }).collect_view();
    let body = view! {
        <div class="page">
            <header class="page__head">
                <h1>{t(words::title(lang))}</h1>
                <p class="quiet">{t(words::lead(lang))}</p>
            </header>
            <div class="stack">{trouble} {nights(frame, state)}</div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_backups())
}

fn nights(frame: &Frame, state: &BackupState) -> AnyView {
    let lang = frame.lang;
    if state.nights.is_empty() {
        return view! { <p class="notice">{t(words::none(lang))}</p> }.into_any();
    }
    let heads = [words::day(lang), words::result(lang), words::ended(lang), words::file(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    let rows = state.nights.iter().map(|night| {
        let problem = (!night.problem.is_empty()).then(|| view! { <p class="quiet">{night.problem.clone()}</p> });
        view! {
            <tr>
                <td data-label=words::day(lang).bare()>{date(night.day, lang)}</td>
                <td data-label=words::result(lang).bare()>{t(result(frame, night))} {problem}</td>
                <td data-label=words::ended(lang).bare()>{night.ended_at.map(|at| date_and_time(at, lang))}</td>
                <td data-label=words::file(lang).bare()>{night.file.clone()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::title(lang).bare() tabindex="0">
            <table class="table table--dense table--stack"><thead><tr>{heads.collect_view()}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn result(frame: &Frame, night: &Night) -> Text {
    let lang = frame.lang;
    match (night.ended_at.is_some(), night.problem.is_empty(), night.is_rehearsed) {
        (true, true, true) => words::rehearsed(lang),
        (true, true, false) => words::taken(lang),
        (true, false, _) => words::incomplete(lang),
        (false, true, _) => words::under_way(lang),
        (false, false, _) => words::failed(lang),
    }
}
