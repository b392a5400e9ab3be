//! Scoring sheets to print, a page of A4 for every reviewer and case（印刷用の採点票）.

use super::Where;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::review::sheet::range;
use crate::ui::t;
use domain::review::{Part, Rubric};
use domain::texts::{Lang, review, staff_review as words};
use leptos::prelude::*;

/// A sheet to be filled in.
pub struct Blank {
    /// Name of the reviewer.
    pub reviewer: String,
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group.
    pub group: String,
}

/// The page.
pub fn sheets(frame: &Frame, place: &Where<'_>, rubric: &Rubric, part: Part, blanks: &[Blank]) -> Page {
    let lang = frame.lang;
    let title = words::print_sheets(lang);
    let pages = blanks.iter().map(|blank| one(lang, place, rubric, part, blank)).collect_view();
    let body = view! {
        <div class="page">
            <div class="no-print">{place.head(lang, title.clone())}</div>
            {pages}
        </div>
    };
    Page::staff(title, body).under(links::staff_calls())
}

fn one(lang: Lang, place: &Where<'_>, rubric: &Rubric, part: Part, blank: &Blank) -> AnyView {
    let rows = rubric.of(part).map(|criterion| {
        view! {
            <tr><th scope="row">{t(criterion.label.text(lang))}<span class="table__sub">{t(criterion.question.text(lang))}</span></th>
            <td>{t(range(lang, criterion))}</td><td class="blank-sheet__box"></td></tr>
        }
    });
    let rows = rows.collect_view();
    let grades = rubric.grades.iter().map(|grade| {
        view! { <li>{t(review::grade(lang, grade.points, grade.label.text(lang)))}</li> }
    });
    let grades =
        (!rubric.grades.is_empty()).then(|| view! { <ul class="row" role="list">{grades.collect_view()}</ul> });
    let grid = view! {
        <table class="table">
                <thead><tr><th scope="col">{t(words::criteria(lang))}</th><th scope="col">{t(words::range_of_points(lang))}</th><th scope="col">{t(words::blank_points(lang))}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
    }
    .into_any();
    view! {
        <section class="blank-sheet stack">
            <p>{t(place.call.title.text(lang))} "　" {t(place.track(lang))} "　" {t(review::part(lang, part))}</p>
            <h2>{t(review::sheet_title(lang))}</h2>
            <dl class="facts facts--wide">
                <div><dt>{t(words::blank_sheet_name(lang))}</dt><dd>{blank.reviewer.clone()}</dd></div>
                <div><dt>{blank.number.clone()}</dt><dd>{blank.title.clone()} "（" {blank.group.clone()} "）"</dd></div>
            </dl>
            {grades}
            {grid}
            <p>{t(review::whole_remark(lang))}</p>
            <div class="blank-sheet__remark"></div>
            <p class="quiet">{t(words::blank_note(lang))}</p>
        </section>
    }
    .into_any()
}
