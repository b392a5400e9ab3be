//! A correction on its way: which clause continues which, what differs, and its publication（訂正・正誤表）.

use super::head;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::consultations::errata::table;
use crate::pages::staff::calls::{Sheet, choice, saved_note};
use crate::ui::{Field, error_summary, select, t, text_area};
use domain::consultations::editing::REASON_MAX;
use domain::consultations::{Act, Consultation};
use domain::plans::Plan;
use domain::plans::errata::Difference;
use domain::texts::{Lang, Text, staff_consultations as words};
use leptos::prelude::*;

/// The page. `next`: the new edition, once it was begun.
pub fn correction(
    frame: &Frame,
    it: &Consultation,
    before: &Plan,
    next: Option<(&Plan, &[Difference])>,
    sheet: &Sheet<'_>,
    saved: bool,
) -> Page {
    let lang = frame.lang;
    let content = match next {
        None => begin(lang, it),
        Some((plan, found)) => view! {
            <p class="acts">
                <a class="btn btn--primary" href=links::staff_document(&it.slug)>{t(words::correct_edit(lang))}</a>
            </p>
            {table(lang, found)}
            {map(lang, it, before, plan)}
            {publish(lang, it, found, sheet)}
            <form method="post" action=links::staff_errata(&it.slug)>
                <button class="btn btn--danger" name="do" value="drop">{t(words::correct_drop(lang))}</button>
            </form>
        }
        .into_any(),
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |_| words::correct_summary(lang))}
            {head(lang, it, words::act_correct(lang))}
            {saved_note(lang, saved)}
            <div class="stack--l"><div class="notice"><p>{t(words::correct_means(lang))}</p></div>{content}</div>
        </div>
    };
    Page::staff(words::act_correct(lang), body).under(links::staff_consultations()).with_problems(sheet.problems)
}

fn begin(lang: Lang, it: &Consultation) -> AnyView {
    view! {
        <form method="post" action=links::staff_errata(&it.slug)>
            <button class="btn btn--primary" name="do" value="begin">{t(words::correct_begin(lang))}</button>
        </form>
    }
    .into_any()
}

fn map(lang: Lang, it: &Consultation, before: &Plan, next: &Plan) -> AnyView {
    let rows = next.nodes.iter().map(|node| {
        let key = format!("origin-{}", node.id);
        let value = node.origin.map(|origin| origin.to_string()).unwrap_or_default();
        let mut options = vec![choice("", words::new_clause(lang))];
        options.extend(before.nodes.iter().map(|old| choice(old.id.to_string(), Text::typed(&old.name()))));
        select(&Field::new(&key, Text::typed(&node.name()), &value, lang).unmarked(), options)
    });
    view! {
        <details class="more" id="map"><summary>{t(words::correct_map(lang))}</summary><div class="more__body">
            <form class="form" method="post" action=links::staff_errata(&it.slug) novalidate>
                <p>{t(words::correct_map_help(lang))}</p>
                {rows.collect_view()}
                <div class="buttons"><button class="btn" name="do" value="map">{t(words::correct_map_save(lang))}</button></div>
            </form>
        </div></details>
    }
    .into_any()
}

fn publish(lang: Lang, it: &Consultation, found: &[Difference], sheet: &Sheet<'_>) -> AnyView {
    if found.is_empty() {
        return view! { <div class="notice notice--warn" id="same"><p>{t(words::correct_same(lang))}</p></div> }
            .into_any();
    }
    let reason = sheet.field("reason", words::correct_summary(lang)).required(true).help(words::reason_public(lang));
    view! {
        <form class="form" method="post" action=links::staff_consultation_act(&it.slug, Act::Correct.code()) novalidate>
            {text_area(&reason, 4, Some(REASON_MAX))}
            <div class="buttons"><button class="btn btn--primary btn--big">{t(words::correct_publish(lang))}</button></div>
        </form>
    }
    .into_any()
}
