//! The plan as decided（成案）, clause by clause beside the draft, and the way to the published result.

use super::{Bench, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, error_summary, input, t, text_area};
use domain::answers::{Cause, Gap, Pair, WHY_MAX};
use domain::changes::{Fate, Piece};
use domain::forms::Answers;
use domain::people::PlanNodeId;
use domain::problems::Problems;
use domain::texts::{Lang, consultation_results as words, workbench};
use leptos::prelude::*;

/// What the page of the plan as decided shows.
pub struct PlanPage<'a> {
    /// Which consultation, and what the viewer may do.
    pub bench: Bench<'a>,
    /// The clauses beside those of the draft; `None` before it was begun.
    pub pairs: Option<Vec<Pair<'a>>>,
    /// Why clauses were changed.
    pub causes: &'a [(PlanNodeId, Cause)],
    /// What is missing before the result.
    pub gaps: Vec<Gap>,
    /// Whether the viewer may approve all answers, and publish the result.
    pub may: [bool; 2],
    /// What was typed into a form that came back.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

fn cause_of(causes: &[(PlanNodeId, Cause)], node: PlanNodeId) -> Option<&Cause> {
    causes.iter().find(|(id, _)| *id == node).map(|(_, cause)| cause)
}

/// What caused a change, in words.
pub fn cause(lang: Lang, cause: &Cause) -> AnyView {
    let numbers = cause.answers.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
    let by = (!numbers.is_empty()).then(|| view! { <p>{t(words::caused_by(lang, numbers))}</p> });
    let reason = (!cause.reason.is_empty()).then(|| view! { <p class="typed">{cause.reason.clone()}</p> });
    view! { {by} {reason} }.into_any()
}

/// The way from the draft to the plan, letter by letter.
pub fn change(pieces: Vec<Piece>) -> AnyView {
    let pieces = pieces.into_iter().map(|piece| match piece.fate {
        Fate::Kept => view! { <span>{piece.text}</span> }.into_any(),
        Fate::Gone => view! { <del>{piece.text}</del> }.into_any(),
        Fate::New => view! { <ins>{piece.text}</ins> }.into_any(),
    });
    view! { <p class="typed">{pieces.collect_view()}</p> }.into_any()
}

/// The page: every clause, changed or not.
pub fn plan(frame: &Frame, data: &PlanPage<'_>) -> Page {
    let lang = frame.lang;
    let slug = &data.bench.consultation.slug;
    let here = links::staff_plan(slug);
    let found = match &data.pairs {
        Some(pairs) => clauses(lang, data, pairs),
        None if data.bench.may_sort => view! {
            <form method="post" action=here.clone()><button class="btn btn--primary" name="go" value="begin">{t(words::begin(lang))}</button></form>
        }
        .into_any(),
        None => view! { <p>{t(words::gap_no_plan(lang))}</p> }.into_any(),
    };
    let [may_approve, may_conclude] = data.may;
    let approve = (may_approve && data.gaps.is_empty()).then(|| {
        view! { <form method="post" action=here.clone()><button class="btn btn--primary" name="go" value="approve">{t(words::approve_all(lang))}</button></form> }
    });
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |_| words::decided_on(lang))}
            {head(frame, &data.bench, words::plan(lang), &here)}
            <div class="stack stack--l">
                <p class="quiet">{t(words::plan_lead(lang))}</p>
                {super::texts::gaps(lang, &data.gaps)}
                {approve}
                {may_conclude.then(|| conclusion(lang, data))}
                {found}
            </div>
        </div>
    };
    Page::staff(words::plan(lang), body).with_problems(data.problems)
}

fn conclusion(lang: Lang, data: &PlanPage<'_>) -> AnyView {
    let day =
        Field::new("decided_on", words::decided_on(lang), data.typed.get("decided_on"), lang).problems(data.problems);
    view! {
        <form class="form" method="post" action=links::staff_plan(&data.bench.consultation.slug) novalidate>
            {input(&day.help(workbench::due_help(lang)), Typing::DATE, None)}
            <div class="buttons">
                <button class="btn btn--primary" name="go" value="conclude">{t(words::conclude(lang))}</button>
                <p class="buttons__note">{t(words::conclude_note(lang))}</p>
            </div>
        </form>
    }
    .into_any()
}

fn clauses(lang: Lang, data: &PlanPage<'_>, pairs: &[Pair<'_>]) -> AnyView {
    let slug = &data.bench.consultation.slug;
    let rows = pairs.iter().map(|pair| {
        let name = format!("{} {}", pair.before.label, pair.before.title).trim().to_owned();
        let edit = data.bench.may_sort.then(|| {
            let label = words::edit(lang, name.as_str());
            view! { <a href=links::staff_plan_clause(slug, pair.after.id.0)>{t(label)}</a> }
        });
        let inner = match pair.is_changed() {
            false => view! { <p class="quiet">{t(words::unchanged(lang))}</p> }.into_any(),
            true => {
                let why = cause_of(data.causes, pair.after.id).map(|found| cause(lang, found));
                view! { <p><span class="tag tag--info">{t(words::changed(lang))}</span></p> {change(pair.pieces())} {why} }.into_any()
            }
        };
        view! { <section class="sheet"><div class="sheet__head"><h2>{name.clone()}</h2>{edit}</div><div class="sheet__body">{inner}</div></section> }
    });
    view! { <div class="stack">{rows.collect_view()}</div> }.into_any()
}

/// One clause of the plan as decided, to be written.
pub fn plan_clause(frame: &Frame, bench: &Bench<'_>, pair: Pair<'_>, typed: &Answers, problems: &Problems) -> Page {
    let lang = frame.lang;
    let slug = &bench.consultation.slug;
    let label = |key: &str| match key {
        "answers" => words::answers(lang),
        "reason" => words::because(lang),
        "title" => words::heading(lang),
        _ => words::body(lang),
    };
    let field = |key: &'static str| Field::new(key, label(key), typed.get(key), lang).problems(problems).optional();
    let title = words::edit(lang, format!("{} {}", pair.before.label, pair.before.title).trim());
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, label)}
            <a class="back" href=links::staff_plan(slug)>{t(words::plan(lang))}</a>
            {head(frame, bench, title.clone(), "")}
            <section class="sheet">
                <div class="sheet__head"><h2>{t(words::draft_text(lang))}</h2></div>
                <div class="sheet__body"><p class="typed">{pair.before.body.clone()}</p></div>
            </section>
            <form class="form" method="post" action=links::staff_plan_clause(slug, pair.after.id.0) novalidate>
                {input(&field("title"), Typing::TEXT, None)}
                {text_area(&field("body"), 10, None)}
                {input(&field("answers").help(words::answers_help(lang)), Typing::TEXT, None)}
                {text_area(&field("reason"), 3, Some(WHY_MAX))}
                <div class="buttons"><button class="btn btn--primary">{t(words::save(lang))}</button></div>
            </form>
        </div>
    };
    Page::staff(title, body).with_problems(problems)
}
