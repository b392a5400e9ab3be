//! Cutting an opinion into points（論点に分ける）: a box at every place where a sentence ends.

use super::{Bench, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::points::{Cuts, Stretch, seams};
use domain::texts::{Lang, workbench as words};
use leptos::prelude::*;

/// A part of an opinion with its cuts.
pub struct CutPart {
    /// Its place in the opinion.
    pub position: i32,
    /// Its text.
    pub text: String,
    /// How it is cut.
    pub cuts: Cuts,
}

/// The page: every part with its own form.
pub fn cut(frame: &Frame, bench: &Bench<'_>, number: &str, parts: &[CutPart]) -> Page {
    let lang = frame.lang;
    let slug = &bench.consultation.slug;
    let forms = parts.iter().map(|part| form(lang, slug, number, part)).collect_view();
    let body = view! {
        <div class="page page--text">
            <a class="back" href=links::staff_texts(slug)>{t(words::back_to_texts(lang))}</a>
            {head(frame, bench, words::cut_title(lang, number), "")}
            <div class="stack stack--l"><p class="lead">{t(words::cut_lead(lang))}</p>{forms}</div>
        </div>
    };
    Page::staff(words::cut_title(lang, number), body)
}

fn form(lang: Lang, slug: &str, number: &str, part: &CutPart) -> AnyView {
    let mut places: Vec<usize> = seams(&part.text).into_iter().map(|(at, _)| at).collect();
    // A cut that stands elsewhere stays as it is until its box is cleared.
    places.extend(part.cuts.places());
    places.sort_unstable();
    places.dedup();
    let heading = words::part(lang, part.position + 1);
    if places.is_empty() {
        return view! {
            <section class="sheet"><div class="sheet__head"><h2>{t(heading)}</h2></div><div class="sheet__body"><p class="typed">{part.text.clone()}</p>
                <p class="quiet">{t(words::one_sentence(lang))}</p></div></section>
        }
        .into_any();
    }
    let ends = places.iter().copied().chain([part.text.chars().count()]);
    let begins = [0].into_iter().chain(places.iter().copied());
    let pieces = begins.zip(ends).map(|(from, until)| {
        let text = Stretch { from, until }.of(&part.text);
        let tick = (from > 0).then(|| {
            let id = format!("cut-{}-{from}", part.position);
            let checked = part.cuts.places().contains(&from);
            view! {
                <div class="choice">
                    <input class="choice__input" type="checkbox" id=id.clone() name="at" value=from.to_string() checked=checked />
                    <label class="choice__label" for=id>{t(words::cut_here(lang))}</label>
                </div>
            }
        });
        view! { {tick} <p class="typed">{text.trim_end().to_owned()}</p> }
    });
    let pieces = pieces.collect_view();
    view! {
        <section class="sheet">
            <div class="sheet__head"><h2>{t(heading)}</h2></div>
            <form class="sheet__body" method="post" action=links::staff_cut(slug, number)>
                <input type="hidden" name="part" value=part.position.to_string() />
                <div class="choices choices--plain">{pieces}</div>
                <div class="buttons"><button class="btn btn--primary">{t(words::save_cuts(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}
