//! The preview of a release: who will be told what, and what is still missing（結果の公表）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::stage_tag;
use crate::pages::official::paper_within;
use crate::pages::staff::calls::Sheet;
use crate::ui::{error_summary, t, text_area};
use domain::calendar::{date, date_and_time, date_in_japan};
use domain::calls::{COMMENT_MAX, Call, Phase};
use domain::decisions::{Candidate, Decision, Outcome, may_release};
use domain::money::Yen;
use domain::official::{self, LetterKind};
use domain::submissions::{Submission, Verb, letters};
use domain::texts::{Lang, Text, decisions, official as letter_words, redaction, shell, staff as words};
use leptos::prelude::*;

/// A case of the round.
#[derive(Debug, Clone)]
pub struct Line {
    /// The case with its decision.
    pub candidate: Candidate,
    /// The group's name.
    pub group: String,
    /// Amount asked for.
    pub requested: Yen,
    /// Who holds the present step of its draft.
    pub holders: Vec<String>,
}

impl Line {
    fn number(&self) -> &str {
        self.candidate.case.number.as_deref().unwrap_or_default()
    }
}

/// The page.
pub fn release(frame: &Frame, call: &Call, lines: &[Line], sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let undecided: Vec<&Line> = lines.iter().filter(|line| line.candidate.is_undecided()).collect();
    let held: Vec<(&Line, &Decision)> = lines.iter().filter_map(|line| Some((line, line.candidate.held()?))).collect();
    let left_out = lines.len() - undecided.len() - held.len();
    let body = view! {
        <div class="page">
            {error_summary(lang, sheet.problems, |_| words::comment(lang))}
            <nav class="crumbs" aria-label=domain::texts::shell::here(lang).bare()><ol>
                <li><a href=links::staff_calls()>{t(words::calls_title(lang))}</a></li>
                <li aria-current="page">{t(words::release_title(lang))}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{t(call.title.text(lang))}</p>
                <h1>{t(words::release_title(lang))}</h1>
                <p class="lead">{t(words::release_lead(lang))}</p>
            </header>
            <div class="stack--l">
                {(!undecided.is_empty()).then(|| missing(lang, &undecided))}
                {figures(lang, call, &held)}
                {told(lang, call, &held)}
                {(left_out > 0 && call.dates.results_published_at.is_none()).then(|| view! { <p class="quiet">{t(words::left_out(lang, left_out))}</p> })}
                {call.may_comment(&frame.viewer, frame.now).is_ok().then(|| comment(lang, call, sheet))}
                {button(frame, call, &undecided, &held)}
            </div>
        </div>
    };
    Page::staff(words::release_title(lang), body).under(links::staff_calls()).with_problems(sheet.problems)
}

/// What the panel says of the round. It is saved by itself, so that nothing about the release can lose it.
fn comment(lang: Lang, call: &Call, sheet: &Sheet<'_>) -> AnyView {
    let field = sheet.field("comment", words::comment(lang)).help(words::comment_help(lang));
    let redact = (!call.notice.comment.is_empty()).then(|| {
        view! { <p><a href=links::staff_comment_redaction(&call.slug)>{t(redaction::comment_link(lang))}</a></p> }
    });
    view! {
        <form class="form" id="comment" method="post" action=links::staff_release_comment(&call.slug) novalidate>
            {text_area(&field, 8, Some(COMMENT_MAX))}
            <div class="buttons"><button class="btn">{t(words::comment_save(lang))}</button></div>
            {redact}
        </form>
    }
    .into_any()
}

