//! What the file of a case holds from after its grant（一件書類：交付決定の後）: money, requests, rulings, the report.

use crate::store::case_files::AfterGrant;
use app::pages::awards::property::described;
use app::pages::my_data::Part;
use domain::awards::{Property, Report, form};
use domain::budget::Side;
use domain::calendar::{date, date_and_time};
use domain::money::Yen;
use domain::texts::{Lang, Text, awards as words, budget, property as register, staff};
use serde_json::{Value, json};

/// The parts to read.
pub(super) fn parts(lang: Lang, after: &AfterGrant) -> Vec<Part> {
    let mut parts = vec![money(lang, after)];
    parts.extend(after.report.as_ref().map(|report| reported(lang, report)));
    parts.extend((!after.property.is_empty()).then(|| registered(lang, after)));
    parts
}

fn registered(lang: Lang, after: &AfterGrant) -> Part {
    let rows =
        after.property.iter().map(|property| (Text::typed(&property.nth.to_string()), described(lang, property)));
    Part { title: register::title(lang).bare(), rows: rows.collect(), files: Vec::new() }
}

fn money(lang: Lang, after: &AfterGrant) -> Part {
    let (award, ledger) = (&after.granted.award, &after.granted.ledger);
    let mut rows = vec![
        (words::granted_amount(lang), award.granted.to_string()),
        (words::granted_on(lang), date(award.granted_on, lang)),
    ];
    rows.extend(award.confirmed.map(|amount| (words::confirmed_amount(lang), amount.to_string())));
    let payments = ledger.payments.iter();
    rows.extend(
        payments.map(|paid| (words::payment(lang, paid.kind), format!("{}　{}", date(paid.on, lang), paid.amount))),
    );
    for filed in &after.filed {
        let at = date_and_time(filed.filing.submitted_at.unwrap_or(filed.filing.saved_at), lang);
        let questions = filed.kind.page().map(|page| page.questions.as_slice()).unwrap_or_default();
        let said = questions.iter().map(|question| {
            let typed = filed.filing.answers.get(&question.key);
            format!("{}：{}", question.label.text(lang).bare(), question.read_out(typed, lang, |text| text.bare()))
        });
        rows.push((words::request(lang, filed.kind), format!("{at}\n{}", said.collect::<Vec<_>>().join("\n"))));
    }
    for (ruling, drafter, _) in &after.rulings {
        let number = ruling.number.clone().unwrap_or_default();
        let said = format!("{number}　{}　{drafter}\n{}", ruling.amount, ruling.reason);
        rows.push((words::ruling(lang, ruling.kind), said));
    }
    Part { title: words::award(lang).bare(), rows, files: Vec::new() }
}

fn reported(lang: Lang, report: &Report) -> Part {
    let mut rows: Vec<(Text, String)> = form()
        .questions()
        .map(|question| {
            let typed = report.answers.get(&question.key);
            (question.label.text(lang), question.read_out(typed, lang, |text| text.bare()))
        })
        .collect();
    let said = |amount: Option<Yen>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    for line in report.accounts().lines {
        let category = line.category.map(|category| budget::category_name(lang, category).bare()).unwrap_or_default();
        let amounts = format!("{}　{}　{}", line.planned, said(line.actual), said(line.difference()));
        rows.push((budget::side(lang, line.side), format!("{category}　{}　{amounts}　{}", line.text, line.note)));
    }
    Part {
        title: format!("{} {}", words::report_title(lang).bare(), staff::answers(lang).bare()),
        rows,
        files: Vec::new(),
    }
}

/// The same for programs.
pub(super) fn data(after: &AfterGrant) -> Value {
    let (award, ledger) = (&after.granted.award, &after.granted.ledger);
    let report = after.report.as_ref().map(|report| {
        let lines = report.accounts().lines;
        let lines = lines.iter().map(|line| {
            let side = if line.side == Side::Expense { "expense" } else { "income" };
            json!({ "side": side, "category": line.category.map(|category| category.key()), "text": line.text,
                    "planned": line.planned.0, "actual": line.actual.map(|amount| amount.0), "note": line.note,
                    "eligible": line.eligible })
        });
        let files = report.files.iter().map(|file| json!({ "name": file.name, "sha256": file.sha256 }));
        json!({ "answers": report.answers, "accounts": lines.collect::<Vec<_>>(), "files": files.collect::<Vec<_>>() })
    });
    let requests = after.filed.iter().map(|filed| {
        json!({ "kind": filed.kind.code(), "answers": filed.filing.answers,
                "outcome": filed.outcome.map(|outcome| outcome.code()) })
    });
    let rulings = after.rulings.iter().map(|(ruling, drafter, _)| {
        json!({ "kind": ruling.kind.code(), "amount": ruling.amount.0, "reason": ruling.reason, "number": ruling.number,
                "decided_on": ruling.decided_on, "state": ruling.state.code(), "drafted_by": drafter })
    });
    let payments =
        ledger.payments.iter().map(|paid| json!({ "kind": paid.kind.code(), "amount": paid.amount.0, "on": paid.on }));
    json!({
        "granted": award.granted.0,
        "granted_on": award.granted_on,
        "confirmed": award.confirmed.map(|amount| amount.0),
        "closed_on": award.closed_on,
        "payments": payments.collect::<Vec<_>>(),
        "requests": requests.collect::<Vec<_>>(),
        "rulings": rulings.collect::<Vec<_>>(),
        "report": report,
        "property": after.property.iter().map(property_data).collect::<Vec<_>>(),
    })
}

/// An entry of the register for programs.
pub(super) fn property_data(property: &Property) -> Value {
    json!({
        "number": property.nth,
        "name": property.name,
        "model": property.model,
        "quantity": property.quantity,
        "price": property.price.0,
        "acquired_on": property.acquired_on,
        "place": property.place,
        "restricted_until": property.restricted_until,
        "dealing": property.dealt.map(|(dealing, _)| dealing.code()),
        "dealt_on": property.dealt.map(|(_, on)| on),
        "struck_on": property.struck_on,
    })
}
