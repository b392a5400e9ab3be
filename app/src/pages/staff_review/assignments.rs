//! Who judges which case, and who keeps out（割り当てと回避）.

use super::{Where, table};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::review::Conflict;
use domain::texts::{Lang, Text, review, staff, staff_review as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A place at a case: of a reviewer who has it, or might.
pub struct Cell {
    /// The field of its tick.
    pub field: String,
    /// The assignment, where there is one.
    pub assignment: Option<Uuid>,
    /// Why the reviewer keeps out.
    pub conflict: Option<Conflict>,
    /// Whether a sheet was handed in.
    pub handed_in: bool,
}

/// A case with a cell for every reviewer.
pub struct CaseRow {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// In the order of the reviewers.
    pub cells: Vec<Cell>,
}

/// The page. `open`: it can still be changed.
pub fn assignments(frame: &Frame, place: &Where<'_>, reviewers: &[String], cases: &[CaseRow], open: bool) -> Page {
    let lang = frame.lang;
    let title = words::assignments(lang);
    let names = reviewers.iter().map(|name| (Text::typed(name), ""));
    let heads = [(staff::project(lang), "")].into_iter().chain(names).collect();
    let rows = cases.iter().map(|case| row(lang, reviewers, case)).collect_view().into_any();
    let grid = table(title.clone(), heads, rows);
    let button = open.then(|| {
        view! { <div class="buttons"><button class="btn btn--primary">{t(words::assign_button(lang))}</button></div> }
    });
    let body = view! {
        <div class="page">
            {place.head(lang, title.clone())}
            <p class="lead">{t(words::assignments_lead(lang))}</p>
            <form method="post" action=links::staff_assignments(&place.call.slug, place.code)>
                <fieldset class="field stack--l" disabled=!open>
                    <legend class="vh">{t(title.clone())}</legend>
                    {grid}
                </fieldset>
                {button}
            </form>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls())
}

fn row(lang: Lang, reviewers: &[String], case: &CaseRow) -> AnyView {
    let cells = case.cells.iter().zip(reviewers).map(|(cell, name)| self::cell(lang, case, name, cell)).collect_view();
    view! {
        <tr><th scope="row">{case.number.clone()}<span class="table__sub">{case.title.clone()}</span></th>{cells}</tr>
    }
    .into_any()
}

fn cell(lang: Lang, case: &CaseRow, name: &str, cell: &Cell) -> AnyView {
    let label = format!("{} {name}", case.number);
    let more = cell.assignment.map(|id| {
        let text = if cell.conflict.is_some() { words::interests(lang) } else { words::key_in(lang) };
        view! { <span class="table__sub"><a href=links::staff_key_sheet(id)>{t(text)}<span class="vh">"：" {label.clone()}</span></a></span> }
    });
    if let Some(conflict) = cell.conflict {
        return view! { <td><span class="tag tag--bad">{t(review::recused(lang))}</span><span class="table__sub">{t(review::conflict(lang, conflict))}</span>{more}</td> }
            .into_any();
    }
    let mark: Text = if cell.handed_in { review::handed_in(lang) } else { Text::fixed("") };
    // What was handed in cannot be taken out, so its tick goes along hidden.
    let stays = cell.handed_in.then(|| crate::ui::hidden(&cell.field, "yes"));
    let name = (!cell.handed_in).then(|| cell.field.clone());
    view! {
        <td>
            {stays}
            <div class="choice"><input class="choice__input" type="checkbox" id=format!("f-{}", cell.field) name=name value="yes"
                checked=cell.assignment.is_some() disabled=cell.handed_in />
            <label class="choice__label" for=format!("f-{}", cell.field)><span class="vh">{label.clone()}</span>{t(mark)}</label></div>
            {more}
        </td>
    }
    .into_any()
}
