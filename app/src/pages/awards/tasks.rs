//! The parts of a report with their states（実績報告の進み具合）.

use super::{Draft, correction, href, name, page, parts, property};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::awards::ReportTask;
use domain::calendar;
use domain::proposals::TaskState;
use domain::texts::{Lang, awards as words, proposals};
use leptos::prelude::*;

/// The page.
pub fn tasks(frame: &Frame, draft: &Draft<'_>) -> Page {
    let lang = frame.lang;
    let report = draft.report;
    let tasks = report.tasks(frame.now);
    let is_open = |state: &TaskState| !matches!(state, TaskState::Done | TaskState::Locked);
    let go = tasks.iter().find(|(_, state)| is_open(state)).map(|(task, _)| {
        let text = if draft.saved_at.is_some() { words::go_on_report(lang) } else { words::write_report(lang) };
        let text = if *task == ReportTask::Check { words::task_check(lang) } else { text };
        view! { <p><a class="btn btn--primary btn--big btn--go" href=href(draft.id(), task)>{t(text)}</a></p> }
    });
    let due = report.award.report_due_on;
    let late = calendar::date_in_japan(frame.now) > due && report.correction.is_none();
    let day = calendar::date(due, lang);
    let due = if late { words::report_late(lang, day) } else { words::report_due(lang, day) };
    let class = if late { "notice notice--warn" } else { "notice" };
    let rows = tasks.iter().map(|(task, state)| row(lang, draft, task, *state)).collect_view();
    let body = view! {
        <div class="page page--text">
            <a class="back" href=links::proposal(draft.id())>{t(words::back_to_case(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(draft.call.clone())} " · " {draft.group.to_owned()}</p>
                <h1>{t(words::report_title(lang))}</h1>
                <p class="lead">{t(words::report_lead(lang))}</p>
            </header>
            <div class="stack--l">
                {correction(frame, draft)}
                {report.correction.is_none().then(|| view! { <div class=class><p>{t(due)}</p></div> })}
                {go}
                {draft.property_from.map(|from| property::asked(lang, from))}
                <ul class="tasks" role="list">{rows}</ul>
                {super::saved(lang, draft)}
                <section class="stack">
                    <h2 class="h-line">{t(words::award(lang))}</h2>
                    {parts::money(lang, &report.award, &report.ledger)}
                </section>
            </div>
        </div>
    };
    page(draft, words::report_title(lang), body)
}

fn row(lang: Lang, draft: &Draft<'_>, task: &ReportTask, state: TaskState) -> AnyView {
    let class = match state {
        TaskState::Locked => "tag tag--wait",
        TaskState::Open => "tag tag--neutral",
        TaskState::Begun => "tag tag--info",
        TaskState::ToMend => "tag tag--action",
        TaskState::Done => "tag tag--good",
    };
    let help = match task {
        ReportTask::Page(_) => words::help_page(lang),
        ReportTask::Accounts => words::help_accounts(lang),
        ReportTask::Receipts => words::help_receipts(lang),
        ReportTask::Photos => words::help_photos(lang),
        ReportTask::Check => words::help_check(lang),
    };
    let target = href(draft.id(), task);
    view! {
        <li class="tasks__item">
            <div class="tasks__main"><a class="tasks__link" href=target>{t(name(lang, task))}</a><p class="tasks__help">{t(help)}</p></div>
            <span class=class>{t(proposals::task_state(lang, state))}</span>
        </li>
    }
    .into_any()
}