fn missing(lang: Lang, undecided: &[&Line]) -> AnyView {
    let rows = undecided.iter().map(|line| {
        let case = &line.candidate.case;
        let with = (!line.holders.is_empty()).then(|| t(decisions::now_with(lang, line.holders.join("、"))));
        view! {
            <li><a href=links::staff_case(line.number())>{line.number().to_owned()}</a> "　" {case.title.clone()} "　" {stage_tag(lang, case.stage)} "　" {with}</li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="notice notice--warn">
            <h2 class="notice__title">{t(words::undecided_title(lang, undecided.len()))}</h2>
            <p>{t(words::undecided_text(lang))}</p>
            <ul class="list">{rows}</ul>
        </div>
    }
    .into_any()
}

fn figures(lang: Lang, call: &Call, held: &[(&Line, &Decision)]) -> AnyView {
    let of = |outcome: Outcome| held.iter().filter(|(_, decision)| decision.outcome == outcome).count();
    let sum = Yen::sum(held.iter().map(|(_, decision)| decision.amount));
    let budget = call.rules.round_budget.map(|budget| {
        [(words::round(lang), budget.to_string()), (words::remaining(lang), Yen(budget.0 - sum.0).to_string())]
    });
    let rows = [
        (words::selected_count(lang), of(Outcome::Selected).to_string()),
        (words::conditional_count(lang), of(Outcome::Conditional).to_string()),
        (words::waitlisted_count(lang), of(Outcome::Waitlisted).to_string()),
        (words::rejected_count(lang), of(Outcome::Rejected).to_string()),
        (words::decided_sum(lang), sum.to_string()),
    ];
    let rows = rows.into_iter().chain(budget.into_iter().flatten());
    let rows = rows.map(|(label, value)| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> });
    view! { <dl class="figures">{rows.collect_view()}</dl> }.into_any()
}

fn told(lang: Lang, call: &Call, held: &[(&Line, &Decision)]) -> AnyView {
    if held.is_empty() {
        return view! { <p>{t(words::nothing_decided(lang))}</p> }.into_any();
    }
    let rows = held.iter().map(|(line, decision)| row(lang, call, line, decision)).collect_view();
    let heads = [words::number(lang), words::project(lang), words::group(lang), words::outcome(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    view! {
        <section class="stack">
            <h2 class="h-line">{t(words::to_tell(lang))}</h2>
            <p><a class="btn" href=links::staff_release_letters(&call.slug)>{t(letter_words::see_drafts(lang, held.len()))}</a></p>
            <div class="table-wrap" role="region" aria-label=words::to_tell(lang).bare() tabindex="0">
                <table class="table table--dense">
                    <thead><tr>
                        {heads.collect_view()}
                        <th scope="col" class="n">{t(words::requested(lang))}</th>
                        <th scope="col" class="n">{t(words::amount(lang))}</th>
                        <th scope="col">{t(words::decision_reason(lang))}</th>
                        <th scope="col">{t(words::told_by(lang))}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, call: &Call, line: &Line, decision: &Decision) -> AnyView {
    view! {
        <tr>
            <td class="nowrap"><a href=links::staff_case(line.number())>{line.number().to_owned()}</a></td>
            <td>{line.candidate.case.title.clone()}</td>
            <td>{line.group.clone()}</td>
            <td class="nowrap">{stage_tag(lang, decision.outcome.stage())}</td>
            <td class="yen">{line.requested.to_string()}</td>
            <td class="yen">{decision.amount.to_string()}</td>
            <td class="typed">{decision.reason.clone()}</td>
            <td>
                {t(words::told_to(lang, words::to_applicant(lang), letter_count(call, decision)))}
                <a class="table__sub" href=format!("{}#{}", links::staff_release_letters(&call.slug), line.number())>{t(letter_words::draft(lang))}<span class="vh">"：" {line.number().to_owned()}</span></a>
            </td>
        </tr>
    }
    .into_any()
}

/// A result, and the grant where it follows at once.
fn letter_count(call: &Call, decision: &Decision) -> usize {
    let granted = decision.outcome == Outcome::Selected && !call.rules.apply_after_selection;
    if granted { 1 + letters(Verb::Grant).len() } else { 1 }
}

fn button(frame: &Frame, call: &Call, undecided: &[&Line], held: &[(&Line, &Decision)]) -> AnyView {
    let lang = frame.lang;
    let note = |text: Text| view! { <div class="notice"><p>{t(text)}</p></div> }.into_any();
    if let Some(published) = call.dates.results_published_at {
        return view! {
            <div class="notice notice--good">
                <p>{t(words::already_out(lang, date(date_in_japan(published), lang)))}</p>
                <p><a href=links::result(&call.slug)>{t(words::see_public(lang))}</a></p>
            </div>
        }
        .into_any();
    }
    match call.dates.phase(frame.now) {
        Phase::Judging => {}
        Phase::Cancelled => return note(words::is_cancelled(lang)),
        _ => return note(words::not_closed_yet(lang, date_and_time(call.dates.closes_at, lang))),
    }
    if may_release(&frame.viewer, call, frame.now).is_err() {
        return note(words::approver_only(lang));
    }
    if held.iter().any(|(line, _)| line.candidate.case.is_of(&frame.viewer)) {
        return note(words::own_among(lang));
    }
    if !undecided.is_empty() {
        return ().into_any();
    }
    view! {
        <form class="form" method="post" action=links::staff_release(&call.slug)>
            <div class="buttons"><button class="btn btn--primary btn--big">{t(words::release_button(lang, held.len()))}</button></div>
        </form>
    }
    .into_any()
}

/// The notices of decisions that are not in force yet, one after the other as they would be printed（通知書の案）.
pub fn draft_letters(
    frame: &Frame,
    call: &Call,
    drafts: &[(Submission, (LetterKind, official::Sheet))],
    back: &str,
) -> Page {
    let lang = frame.lang;
    let letters = drafts.iter().map(|(case, (kind, sheet))| {
        let number = case.number.clone().unwrap_or_default();
        view! {
            <section class="stack" id=number.clone()>
                <h2 class="h-line no-print">{number.clone()} "　" {case.title.clone()} "　" {t(letter_words::name(lang, *kind))}</h2>
                {paper_within(sheet)}
            </section>
        }
    });
    let letters = letters.collect_view();
    let body = view! {
        <div class="page"><div class="stack--l">
            <a class="back" href=back.to_owned()>{t(shell::back(lang))}</a>
            <header class="page__head no-print">
                <p class="page__over">{t(call.title.text(lang))}</p>
                <h1>{t(letter_words::drafts(lang))}</h1>
                <p class="lead">{t(letter_words::drafts_lead(lang))}</p>
            </header>
            {drafts.is_empty().then(|| view! { <p>{t(words::nothing_decided(lang))}</p> })}
            {letters}
        </div></div>
    };
    Page::staff(letter_words::drafts(lang), body).under(links::staff_calls())
}
