//! The running order of the day, and the clock for the screen in the hall（進行表・会場の時計）. The clock needs no script: the
//! browser asks for it again every few seconds.

use super::{Where, table};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::Sheet;
use crate::ui::{Typing, error_summary, input, t};
use chrono::{DateTime, Utc};
use domain::calendar::{date_and_time, jst};
use domain::review::{Act, Agenda, Hall};
use domain::texts::{Lang, Text, shell, staff, staff_review as words};
use leptos::prelude::*;

/// A case in the running order.
pub struct SlotRow {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group.
    pub group: String,
    /// The field of its turn.
    pub field: String,
    /// Its turn.
    pub turn: i32,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "starts-date" => words::starts_date(lang),
        "starts-time" => words::starts_time(lang),
        "talk" => words::talk_minutes(lang),
        "questions" => words::question_minutes(lang),
        "scoring" => words::score_minutes(lang),
        _ => words::place(lang),
    }
}

fn clock(at: DateTime<Utc>) -> String {
    jst(at).format("%H:%M").to_string()
}

/// The running order.
pub fn agenda(frame: &Frame, place: &Where<'_>, agenda: Option<&Agenda>, slots: &[SlotRow], sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let title = words::agenda(lang);
    let rows = slots.iter().enumerate().map(|(nth, slot)| {
        let time = agenda.map(|agenda| format!("{}〜{}", clock(agenda.begins(nth)), clock(agenda.begins(nth + 1))));
        view! {
            <tr><td class="nowrap num">{time}</td>
            <td>{slot.title.clone()}<span class="table__sub">{slot.number.clone()} "　" {slot.group.clone()}</span></td>
            <td class="n"><label class="vh" for=format!("f-{}", slot.field)>{t(words::turn(lang))} "：" {slot.number.clone()}</label>
            <input class="input input--num w-3" id=format!("f-{}", slot.field) form="agenda" name=slot.field.clone() value=slot.turn.to_string() inputmode="numeric" /></td></tr>
        }
    });
    let heads = vec![(words::time(lang), ""), (staff::project(lang), ""), (words::turn(lang), "n")];
    let rows = rows.collect_view().into_any();
    let begins = agenda.map(|agenda| {
        view! {
            <p class="lead">{date_and_time(agenda.starts_at, lang)} "　" {agenda.place.clone()}</p>
            <p class="acts"><a class="btn" href=links::staff_clock(&place.call.slug, place.code)>{t(words::hall_clock(lang))}</a></p>
        }
    });
    let field = |key: &'static str| sheet.field(key, label(lang, key));
    let number = || Typing { class: "input--num w-3", ..Typing::NUMBER };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {place.head(lang, title.clone())}
            <div class="stack--l">
                {begins}
                {table(title.clone(), heads, rows)}
                <form class="form no-print" id="agenda" method="post" action=links::staff_agenda(&place.call.slug, place.code) novalidate>
                    {input(&field("starts-date"), Typing::DATE, None)}
                    {input(&field("starts-time"), Typing { class: "w-8", ..Typing::TEXT }, None)}
                    {input(&field("place").optional(), Typing::TEXT, None)}
                    {input(&field("talk"), number(), Some(words::minutes_unit(lang)))}
                    {input(&field("questions"), number(), Some(words::minutes_unit(lang)))}
                    {input(&field("scoring"), number(), Some(words::minutes_unit(lang)))}
                    <div class="buttons"><button class="btn btn--primary">{t(words::agenda_button(lang))}</button></div>
                </form>
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(sheet.problems)
}

/// The clock: which case is on, what happens, and until when.
pub fn hall(frame: &Frame, place: &Where<'_>, agenda: &Agenda, slots: &[SlotRow]) -> Page {
    let lang = frame.lang;
    let (what, case, until) = match agenda.hall(slots.len(), frame.now) {
        Hall::Before => (words::hall_before(lang), 0, Some(agenda.starts_at)),
        Hall::After => (words::hall_after(lang), slots.len(), None),
        Hall::Now { case, act, until } => (self::act(lang, act), case, Some(until)),
    };
    let of = |nth: usize| slots.get(nth).map(|slot| format!("{}　{}", slot.title, slot.group));
    let now = of(case).map(|name| view! { <p class="hall__case">{name}</p> });
    let next = of(case + 1).map(|name| view! { <p class="hall__next">{t(words::hall_next(lang))} "　" {name}</p> });
    let left = until.map(|until| {
        let minutes = ((until - frame.now).num_seconds() + 59) / 60;
        view! { <p class="hall__left">{t(words::hall_left(lang, minutes, clock(until)))}</p> }
    });
    let title = words::hall_clock(lang);
    let body = view! {
        <div class="page hall">
            <p class="no-print"><a class="back" href=links::staff_agenda(&place.call.slug, place.code)>{t(words::agenda(lang))}</a></p>
            <h1 class="hall__what">{t(what)}</h1>{left}{now}{next}
            <p class="quiet">{t(shell::here(lang))} "　" {t(place.call.title.text(lang))}</p>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls())
}

fn act(lang: Lang, act: Act) -> Text {
    match act {
        Act::Talk => words::act_talk(lang),
        Act::Questions => words::act_questions(lang),
        Act::Scoring => words::act_scoring(lang),
    }
}
