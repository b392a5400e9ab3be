//! The whole report once more, what is still missing, and handing it in（実績報告の確認と提出）.

use super::accounts::line_name;
use super::{Draft, Leave, head, page, parts};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::awards::{ACCOUNTS, PHOTOS, ReportTask, form};
use domain::problems::{Problem, Problems};
use domain::texts::{Lang, Text, awards as words, proposals, shell};
use leptos::prelude::*;

/// The page. `tried`: it was just sent, and something is missing.
pub fn check(frame: &Frame, draft: &Draft<'_>, tried: bool) -> Page {
    let lang = frame.lang;
    let missing = draft.report.missing(frame.now);
    let points = (!missing.is_empty()).then(|| points(lang, draft, &missing, tried));
    let body = view! {
        <div class="page page--text">
            {head(frame, draft, &ReportTask::Check, Leave::Freely, Some(words::check_lead(lang)))}
            <div class="stack--l">
                {points}
                {parts::report(lang, draft.report)}
                <form class="form" method="post" action=links::report_check(draft.id())>
                    <div class="buttons"><button class="btn btn--primary btn--big">{t(words::submit_report(lang))}</button></div>
                </form>
            </div>
        </div>
    };
    let tried = if tried { missing } else { Problems::none() };
    page(draft, words::task_check(lang), body).with_problems(&tried)
}

fn points(lang: Lang, draft: &Draft<'_>, missing: &Problems, tried: bool) -> AnyView {
    let rows = missing.iter().map(|(key, problem)| {
        let (href, name) = place(lang, draft, key);
        let what = if *problem == Problem::Missing { proposals::is_missing(lang) } else { problem.text(lang) };
        view! { <li><a href=href>{t(name)} "：" {t(what)}</a></li> }
    });
    let rows = rows.collect_view();
    if tried {
        return view! {
            <div class="errors" id="errors" role="alert" tabindex="-1">
                <h2 class="errors__title">{t(shell::errors_title(lang, missing.len()))}</h2>
                <ul class="errors__list">{rows}</ul>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="notice notice--warn" id="missing">
            <h2 class="notice__title">{t(words::still_missing(lang))}</h2>
            <ul class="list">{rows}</ul>
        </div>
    }
    .into_any()
}

/// Where something is mended, and what it is called.
fn place(lang: Lang, draft: &Draft<'_>, key: &str) -> (String, Text) {
    let id = draft.id();
    for page in form().pages() {
        if let Some(question) = page.questions.iter().find(|question| question.key == key) {
            return (format!("{}#f-{key}", links::report_page(id, &page.key)), question.label.text(lang));
        }
    }
    if key == PHOTOS {
        return (links::report_photos(id), words::task_photos(lang));
    }
    if key == ACCOUNTS {
        return (links::report_accounts(id), words::task_accounts(lang));
    }
    let accounts = draft.report.accounts();
    let line = accounts.lines.iter().find(|line| key.ends_with(&format!("-{}", line.key)));
    match (key.starts_with("receipts-"), line) {
        (true, Some(line)) => (links::report_receipts(id), line_name(lang, line)),
        (false, Some(line)) => (format!("{}#f-{key}", links::report_accounts(id)), line_name(lang, line)),
        _ => {
            let nth = draft.report.receipts().position(|one| key.contains(&one.file.id.0.simple().to_string()));
            let name = nth.map_or_else(|| words::task_receipts(lang), |nth| words::receipt_no(lang, nth + 1));
            (format!("{}#f-{key}", links::report_receipts(id)), name)
        }
    }
}
