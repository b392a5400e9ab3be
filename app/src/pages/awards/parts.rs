//! Parts that both sides see: the money of a grant, the accounts to read, a report, what was filed（補助金の記録）.

use super::accounts::line_name;
use crate::links;
use crate::pages::case_parts::shown;
use crate::ui::{Row, summary, t};
use chrono::{DateTime, Utc};
use domain::awards::{Accounts, Award, Ledger, Receipt, Report, RequestKind, Returned, form};
use domain::budget::Side;
use domain::calendar;
use domain::forms::Answers;
use domain::money::Yen;
use domain::texts::{Lang, Text, awards as words, budget, property, shell};
use leptos::prelude::*;

/// Amounts and days of a grant.
pub fn money(lang: Lang, award: &Award, ledger: &Ledger) -> AnyView {
    let fact = |label: Text, value: String| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    let yen = |amount: Yen| shell::amount(lang, amount).bare();
    let day = |day| calendar::date(day, lang);
    let some = |label: Text, amount: Yen| (amount > Yen::ZERO).then(|| fact(label, yen(amount)));
    let confirmed = award.confirmed.map(|amount| fact(words::confirmed_amount(lang), yen(amount)));
    let repay = award.repay_by.filter(|_| ledger.refundable() > Yen::ZERO);
    let payments = ledger.payments.iter().map(|payment| {
        let said = format!("{}　{}", words::payment(lang, payment.kind).bare(), yen(payment.amount));
        view! { <li>{day(payment.on)} "　" {said}</li> }
    });
    let payments = (!ledger.payments.is_empty()).then(|| {
        view! { <div><dt>{t(words::payments(lang))}</dt><dd><ul class="list">{payments.collect_view()}</ul></dd></div> }
    });
    view! {
        <dl class="facts facts--wide">
            {fact(words::granted_amount(lang), yen(award.granted))}
            {fact(words::granted_on(lang), day(award.granted_on))}
            {confirmed}
            {payments}
            {some(words::to_be_paid(lang), ledger.payable())}
            {some(words::to_be_returned(lang), ledger.refundable())}
            {repay.map(|last| fact(words::repay_by(lang), day(last)))}
        </dl>
    }
    .into_any()
}

/// What accounts come to, and what follows.
pub fn totals(lang: Lang, accounts: &Accounts) -> AnyView {
    let row = |label: Text, amount: Yen, class: &'static str| {
        view! { <div class=class><dt>{t(label)}</dt><dd>{amount.to_string()} " " {t(shell::yen(lang))}</dd></div> }
    };
    let differ = accounts.expense() != accounts.income();
    let class = if differ { "sum__row sum__row--bad" } else { "sum__row" };
    let follows = accounts.settlement.map(|settlement| {
        let paid =
            (settlement.advances > Yen::ZERO).then(|| row(words::paid_so_far(lang), settlement.advances, "sum__row"));
        let refund = (settlement.refund > Yen::ZERO)
            .then(|| row(words::to_be_returned(lang), settlement.refund, "sum__row sum__row--bad"));
        view! { {row(words::expected(lang), settlement.confirmed, "sum__row sum__row--grand")} {paid} {refund} }
    });
    view! {
        <dl class="sum" id="sums">
            {row(words::total_expense(lang), accounts.expense(), "sum__row")}
            {row(words::total_income(lang), accounts.income(), class)}
            {row(words::eligible(lang), accounts.eligible(), "sum__row")}
            {follows}
        </dl>
    }
    .into_any()
}

