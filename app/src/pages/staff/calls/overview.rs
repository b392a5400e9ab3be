//! A call in the making: what is there, what is missing, what can be done（募集の項目）.

use super::saved_note;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::calls::badge;
use crate::ui::t;
use domain::calendar;
use domain::calls::{Call, EditPage, Gap, Place};
use domain::texts::{Lang, Text, shell, staff, staff_calls as words};
use leptos::prelude::*;

/// The page.
pub fn overview(frame: &Frame, call: &Call, files: usize, has_draft: bool, saved: bool) -> Page {
    let lang = frame.lang;
    let gaps = call.gaps(frame.now);
    let published = call.dates.published_at;
    let note = match published {
        None => words::not_yet_published(lang),
        Some(at) if at > frame.now => words::will_publish(lang, calendar::date_and_time(at, lang)),
        Some(at) => words::published_on(lang, calendar::date_and_time(at, lang)),
    };
    let pages = EditPage::ALL.map(|page| edit_row(frame, call, page, &gaps));
    let talks = call
        .rules
        .terms
        .consultation_required
        .then(|| row(lang, links::staff_call_talks(&call.slug), words::page_talks(lang), None));
    let publish = published.is_none().then(|| {
        let state = if gaps.is_empty() { State::Open } else { State::Missing };
        row(lang, links::staff_call_publish(&call.slug), words::page_publish(lang), Some(state))
    });
    let cancel = call
        .may_cancel(&frame.viewer, frame.now)
        .is_ok()
        .then(|| row(lang, links::staff_call_cancel(&call.slug), words::page_cancel(lang), None));
    let given_up = (!call.notice.cancelled.is_empty()).then(|| {
        view! {
            <div class="notice notice--warn"><h2 class="notice__title">{t(staff::is_cancelled(lang))}</h2>
            <p class="typed">{call.notice.cancelled.clone()}</p></div>
        }
    });
    let form_state = if gaps.iter().any(|(place, _)| *place == Place::Form) { State::Missing } else { State::Done };
    let form_state = if has_draft { State::Open } else { form_state };
    let files_state = if files > 0 { State::Done } else { State::Optional };
    let title = words::call_page(lang, call.title.text(lang));
    let body = view! {
        <div class="page page--text">
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::staff_calls()>{t(staff::calls_title(lang))}</a></li>
                <li aria-current="page">{t(call.title.text(lang))}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{badge(lang, call.dates.phase(frame.now))}</p>
                <h1>{t(call.title.text(lang))}</h1>
                <p class="lead">{t(note)}</p>
            </header>
            {saved_note(lang, saved)}
            <div class="stack--l">
                {given_up}
                <section class="stack">
                    <h2 class="h-line">{t(words::tasks(lang))}</h2>
                    <ul class="tasks" role="list">
                        {pages.collect_view()}
                        {row(lang, links::staff_call_files(&call.slug), words::page_files(lang), Some(files_state))}
                        {row(lang, links::staff_form(&call.slug), words::page_form(lang), Some(form_state))}
                        {talks}
                        {publish}
                        {cancel}
                    </ul>
                </section>
                <p class="acts">
                    <a class="btn" href=links::call(&call.slug)>{t(words::see_public(lang))}</a>
                    <a class="btn" href=links::staff_try(&call.slug)>{t(words::try_form(lang))}</a>
                </p>
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    Missing,
    Open,
    Optional,
    Frozen,
}

fn edit_row(frame: &Frame, call: &Call, page: EditPage, gaps: &[(Place, Gap)]) -> AnyView {
    let optional = match page {
        EditPage::Variations => call.rules.terms.variations.is_empty(),
        EditPage::SelfCheck => call.rules.terms.self_check.is_empty(),
        EditPage::Papers => call.rules.papers.is_empty(),
        EditPage::Review => call.rules.terms.review.is_none(),
        _ => false,
    };
    let state = match (call.is_editable(page, frame.now), gaps.iter().any(|(place, _)| *place == Place::Page(page))) {
        (false, _) => State::Frozen,
        (true, true) => State::Missing,
        (true, false) if optional => State::Optional,
        (true, false) => State::Done,
    };
    row(frame.lang, links::staff_call_edit(&call.slug, page.code()), words::page(frame.lang, page), Some(state))
}

fn row(lang: Lang, href: String, name: Text, state: Option<State>) -> AnyView {
    let tag = state.map(|state| match state {
        State::Done => ("tag tag--good", words::done(lang)),
        State::Missing => ("tag tag--action", words::open(lang)),
        State::Open => ("tag tag--info", words::open(lang)),
        State::Optional => ("tag tag--neutral", words::optional(lang)),
        State::Frozen => ("tag tag--wait", words::frozen(lang)),
    });
    let tag = tag.map(|(class, text)| view! { <span class=class>{t(text)}</span> });
    view! {
        <li class="tasks__item"><div class="tasks__main"><a class="tasks__link" href=href>{t(name)}</a></div>{tag}</li>
    }
    .into_any()
}
