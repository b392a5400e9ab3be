//! Receipts with what they are for, and photos（領収書・写真）.

use super::accounts::line_name;
use super::{Draft, FORM_ID, Leave, head, mend, page, save_buttons};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::{kind_of, size};
use crate::ui::{Choice, Field, Typing, error_summary, file_input, input, select, t};
use domain::awards::{AccountLine, PHOTOS, RECEIPTS, Receipt, ReportTask, receipt_field};
use domain::calendar;
use domain::filings::Attachment;
use domain::money::Yen;
use domain::problems::Problems;
use domain::texts::{Lang, Text, awards as words, shell};
use leptos::prelude::*;

const RECEIPT_FILES: &str = ".pdf,.jpg,.jpeg,.png,.heic,.heif,image/*,application/pdf";
const PHOTO_FILES: &str = ".jpg,.jpeg,.png,image/jpeg,image/png";

/// The page of the receipts.
pub fn receipts(frame: &Frame, draft: &Draft<'_>, problems: &Problems) -> Page {
    let lang = frame.lang;
    let report = draft.report;
    let unlocked = report.is_unlocked(RECEIPTS);
    let lines = report.receipt_lines();
    let each: Vec<Receipt<'_>> = report.receipts().collect();
    let has_any = !each.is_empty();
    let leave = if unlocked && has_any { Leave::Saving } else { Leave::Freely };
    let rows = each.iter().zip(1..).map(|(receipt, nth)| one(lang, receipt, nth, &lines, unlocked, problems));
    let rows = rows.collect_view();
    let removals = each.iter().zip(1..).map(|(receipt, nth)| remove(lang, draft, receipt.file, nth)).collect_view();
    let label = |key: &str| {
        let of = each.iter().position(|receipt| key.contains(&receipt.file.id.0.simple().to_string()));
        let line = lines.iter().find(|line| key.ends_with(&line.key));
        match (of, line) {
            (Some(nth), _) => words::receipt_no(lang, nth + 1),
            (None, Some(line)) => line_name(lang, line),
            (None, None) => words::choose_receipt(lang),
        }
    };
    let day = calendar::date(report.award.granted_on, lang);
    let content = view! {
        <div class="stack--l">
            {unlocked.then(|| upload(lang, draft, RECEIPTS, RECEIPT_FILES, problems))}
            {(!unlocked).then(|| view! { <p class="field__why">{t(words::locked(lang))}</p> })}
            {has_any.then(|| view! {
                <form class="form" id=FORM_ID method="post" action=links::report_receipts(draft.id()) novalidate>
                    {rows}
                    {unlocked.then(|| save_buttons(lang, draft))}
                </form>
                {unlocked.then_some(removals)}
            })}
            {sums(lang, draft, &lines, problems)}
        </div>
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, label)}
            {head(frame, draft, &ReportTask::Receipts, leave, Some(words::receipts_lead(lang, day)))}
            {mend(lang, draft, RECEIPTS, content.into_any())}
            {(leave == Leave::Freely).then(|| next(lang, draft, links::report_photos(draft.id())))}
        </div>
    };
    page(draft, words::task_receipts(lang), body).with_problems(problems).saving(leave.saving())
}

fn next(lang: Lang, draft: &Draft<'_>, to: String) -> AnyView {
    view! {
        <div class="buttons">
            <a class="btn btn--primary" href=to>{t(domain::texts::proposals::next(lang))}</a>
            <a class="btn" href=links::report(draft.id())>{t(words::back_to_report(lang))}</a>
        </div>
    }
    .into_any()
}

/// One receipt: its file and four fields.
fn one(
    lang: Lang,
    receipt: &Receipt<'_>,
    nth: usize,
    lines: &[AccountLine],
    unlocked: bool,
    problems: &Problems,
) -> AnyView {
    let key = |what: &str| receipt_field(receipt.file.id, what);
    let (line, day, payee, amount) = (key("line"), key("day"), key("payee"), key("amount"));
    let field = |key, label: Text, what| Field::new(key, label, receipt.typed(what), lang).problems(problems);
    let none = Choice { value: String::new(), label: words::not_matched(lang), help: None };
    let options = lines.iter().map(|line| Choice { value: line.key.clone(), label: line_name(lang, line), help: None });
    let options: Vec<Choice> = std::iter::once(none).chain(options).collect();
    let file = receipt.file;
    let head = view! {
        <h2 class="h-line" id=format!("receipt-{nth}")>{t(words::receipt_no(lang, nth))}</h2>
        <p><span class="files__kind">{kind_of(&file.mime)}</span> " "
            <a href=links::file(file.id.0)>{file.name.clone()}</a> " " <span class="quiet">{size(file.bytes)}</span></p>
    };
    if !unlocked {
        let said = ["day", "payee", "amount"].map(|what| receipt.typed(what).to_owned()).join("　");
        return view! { <section class="stack">{head}<p class="typed">{said}</p></section> }.into_any();
    }
    view! {
        <section class="stack">
            {head}
            {select(&field(&line, words::receipt_line(lang), "line"), options)}
            {input(&field(&day, words::receipt_day(lang), "day"), Typing::DATE, None)}
            {input(&field(&payee, words::receipt_payee(lang), "payee").optional(), Typing::TEXT, None)}
            {input(&field(&amount, words::receipt_amount(lang), "amount"), Typing::NUMBER, Some(shell::yen(lang)))}
        </section>
    }
    .into_any()
}

