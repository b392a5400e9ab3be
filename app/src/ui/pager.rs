//! Links to the previous and next page of a list（ページ送り）.

use super::t;
use domain::texts::{Lang, shell as words};
use leptos::prelude::*;

/// Where a list stands.
#[derive(Debug, Clone)]
pub struct Pager {
    /// Address of the previous page, if there is one.
    pub previous: Option<String>,
    /// Number of this page, from 1.
    pub number: i64,
    /// Address of the next page, if there is one.
    pub next: Option<String>,
}

/// The pager; nothing where one page holds everything.
pub fn pager(lang: Lang, pager: Pager) -> Option<AnyView> {
    if pager.previous.is_none() && pager.next.is_none() {
        return None;
    }
    let previous =
        pager.previous.map(|href| view! { <li><a href=href rel="prev">{t(words::previous_page(lang))}</a></li> });
    let next = pager.next.map(|href| view! { <li><a href=href rel="next">{t(words::next_page(lang))}</a></li> });
    Some(
        view! {
            <nav aria-label=words::pages(lang).bare()>
                <ul class="pager">{previous}<li><span aria-current="page">{pager.number}</span></li>{next}</ul>
            </nav>
        }
        .into_any(),
    )
}
