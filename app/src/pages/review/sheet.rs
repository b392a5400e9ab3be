//! The fields of a scoring sheet, for reviewers and for those who key one in（採点票の入力欄）.

use crate::pages::staff::calls::Sheet;
use crate::ui::Typing;
use crate::ui::{Choice, choices, choices_in_row, input, text_area};
use domain::review::{Criterion, Part, REMARK_FIELD, REMARK_MAX, Rubric, remark_of};
use domain::texts::{Lang, Text, review as words};
use leptos::prelude::*;

/// Up to so many points are offered as buttons; more are typed.
const BUTTONS: i64 = 11;

/// What a field is called in the summary of problems.
pub fn label(lang: Lang, rubric: &Rubric, key: &str) -> Text {
    let criterion = |key: &str| rubric.criteria.iter().find(|one| one.key == key).map(|one| one.label.text(lang));
    match key.strip_prefix("remark-") {
        Some(of) => words::remark(lang, criterion(of).unwrap_or(Text::fixed(""))),
        None => criterion(key).unwrap_or_else(|| match key {
            REMARK_FIELD => words::whole_remark(lang),
            _ => words::sheet_title(lang),
        }),
    }
}

/// All fields of a part.
pub fn fields(lang: Lang, rubric: &Rubric, part: Part, sheet: &Sheet<'_>) -> AnyView {
    let rows = rubric.of(part).map(|criterion| row(lang, rubric, criterion, sheet)).collect_view();
    let remark = sheet.field(REMARK_FIELD, words::whole_remark(lang)).optional().help(words::whole_remark_help(lang));
    view! { {rows} {text_area(&remark, 4, Some(REMARK_MAX))} }.into_any()
}

/// What may be given on a criterion.
pub fn range(lang: Lang, criterion: &Criterion) -> Text {
    match criterion.weight {
        1 => words::points(lang, criterion.min, criterion.max),
        weight => words::points_weighted(lang, criterion.min, criterion.max, weight),
    }
}

fn row(lang: Lang, rubric: &Rubric, criterion: &Criterion, sheet: &Sheet<'_>) -> AnyView {
    let range = range(lang, criterion);
    let help = match criterion.question.is_empty() {
        true => range,
        false => Text::formatted(format!("{}　{}", marked(&criterion.question.text(lang)), marked(&range))),
    };
    let field = sheet.field(&criterion.key, criterion.label.text(lang)).help(help);
    let all = criterion.min..=criterion.max;
    let named = all.clone().any(|points| rubric.grade(points).is_some());
    let option = |points: i64| Choice {
        value: points.to_string(),
        label: match rubric.grade(points) {
            Some(grade) => words::grade(lang, points, grade.label.text(lang)),
            None => Text::typed(&points.to_string()),
        },
        help: None,
    };
    let points = match (criterion.max - criterion.min < BUTTONS, named) {
        (true, true) => choices(&field, all.rev().map(option).collect()),
        (true, false) => choices_in_row(&field, all.map(option).collect()),
        (false, _) => input(&field, Typing { class: "input--num w-8", ..Typing::NUMBER }, None),
    };
    let remark_key = remark_of(&criterion.key);
    let remark = sheet.field(&remark_key, words::remark(lang, criterion.label.text(lang))).optional();
    view! { <div class="stack">{points}{text_area(&remark, 2, Some(REMARK_MAX))}</div> }.into_any()
}

/// A text without its readings, to be joined with another.
fn marked(text: &Text) -> String {
    text.bare()
}
