//! Check your answers, agree with the pledges, hand in（確認と提出）.

use super::{Draft, Leave, answers, closed_note, form, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, t, tick};
use domain::calendar;
use domain::forms::Answers;
use domain::intake::{BLANK, STAMP};
use domain::problems::{Problem, Problems};
use domain::proposals::{APPLICANT, Task, paper_field};
use domain::texts::{Lang, Text, drafts, intake, proposals as words, shell};
use leptos::prelude::*;

/// What the page shows.
pub struct Check<'a> {
    /// The draft.
    pub draft: &'a Draft<'a>,
    /// The pledges as ticked.
    pub ticked: &'a Answers,
    /// What the last try to hand in was refused for; empty on a first look.
    pub problems: &'a Problems,
}

/// Something that is missing, with the way to it.
pub(super) struct Missing {
    href: String,
    name: Text,
    what: Text,
}

/// The page.
pub fn check(frame: &Frame, data: &Check<'_>) -> Page {
    let lang = frame.lang;
    let draft = data.draft;
    if draft.intake.is_some() {
        return super::paper::check(frame, data);
    }
    let still_missing = draft.proposal.missing();
    let tried = !data.problems.is_empty();
    let shown = if tried { data.problems } else { &still_missing };
    let points = missing(lang, draft, shown);
    let open = draft.closed.is_none();
    let lead = match draft.proposal.revision {
        Some(_) => drafts::resubmit_lead(lang),
        None => words::check_lead(lang),
    };
    let body = view! {
        <div class="page page--text">
            {tried.then(|| errors(lang, &points))}
            {closed_note(lang, draft, false)}
            {head(lang, draft, (&Task::Check, Leave::Freely), None, words::check_title(lang), open.then_some(lead))}
            <div class="stack--l">
                {(!tried && open).then(|| not_yet(lang, &points))}
                {answers::all(lang, draft, open)}
                {open.then(|| submit(lang, data))}
            </div>
        </div>
    };
    super::page(draft, words::check_title(lang), body).with_problems(data.problems)
}

pub(super) fn missing(lang: Lang, draft: &Draft<'_>, problems: &Problems) -> Vec<Missing> {
    problems.iter().map(|(key, problem)| point(lang, draft, key, problem)).collect()
}

fn point(lang: Lang, draft: &Draft<'_>, key: &str, problem: &Problem) -> Missing {
    let call = &draft.proposal.call;
    let id = draft.id();
    let pages = &mut call.form.pages();
    if let Some(page) = pages.find(|page| page.questions.iter().any(|question| question.key == key)) {
        let what = if *problem == Problem::Missing { words::is_missing(lang) } else { problem.text(lang) };
        let href = format!("{}#f-{key}", links::proposal_page(id, &page.key));
        return Missing { href, name: form::label(lang, page, key), what };
    }
    if let Some(paper) = draft.proposal.papers().iter().find(|paper| paper_field(&paper.key) == key) {
        let href = format!("{}#f-{key}", links::proposal_papers(id));
        return Missing { href, name: paper.label.text(lang), what: words::paper_missing(lang) };
    }
    if key == "budget" {
        let href = links::proposal_budget(id);
        return Missing { href, name: words::task_budget(lang), what: words::budget_unfinished(lang) };
    }
    if key == STAMP || key == BLANK {
        let name = if key == STAMP { intake::correction_stamp(lang) } else { intake::missing_on_paper(lang) };
        return Missing { href: format!("#f-{key}"), name, what: problem.text(lang) };
    }
    if key == APPLICANT {
        return Missing { href: links::call(&call.slug), name: words::group(lang), what: problem.text(lang) };
    }
    Missing { href: format!("#f-{key}"), name: words::pledges(lang), what: problem.text(lang) }
}

pub(super) fn list(points: &[Missing], class: &'static str) -> AnyView {
    let rows = points.iter().map(|point| {
        view! { <li><a href=point.href.clone()>{t(point.name.clone())} "：" {t(point.what.clone())}</a></li> }
    });
    view! { <ul class=class>{rows.collect_view()}</ul> }.into_any()
}

