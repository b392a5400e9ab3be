//! The draft document clause by clause, made for a telephone and for A4 paper（案の本文）.

use super::crumbs;
use super::show::preview_note;
use crate::frame::{Frame, Page};
use crate::links::{self, clause_anchor};
use crate::pages::calls::guide::prose;
use crate::ui::t;
use domain::calendar::{date, date_in_japan};
use domain::consultations::{Consultation, Standing};
use domain::plans::{Plan, PlanNode};
use domain::texts::{Lang, Text, consultations as words};
use leptos::prelude::*;

/// What the page shows.
pub struct DocumentPage<'a> {
    /// The consultation.
    pub it: &'a Consultation,
    /// The edition.
    pub plan: &'a Plan,
    /// Whether a newer one was published.
    pub is_old: bool,
    /// Whether staff look at it before its publication.
    pub preview: bool,
}

/// Contents are shown from so many clauses on.
const CONTENTS_FROM: usize = 4;

/// The page.
pub fn document(frame: &Frame, data: &DocumentPage<'_>) -> Page {
    let (lang, it, plan) = (frame.lang, data.it, data.plan);
    let open = it.standing(frame.now) == Standing::Open && !data.is_old;
    let clauses = plan.nodes.iter().map(|node| clause(lang, it, node, open)).collect_view();
    let published = plan.frozen_at.map(|at| date(date_in_japan(at), lang));
    let over = match published {
        Some(day) => words::edition_of(lang, plan.edition, day),
        None => words::edition(lang, plan.edition),
    };
    let body = view! {
        <div class="page page--text">
            {data.preview.then(|| preview_note(lang))}
            {crumbs(lang, it, words::document(lang))}
            <header class="page__head">
                <p class="page__over">{t(over)}</p>
                <h1>{t(it.title.text(lang))}</h1>
            </header>
            {edition_note(lang, data)}
            <div class="stack--l">
                {(plan.nodes.len() >= CONTENTS_FROM).then(|| contents(lang, plan))}
                <div class="clauses" lang="ja">{clauses}</div>
                {open.then(|| view! {
                    <p class="no-print"><a class="btn btn--primary btn--big btn--go" href=links::consultation_opinion(&it.slug)>{t(words::write_opinion(lang))}</a></p>
                })}
                <p class="quiet no-print">{t(words::print_hint(lang))}</p>
            </div>
        </div>
    };
    Page::public(it.title.text(lang), body).under(links::consultations())
}

fn edition_note(lang: Lang, data: &DocumentPage<'_>) -> Option<AnyView> {
    let slug = &data.it.slug;
    if data.is_old {
        return Some(
            view! {
                <div class="notice notice--warn" role="status"><p>{t(words::newer_edition(lang))}</p>
                <p class="onward"><a href=links::consultation_document(slug)>{t(words::read_document(lang))}</a></p></div>
            }
            .into_any(),
        );
    }
    let edition = data.plan.edition;
    (edition > 1 && !data.preview).then(|| {
        view! {
            <div class="notice" id="edition">
                <p class="typed">{data.plan.errata.clone()}</p>
                <p class="no-print"><a href=links::consultation_errata(slug, edition)>{t(words::errata_see(lang, edition))}</a></p>
            </div>
        }
        .into_any()
    })
}

fn contents(lang: Lang, plan: &Plan) -> AnyView {
    // Two levels are enough to find one's way; what lies deeper is seen when one is there.
    let rows = plan.nodes.iter().filter(|node| node.depth < 2 && !(node.label.is_empty() && node.title.is_empty()));
    let rows = rows.map(|node| {
        let class = if node.depth == 0 { "clauses__to" } else { "clauses__to clauses__to--deep" };
        view! { <li class=class><a href=format!("#{}", clause_anchor(node.id.0))>{node.name()}</a></li> }
    });
    view! {
        <nav class="box no-print" id="contents" aria-label=words::contents(lang).bare()>
            <h2 class="box__title">{t(words::contents(lang))}</h2>
            <ul class="list list--ways clauses__contents" lang="ja">{rows.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn clause(lang: Lang, it: &Consultation, node: &PlanNode, open: bool) -> AnyView {
    let name = node.name();
    let heading = format!("{} {}", node.label, node.title);
    let heading = heading.trim().to_owned();
    let id = clause_anchor(node.id.0);
    let title = (!heading.is_empty()).then(|| match node.depth {
        0 => view! { <h2 class="h-line">{heading}</h2> }.into_any(),
        1 => view! { <h3>{heading}</h3> }.into_any(),
        _ => view! { <h4>{heading}</h4> }.into_any(),
    });
    let body = (!node.body.is_empty()).then(|| prose(Text::typed(&node.body)));
    let write = open.then(|| {
        let href = links::consultation_opinion_on(&it.slug, node.id.0);
        view! {
            <p class="clauses__write no-print" lang=lang.tag()><a href=href>{t(words::write_on_clause(lang))}<span class="vh">"：" {name}</span></a></p>
        }
    });
    let class = format!("clauses__one clauses__one--{}", node.depth.clamp(0, 4));
    view! { <section class=class id=id>{title}{body}{write}</section> }.into_any()
}