/// The accounts to read: budget, actual, difference, receipts.
pub fn accounts(lang: Lang, report: &Report) -> AnyView {
    let accounts = report.accounts();
    let table = |side: Side| {
        let rows = accounts.lines.iter().filter(|line| line.side == side).map(|line| {
            let said = |amount: Option<Yen>| amount.map(|amount| amount.to_string()).unwrap_or_default();
            let note = (!line.note.is_empty()).then(|| view! { <span class="table__sub">{line.note.clone()}</span> });
            let out = (side == Side::Expense && !line.eligible)
                .then(|| view! { " " <span class="tag tag--neutral">{t(words::excluded(lang))}</span> });
            let receipts = (side == Side::Expense).then(|| {
                let sum = report.receipts_of(&line.key).to_string();
                view! { <td class="yen" data-label=words::receipts_total(lang).bare()>{sum}</td> }
            });
            view! {
                <tr>
                    <td data-label=words::text(lang).bare()>{t(line_name(lang, line))} {out} {note}</td>
                    <td class="yen" data-label=words::planned(lang).bare()>{line.planned.to_string()}</td>
                    <td class="yen" data-label=words::actual(lang).bare()>{said(line.actual)}</td>
                    <td class="yen" data-label=words::difference(lang).bare()>{said(line.difference())}</td>
                    {receipts}
                </tr>
            }
        });
        let rows = rows.collect_view();
        let receipts =
            (side == Side::Expense).then(|| view! { <th scope="col" class="n">{t(words::receipts_total(lang))}</th> });
        view! {
            <table class="table table--stack">
                <caption>{t(budget::side(lang, side))}</caption>
                <thead><tr>
                    <th scope="col">{t(words::text(lang))}</th><th scope="col" class="n">{t(words::planned(lang))}</th>
                    <th scope="col" class="n">{t(words::actual(lang))}</th><th scope="col" class="n">{t(words::difference(lang))}</th>
                    {receipts}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! { <div class="stack">{table(Side::Expense)} {table(Side::Income)} {totals(lang, &accounts)}</div> }.into_any()
}

/// What a report says, in words.
pub fn told(lang: Lang, answers: &Answers) -> AnyView {
    let rows = form().questions().map(|question| Row {
        label: question.label.text(lang),
        value: shown(lang, question, answers.get(&question.key)),
        change: None,
    });
    summary(lang, rows.collect())
}

/// A whole report to read.
pub fn report(lang: Lang, report: &Report) -> AnyView {
    let receipts: Vec<Receipt<'_>> = report.receipts().collect();
    view! {
        <section class="sheet" id="report">
            <div class="sheet__head"><h2>{t(words::report_title(lang))}</h2></div>
            {told(lang, &report.answers)}
        </section>
        <section class="sheet" id="accounts">
            <div class="sheet__head"><h2>{t(words::accounts(lang))}</h2></div>
            <div class="sheet__body">{accounts(lang, report)}</div>
        </section>
        <section class="sheet" id="receipts">
            <div class="sheet__head"><h2>{t(words::task_receipts(lang))}</h2></div>
            <div class="sheet__body">{receipt_list(lang, report, &receipts)}</div>
        </section>
        <section class="sheet" id="photos">
            <div class="sheet__head"><h2>{t(words::task_photos(lang))}</h2></div>
            <div class="sheet__body">{photo_list(lang, report)}</div>
        </section>
    }
    .into_any()
}

fn receipt_list(lang: Lang, report: &Report, receipts: &[Receipt<'_>]) -> AnyView {
    if receipts.is_empty() {
        return view! { <p>{t(words::none_yet(lang))}</p> }.into_any();
    }
    let lines = report.receipt_lines();
    let rows = receipts.iter().zip(1_usize..).map(|(receipt, nth)| {
        let line = lines.iter().find(|line| line.key == receipt.typed("line"));
        let line = line.map(|line| t(line_name(lang, line)));
        let day = receipt.day().map_or_else(|| receipt.typed("day").to_owned(), calendar::short_date);
        let amount = receipt.amount().map_or_else(|| receipt.typed("amount").to_owned(), |amount| amount.to_string());
        view! {
            <tr>
                <td data-label=words::task_receipts(lang).bare()><a href=links::file(receipt.file.id.0)>{t(words::receipt_no(lang, nth))}</a></td>
                <td data-label=words::receipt_day(lang).bare()>{day}</td>
                <td data-label=words::receipt_payee(lang).bare()>{receipt.typed("payee").to_owned()}</td>
                <td data-label=words::receipt_line(lang).bare()>{line}</td>
                <td class="yen" data-label=words::receipt_amount(lang).bare()>{amount}</td>
            </tr>
        }
    });
    view! {
        <table class="table table--stack">
            <thead><tr>
                <th scope="col">{t(words::task_receipts(lang))}</th><th scope="col">{t(words::receipt_day(lang))}</th>
                <th scope="col">{t(words::receipt_payee(lang))}</th><th scope="col">{t(words::receipt_line(lang))}</th>
                <th scope="col" class="n">{t(words::receipt_amount(lang))}</th>
            </tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn photo_list(lang: Lang, report: &Report) -> AnyView {
    let items: Vec<_> = report
        .photos()
        .zip(1_usize..)
        .map(|(file, nth)| {
            let alt = format!("{} {nth}", words::task_photos(lang).bare());
            view! {
                <li class="photos__item"><a href=links::file(file.id.0)>
                    <img class="photos__img" src=links::file_view(file.id.0) alt=alt loading="lazy" />
                </a></li>
            }
        })
        .collect();
    if items.is_empty() {
        return view! { <p>{t(words::none_yet(lang))}</p> }.into_any();
    }
    view! { <ul class="photos" role="list">{items.collect_view()}</ul> }.into_any()
}

/// A request that was handed in.
#[derive(Debug, Clone)]
pub struct FiledRow {
    /// What it is.
    pub kind: RequestKind,
    /// When it came.
    pub at: DateTime<Utc>,
    /// What it says, the bank account aside.
    pub answers: Answers,
    /// How it ended; nothing while it waits.
    pub outcome: Option<Returned>,
    /// What a change leaves, line by line before and after; empty for others.
    pub changes: Vec<(Text, Yen, Yen)>,
}

/// What was filed on the way, with how each ended.
pub fn filed(lang: Lang, rows: &[FiledRow]) -> AnyView {
    let items = rows.iter().map(|row| {
        let (class, state) = match (row.outcome, row.kind.waits_for_answer()) {
            (Some(Returned::Accepted), _) => ("tag tag--good", words::accepted_tag(lang)),
            (Some(Returned::Noted), _) => ("tag tag--good", words::noted_tag(lang)),
            (Some(Returned::Refused), _) => ("tag tag--bad", property::refused_tag(lang)),
            (Some(Returned::GivenBack), _) => ("tag tag--bad", words::given_back_tag(lang)),
            (None, true) => ("tag tag--wait", words::waiting_tag(lang)),
            (None, false) => ("tag tag--neutral", words::told_tag(lang)),
        };
        let said = row.kind.page().map(|page| {
            let questions = page.questions.iter();
            let rows = questions.map(|question| Row {
                label: question.label.text(lang),
                value: shown(lang, question, row.answers.get(&question.key)),
                change: None,
            });
            summary(lang, rows.collect())
        });
        view! {
            <details class="more">
                <summary>{t(words::request(lang, row.kind))} "　" {calendar::date_and_time(row.at, lang)} " " <span class=class>{t(state)}</span></summary>
                <div class="more__body">{said} {before_after(lang, &row.changes)}</div>
            </details>
        }
    });
    view! { <div class="stack">{items.collect_view()}</div> }.into_any()
}

/// A budget before and after a change, side by side.
pub fn before_after(lang: Lang, changes: &[(Text, Yen, Yen)]) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let rows = changes.iter().map(|(name, before, after)| {
        let after = after.to_string();
        let after =
            if before.to_string() == after { after.into_any() } else { view! { <strong>{after}</strong> }.into_any() };
        view! {
            <tr>
                <td data-label=words::text(lang).bare()>{t(name.clone())}</td>
                <td class="yen" data-label=words::before(lang).bare()>{before.to_string()}</td>
                <td class="yen" data-label=words::after(lang).bare()>{after}</td>
            </tr>
        }
    });
    Some(
        view! {
            <table class="table table--stack">
                <caption>{t(words::before_after(lang))}</caption>
                <thead><tr>
                    <th scope="col">{t(words::text(lang))}</th><th scope="col" class="n">{t(words::before(lang))}</th>
                    <th scope="col" class="n">{t(words::after(lang))}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any(),
    )
}
