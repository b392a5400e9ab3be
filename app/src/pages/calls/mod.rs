//! Lists of calls and the pages of one call（募集）.

pub mod follow;
pub mod guide;
pub mod show;
pub mod tools;

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Pager, pager, t};
use domain::calendar;
use domain::calls::{Call, Dates, Left, Phase};
use domain::people::Organisation;
use domain::texts::{Lang, Text, Words, calls as words, letters, shell};
use leptos::prelude::*;

/// A call in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct CallCard {
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: Words,
    /// A sentence.
    pub summary: Words,
    /// Its instants.
    pub dates: Dates,
}

/// One of the lists with the way onward.
pub struct List {
    /// Heading.
    pub title: Text,
    /// What is said where there is nothing.
    pub none: Text,
    /// A stretch of it.
    pub cards: Vec<CallCard>,
    /// Where the whole list is, if this is its beginning only.
    pub all: Option<String>,
    /// Where the stretch stands.
    pub pager: Option<Pager>,
}

/// The lists: all three, or one of them page by page.
pub fn list(frame: &Frame, lists: Vec<List>) -> Page {
    let lang = frame.lang;
    let back =
        (lists.len() == 1).then(|| view! { <a class="back" href=links::calls()>{t(words::all_lists(lang))}</a> });
    let sections = lists.into_iter().map(|list| section(frame, list)).collect_view();
    let body = view! {
        <div class="page">
            {back}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            {sections}
            <div class="section">{follow::ways(lang, None)}</div>
        </div>
    };
    Page::public(words::title(lang), body).under(links::calls())
}

fn section(frame: &Frame, list: List) -> AnyView {
    let lang = frame.lang;
    let all = list.all.map(|href| {
        let text = words::all_of_list(lang, &list.title);
        view! { <p class="onward"><a href=href>{t(text)}</a></p> }
    });
    view! {
        <section class="section"><h2 class="h-line">{t(list.title.clone())}</h2>
            {if list.cards.is_empty() { empty(list.none) } else { cards(frame, &list.cards) }}
            {all}
            {list.pager.and_then(|at| pager(lang, at))}
        </section>
    }
    .into_any()
}

fn empty(text: Text) -> AnyView {
    view! { <div class="empty"><p class="empty__title">{t(text)}</p></div> }.into_any()
}

/// Calls as cards with a calendar leaf.
pub fn cards(frame: &Frame, calls: &[CallCard]) -> AnyView {
    let rows = calls.iter().map(|call| card(frame, call)).collect_view();
    view! { <ul class="cards">{rows}</ul> }.into_any()
}

fn card(frame: &Frame, call: &CallCard) -> AnyView {
    let lang = frame.lang;
    view! {
        <li class="card">
            <div class="card__main">
                <p class="card__over">{badge(lang, call.dates.phase(frame.now))}</p>
                <h3 class="card__title"><a class="card__link" href=links::call(&call.slug)>{t(call.title.text(lang))}</a></h3>
                <p class="card__text">{t(call.summary.text(lang))}</p>
            </div>
            {leaf(frame, &call.dates)}
        </li>
    }
    .into_any()
}

/// The phase as a badge.
pub fn badge(lang: Lang, phase: Phase) -> AnyView {
    let class = match phase {
        Phase::Open => "badge badge--open",
        Phase::Upcoming | Phase::Preparing => "badge badge--soon",
        Phase::Judging => "badge badge--review",
        Phase::Results => "badge badge--result",
        Phase::Cancelled => "badge badge--closed",
    };
    view! { <span class=class>{t(words::phase(lang, phase))}</span> }.into_any()
}

/// The calendar leaf: the date that matters now, with the days that are left.
pub fn leaf(frame: &Frame, dates: &Dates) -> AnyView {
    let lang = frame.lang;
    let phase = dates.phase(frame.now);
    let (class, top, moment) = match phase {
        Phase::Upcoming | Phase::Preparing => ("leaf leaf--soon", words::opening(lang), dates.opens_at),
        Phase::Open => ("leaf", words::closing(lang), dates.closes_at),
        Phase::Cancelled => {
            ("leaf leaf--past", words::phase(lang, phase), dates.cancelled_at.unwrap_or(dates.closes_at))
        }
        _ => ("leaf leaf--past", words::closed(lang), dates.closes_at),
    };
    let left = dates.left(frame.now).map(|left| match left {
        // The leaf says above what the days lead to.
        Left::OpensIn(days) => words::days_left(lang, days),
        left => words::left(lang, left),
    });
    let date = calendar::leaf(moment, lang);
    view! {
        <p class=class>
            <span class="leaf__top">{t(top)}</span>
            <span class="leaf__month">{date.month}</span>
            <span class="leaf__day">{date.day}</span>
            <span class="leaf__week">{date.weekday} " " {date.time}</span>
            {left.map(|left| view! { <span class="leaf__left">{t(left)}</span> })}
        </p>
    }
    .into_any()
}

/// How to reach a department.
pub fn contact(lang: Lang, department: &Organisation) -> AnyView {
    let phone = department.phone.clone().map(|phone| view! { <p>{t(letters::phone(lang, phone))}</p> });
    let email = department.email.clone().map(|email| view! { <p>{email}</p> });
    view! {
        <aside class="box"><h2 class="box__title">{t(words::contact(lang))}</h2>
            <p>{department.name.clone()}</p>{phone}{email}
        </aside>
    }
    .into_any()
}

/// The way back from a page about a call.
fn crumbs(lang: Lang, call: &Call, here: Text) -> AnyView {
    view! {
        <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
            <li><a href=links::calls()>{t(words::title(lang))}</a></li>
            <li><a href=links::call(&call.slug)>{t(call.title.text(lang))}</a></li>
            <li aria-current="page">{t(here)}</li>
        </ol></nav>
    }
    .into_any()
}