pub(super) fn errors(lang: Lang, points: &[Missing]) -> AnyView {
    view! {
        <div class="errors" id="errors" role="alert" tabindex="-1">
            <h2 class="errors__title">{t(shell::errors_title(lang, points.len()))}</h2>
            {list(points, "errors__list")}
        </div>
    }
    .into_any()
}

fn not_yet(lang: Lang, points: &[Missing]) -> Option<AnyView> {
    if points.is_empty() {
        return None;
    }
    Some(
        view! {
            <div class="notice notice--warn" id="missing">
                <h2 class="notice__title">{t(words::missing_title(lang, points.len()))}</h2>
                {list(points, "list")}
            </div>
        }
        .into_any(),
    )
}

fn submit(lang: Lang, data: &Check<'_>) -> AnyView {
    let draft = data.draft;
    let pledges = draft.proposal.call.rules.pledges.iter().enumerate().map(|(index, pledge)| {
        let key = format!("pledge-{index}");
        let field = Field::new(&key, pledge.text(lang), data.ticked.get(&key), lang);
        tick(&field.problems(data.problems))
    });
    let pledges = pledges.collect_view();
    if draft.sign_off.bound {
        return ask_representative(lang, draft);
    }
    if draft.proposal.revision.is_some() {
        return resubmit(lang, draft);
    }
    view! {
        <form class="form" method="post" action=links::proposal_check(draft.id()) novalidate>
            <section class="stack">
                <h2 class="h-line">{t(words::pledges(lang))}</h2>
                <p>{t(words::pledges_help(lang))}</p>
                {pledges}
                <p class="quiet">{t(words::purpose_of_data(lang))}</p>
            </section>
            <div class="buttons">
                <button class="btn btn--primary btn--big">{t(words::submit(lang))}</button>
                <a class="btn" href=links::proposal(draft.id())>{t(words::to_tasks(lang))}</a>
                <p class="buttons__note"><strong>{t(words::deadline_is(lang, draft.deadline(lang)))}</strong></p>
            </div>
        </form>
    }
    .into_any()
}

/// What a contact of the group does where the representative hands in.
fn ask_representative(lang: Lang, draft: &Draft<'_>) -> AnyView {
    let asked = draft.sign_off.asked.as_ref().map(|(name, at)| {
        let said = drafts::sign_off_waits(lang, name.as_str(), calendar::date_and_time(*at, lang));
        view! { <p>{t(said)}</p> }
    });
    view! {
        <form class="form" method="post" action=links::proposal_sign_off(draft.id()) novalidate>
            <section class="stack">
                <h2 class="h-line">{t(drafts::sign_off_title(lang))}</h2>
                <p>{t(drafts::sign_off_lead(lang))}</p>
                {asked}
            </section>
            <div class="buttons">
                <button class="btn btn--primary btn--big">{t(drafts::sign_off_ask(lang))}</button>
                <a class="btn" href=links::proposal(draft.id())>{t(words::to_tasks(lang))}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The pledges were given with the application; a correction is only sent.
fn resubmit(lang: Lang, draft: &Draft<'_>) -> AnyView {
    let names: Vec<_> = draft.proposal.to_mend().iter().map(|field| name(lang, draft, field)).collect();
    let unchanged = (!names.is_empty()).then(|| {
        let rows = names.into_iter().map(|name| view! { <li>{t(name)}</li> }).collect_view();
        view! {
            <div class="notice notice--warn" id="unchanged">
                <h2 class="notice__title">{t(drafts::unchanged_title(lang))}</h2>
                <ul class="list">{rows}</ul>
                <p>{t(drafts::unchanged_help(lang))}</p>
            </div>
        }
    });
    view! {
        <form class="form" method="post" action=links::proposal_check(draft.id()) novalidate>
            {unchanged}
            <div class="buttons">
                <button class="btn btn--primary btn--big">{t(drafts::resubmit(lang))}</button>
                <a class="btn" href=links::proposal(draft.id())>{t(words::to_tasks(lang))}</a>
            </div>
        </form>
    }
    .into_any()
}

fn name(lang: Lang, draft: &Draft<'_>, field: &str) -> Text {
    crate::pages::staff::correction::name(lang, draft.proposal, field)
}
