//! A reviewer's sheet on paper, keyed in; and a reviewer's interest, written down（紙の採点票・回避の記録）.

use super::Where;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::proposals::base_fields;
use crate::pages::review::sheet;
use crate::pages::staff::calls::Sheet;
use crate::ui::{Typing, error_summary, input, t};
use domain::drafts::Base;
use domain::review::{Conflict, Part, Rubric};
use domain::texts::{Lang, Text, review, staff_review as words};
use leptos::prelude::*;
use uuid::Uuid;

/// Everything that the page shows.
pub struct KeyView<'a> {
    /// Call and track.
    pub place: Where<'a>,
    /// The assignment.
    pub id: Uuid,
    /// Name of the reviewer.
    pub reviewer: String,
    /// Receipt number and name of the project.
    pub case: String,
    /// The rubric.
    pub rubric: &'a Rubric,
    /// What is judged now.
    pub part: Part,
    /// Why the reviewer keeps out.
    pub conflict: Option<Conflict>,
    /// What next save rests on.
    pub base: Base,
    /// Whether somebody else saved meanwhile.
    pub stale: bool,
    /// Whether it can still be changed.
    pub open: bool,
    /// The fields, and what is wrong with them.
    pub sheet: &'a Sheet<'a>,
}

/// The page.
pub fn key(frame: &Frame, data: &KeyView<'_>) -> Page {
    let lang = frame.lang;
    let title = words::key_title(lang);
    let label = |key: &str| match key {
        "reason" => words::interest_reason(lang),
        key => sheet::label(lang, data.rubric, key),
    };
    let stale = data
        .stale
        .then(|| view! { <div class="notice notice--warn" role="status"><p>{t(review::stale(lang))}</p></div> });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.sheet.problems, label)}
            {data.place.head(lang, title.clone())}
            <div class="stack--l">
                {stale}
                <dl class="facts">
                    <div><dt>{t(words::reviewer(lang))}</dt><dd>{data.reviewer.clone()}</dd></div>
                    <div><dt>{t(review::case_title(lang))}</dt><dd>{data.case.clone()}</dd></div>
                </dl>
                {data.conflict.is_none().then(|| form(lang, data))}
                {data.open.then(|| interest(lang, data))}
            </div>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(data.sheet.problems)
}

fn form(lang: Lang, data: &KeyView<'_>) -> AnyView {
    let button = data.open.then(|| {
        view! { <div class="buttons"><button class="btn btn--primary" name="go" value="hand-in">{t(words::key_button(lang))}</button></div> }
    });
    view! {
        <p>{t(words::key_lead(lang))}</p>
        <form class="form" method="post" action=links::staff_key_sheet(data.id) novalidate>
            {base_fields(&data.base)}
            <fieldset class="field stack--l" disabled=!data.open>
                <legend class="vh">{t(review::sheet_title(lang))}</legend>
                {sheet::fields(lang, data.rubric, data.part, data.sheet)}
            </fieldset>
            {button}
        </form>
    }
    .into_any()
}

fn interest(lang: Lang, data: &KeyView<'_>) -> Option<AnyView> {
    let (title, found): (Text, Option<Text>) = match data.conflict {
        None => (words::write_interest(lang), None),
        Some(conflict) if conflict.may_be_lifted() => {
            (words::lift_interest(lang), Some(review::conflict(lang, conflict)))
        }
        Some(conflict) => {
            return Some(
                view! { <p class="notice">{t(review::recused(lang))} "　" {t(review::conflict(lang, conflict))}</p> }
                    .into_any(),
            );
        }
    };
    let found = found.map(|found| view! { <p>{t(review::recused(lang))} "　" {t(found)}</p> });
    let field = data.sheet.field("reason", words::interest_reason(lang));
    Some(
        view! {
            <section class="stack"><h2 class="h-line">{t(title.clone())}</h2>{found}
                <form class="form" method="post" action=links::staff_interest(data.id) novalidate>
                    {input(&field, Typing::TEXT, None)}
                    <div class="buttons"><button class="btn btn--danger">{t(title)}</button></div>
                </form>
            </section>
        }
        .into_any(),
    )
}
