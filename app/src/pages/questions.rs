//! One question of a form with its control, wherever a form is filled in or tried（設問の入力欄）.

use crate::ui::{Choice, Field, Typing, choices, input, t, text_area};
use domain::forms::table::{ROWS_MAX, field as cell_name, rows as stored_rows};
use domain::forms::{Cell, Column, FormPage, Kind, Question, When};
use domain::problems::Problems;
use domain::texts::{Lang, Text, proposals as words};
use leptos::prelude::*;

/// Blank rows at the end of a table.
const SPARE_ROWS: usize = 2;

/// Label, help, control and message of a question.
pub fn control(lang: Lang, page: &FormPage, question: &Question, typed: &str, problems: &Problems) -> AnyView {
    let field = Field::new(&question.key, question.label.text(lang), typed, lang)
        .required(question.required)
        .help(help(lang, page, question))
        .problems(problems);
    match &question.kind {
        Kind::Line { .. } => input(&field, Typing::TEXT, None),
        Kind::Text { max } => text_area(&field, if *max > 200 { 8 } else { 4 }, Some(*max)),
        Kind::Number { unit, .. } => {
            let unit = (!unit.is_empty()).then(|| unit.text(lang));
            input(&field, Typing { class: "input--num w-8", ..Typing::NUMBER }, unit)
        }
        Kind::Money { .. } => input(&field, Typing::NUMBER, Some(domain::texts::shell::yen(lang))),
        Kind::Date => input(&field, Typing::DATE, None),
        Kind::Email => input(&field, Typing::EMAIL, None),
        Kind::Phone => input(&field, Typing::PHONE, None),
        Kind::Postcode => input(&field, Typing::POSTCODE, None),
        Kind::Choice { options } => {
            let offered = options.iter().map(|option| Choice {
                value: option.key.clone(),
                label: option.label.text(lang),
                help: None,
            });
            choices(&field, offered.collect())
        }
        Kind::YesNo { .. } => choices(&field, yes_no(lang)),
        Kind::File => file_note(lang, &field),
        Kind::Table { columns } => table(lang, &field, columns),
    }
}

/// The two answers of a question of yes or no.
pub fn yes_no(lang: Lang) -> Vec<Choice> {
    [("yes", words::yes(lang)), ("no", words::no(lang))]
        .map(|(value, label)| Choice { value: value.to_owned(), label, help: None })
        .into()
}

fn help(lang: Lang, page: &FormPage, question: &Question) -> Text {
    let own = question.help.text(lang);
    let own = match &question.kind {
        Kind::Text { max } if question.help.is_empty() => words::limit_help(lang, *max),
        Kind::Text { max } => words::help_and_limit(lang, own, *max),
        Kind::Date if question.help.is_empty() => words::date_help(lang),
        Kind::YesNo { evidence } if !evidence.is_empty() => {
            words::both(lang, own, words::proof_needed(lang, evidence.text(lang)))
        }
        Kind::File => words::both(lang, own, words::file_with_papers(lang)),
        _ => own,
    };
    let decider = page.decider(question).zip(question.when.as_ref());
    let condition = decider.map(|(decider, when)| after(lang, decider, when));
    condition.map_or(own.clone(), |condition| words::both(lang, condition, own))
}

/// 「参加費」で「はい」を選んだ方だけ、お答えください。
fn after(lang: Lang, decider: &Question, when: &When) -> Text {
    let answers: Vec<String> = when.any.iter().map(|value| decider.read_out(value, lang, |text| text.bare())).collect();
    words::only_after(lang, decider.label.text(lang), answers.join("・"))
}

/// A file is attached elsewhere; here stands only that it is.
fn file_note(lang: Lang, field: &Field<'_>) -> AnyView {
    let help = field.help.clone().map(|help| view! { <p class="field__help">{t(help)}</p> });
    let need = if field.required == Some(true) {
        domain::texts::shell::must(lang)
    } else {
        domain::texts::shell::optional(lang)
    };
    let class = if field.required == Some(true) { "need need--must" } else { "need" };
    view! {
        <div class="field" id=field.id()>
            <p class="field__label">{t(field.label.clone())}<span class=class>{t(need)}</span></p>
            {help}
        </div>
    }
    .into_any()
}

fn table(lang: Lang, field: &Field<'_>, columns: &[Column]) -> AnyView {
    let rows = stored_rows(field.value);
    let count = (rows.len() + SPARE_ROWS).min(ROWS_MAX);
    let heads = columns.iter().map(|column| view! { <th scope="col">{t(column.label.text(lang))}</th> });
    let heads = heads.collect_view();
    let blank = Vec::new();
    let lines = (0..count).map(|row| {
        let typed = rows.get(row).unwrap_or(&blank);
        let cells = columns.iter().enumerate().map(|(index, column)| {
            let name = cell_name(field.key, row, index);
            cell(lang, &name, row, column, typed.get(index).map_or("", String::as_str))
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let lines = lines.collect_view();
    let full = rows.len() + SPARE_ROWS > ROWS_MAX;
    let more = (!full)
        .then(|| view! { <button class="btn btn--small" name="go" value="more">{t(words::more_rows(lang))}</button> });
    let message = field.problem.map(|problem| {
        view! { <p class="field__error" id=format!("{}-error", field.id())>"＊" {t(problem.text(lang))}</p> }
    });
    let help =
        field.help.clone().map(|help| view! { <p class="field__help" id=format!("{}-help", field.id())>{t(help)}</p> });
    let (class, need, must) = match (field.problem.is_some(), field.required == Some(true)) {
        (bad, true) => (bad, domain::texts::shell::must(lang), "need need--must"),
        (bad, false) => (bad, domain::texts::shell::optional(lang), "need"),
    };
    let class = if class { "field field--error field--wide" } else { "field field--wide" };
    view! {
        <fieldset class=class id=field.id() aria-describedby=field.described_by() tabindex="-1">
            <legend class="field__label">{t(field.label.clone())}<span class=must>{t(need)}</span></legend>
            {help}
            <table class="table table--stack table--form"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>
            {more}
            {message}
        </fieldset>
    }
    .into_any()
}

fn cell(lang: Lang, name: &str, row: usize, column: &Column, typed: &str) -> AnyView {
    let numeric = matches!(column.cell, Cell::Number | Cell::Money);
    let class = if numeric { "input input--num" } else { "input" };
    let label =
        format!("{} {}", column.label.text(lang).bare(), domain::texts::budget::row_number(lang, row + 1).bare());
    view! {
        <td data-label=column.label.text(lang).bare()>
            <input class=class type="text" id=format!("f-{name}") name=name.to_owned() value=typed.to_owned()
                aria-label=label inputmode=numeric.then_some("numeric") autocomplete="off" />
        </td>
    }
    .into_any()
}
