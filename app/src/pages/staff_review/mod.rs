//! Panels and their rounds, for the department that looks after them（審査会の事務局）.

pub mod agenda;
pub mod assignments;
pub mod key;
pub mod minutes;
pub mod panels;
pub mod print;
pub mod round;
pub mod say;
pub mod tally;

use crate::links;
use crate::ui::t;
use domain::calls::Call;
use domain::review::TRACKLESS;
use domain::texts::{Lang, Text, shell, staff, staff_review as words};
use leptos::prelude::*;

/// What a page about a round is about.
pub struct Where<'a> {
    /// The call.
    pub call: &'a Call,
    /// What stands for the track in addresses.
    pub code: &'a str,
}

impl Where<'_> {
    /// What the track is called.
    pub fn track(&self, lang: Lang) -> Text {
        let track = self.call.rules.tracks.iter().find(|track| track.key == self.code && self.code != TRACKLESS);
        track.map_or_else(|| words::whole_call(lang), |track| track.name.text(lang))
    }

    /// The head of the page, with the way back.
    fn head(&self, lang: Lang, title: Text) -> AnyView {
        let slug = &self.call.slug;
        view! {
            <nav class="crumbs no-print" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::staff_calls()>{t(staff::calls_title(lang))}</a></li>
                <li><a href=links::staff_reviews(slug)>{t(words::rounds_title(lang))}</a></li>
                <li><a href=links::staff_round(slug, self.code)>{t(self.track(lang))}</a></li>
                <li aria-current="page">{t(title.clone())}</li>
            </ol></nav>
            <header class="page__head">
                <p class="page__over">{t(self.call.title.text(lang))} "　" {t(self.track(lang))}</p><h1>{t(title)}</h1>
            </header>
        }
        .into_any()
    }
}

/// A table of a page, with its heads.
fn table(name: Text, heads: Vec<(Text, &'static str)>, rows: AnyView) -> AnyView {
    let heads = heads.into_iter().map(|(head, class)| view! { <th scope="col" class=class>{t(head)}</th> });
    view! {
        <div class="table-wrap" role="region" aria-label=name.bare() tabindex="0">
            <table class="table table--dense"><thead><tr>{heads.collect_view()}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}
