//! The summary of everything that is wrong, first thing on the page（エラーのまとめ）.

use super::field::control_id;
use super::t;
use domain::problems::Problems;
use domain::texts::{Lang, Text, shell as words};
use leptos::prelude::*;

/// Lists each problem with a link to its field, in the same words as beside the field. `label` names a
/// field for the reader. Nothing is shown for a good form.
pub fn error_summary(lang: Lang, problems: &Problems, label: impl Fn(&str) -> Text) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let rows = problems.iter().map(|(key, problem)| {
        let text = view! { <a href=format!("#{}", control_id(key))>{t(label(key))} "：" {t(problem.text(lang))}</a> };
        view! { <li>{text}</li> }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <div class="errors" id="errors" role="alert" tabindex="-1">
                <h2 class="errors__title">{t(words::errors_title(lang, problems.len()))}</h2>
                <ul class="errors__list">{rows}</ul>
            </div>
        }
        .into_any(),
    )
}
