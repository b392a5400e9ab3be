//! People whom no letter has reached, with why, and what to do（まだ知らせが届いていない方）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{hidden, t};
use chrono::{DateTime, Utc};
use domain::bounces::Reason;
use domain::calendar::{date_in_japan, short_date};
use domain::texts::{Lang, bounces as returned, case_talk as talk, desk, mail_state as words, shell, staff};
use leptos::prelude::*;
use uuid::Uuid;

/// What the buttons of this list say, so that they lead back to it.
pub const UNREACHED: &str = "unreached";

/// A letter that reached nobody.
#[derive(Debug, Clone)]
pub struct Line {
    /// Which.
    pub id: Uuid,
    /// Receipt number of its case.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// Subject.
    pub subject: String,
    /// Whom it was for; `None` for the department itself.
    pub person: Option<String>,
    /// Telephone numbers of the application.
    pub phones: Vec<String>,
    /// Where it was sent.
    pub to: String,
    /// The person's address, where it has become another one.
    pub mended: Option<String>,
    /// What the server or the report said.
    pub said: String,
    /// When it was written.
    pub written: DateTime<Utc>,
    /// When it came back, if a server had taken it.
    pub came_back: Option<DateTime<Utc>>,
    /// Whether the viewer works on the case.
    pub may_act: bool,
}

/// The list, and the address of what follows.
pub fn unreached(frame: &Frame, lines: &[Line], count: i64, next: Option<String>) -> Page {
    let lang = frame.lang;
    let next = next.map(|href| {
        view! { <nav aria-label=shell::pages(lang).bare()><ul class="pager"><li><a href=href rel="next">{t(shell::next_page(lang))}</a></li></ul></nav> }
    });
    let list = match lines.is_empty() {
        true => {
            view! { <div class="empty"><p class="empty__title">{t(words::unreached_none(lang))}</p></div> }.into_any()
        }
        false => table(lang, lines),
    };
    let tag = (count > 0).then(|| view! { " " <span class="tag tag--action">{count}</span> });
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_desk()>{t(desk::title(lang))}</a>
            <header class="page__head"><h1>{t(words::unreached_title(lang))} {tag}</h1><p class="lead">{t(words::unreached_lead(lang))}</p></header>
            {list} {next}
        </div>
    };
    Page::staff(words::unreached_title(lang), body).under(links::staff_desk())
}

fn table(lang: Lang, lines: &[Line]) -> AnyView {
    let heads = [words::who(lang), words::case_of(lang), words::why(lang), staff::written_at(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    let rows = lines.iter().map(|line| row(lang, line)).collect_view();
    view! {
        <div class="table-wrap" role="region" aria-label=words::unreached_title(lang).bare() tabindex="0">
            <table class="table table--dense table--stack"><thead><tr>{heads.collect_view()}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// On a telephone a cell lays its children side by side, so each has one.
fn row(lang: Lang, line: &Line) -> AnyView {
    let href = format!("{}#letters", links::staff_case(&line.number));
    let came_back = line.came_back.map(|at| {
        view! { <span class="table__sub">{t(returned::came_back(lang, short_date(date_in_japan(at))))}</span> }
    });
    let acts = line.may_act.then(|| acts(lang, line));
    view! {
        <tr>
            <td data-label=words::who(lang).bare()><div>{who(lang, line)}</div></td>
            <td data-label=words::case_of(lang).bare()>
                <div>
                    <a href=href>{line.number.clone()}</a> " " {line.title.clone()}
                    <span class="table__sub">{line.subject.clone()}</span>
                </div>
            </td>
            <td data-label=words::why(lang).bare()><div>{why(lang, line)} {acts}</div></td>
            <td data-label=staff::written_at(lang).bare()>
                <div>{short_date(date_in_japan(line.written))} {came_back}</div>
            </td>
        </tr>
    }
    .into_any()
}

fn who(lang: Lang, line: &Line) -> AnyView {
    let to = view! { <span class="table__sub">{line.to.clone()}</span> };
    let Some(person) = &line.person else {
        return view! { {t(words::office(lang))} {to} }.into_any();
    };
    let phones =
        line.phones.iter().map(|number| view! { <span class="table__sub">{t(words::phone(lang, number))}</span> });
    let phones = phones.collect_view();
    let none = line.phones.is_empty().then(|| view! { <span class="table__sub">{t(words::no_phone(lang))}</span> });
    view! { {person.clone()} <span class="table__sub">{line.group.clone()}</span> {phones} {none} {to} }.into_any()
}

fn why(lang: Lang, line: &Line) -> AnyView {
    let reason = Reason::of(&line.said);
    let advice = match (&line.mended, &line.person) {
        (Some(address), _) => words::address_mended(lang, address),
        (None, None) => words::office_advice(lang),
        (None, Some(_)) => returned::advice(lang, reason),
    };
    view! {
        {t(returned::reason(lang, reason))}
        <span class="table__sub">{t(advice)}</span>
        <span class="table__sub">{t(staff::server_said(lang, line.said.as_str()))}</span>
    }
    .into_any()
}

fn acts(lang: Lang, line: &Line) -> AnyView {
    let of = || view! { <span class="vh">{t(talk::resend_of(lang, line.subject.as_str()))}</span> };
    view! {
        <form method="post" action=links::staff_letter_told(&line.number, line.id)>
            {hidden("from", UNREACHED)}
            <button class="link">{t(talk::settle(lang))} {of()}</button>
        </form>
        <form method="post" action=links::staff_letter_again(&line.number, line.id)>
            {hidden("from", UNREACHED)}
            <button class="link">{t(talk::resend(lang))} {of()}</button>
        </form>
    }
    .into_any()
}
