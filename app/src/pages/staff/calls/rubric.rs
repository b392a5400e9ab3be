//! The rubric of a call and who judges by it（審査基準・審査会の編集）.

use super::{Sheet, choice, kept};
use crate::links;
use crate::ui::t;
use domain::calls::{Call, cell};
use domain::review::{Aggregate, Judged, TRACKLESS};
use domain::texts::{Lang, Text, review, staff_review as words};
use leptos::prelude::*;

/// What a field is called in the summary of problems.
pub(super) fn label(lang: Lang, last: &str) -> Option<Text> {
    Some(match last {
        "label" => words::criterion(lang),
        "weight" => words::weight(lang),
        "min" => words::min(lang),
        "max" => words::max(lang),
        "veto" => words::veto(lang),
        "points" => words::grade_points(lang),
        "aggregate" => words::aggregate(lang),
        "places" => words::places(lang),
        "pass" => words::pass(lang),
        "papers-pass" => words::papers_pass(lang),
        other if other.starts_with("budget-") => words::seat_budget(lang),
        _ => return None,
    })
}

/// The fields of the page.
pub(super) fn fields(lang: Lang, call: &Call, sheet: &Sheet<'_>, panels: &[(String, String)]) -> AnyView {
    let aggregates = Aggregate::ALL.map(|one| choice(one.code(), words::how(lang, one)));
    view! {
        {sheet.tick("judged", words::judged(lang))}
        {seats(lang, call, sheet, panels)}
        {sheet.rows("criterion", words::criteria(lang), |row| criterion(lang, sheet, row))}
        {sheet.rows("grade", words::grades(lang), |row| grade(lang, sheet, row))}
        <section class="stack--l">
            <h2 class="h-line">{t(words::aggregate(lang))}</h2>
            {sheet.select("aggregate", words::aggregate(lang), aggregates.into())}
            {sheet.tick("each", words::each(lang))}
            {sheet.optional_with("places", words::places(lang), words::places_help(lang))}
            {sheet.optional("pass", words::pass(lang))}
            {sheet.optional("papers-pass", words::papers_pass(lang))}
            {sheet.tick("adds-up", words::adds_up(lang))}
            {[0, 1].map(|place| tie(lang, call, sheet, place)).into_iter().collect_view()}
        </section>
    }
    .into_any()
}

fn seats(lang: Lang, call: &Call, sheet: &Sheet<'_>, panels: &[(String, String)]) -> AnyView {
    let rows = call.judged_tracks().into_iter().map(|track| {
        let code = if track.is_empty() { TRACKLESS.to_owned() } else { track.clone() };
        let named = call.rules.tracks.iter().find(|one| one.key == track).map(|one| one.name.text(lang));
        let label = named.map_or_else(|| words::seat(lang), |name| words::seat_of(lang, name));
        let offered = panels.iter().map(|(id, name)| choice(id.clone(), Text::typed(name)));
        let offered = [choice("", words::choose_panel(lang))].into_iter().chain(offered).collect();
        view! {
            {sheet.select(&format!("panel-{code}"), label, offered)}
            {sheet.optional_with(&format!("budget-{code}"), words::seat_budget(lang), words::seat_budget_help(lang))}
        }
    });
    let rows = rows.collect_view();
    let none = panels.is_empty().then(|| {
        view! { <p class="notice">{t(words::no_panels_yet(lang))} " " <a href=links::staff_panels()>{t(words::panels(lang))}</a></p> }
    });
    view! { <section class="stack--l"><h2 class="h-line">{t(words::seats(lang))}</h2>{none}{rows}</section> }.into_any()
}

fn criterion(lang: Lang, sheet: &Sheet<'_>, row: usize) -> AnyView {
    let name = |field: &str| cell("criterion", row, field);
    let parts = Judged::ALL.map(|one| choice(one.code(), review::judged(lang, one)));
    view! {
        {kept(sheet.typed, &name("key"))}
        {sheet.words(&name("label"), words::criterion(lang), 1)}
        {sheet.words(&name("question"), words::question(lang), 2)}
        {sheet.optional(&name("weight"), words::weight(lang))}
        {sheet.optional(&name("min"), words::min(lang))}
        {sheet.optional(&name("max"), words::max(lang))}
        {sheet.optional(&name("veto"), words::veto(lang))}
        {sheet.select(&name("judged"), words::judged_in(lang), parts.into())}
    }
    .into_any()
}

fn grade(lang: Lang, sheet: &Sheet<'_>, row: usize) -> AnyView {
    view! {
        {sheet.optional(&cell("grade", row, "points"), words::grade_points(lang))}
        {sheet.words(&cell("grade", row, "label"), words::grade_label(lang), 1)}
    }
    .into_any()
}

fn tie(lang: Lang, call: &Call, sheet: &Sheet<'_>, place: usize) -> AnyView {
    let criteria = call.rules.terms.review.iter().flat_map(|review| &review.rubric.criteria);
    let criteria =
        criteria.map(|one| choice(format!("criterion:{}", one.key), words::tie_criterion(lang, one.label.text(lang))));
    let fixed = [choice("", words::tie_none(lang)), choice("lower-request", words::tie_lower(lang))];
    let offered = fixed.into_iter().chain(criteria).collect();
    sheet.select(&format!("tie-{place}"), words::tie(lang, place + 1), offered)
}
