//! One consultation on one screen: what it is about, until when, how（意見募集のページ）.

use super::{badge, ways};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::calls::{contact, leaf};
use crate::pages::case_parts::size;
use crate::ui::t;
use domain::calendar;
use domain::calls::GuideFile;
use domain::consultations::{Act, Consultation, PostalRule, Standing, Turn};
use domain::filings::FILE_TYPES;
use domain::opinions::Channel;
use domain::people::Organisation;
use domain::plans::Plan;
use domain::texts::{self, Lang, Text, calls, consultations as words, shell, staff_consultations};
use leptos::prelude::*;

/// What the page shows.
pub struct ConsultationPage<'a> {
    /// The consultation.
    pub it: &'a Consultation,
    /// The department in charge.
    pub department: &'a Organisation,
    /// The edition in force, or the one in the making for a preview.
    pub plan: Option<&'a Plan>,
    /// The numbers of the editions that corrected another, the last first.
    pub corrections: &'a [i32],
    /// Papers beside it.
    pub files: &'a [GuideFile],
    /// How many opinions came in; told once the term is over.
    pub received: i64,
    /// Whether staff look at it before its publication.
    pub preview: bool,
}

/// The page.
pub fn consultation(frame: &Frame, data: &ConsultationPage<'_>) -> Page {
    let (lang, it) = (frame.lang, data.it);
    let standing = it.standing(frame.now);
    let body = view! {
        <div class="page">
            {data.preview.then(|| preview_note(lang))}
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::consultations()>{t(words::title(lang))}</a></li>
                <li aria-current="page">{t(it.title.text(lang))}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{badge(lang, standing)}</p>
                <h1>{t(it.title.text(lang))}</h1>
                <p class="lead">{t(it.summary.text(lang))}</p>
            </header>
            <div class="split split--act">
                <div class="split__act stack">
                    {(standing != Standing::Exempted).then(|| leaf(frame, &it.dates))}
                    {next_step(lang, data, standing)}
                </div>
                <div class="split__main stack--l">
                    {ended(lang, it, standing)}
                    {course(lang, data)}
                    {(standing != Standing::Exempted).then(|| view! {
                        {document_box(lang, data)}
                        <section class="sheet"><div class="sheet__body">{facts(frame, data)}</div></section>
                        {materials(lang, data)}
                        {no_vote(lang)}
                    })}
                    {(lang != Lang::Easy).then(|| easy_box(data))}
                </div>
                <aside class="split__side stack--l">
                    {(standing != Standing::Exempted).then(|| ways(lang, Some(it)))}
                    {(standing == Standing::Open).then(|| poster_link(lang, it))}
                    {contact(lang, data.department)}
                </aside>
            </div>
        </div>
    };
    Page::public(it.title.text(lang), body).under(links::consultations())
}

/// Says that nobody outside sees this yet.
pub(super) fn preview_note(lang: Lang) -> AnyView {
    view! {
        <div class="notice notice--warn no-print" role="status"><p><strong>{t(staff_consultations::preview_note(lang))}</strong></p></div>
    }
    .into_any()
}

fn fact(label: Text, value: AnyView) -> AnyView {
    view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> }.into_any()
}

/// The facts of a notice, one under the other.
fn facts(frame: &Frame, data: &ConsultationPage<'_>) -> AnyView {
    let (lang, it) = (frame.lang, data.it);
    let about = &it.particulars;
    let due = about.result_due.map(|due| fact(words::result_due(lang), calendar::date(due, lang).into_any()));
    let names = texts::list(lang, about.naming.iter().map(|naming| words::naming_of(lang, *naming)));
    let basis = about.legal_basis.clone();
    view! {
        <dl class="facts facts--wide">
            {fact(words::until_when(lang), term(frame, it))}
            {fact(words::how(lang), how(lang, it))}
            {fact(words::who(lang), t(about.who.text(lang)))}
            {fact(words::naming(lang), view! { <p>{t(names)}</p> <p class="quiet">{t(words::names_hidden(lang))}</p> }.into_any())}
            {fact(words::purpose(lang), t(about.purpose.text(lang)))}
            {(!about.places.is_empty()).then(|| fact(words::places(lang), places(it)))}
            {due}
            {(!basis.is_empty()).then(|| fact(words::legal_basis(lang), basis.into_any()))}
        </dl>
    }
    .into_any()
}

