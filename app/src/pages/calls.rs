//! Lists of calls and the page of one call（募集）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Pager, pager, t};
use domain::calendar;
use domain::calls::{Call, Dates, Phase, Rules};
use domain::money::{Base, Yen};
use domain::people::Organisation;
use domain::texts::{Lang, Text, Words, calls as words, shell};
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

/// The lists of current and past calls.
pub fn list(frame: &Frame, current: &[CallCard], past: &[CallCard], pages: Pager) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            {(!current.is_empty() || pages.number == 1).then(|| view! {
                <section class="section"><h2 class="h-line">{t(words::current(lang))}</h2>
                    {if current.is_empty() { empty(words::none_current(lang)) } else { cards(frame, current) }}
                </section>
            })}
            <section class="section"><h2 class="h-line">{t(words::past(lang))}</h2>
                {if past.is_empty() { empty(words::none_past(lang)) } else { cards(frame, past) }}
                {pager(lang, pages)}
            </section>
        </div>
    };
    Page::public(words::title(lang), body).under("/calls")
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
        _ => ("leaf leaf--past", words::closed(lang), dates.closes_at),
    };
    let left = (phase == Phase::Open).then(|| match dates.deadline().days_left(frame.now) {
        0 => words::last_day(lang),
        days => words::days_left(lang, days),
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

/// What the page of a call shows.
pub struct CallPage<'a> {
    /// The call.
    pub call: &'a Call,
    /// The department in charge.
    pub department: &'a Organisation,
    /// How many proposals came in.
    pub received: i64,
}

/// One call on one screen: who, what for, how much, until when, how.
pub fn call(frame: &Frame, data: &CallPage<'_>) -> Page {
    let lang = frame.lang;
    let call = data.call;
    let notice = &call.notice;
    let phase = call.dates.phase(frame.now);
    let period = words::period(
        lang,
        calendar::date_and_time(call.dates.opens_at, lang),
        calendar::date_and_time(call.dates.closes_at, lang),
    );
    let body = view! {
        <div class="page">
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::calls()>{t(words::title(lang))}</a></li>
                <li aria-current="page">{t(call.title.text(lang))}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{badge(lang, phase)}</p>
                <h1>{t(call.title.text(lang))}</h1>
                <p class="lead">{t(notice.summary.text(lang))}</p>
            </header>
            <div class="split">
                <div class="stack--l">
                    <section class="sheet"><dl class="facts facts--wide sheet__body">
                        {fact(words::who(lang), t(notice.who.text(lang)))}
                        {fact(words::what_for(lang), t(notice.purpose.text(lang)))}
                        {fact(words::what(lang), t(notice.what.text(lang)))}
                        {fact(words::how_much(lang), how_much(lang, &call.rules))}
                        {fact(words::until_when(lang), t(period))}
                        {fact(words::how(lang), t(notice.how.text(lang)))}
                        {fact(words::papers(lang), papers(lang, &call.rules))}
                        {fact(words::legal_basis(lang), notice.legal_basis.clone().into_any())}
                    </dl></section>
                </div>
                <aside class="split__side stack--l">
                    {leaf(frame, &call.dates)}
                    {next_step(frame, call, phase)}
                    {(phase != Phase::Upcoming).then(|| view! { <p class="quiet">{t(words::received_so_far(lang, data.received))}</p> })}
                    {contact(lang, data.department)}
                </aside>
            </div>
        </div>
    };
    Page::public(call.title.text(lang), body).under("/calls")
}

fn fact(label: Text, value: AnyView) -> AnyView {
    view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> }.into_any()
}

fn how_much(lang: Lang, rules: &Rules) -> AnyView {
    let rate = &rules.grant.rate;
    let rate = if rate.num() == rate.den() { words::whole_cost(lang) } else { Text::typed(&rate.to_string()) };
    let main = match rules.grant.cap {
        Some(cap) => words::rate_and_cap(lang, rate, cap),
        None => words::rate_only(lang, rate),
    };
    let net = (rules.grant.base == Base::Net).then(|| view! { <p class="quiet">{t(words::net_base(lang))}</p> });
    let unit = rules.grant.unit.yen();
    let rounding = (unit > 1).then(|| view! { <p class="quiet">{t(words::rounding(lang, Yen(unit)))}</p> });
    let budget = rules.round_budget.map(|budget| view! { <p class="quiet">{t(words::round_budget(lang, budget))}</p> });
    view! { <p>{t(main)}</p> {net} {rounding} {budget} }.into_any()
}

fn papers(lang: Lang, rules: &Rules) -> AnyView {
    let rows = rules.papers.iter().map(|paper| {
        let need = if paper.required { words::required_paper(lang) } else { words::if_any_paper(lang) };
        view! { <li>{t(paper.label.text(lang))} "（" {t(need)} "）"</li> }
    });
    view! { <ul class="list">{rows.collect_view()}</ul> }.into_any()
}

fn next_step(frame: &Frame, call: &Call, phase: Phase) -> AnyView {
    let lang = frame.lang;
    let closed = |text: Text| view! { <div class="notice"><p>{t(text)}</p></div> }.into_any();
    match phase {
        Phase::Open => view! {
            <div class="stack">
                <p><a class="btn btn--primary btn--big btn--go" href=links::apply(&call.slug)>{t(words::apply(lang))}</a></p>
                <p class="quiet">{t(words::apply_note(lang))}</p>
            </div>
        }
        .into_any(),
        Phase::Preparing | Phase::Upcoming => closed(words::not_yet_open(lang)),
        Phase::Cancelled => closed(words::is_cancelled(lang)),
        Phase::Judging => closed(words::is_closed(lang)),
        Phase::Results => {
            view! { <p><a class="btn btn--go" href=links::result(&call.slug)>{t(words::see_results(lang))}</a></p> }.into_any()
        }
    }
}

/// How to reach a department.
pub fn contact(lang: Lang, department: &Organisation) -> AnyView {
    let phone = department.phone.clone().map(|phone| view! { <p>"電話 " {phone}</p> });
    let email = department.email.clone().map(|email| view! { <p>{email}</p> });
    view! {
        <aside class="box"><h2 class="box__title">{t(words::contact(lang))}</h2>
            <p>{department.name.clone()}</p>{phone}{email}
        </aside>
    }
    .into_any()
}
