//! A consultation for staff: what is there, what is missing, what can be done, what was done（意見募集の項目）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::consultations::badge;
use crate::pages::staff::calls::saved_note;
use crate::ui::t;
use domain::calendar;
use domain::consultations::{Act, Consultation, EditPage, Gap, Standing, Where};
use domain::history::HistoryEntry;
use domain::plans::Plan;
use domain::texts::{
    Lang, Text, consultation_results, oversight, retention, shell, staff_calls, staff_consultations as words,
    staff_opinions, workbench,
};
use leptos::prelude::*;

/// What the page shows.
pub struct Overview<'a> {
    /// The consultation.
    pub it: &'a Consultation,
    /// The last edition of its document.
    pub plan: Option<&'a Plan>,
    /// How many papers lie beside it.
    pub files: usize,
    /// What is missing.
    pub gaps: &'a [(Where, Gap)],
    /// What happened, with who did it.
    pub history: &'a [(HistoryEntry, Option<String>)],
    /// Whether something was just kept.
    pub saved: bool,
}

/// The page.
pub fn overview(frame: &Frame, data: &Overview<'_>) -> Page {
    let (lang, it) = (frame.lang, data.it);
    let standing = it.standing(frame.now);
    let public = standing.is_public();
    let look = if public {
        view! { <a class="btn" href=links::consultation(&it.slug)>{t(words::see_public(lang))}</a> }.into_any()
    } else {
        view! { <a class="btn" href=links::staff_consultation_preview(&it.slug)>{t(words::preview(lang))}</a> }
            .into_any()
    };
    let title = it.title.text(lang);
    let body = view! {
        <div class="page page--text">
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::staff_consultations()>{t(words::title(lang))}</a></li>
                <li aria-current="page">{t(title.clone())}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{badge(lang, standing)}</p>
                <h1>{t(title.clone())}</h1>
                <p class="lead">{when(frame, it)}</p>
            </header>
            {saved_note(lang, data.saved)}
            <div class="stack--l">
                {(standing == Standing::Draft).then(|| gate(lang, it, data.gaps))}
                {acts(frame, data)}
                {public.then(|| work(lang, it))}
                <section class="stack">
                    <h2 class="h-line">{t(staff_calls::tasks(lang))}</h2>
                    <ul class="tasks" role="list">{tasks(frame, data)}</ul>
                </section>
                <p class="acts">
                    {look}
                    <a class="btn" href=links::staff_newsletter(&it.slug)>{t(domain::texts::newsletter::title(lang))}</a>
                    {public.then(|| view! { <a class="btn" href=links::staff_consultation_keeping(&it.slug)>{t(retention::of_case(lang))}</a> })}
                </p>
                {(!data.history.is_empty()).then(|| history(lang, data.history))}
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_consultations())
}

