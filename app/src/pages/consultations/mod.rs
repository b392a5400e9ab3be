//! Consultations for everybody: lists, the notice, the draft document, its errata, the poster（意見募集の公開ページ）.

pub mod document;
pub mod errata;
pub mod poster;
pub mod result;
pub mod result_print;
pub mod show;

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::calls::leaf;
use crate::ui::{Pager, pager, t};
use domain::calls::{Dates, Phase};
use domain::consultations::{Consultation, Standing};
use domain::texts::{Lang, Text, Words, consultations as words, following, shell};
use leptos::prelude::*;

/// A consultation in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Name in addresses.
    pub slug: String,
    /// Title.
    pub title: Words,
    /// A sentence.
    pub summary: Words,
    /// Its instants.
    pub dates: Dates,
}

impl Card {
    /// Where it stands, as far as a list can tell: what was given up and what was never held look alike there.
    fn standing(&self, phase: Phase) -> Standing {
        match phase {
            Phase::Preparing => Standing::Waiting,
            Phase::Upcoming => Standing::Upcoming,
            Phase::Open => Standing::Open,
            Phase::Judging => Standing::Answering,
            Phase::Results => Standing::Concluded,
            // One that was never held opened and closed at the moment at which that was said.
            Phase::Cancelled if self.dates.opens_at == self.dates.closes_at => Standing::Exempted,
            Phase::Cancelled => Standing::Abandoned,
        }
    }
}

/// One of the lists with the way onward.
pub struct List {
    /// Heading.
    pub title: Text,
    /// What is said where there is nothing.
    pub none: Text,
    /// A stretch of it.
    pub cards: Vec<Card>,
    /// Where the whole list is, if this is its beginning only.
    pub all: Option<String>,
    /// Where the stretch stands.
    pub pager: Option<Pager>,
}

/// The lists: all four, or one of them page by page.
pub fn list(frame: &Frame, lists: Vec<List>) -> Page {
    let lang = frame.lang;
    let back = (lists.len() == 1)
        .then(|| view! { <a class="back" href=links::consultations()>{t(words::all_lists(lang))}</a> });
    let sections = lists.into_iter().map(|list| section(frame, list)).collect_view();
    let body = view! {
        <div class="page">
            {back}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            {sections}
            <div class="section">{ways(lang, None)}</div>
        </div>
    };
    Page::public(words::title(lang), body).under(links::consultations())
}

fn section(frame: &Frame, list: List) -> AnyView {
    let lang = frame.lang;
    let all = list.all.map(|href| {
        let text = words::all_of_list(lang, &list.title);
        view! { <p class="onward"><a href=href>{t(text)}</a></p> }
    });
    let none = list.none;
    let content = if list.cards.is_empty() {
        view! { <div class="empty"><p class="empty__title">{t(none)}</p></div> }.into_any()
    } else {
        cards(frame, &list.cards)
    };
    view! {
        <section class="section"><h2 class="h-line">{t(list.title)}</h2>
            {content} {all} {list.pager.and_then(|at| pager(lang, at))}
        </section>
    }
    .into_any()
}

/// Consultations as cards with a calendar leaf.
pub fn cards(frame: &Frame, cards: &[Card]) -> AnyView {
    let lang = frame.lang;
    let rows = cards.iter().map(|card| {
        let standing = card.standing(card.dates.phase(frame.now));
        view! {
            <li class="card">
                <div class="card__main">
                    <p class="card__over">{badge(lang, standing)}</p>
                    <h3 class="card__title"><a class="card__link" href=links::consultation(&card.slug)>{t(card.title.text(lang))}</a></h3>
                    <p class="card__text">{t(card.summary.text(lang))}</p>
                </div>
                {leaf(frame, &card.dates)}
            </li>
        }
    });
    view! { <ul class="cards">{rows.collect_view()}</ul> }.into_any()
}

/// The standing as a badge.
pub fn badge(lang: Lang, standing: Standing) -> AnyView {
    let class = match standing {
        Standing::Open => "badge badge--open",
        Standing::Draft | Standing::Waiting | Standing::Upcoming => "badge badge--soon",
        Standing::Answering | Standing::Answered => "badge badge--review",
        Standing::Concluded => "badge badge--result",
        Standing::Exempted | Standing::Abandoned => "badge badge--closed",
    };
    view! { <span class=class>{t(words::standing(lang, standing))}</span> }.into_any()
}

/// The ways to follow one consultation, or all of them.
pub fn ways(lang: Lang, one: Option<&Consultation>) -> AnyView {
    let (mail, calendar, name) = match one {
        Some(one) => {
            (links::consultation_follow(&one.slug), links::consultation_calendar(&one.slug), words::calendar(lang))
        }
        None => (links::consultations_follow(), links::consultations_calendar(), following::calendar_calls(lang)),
    };
    let feed = one.is_none().then(|| {
        view! { <li><a href=links::consultations_feed() type="application/atom+xml">{t(following::feed(lang))}</a></li> }
    });
    view! {
        <aside class="box no-print" id="follow"><h2 class="box__title">{t(following::title(lang))}</h2>
            <ul class="list list--ways">
                <li><a href=mail>{t(following::by_mail(lang))}</a></li>
                <li><a href=calendar type="text/calendar">{t(name)}</a></li>
                {feed}
            </ul>
        </aside>
    }
    .into_any()
}

/// The way back from a page about a consultation.
pub(crate) fn crumbs(lang: Lang, it: &Consultation, here: Text) -> AnyView {
    view! {
        <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
            <li><a href=links::consultations()>{t(words::title(lang))}</a></li>
            <li><a href=links::consultation(&it.slug)>{t(it.title.text(lang))}</a></li>
            <li aria-current="page">{t(here)}</li>
        </ol></nav>
    }
    .into_any()
}
