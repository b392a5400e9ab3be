//! What staff see beside the applicant's pages while they key in a paper（紙の申請の入力）.

use super::check::{Check, errors, list, missing};
use super::{Draft, Leave, answers, closed_note, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, input, t, tick};
use domain::intake::{BLANK, STAMP, pledge_field};
use domain::problems::Problems;
use domain::proposals::Task;
use domain::submissions::Stage;
use domain::texts::{Lang, intake as words, proposals};
use leptos::prelude::*;

/// The ways on from the list of tasks: to the check, which may come at any time, and out of it all.
pub(super) fn ways(lang: Lang, draft: &Draft<'_>) -> AnyView {
    let drop_it = (draft.proposal.case.stage == Stage::Draft).then(|| {
        view! {
            <details class="more">
                <summary>{t(words::drop_title(lang))}</summary>
                <div class="more__body"><form class="form" method="post" action=links::staff_intake_drop(draft.id())>
                    <p>{t(words::drop_lead(lang))}</p>
                    <div class="buttons"><button class="btn btn--danger">{t(words::drop_entry(lang))}</button></div>
                </form></div>
            </details>
        }
    });
    view! {
        <div class="stack">
            <p><a class="btn btn--primary btn--go" href=links::proposal_check(draft.id())>{t(words::check_name(lang))}</a></p>
            {drop_it}
        </div>
    }
    .into_any()
}

/// The check page of a paper: what it leaves blank is recorded as missing.
pub(super) fn check(frame: &Frame, data: &Check<'_>) -> Page {
    let lang = frame.lang;
    let draft = data.draft;
    let tried = !data.problems.is_empty();
    let open = draft.closed.is_none();
    let mut blanks = Problems::none();
    for (field, problem) in draft.proposal.blanks().iter().filter(|(field, _)| !field.starts_with("pledge-")) {
        blanks.add(field, problem.clone());
    }
    let points = missing(lang, draft, &blanks);
    let wrong = missing(lang, draft, data.problems);
    let notice = (open && !points.is_empty()).then(|| {
        view! {
            <div class="notice notice--warn" id="missing">
                <h2 class="notice__title">{t(words::missing_title(lang, points.len()))}</h2>
                <p>{t(words::missing_help(lang))}</p>
                {list(&points, "list")}
            </div>
        }
    });
    let lead = open.then(|| words::check_lead(lang));
    let body = view! {
        <div class="page page--text">
            {tried.then(|| errors(lang, &wrong))}
            {closed_note(lang, draft, false)}
            {head(lang, draft, (&Task::Check, Leave::Freely), None, words::check_name(lang), lead)}
            <div class="stack--l">
                {notice}
                {answers::all(lang, draft, open)}
                {open.then(|| receive(lang, data, !points.is_empty()))}
            </div>
        </div>
    };
    super::page(draft, words::check_name(lang), body).with_problems(data.problems)
}

fn receive(lang: Lang, data: &Check<'_>, has_blanks: bool) -> AnyView {
    let draft = data.draft;
    let proposal = draft.proposal;
    let is_correction = proposal.revision.is_some();
    let stamp = is_correction.then(|| {
        let field = Field::new(STAMP, words::correction_stamp(lang), data.ticked.get(STAMP), lang);
        input(&field.problems(data.problems), Typing::DATE, None)
    });
    let said = if data.problems.is_empty() { &proposal.answers } else { data.ticked };
    let pledges = &proposal.call.rules.pledges;
    let ticks = pledges.iter().enumerate().map(|(index, pledge)| {
        let key = pledge_field(index);
        tick(&Field::new(&key, pledge.text(lang), said.get(&key), lang).problems(data.problems))
    });
    let ticks = ticks.collect_view();
    let signed = (!pledges.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2 class="h-line">{t(words::pledges(lang))}</h2>
                <p>{t(words::pledges_help(lang))}</p>
                {ticks}
            </section>
        }
    });
    let blank = (has_blanks || !pledges.is_empty()).then(|| {
        let field = Field::new(BLANK, words::blank_tick(lang), data.ticked.get(BLANK), lang);
        tick(&field.problems(data.problems))
    });
    let go = if is_correction { words::receive_correction(lang) } else { words::receive(lang) };
    view! {
        <form class="form" method="post" action=links::proposal_check(draft.id()) novalidate>
            {stamp}
            {signed}
            {blank}
            <p class="quiet">{t(words::purpose(lang))}</p>
            <div class="buttons">
                <button class="btn btn--primary btn--big">{t(go)}</button>
                <a class="btn" href=links::proposal(draft.id())>{t(proposals::to_tasks(lang))}</a>
            </div>
        </form>
    }
    .into_any()
}
