//! Pages about the service: the story and plan, contact, accessibility, privacy（案内）.

mod statements;
mod story;

pub use statements::{accessibility, contact, privacy};
pub use story::story;

use crate::ui::t;
use domain::people::Organisation;
use domain::texts::{Lang, Text, about as words};
use leptos::prelude::*;

/// A heading with what follows it.
fn part(title: Text, content: AnyView) -> AnyView {
    view! { <section class="section stack"><h2 class="h-line">{t(title)}</h2>{content}</section> }.into_any()
}

fn paragraph(text: Text) -> AnyView {
    view! { <p>{t(text)}</p> }.into_any()
}

fn list(rows: impl IntoIterator<Item = Text>) -> AnyView {
    let rows: Vec<AnyView> = rows.into_iter().map(|row| view! { <li>{t(row)}</li> }.into_any()).collect();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

/// How to reach each department.
fn departments(lang: Lang, departments: &[Organisation]) -> AnyView {
    if departments.is_empty() {
        return view! { <div class="empty"><p class="empty__title">{t(words::no_departments(lang))}</p></div> }
            .into_any();
    }
    let boxes = departments.iter().map(|department| {
        let phone = department.phone.clone().map(|phone| {
            let href = format!("tel:{}", phone.replace(['-', ' '], ""));
            view! { <div><dt>{t(words::phone(lang))}</dt><dd><a href=href>{phone}</a></dd></div> }
        });
        let email = department.email.clone().map(|email| {
            let href = format!("mailto:{email}");
            view! { <div><dt>{t(words::email(lang))}</dt><dd><a href=href>{email}</a></dd></div> }
        });
        view! {
            <div class="box"><h3 class="box__title">{department.name.clone()}</h3>
                <dl class="facts">{phone}{email}</dl>
            </div>
        }
    });
    view! { <div class="stack">{boxes.collect_view()}</div> }.into_any()
}
