//! What an edition corrected, clause beside clause（正誤表）.

use super::crumbs;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::consultations::Consultation;
use domain::plans::errata::{Difference, Piece};
use domain::plans::{Plan, PlanNode};
use domain::texts::{Lang, consultations as words};
use leptos::prelude::*;

/// The page.
pub fn errata(frame: &Frame, it: &Consultation, before: &Plan, after: &Plan, found: &[Difference]) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {crumbs(lang, it, words::errata(lang))}
            <header class="page__head">
                <p class="page__over">{t(it.title.text(lang))}</p>
                <h1>{t(words::errata(lang))}</h1>
                <p class="lead">{t(words::errata_lead(lang, before.edition, after.edition))}</p>
            </header>
            <div class="stack--l">
                <div class="notice"><p class="typed">{after.errata.clone()}</p></div>
                {table(lang, found)}
                <p class="acts">
                    <a class="btn" href=links::consultation_document(&it.slug)>{t(words::read_document(lang))}</a>
                    <a class="btn" href=links::consultation_edition(&it.slug, before.edition)>{t(words::edition(lang, before.edition))}</a>
                </p>
            </div>
        </div>
    };
    Page::public(words::errata(lang), body).under(links::consultations())
}

/// The differences, one block each.
pub fn table(lang: Lang, found: &[Difference]) -> AnyView {
    let rows = found.iter().map(|difference| one(lang, difference)).collect_view();
    view! { <div class="stack--l" lang="ja">{rows}</div> }.into_any()
}

fn one(lang: Lang, difference: &Difference) -> AnyView {
    match difference {
        Difference::Changed { after, was, is, .. } => view! {
            <section class="sheet">
                <div class="sheet__head"><h2>{after.name()}</h2><span class="tag tag--info">{t(words::errata_changed(lang))}</span></div>
                <div class="sheet__body stack">
                    <p class="quiet">{t(words::errata_was(lang))}</p><p class="typed">{pieces(was, true)}</p>
                    <p class="quiet">{t(words::errata_is(lang))}</p><p class="typed">{pieces(is, false)}</p>
                </div>
            </section>
        }
        .into_any(),
        Difference::Added(node) => whole(node, view! { <span class="tag tag--good">{t(words::errata_added(lang))}</span> }.into_any()),
        Difference::Removed(node) => {
            whole(node, view! { <span class="tag tag--action">{t(words::errata_removed(lang))}</span> }.into_any())
        }
    }
}

fn whole(node: &PlanNode, tag: AnyView) -> AnyView {
    view! {
        <section class="sheet">
            <div class="sheet__head"><h2>{node.name()}</h2>{tag}</div>
            <div class="sheet__body"><p class="typed">{node.body.clone()}</p></div>
        </section>
    }
    .into_any()
}

fn pieces(pieces: &[Piece], gone: bool) -> AnyView {
    let pieces = pieces.iter().map(|piece| match (piece.differs, gone) {
        (false, _) => piece.text.clone().into_any(),
        (true, true) => view! { <del>{piece.text.clone()}</del> }.into_any(),
        (true, false) => view! { <ins>{piece.text.clone()}</ins> }.into_any(),
    });
    pieces.collect_view().into_any()
}