/// What came in and what the city says to it: the work of the term and of the weeks after it, before what is frozen.
fn work(lang: Lang, it: &Consultation) -> AnyView {
    let ways = [
        (links::staff_opinions(&it.slug), staff_opinions::list_title(lang)),
        (links::staff_texts(&it.slug), workbench::texts(lang)),
        (links::staff_answers(&it.slug), workbench::answers(lang)),
        (links::staff_plan(&it.slug), consultation_results::plan(lang)),
    ];
    let rows = ways.map(|(href, name)| {
        view! { <li class="tasks__item"><div class="tasks__main"><a class="tasks__link" href=href>{t(name)}</a></div></li> }
    });
    view! {
        <section class="stack" id="work">
            <h2 class="h-line">{t(words::work(lang))}</h2>
            <ul class="tasks" role="list">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn when(frame: &Frame, it: &Consultation) -> AnyView {
    let lang = frame.lang;
    let period = domain::texts::calls::period(
        lang,
        calendar::date_and_time(it.publication(frame.now), lang),
        calendar::date_and_time(it.dates.closes_at, lang),
    );
    view! { {t(period)} " " {t(words::term_now(lang, it.term(frame.now)))} }.into_any()
}

/// What the notice lacks, with the way there.
fn gate(lang: Lang, it: &Consultation, gaps: &[(Where, Gap)]) -> AnyView {
    if gaps.is_empty() {
        return view! { <div class="notice notice--good" id="gaps"><p>{t(words::complete(lang))}</p></div> }.into_any();
    }
    let rows = gaps.iter().map(|(place, gap)| {
        view! { <li><a href=address(it, *place)>{t(words::place(lang, *place))}</a> "：" {t(words::gap(lang, *gap))}</li> }
    });
    view! {
        <div class="notice notice--warn" id="gaps">
            <h2 class="notice__title">{t(words::missing(lang, gaps.len()))}</h2>
            <ul class="list">{rows.collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn address(it: &Consultation, place: Where) -> String {
    match place {
        Where::Page(page) => links::staff_consultation_edit(&it.slug, page.code()),
        Where::Document => links::staff_document(&it.slug),
        Where::Files => links::staff_consultation_files(&it.slug),
        Where::Department => links::contact(),
    }
}

fn acts(frame: &Frame, data: &Overview<'_>) -> Option<AnyView> {
    let (lang, it) = (frame.lang, data.it);
    let ready = data.gaps.is_empty();
    let possible = it.acts(&frame.viewer, frame.now);
    let shown = possible.into_iter().filter(|act| ready || !matches!(act, Act::Ask | Act::Approve));
    let rows: Vec<AnyView> = shown
        .filter_map(|act| {
            let name = words::act(lang, act)?;
            let class = if matches!(act, Act::Ask | Act::Approve) { "btn btn--primary" } else { "btn" };
            Some(
                view! { <a class=class href=links::staff_consultation_act(&it.slug, act.code())>{t(name)}</a> }
                    .into_any(),
            )
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack" id="acts">
                <h2 class="h-line">{t(words::next_steps(lang))}</h2>
                <p class="acts">{rows.into_iter().collect_view()}</p>
            </section>
        }
        .into_any()
    })
}

fn tasks(frame: &Frame, data: &Overview<'_>) -> AnyView {
    let (lang, it) = (frame.lang, data.it);
    let editable = it.standing(frame.now) == Standing::Draft;
    let missing = |place: Where| data.gaps.iter().any(|(gap, _)| *gap == place);
    let state = |place: Where| match (editable, missing(place)) {
        (false, _) => ("tag tag--wait", staff_calls::frozen(lang)),
        (true, true) => ("tag tag--action", staff_calls::open(lang)),
        (true, false) => ("tag tag--good", staff_calls::done(lang)),
    };
    let pages = EditPage::ALL.map(|page| {
        let place = Where::Page(page);
        row(address(it, place), words::page(lang, page), None, state(place))
    });
    let clauses = data.plan.map(|plan| words::clauses_count(lang, plan.nodes.len()));
    view! {
        {pages.collect_view()}
        {row(links::staff_document(&it.slug), words::page_document(lang), clauses, state(Where::Document))}
        {row(links::staff_consultation_files(&it.slug), words::page_files(lang), None, state(Where::Files))}
    }
    .into_any()
}

fn row(href: String, name: Text, help: Option<Text>, (class, state): (&'static str, Text)) -> AnyView {
    let help = help.map(|help| view! { <p class="tasks__help">{t(help)}</p> });
    view! {
        <li class="tasks__item"><div class="tasks__main"><a class="tasks__link" href=href>{t(name)}</a>{help}</div><span class=class>{t(state)}</span></li>
    }
    .into_any()
}

fn history(lang: Lang, entries: &[(HistoryEntry, Option<String>)]) -> AnyView {
    let rows = entries.iter().rev().map(|(entry, who)| {
        let reason = (!entry.reason.is_empty()).then(|| view! { <p class="typed">{entry.reason.clone()}</p> });
        view! {
            <li class="timeline__item">
                <p class="timeline__when">{calendar::date_and_time(entry.at, lang)}</p>
                <p>{t(oversight::action(lang, &entry.action))} " " <span class="timeline__who">{who.clone()}</span></p>
                {reason}
            </li>
        }
    });
    view! {
        <section class="stack" id="history"><h2 class="h-line">{t(words::course(lang))}</h2><ol class="timeline">{rows.collect_view()}</ol></section>
    }
    .into_any()
}
