//! Talks with groups before they apply（事前相談の記録）.

use super::{Sheet, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{error_summary, t, text_area};
use chrono::NaiveDate;
use domain::calendar;
use domain::calls::Call;
use domain::texts::{Lang, Text, staff_calls as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A talk on record.
#[derive(Debug, Clone)]
pub struct TalkRow {
    /// Which.
    pub id: Uuid,
    /// The group's name.
    pub group: String,
    /// The day.
    pub held_on: NaiveDate,
    /// What was talked about.
    pub note: String,
    /// Who recorded it.
    pub by: String,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "group" => words::talk_group(lang),
        "day" => words::talk_day(lang),
        _ => words::talk_note(lang),
    }
}

/// The page.
pub fn talks(frame: &Frame, call: &Call, rows: &[TalkRow], sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let lines = rows.iter().map(|row| line(lang, call, row)).collect_view();
    let heads = [words::talk_group(lang), words::talk_day(lang), words::talk_note(lang), words::talk_by(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> }).collect_view();
    let list = if rows.is_empty() {
        view! { <p>{t(words::no_talks(lang))}</p> }.into_any()
    } else {
        view! {
            <table class="table table--dense table--stack">
                <thead><tr>{heads}<th scope="col"><span class="vh">{t(words::talk_remove(lang))}</span></th></tr></thead>
                <tbody>{lines}</tbody>
            </table>
        }
        .into_any()
    };
    let body = view! {
        <div class="page">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {head(lang, call, words::page_talks(lang))}
            <div class="stack--l">
                <p class="lead">{t(words::talks_lead(lang))}</p>
                <form class="form" method="post" action=links::staff_call_talks(&call.slug) novalidate>
                    {sheet.line_with("group", words::talk_group(lang), words::talk_group_help(lang))}
                    {sheet.line("day", words::talk_day(lang))}
                    {text_area(&sheet.field("note", words::talk_note(lang)).optional(), 3, Some(1000))}
                    <div class="buttons"><button class="btn btn--primary">{t(words::talk_add(lang))}</button></div>
                </form>
                {list}
            </div>
        </div>
    };
    Page::staff(words::page_talks(lang), body).under(links::staff_calls()).with_problems(sheet.problems)
}

fn line(lang: Lang, call: &Call, row: &TalkRow) -> AnyView {
    view! {
        <tr>
            <td data-label=words::talk_group(lang).bare()>{row.group.clone()}</td>
            <td class="nowrap" data-label=words::talk_day(lang).bare()>{calendar::short_date(row.held_on)}</td>
            <td data-label=words::talk_note(lang).bare()><div class="typed">{row.note.clone()}</div></td>
            <td data-label=words::talk_by(lang).bare()>{row.by.clone()}</td>
            <td><form method="post" action=links::staff_call_talk_remove(&call.slug, row.id)>
                <button class="link link--danger">{t(words::talk_remove(lang))}<span class="vh">"：" {row.group.clone()}</span></button>
            </form></td>
        </tr>
    }
    .into_any()
}