fn remove(lang: Lang, draft: &Draft<'_>, file: &Attachment, nth: usize) -> AnyView {
    view! {
        <form method="post" action=links::report_file_remove(draft.id(), file.id.0)>
            <button class="link link--danger">{t(words::receipt_no(lang, nth))} "：" {t(words::remove_file(lang))}</button>
        </form>
    }
    .into_any()
}

/// The form that takes a file in.
fn upload(lang: Lang, draft: &Draft<'_>, paper: &'static str, accept: &'static str, problems: &Problems) -> AnyView {
    let key = format!("paper-{paper}");
    let (label, button) = match paper {
        PHOTOS => (words::choose_photo(lang), words::add_photo(lang)),
        _ => (words::choose_receipt(lang), words::add_receipt(lang)),
    };
    let field = Field::new(&key, label, "", lang).unmarked().problems(problems);
    view! {
        <form class="upload stack" method="post" action=links::report_files(draft.id()) enctype="multipart/form-data" novalidate>
            {file_input(&field, accept)}
            <button class="btn">{t(button)}</button>
        </form>
    }
    .into_any()
}

/// Every cost with the sum of its receipts.
fn sums(lang: Lang, draft: &Draft<'_>, lines: &[AccountLine], problems: &Problems) -> AnyView {
    let rows = lines.iter().filter(|line| line.actual.is_some_and(|actual| actual > Yen::ZERO)).map(|line| {
        let shown = draft.report.receipts_of(&line.key);
        let actual = line.actual.unwrap_or_default();
        let short = line.eligible && shown < actual;
        let class = if short { "tag tag--action" } else { "tag tag--good" };
        let field = format!("receipts-{}", line.key);
        let problem = problems.of(&field).map(|problem| {
            view! { <span class="field__error" id=format!("f-{field}")>"＊" {t(problem.text(lang))}</span> }
        });
        view! {
            <tr>
                <td data-label=words::text(lang).bare()>{t(line_name(lang, line))} {problem}</td>
                <td class="yen" data-label=words::actual(lang).bare()>{actual.to_string()}</td>
                <td class="yen" data-label=words::receipts_total(lang).bare()><span class=class>{shown.to_string()}</span></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="stack">
            <h2 class="h-line">{t(words::receipts_sum(lang))}</h2>
            <table class="table table--stack">
                <thead><tr>
                    <th scope="col">{t(words::text(lang))}</th>
                    <th scope="col" class="n">{t(words::actual(lang))}</th>
                    <th scope="col" class="n">{t(words::receipts_total(lang))}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// The page of the photos.
pub fn photos(frame: &Frame, draft: &Draft<'_>, problems: &Problems) -> Page {
    let lang = frame.lang;
    let unlocked = draft.report.is_unlocked(PHOTOS);
    let items = draft.report.photos().zip(1_usize..).map(|(file, nth)| {
        let remove = unlocked.then(|| view! {
            <form method="post" action=links::report_file_remove(draft.id(), file.id.0)>
                <button class="link link--danger">{t(words::remove_file(lang))}<span class="vh">"：" {file.name.clone()}</span></button>
            </form>
        });
        view! {
            <li class="photos__item">
                <a href=links::file(file.id.0)><img class="photos__img" src=links::file_view(file.id.0) alt=format!("{} {nth}", words::task_photos(lang).bare()) loading="lazy" /></a>
                <p class="quiet">{file.name.clone()} "　" {size(file.bytes)}</p>
                {remove}
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    let list = match items.is_empty() {
        true => view! { <p>{t(words::none_yet(lang))}</p> }.into_any(),
        false => view! { <ul class="photos" role="list">{items.collect_view()}</ul> }.into_any(),
    };
    let content = view! {
        <div class="stack--l">
            {unlocked.then(|| upload(lang, draft, PHOTOS, PHOTO_FILES, problems))}
            {(!unlocked).then(|| view! { <p class="field__why">{t(words::locked(lang))}</p> })}
            {list}
        </div>
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |_| words::choose_photo(lang))}
            {head(frame, draft, &ReportTask::Photos, Leave::Freely, Some(words::photos_lead(lang)))}
            {mend(lang, draft, PHOTOS, content.into_any())}
            {next(lang, draft, links::report_check(draft.id()))}
        </div>
    };
    page(draft, words::task_photos(lang), body).with_problems(problems)
}
