//! Pages of opinions for those who write them（意見の提出の画面）.

mod files;
mod receipt;
mod review;
mod sender;
mod write;

pub use files::{FileRow, FilesPage, file_list, files};
pub use receipt::{Receipt, closed, receipt, withdraw};
pub use review::{Review, review};
pub use sender::{SenderPage, sender, sender_fields, sender_rows};
pub use write::{Correcting, WritePage, correct, write};

use crate::ui::t;
use domain::opinions::Part;
use domain::plans::{Plan, PlanNode};
use domain::texts::{Lang, Text, opinions as words};
use leptos::prelude::*;

/// The id of the form on every page of writing.
const FORM: &str = "opinion";

/// A clause in one line, as it stands in lists.
pub fn clause_name(node: &PlanNode) -> String {
    [node.label.as_str(), node.title.as_str()].join(" ").trim().to_owned()
}

/// Where a piece speaks to, as people read it.
pub fn places(lang: Lang, plan: &Plan, part: &Part) -> String {
    let mut names: Vec<String> = part.nodes.iter().filter_map(|id| plan.node(*id)).map(clause_name).collect();
    if names.is_empty() {
        names.push(words::whole(lang).bare());
    }
    if !part.place.is_empty() {
        names.push(part.place.clone());
    }
    names.join("、")
}

/// The pieces as they were written.
pub fn pieces(lang: Lang, plan: &Plan, parts: &[Part]) -> AnyView {
    let rows = parts.iter().enumerate().map(|(index, part)| {
        let reason = (!part.reason.is_empty()).then(|| {
            view! { <div class="summary__row"><dt>{t(words::reason(lang))}</dt><dd class="typed">{part.reason.clone()}</dd></div> }
        });
        view! {
            <section class="sheet">
                <div class="sheet__head"><h2>{t(words::piece(lang, index + 1))}</h2></div>
                <dl class="summary">
                    <div class="summary__row"><dt>{t(words::clause(lang))}</dt><dd>{places(lang, plan, part)}</dd></div>
                    <div class="summary__row"><dt>{t(words::body(lang))}</dt><dd class="typed">{part.body.clone()}</dd></div>
                    {reason}
                </dl>
            </section>
        }
    });
    rows.collect_view().into_any()
}

/// The bar of the three pages with the present one marked. The others save first.
fn steps(lang: Lang, now: usize) -> AnyView {
    let names = [words::write_title(lang), words::sender_title(lang), words::review_title(lang)];
    let rows = names.into_iter().enumerate().map(|(index, name)| {
        let name = view! { <span class="steps__name">{t(name)}</span> };
        if index + 1 == now {
            let of = view! { <span class="steps__of">{t(words::steps(lang, now))} " "</span> };
            return view! { <li class="steps__item steps__item--now" aria-current="step"><span class="steps__at">{of}{name}</span></li> }
                .into_any();
        }
        let class = if index + 1 < now { "steps__item steps__item--done" } else { "steps__item" };
        view! { <li class=class><span class="steps__at">{name}</span></li> }.into_any()
    });
    view! { <ol class="steps" role="list">{rows.collect_view()}</ol> }.into_any()
}

/// What a field is called in the summary of errors.
pub fn field_name(lang: Lang, key: &str) -> Text {
    match key.split('-').next().unwrap_or_default() {
        "node" => words::clause(lang),
        "place" => words::place(lang),
        "body" => words::body(lang),
        "reason" => words::reason(lang),
        "naming" => words::naming(lang),
        "name" => words::name(lang),
        "organisation" => words::organisation(lang),
        "category" => words::category(lang),
        "postcode" => words::postcode(lang),
        "address" => words::address(lang),
        "district" => words::district(lang),
        "email" => words::email(lang),
        "phone" => words::phone(lang),
        "group" => words::group(lang),
        "paper" => words::file_choose(lang),
        _ => words::correct_title(lang),
    }
}
