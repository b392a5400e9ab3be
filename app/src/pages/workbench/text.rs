//! One text（文）: where it was written, what it resembles and why, and what is answered.

use super::{Bench, TextLine, act, answer_choices, counts, head, text_table};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, select, t};
use domain::answers::{Counts, Outline};
use domain::likeness::shared_runs;
use domain::texts::{Lang, workbench as words};
use leptos::prelude::*;

/// What the page of a text shows.
pub struct TextPage<'a> {
    /// Which consultation, and what the viewer may do.
    pub bench: Bench<'a>,
    /// The text.
    pub line: TextLine,
    /// The one that it resembles.
    pub near: Option<TextLine>,
    /// Those that resemble it.
    pub copies: Vec<TextLine>,
    /// Those that it was told apart from.
    pub apart: Vec<TextLine>,
    /// Receipt numbers of the opinions that say it.
    pub opinions: Vec<String>,
    /// Address of the rest of them.
    pub more: Option<String>,
    /// Answers that it can be put under.
    pub answers: Vec<Outline>,
}

/// The page.
pub fn text(frame: &Frame, data: &TextPage<'_>) -> Page {
    let lang = frame.lang;
    let slug = &data.bench.consultation.slug;
    let numbers = counts(lang, Counts { points: data.line.points, texts: 1, senders: data.line.senders });
    let near = data.near.as_ref().map(|near| comparison(lang, data, near));
    let copies = (!data.copies.is_empty()).then(|| {
        view! {
            <section class="section"><h2 class="h-line">{t(words::copies_of_it(lang))}</h2>{text_table(lang, slug, &data.copies, false)}</section>
        }
    });
    let body = view! {
        <div class="page">
            <a class="back" href=links::staff_texts(slug)>{t(words::back_to_texts(lang))}</a>
            {head(frame, &data.bench, words::text(lang), "")}
            <div class="stack stack--l">
                <section class="sheet"><div class="sheet__body"><p class="typed">{data.line.body.clone()}</p><p class="quiet">{t(numbers)}</p></div></section>
                {answer(lang, data)}
                {near}
                {copies}
                {apart(lang, data)}
                {opinions(lang, data)}
            </div>
        </div>
    };
    Page::staff(words::text(lang), body)
}

fn answer(lang: Lang, data: &TextPage<'_>) -> AnyView {
    let (slug, id) = (&data.bench.consultation.slug, data.line.id.0);
    let inner = match data.line.answer {
        Some(number) => {
            let out = data.bench.may_sort.then(|| act(slug, id, "out", None, words::take_out(lang), "btn btn--small"));
            view! { <p><a href=links::staff_answer(slug, number)>{t(words::answer_number(lang, number))}</a></p> {out} }
                .into_any()
        }
        None if data.bench.may_sort => {
            let under = Field::new("under", words::group_under(lang), "", lang).unmarked();
            view! {
                <form class="stack" method="post" action=links::staff_text(slug, id)>
                    {select(&under, answer_choices(lang, &data.answers))}
                    <button class="btn btn--primary" name="go" value="group" accesskey="g">{t(words::put_under(lang))}</button>
                </form>
            }
            .into_any()
        }
        None => view! { <p>{t(words::no_answer(lang))}</p> }.into_any(),
    };
    view! { <section class="section"><h2 class="h-line">{t(words::its_answer(lang))}</h2>{inner}</section> }.into_any()
}

/// Both texts side by side with their shared passages marked: the whole reason of the proposal.
fn comparison(lang: Lang, data: &TextPage<'_>, near: &TextLine) -> AnyView {
    let (slug, id) = (&data.bench.consultation.slug, data.line.id.0);
    let likeness = data.line.near.map_or(0, |(_, likeness)| likeness);
    let side = |text: &str, other: &str| {
        shared_runs(text, other)
            .into_iter()
            .map(|run| match run.shared {
                true => view! { <mark>{run.text}</mark> }.into_any(),
                false => view! { <span>{run.text}</span> }.into_any(),
            })
            .collect_view()
    };
    let one = side(&data.line.body, &near.body);
    let other = side(&near.body, &data.line.body);
    let acts = data.bench.may_sort.then(|| {
        view! {
            <div class="acts sheet__body">
                {act(slug, id, "same", None, words::confirm(lang), "btn btn--primary")}
                {act(slug, id, "apart", None, words::tell_apart(lang), "btn")}
            </div>
        }
    });
    view! {
        <section class="sheet compare">
            <div class="sheet__head"><h2>{t(words::near_title(lang))}</h2></div>
            <p class="sheet__body">{t(words::near_why(lang, likeness))}</p>
            <div class="compare__sides">
                <div><h3>{t(words::this_text(lang))}</h3><p class="typed">{one}</p></div>
                <div>
                    <h3><a href=links::staff_text(slug, near.id.0)>{t(words::other_text(lang))}</a></h3>
                    <p class="typed">{other}</p>
                    <p class="quiet">{t(counts(lang, Counts { points: near.points, texts: 1, senders: near.senders }))}</p>
                </div>
            </div>
            {acts}
        </section>
    }
    .into_any()
}

fn apart(lang: Lang, data: &TextPage<'_>) -> Option<AnyView> {
    if data.apart.is_empty() {
        return None;
    }
    let (slug, id) = (&data.bench.consultation.slug, data.line.id.0);
    let rows = data.apart.iter().map(|line| {
        let near = Some(("near", line.id.0.to_string()));
        let undo = data.bench.may_sort.then(|| act(slug, id, "untell", near, words::untell(lang), "btn btn--small"));
        view! { <li><a href=links::staff_text(slug, line.id.0)>{super::beginning(&line.body)}</a> {undo}</li> }
    });
    let rows = rows.collect_view();
    Some(view! { <section class="section"><h2 class="h-line">{t(words::apart(lang))}</h2><ul class="list">{rows}</ul></section> }.into_any())
}

fn opinions(lang: Lang, data: &TextPage<'_>) -> AnyView {
    let slug = &data.bench.consultation.slug;
    let rows = data.opinions.iter().map(|number| {
        let cut = data.bench.may_sort.then(|| view! { <a href=links::staff_cut(slug, number)>{t(words::cut_it(lang))}<span class="vh">"：" {number.clone()}</span></a> });
        view! { <li>{number.clone()} " " {cut}</li> }
    });
    let rows = rows.collect_view();
    let more = data.more.clone().map(|href| view! { <p><a href=href>{t(words::more_opinions(lang))}</a></p> });
    view! {
        <section class="section"><h2 class="h-line">{t(words::where_written(lang))}</h2><ul class="list">{rows}</ul>{more}</section>
    }
    .into_any()
}
