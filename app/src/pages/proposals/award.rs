//! What the applicant's page says after the grant: what comes next, the money, what was filed（交付決定の後）.

use super::show::{AfterGrant, Show};
use crate::frame::Frame;
use crate::links;
use crate::pages::awards::parts::{self, FiledRow};
use crate::pages::awards::property;
use crate::ui::t;
use domain::awards::RequestKind;
use domain::calendar;
use domain::money::Yen;
use domain::submissions::Stage;
use domain::texts::{Lang, Text, awards as words, proposals, submissions};
use leptos::prelude::*;

/// The sentence of a confirmed amount.
pub fn say_confirmed(lang: Lang, after: Option<&AfterGrant>) -> Text {
    match after.and_then(|after| after.award.confirmed) {
        Some(amount) => words::say_confirmed_amount(lang, amount),
        None => words::say_confirmed(lang),
    }
}

/// The next thing to do, and what else can be done.
pub fn next(frame: &Frame, data: &Show<'_>, decided_on: Option<&str>) -> AnyView {
    let lang = frame.lang;
    let stage = data.draft.proposal.case.stage;
    let id = data.draft.proposal.case.id.0;
    let main = match (stage, &data.award) {
        (Stage::Selected, _) => selected(lang, id, data),
        (Stage::Granted | Stage::ReportReturned, Some(after)) => running(frame, id, after, decided_on, stage),
        (Stage::Confirmed | Stage::Discontinued | Stage::Revoked, Some(after)) => settling(lang, id, data, after),
        _ => view! { <p>{t(proposals::next_step(lang, stage, None, decided_on))}</p> }.into_any(),
    };
    let usual = if stage == Stage::Selected { Some(RequestKind::Grant) } else { None };
    let others = data.offered.iter().filter(|kind| Some(**kind) != usual && **kind != RequestKind::Invoice);
    let others: Vec<_> = others
        .map(|kind| {
            let name = submissions::verb(lang, kind.verb());
            view! { <li><a href=links::request(id, kind.code())>{t(name)}</a></li> }
        })
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! { <h3>{t(words::more_to_do(lang))}</h3> <ul class="list">{others.collect_view()}</ul> }
    });
    view! { {main} {others} }.into_any()
}

fn button(href: String, label: Text) -> AnyView {
    view! { <div class="buttons"><a class="btn btn--primary btn--big btn--go" href=href>{t(label)}</a></div> }
        .into_any()
}

/// After the selection: apply for the grant, where the programme asks for it.
fn selected(lang: Lang, id: uuid::Uuid, data: &Show<'_>) -> AnyView {
    let waits = data.filed.iter().any(|filed| filed.kind == RequestKind::Grant && filed.outcome.is_none());
    if waits {
        return view! { <p>{t(words::apply_waits(lang))}</p> }.into_any();
    }
    if !data.offered.contains(&RequestKind::Grant) {
        return view! { <p>{t(proposals::next_step(lang, Stage::Selected, None, None))}</p> }.into_any();
    }
    let go = button(links::request(id, RequestKind::Grant.code()), words::do_apply_for_grant(lang));
    view! { <p>{t(words::apply_now(lang))}</p> {go} }.into_any()
}

/// While the project runs: keep receipts, tell how it goes, report.
fn running(frame: &Frame, id: uuid::Uuid, after: &AfterGrant, decided_on: Option<&str>, stage: Stage) -> AnyView {
    let lang = frame.lang;
    let today = calendar::date_in_japan(frame.now);
    let due = after.award.report_due_on;
    let day = calendar::date(due, lang);
    let said = if today > due { words::report_late(lang, day) } else { words::report_due(lang, day) };
    let label = match (stage, after.begun) {
        (Stage::ReportReturned, _) => words::do_rereport(lang),
        (_, true) => words::go_on_report(lang),
        (_, false) => words::write_report(lang),
    };
    let status = after.award.status_due_on.filter(|last| today <= *last);
    let status = status.map(|last| view! { <p>{t(words::status_due(lang, calendar::date(last, lang)))}</p> });
    view! {
        <p>{t(proposals::next_step(lang, stage, None, decided_on))}</p>
        {status}
        <p>{t(words::report_title(lang))} "：" {t(said)}</p>
        {button(links::report(id), label)}
    }
    .into_any()
}

/// Once the amount is confirmed: what is still to be paid or returned.
fn settling(lang: Lang, id: uuid::Uuid, data: &Show<'_>, after: &AfterGrant) -> AnyView {
    let ledger = &after.ledger;
    let repay = ledger.refundable();
    if repay > Yen::ZERO {
        let by = after.award.repay_by.map(|day| calendar::date(day, lang)).unwrap_or_default();
        return view! { <p><strong>{t(words::refund_now(lang, repay, by))}</strong></p> }.into_any();
    }
    if data.offered.contains(&RequestKind::Invoice) {
        let go = button(links::request(id, RequestKind::Invoice.code()), words::do_send_invoice(lang));
        return view! { <p>{t(words::invoice_now(lang, ledger.payable()))}</p> {go} }.into_any();
    }
    let said = if ledger.payable() > Yen::ZERO { words::invoice_waits(lang) } else { words::settled_waits(lang) };
    view! { <p>{t(said)}</p> }.into_any()
}

/// The money of the grant, what was acquired with it, and the report that was handed in.
pub fn sheet(frame: &Frame, after: &AfterGrant) -> AnyView {
    let lang = frame.lang;
    view! {
        <section class="sheet" id="award">
            <div class="sheet__head"><h2>{t(words::award(lang))}</h2></div>
            <div class="sheet__body">{parts::money(lang, &after.award, &after.ledger)}</div>
        </section>
        {property::of_group(lang, &after.property, calendar::date_in_japan(frame.now))}
        {after.report.as_ref().map(|report| parts::report(lang, report))}
    }
    .into_any()
}

/// What was filed on the way.
pub fn filed(lang: Lang, rows: &[FiledRow]) -> AnyView {
    view! {
        <section class="sheet" id="filed">
            <div class="sheet__head"><h2>{t(words::filed(lang))}</h2></div>
            <div class="sheet__body">{parts::filed(lang, rows)}</div>
        </section>
    }
    .into_any()
}