fn term(frame: &Frame, it: &Consultation) -> AnyView {
    let lang = frame.lang;
    let period = calls::period(
        lang,
        calendar::date_and_time(it.dates.opens_at, lang),
        calendar::date_and_time(it.dates.closes_at, lang),
    );
    let left = it.dates.left(frame.now).map(|left| view! { <p><strong>{t(calls::left(lang, left))}</strong></p> });
    let short = (it.is_short(frame.now) && !it.particulars.short_reason.is_empty()).then(|| {
        view! { <p>{t(words::short_because(lang))} "："</p> <p class="typed">{it.particulars.short_reason.clone()}</p> }
    });
    view! { <p>{t(period)}</p> {left} <p class="quiet">{t(words::days_from(lang, it.term(frame.now)))}</p> {short} }
        .into_any()
}

/// The ways in which opinions are taken.
fn how(lang: Lang, it: &Consultation) -> AnyView {
    let about = &it.particulars;
    let rows = about.channels.iter().map(|channel| view! { <li>{t(words::channel(lang, *channel))}</li> });
    let send = (!about.send_to.is_empty()).then(|| {
        view! { <p class="quiet">{t(words::send_to(lang))}</p> <p class="typed">{about.send_to.clone()}</p> }
    });
    let postal = about.channels.contains(&Channel::Post).then(|| {
        let rule = match about.postal {
            PostalRule::Arrival => words::postal_arrival(lang),
            PostalRule::Postmark => words::postal_postmark(lang),
        };
        view! { <p class="quiet">{t(rule)}</p> }
    });
    view! { <ul class="list">{rows.collect_view()}</ul> {send} {postal} }.into_any()
}

pub(super) fn places(it: &Consultation) -> AnyView {
    let rows = it.particulars.places.iter().map(|place| {
        let hours =
            (!place.hours.is_empty()).then(|| view! { <span class="quiet">"（" {place.hours.clone()} "）"</span> });
        view! { <li>{place.name.clone()} {hours}</li> }
    });
    view! { <ul class="list">{rows.collect_view()}</ul> }.into_any()
}

fn document_box(lang: Lang, data: &ConsultationPage<'_>) -> Option<AnyView> {
    let plan = data.plan?;
    let read = if data.preview {
        links::with_query(&links::staff_consultation_preview(&data.it.slug), &[("part", "document")])
    } else {
        links::consultation_document(&data.it.slug)
    };
    let corrections = data.corrections.iter().map(|edition| {
        view! { <li><a href=links::consultation_errata(&data.it.slug, *edition)>{t(words::errata_see(lang, *edition))}</a></li> }
    });
    let corrections =
        (!data.corrections.is_empty()).then(|| view! { <ul class="list">{corrections.collect_view()}</ul> });
    Some(
        view! {
            <section class="stack" id="document">
                <h2 class="h-line">{t(words::document(lang))}</h2>
                <p>{t(words::document_items(lang, plan.nodes.len()))}</p>
                <p class="no-print"><a class="btn btn--go" href=read>{t(words::read_document(lang))}</a></p>
                {corrections}
            </section>
        }
        .into_any(),
    )
}

fn materials(lang: Lang, data: &ConsultationPage<'_>) -> AnyView {
    let rows = data.files.iter().map(|file| {
        let kind = FILE_TYPES.iter().find(|(mime, _)| *mime == file.mime).map_or("", |(_, name)| name);
        view! {
            <li class="files__item">
                <span class="files__kind">{kind}</span>
                <a class="files__name" href=links::consultation_file(&data.it.slug, file.id.0)>{file.label.clone()}</a>
                <span class="files__size">{size(file.bytes)}</span>
            </li>
        }
    });
    let content = if data.files.is_empty() {
        view! { <p>{t(words::no_materials(lang))}</p> }.into_any()
    } else {
        view! { <ul class="files" role="list">{rows.collect_view()}</ul> }.into_any()
    };
    view! { <section class="stack" id="files"><h2 class="h-line">{t(words::materials(lang))}</h2>{content}</section> }
        .into_any()
}

fn no_vote(lang: Lang) -> AnyView {
    view! {
        <div class="notice" id="no-vote">
            <h2 class="notice__title">{t(words::no_vote_title(lang))}</h2><p>{t(words::no_vote(lang))}</p>
        </div>
    }
    .into_any()
}

