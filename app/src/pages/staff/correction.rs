//! The form that asks for a correction, what was asked, and what came back（補正）.

use super::forms::Sheet;
use crate::pages::case_parts::{pieces, shown};
use crate::pages::proposals::stale::budget_rows;
use crate::ui::{Field, Typing, input, t, tick};
use domain::calendar::{date, date_in_japan};
use domain::calls::Call;
use domain::changes::{Change, between, text};
use domain::corrections::{Correction, fields, mark_field, reason_field};
use domain::filings::Attachment;
use domain::proposals::{BUDGET, Proposal, paper_field};
use domain::texts::{Lang, Text, drafts as words, staff};
use leptos::prelude::*;

/// A field of the application by the name that people know.
pub fn name(lang: Lang, proposal: &Proposal, field: &str) -> Text {
    if field == BUDGET {
        return staff::budget(lang);
    }
    let question = proposal.call.form.questions().find(|question| question.key == field);
    let paper = || proposal.papers().into_iter().find(|paper| paper_field(&paper.key) == field);
    let label = question.map(|question| question.label.clone()).or_else(|| paper().map(|paper| paper.label));
    label.map_or_else(|| Text::typed(field), |label| label.text(lang))
}

/// The fields of the form: every question, the budget, every paper, each with a place for a reason.
pub(super) fn form(sheet: &Sheet, proposal: &Proposal) -> AnyView {
    let lang = sheet.lang;
    let asked = proposal.form();
    let sections = asked.sections.iter().map(|section| {
        let keys = section.pages.iter().flat_map(|page| &page.questions).map(|question| question.key.clone());
        (section.title.text(lang), keys.collect::<Vec<_>>())
    });
    let papers = proposal.papers().iter().map(|paper| paper_field(&paper.key)).collect();
    let rest = [(staff::budget(lang), vec![BUDGET.to_owned()]), (staff::files(lang), papers)];
    let groups = sections.chain(rest).filter(|(_, keys)| !keys.is_empty());
    let groups = groups.map(|(title, keys)| group(sheet, proposal, title, &keys)).collect_view();
    let due = sheet.field("due", words::ask_due(lang)).help(words::ask_due_help(lang));
    view! {
        <fieldset class="field" id="f-marks" tabindex="-1">
            <legend class="field__label">{t(words::ask_marks(lang))}</legend>
            {groups}
        </fieldset>
        {input(&due, Typing::DATE, None)}
        {sheet.optional_remark("message", words::ask_note(lang))}
    }
    .into_any()
}

fn group(sheet: &Sheet, proposal: &Proposal, title: Text, keys: &[String]) -> AnyView {
    let lang = sheet.lang;
    let touched = |key: &String| {
        !sheet.answers.get(&mark_field(key)).is_empty()
            || !sheet.answers.get(&reason_field(key)).is_empty()
            || sheet.problems.of(&reason_field(key)).is_some()
    };
    let open = keys.iter().any(touched);
    let rows = keys.iter().map(|key| {
        let label = name(lang, proposal, key);
        let (mark, reason) = (mark_field(key), reason_field(key));
        let tick = tick(&Field { required: None, ..sheet.field(&mark, label.clone()) });
        let reason = Field { required: None, ..sheet.field(&reason, words::ask_reason(lang, label)) };
        view! { <div class="mark">{tick}{input(&reason, Typing::TEXT, None)}</div> }
    });
    view! {
        <details class="more" open=open><summary>{t(title)}</summary><div class="more__body">{rows.collect_view()}</div></details>
    }
    .into_any()
}

/// The label of one of these fields, for the summary of problems.
pub fn label(lang: Lang, proposal: &Proposal, key: &str) -> Option<Text> {
    let reason = fields(proposal).into_iter().find(|field| reason_field(field) == key);
    match (key, reason) {
        (_, Some(field)) => Some(words::ask_reason(lang, name(lang, proposal, &field))),
        ("marks", _) => Some(words::ask_marks(lang)),
        ("due", _) => Some(words::ask_due(lang)),
        ("message", _) => Some(words::ask_note(lang)),
        _ => None,
    }
}

/// What was asked for.
pub fn asked(lang: Lang, proposal: &Proposal, correction: &Correction, is_open: bool) -> AnyView {
    let rows = correction.marks.iter().map(|mark| {
        view! { <div class="summary__row"><dt>{t(name(lang, proposal, &mark.field))}</dt><dd class="typed">{mark.reason.clone()}</dd></div> }
    });
    let note = (!correction.note.trim().is_empty()).then(|| view! {
        <div class="summary__row"><dt>{t(words::ask_note(lang))}</dt><dd class="typed">{correction.note.clone()}</dd></div>
    });
    let day = date(date_in_japan(correction.due_at), lang);
    let waits = is_open.then(|| view! { <p>{t(words::being_written(lang, &day))}</p> });
    let due = view! { <div class="summary__row"><dt>{t(words::ask_due(lang))}</dt><dd>{day.clone()}</dd></div> };
    view! { {waits} <dl class="summary">{rows.collect_view()}{note}{due}</dl> }.into_any()
}

/// What differs between two versions.
pub fn changes(lang: Lang, old: &Proposal, new: &Proposal) -> AnyView {
    let found = between(old, new);
    if found.is_empty() {
        return view! { <p>{t(words::no_changes(lang))}</p> }.into_any();
    }
    let rows = found.iter().map(|change| {
        let label = name(lang, new, &change.field());
        view! { <div class="stack"><h3>{t(label)}</h3>{one(lang, &new.call, change)}</div> }
    });
    view! { <div class="stack--l">{rows.collect_view()}</div> }.into_any()
}

fn one(lang: Lang, call: &Call, change: &Change) -> AnyView {
    match change {
        Change::Answer { key, old, new } => {
            let question = call.form.questions().find(|question| question.key == *key);
            let read = |typed: &str| question.map_or_else(|| typed.to_owned(), |question| shown(lang, question, typed));
            view! { <div class="typed">{pieces(lang, &text(&read(old), &read(new)))}</div> }.into_any()
        }
        Change::Budget(rows) => budget_rows(lang, rows, words::gone(lang), words::added(lang)),
        Change::Paper { gone, new, .. } => {
            let list = |files: &[Attachment], what: Text| {
                let rows = files.iter().map(|file| {
                    view! { <li><a href=crate::links::file(file.id.0)>{file.name.clone()}</a> " " {t(what.clone())}</li> }
                });
                rows.collect_view()
            };
            view! { <ul class="list">{list(gone, words::gone(lang))}{list(new, words::added(lang))}</ul> }.into_any()
        }
    }
}
