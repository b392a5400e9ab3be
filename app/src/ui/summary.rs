//! Question and answer in rows, as on the check-your-answers page（確認の一覧）.

use super::t;
use domain::texts::{Lang, Text, shell as words};
use leptos::prelude::*;

/// A row of the list.
#[derive(Debug, Clone)]
pub struct Row {
    /// What was asked.
    pub label: Text,
    /// What was answered, as typed; empty shows 入力なし.
    pub value: String,
    /// Where it can be changed.
    pub change: Option<String>,
}

/// The list.
pub fn summary(lang: Lang, rows: Vec<Row>) -> AnyView {
    let rows = rows.into_iter().map(|row| {
        let value = if row.value.trim().is_empty() {
            view! { <dd class="summary__none">{t(words::none_given(lang))}</dd> }.into_any()
        } else {
            view! { <dd class="typed">{row.value}</dd> }.into_any()
        };
        let change = row.change.map(|href| {
            let label = row.label.bare();
            view! { <dd class="summary__act"><a href=href>{t(words::change(lang))}<span class="vh">"：" {label}</span></a></dd> }
        });
        view! { <div class="summary__row"><dt>{t(row.label)}</dt>{value}{change}</div> }
    });
    view! { <dl class="summary">{rows.collect_view()}</dl> }.into_any()
}