/// What became of one that was not held, or was given up.
fn ended(lang: Lang, it: &Consultation, standing: Standing) -> Option<AnyView> {
    if standing != Standing::Exempted {
        return None;
    }
    let exemption = it.particulars.exemption.as_ref()?;
    Some(
        view! {
            <div class="notice notice--warn" id="exempted">
                <h2 class="notice__title">{t(words::exempted(lang))}</h2>
                <p>{t(words::ground(lang, exemption.ground))}</p>
                <p class="typed">{exemption.reason.clone()}</p>
            </div>
        }
        .into_any(),
    )
}

/// What changed since the publication, the last first.
fn course(lang: Lang, data: &ConsultationPage<'_>) -> Option<AnyView> {
    let about = &data.it.particulars;
    if about.course.is_empty() {
        return None;
    }
    let again = about.asked_again.then(|| view! { <p>{t(words::asked_again(lang))}</p> });
    let rows = about.course.iter().rev().map(|turn| {
        view! {
            <li><p><strong>{calendar::date_and_time(turn.at, lang)} " " {t(what(lang, turn))}</strong></p>
            <p class="typed">{turn.reason.clone()}</p></li>
        }
    });
    Some(
        view! {
            <div class="notice notice--warn" id="course">
                <h2 class="notice__title">{t(words::course(lang))}</h2>
                <ul class="list">{rows.collect_view()}</ul>
                {again}
            </div>
        }
        .into_any(),
    )
}

fn what(lang: Lang, turn: &Turn) -> Text {
    match (Act::from_code(&turn.act), turn.closed_before) {
        (Some(Act::Extend), Some(before)) => words::extended(lang, calendar::date_and_time(before, lang)),
        (Some(Act::Abandon), _) => words::abandoned(lang),
        _ => words::corrected(lang),
    }
}

fn next_step(lang: Lang, data: &ConsultationPage<'_>, standing: Standing) -> Option<AnyView> {
    let closed = |text: Text| view! { <div class="notice"><p>{t(text)}</p></div> }.into_any();
    Some(match standing {
        Standing::Open => view! {
            <div class="stack no-print">
                <p><a class="btn btn--primary btn--big btn--go" href=links::consultation_opinion(&data.it.slug)>{t(words::write_opinion(lang))}</a></p>
                <p class="quiet">{t(words::without_account(lang))}</p>
            </div>
        }
        .into_any(),
        Standing::Draft | Standing::Waiting | Standing::Upcoming => closed(words::not_yet_open(lang)),
        Standing::Answering | Standing::Answered => view! {
            <div class="stack">{closed(words::is_closed(lang))} <p class="quiet">{t(words::received(lang, data.received))}</p></div>
        }
        .into_any(),
        Standing::Concluded => view! {
            <p class="no-print"><a class="btn btn--primary btn--big btn--go" href=links::consultation_result(&data.it.slug)>{t(texts::consultation_results::see_result(lang))}</a></p>
        }
        .into_any(),
        Standing::Exempted | Standing::Abandoned => return None,
    })
}

fn poster_link(lang: Lang, it: &Consultation) -> AnyView {
    view! { <p class="onward no-print"><a href=links::consultation_poster(&it.slug)>{t(words::poster(lang))}</a></p> }
        .into_any()
}

/// The few sentences in やさしい日本語, for readers of the other languages' pages.
fn easy_box(data: &ConsultationPage<'_>) -> AnyView {
    let (easy, it) = (Lang::Easy, data.it);
    let period = calls::period(
        easy,
        calendar::date_and_time(it.dates.opens_at, easy),
        calendar::date_and_time(it.dates.closes_at, easy),
    );
    view! {
        <details class="more" id="easy">
            <summary>{t(words::easy_title(Lang::Ja))}</summary>
            <div class="more__body" lang="ja"><dl class="facts">
                {fact(words::purpose(easy), t(it.summary.text(easy)))}
                {fact(words::until_when(easy), t(period))}
                {fact(words::how(easy), how(easy, it))}
                {fact(words::no_vote_title(easy), t(words::no_vote(easy)))}
            </dl></div>
        </details>
    }
    .into_any()
}
