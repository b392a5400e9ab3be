//! Two people saved the same page: both texts beside each other, and the person chooses（見比べ）.

use super::form::ask;
use super::{Draft, FORM_ID, Leave, base_fields, head};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::shown;
use crate::ui::{error_summary, hidden, t};
use chrono::{DateTime, Utc};
use domain::budget::form::{EXCLUDED, field_name, places};
use domain::budget::{Category, LineField, RawLine, Side};
use domain::calendar;
use domain::changes::{self, Fate};
use domain::drafts::{Base, COMPARED_FIELD, MINE, THEIRS, take_field};
use domain::forms::{Answers, FormPage, Kind, Question, table};
use domain::problems::Problems;
use domain::proposals::Task;
use domain::texts::{Lang, Text, budget as money, drafts as words, shell};
use leptos::prelude::*;

/// Who saved meanwhile, and when.
pub struct Other {
    /// The name; `None` where it was the viewer in another window.
    pub name: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Other {
    fn said(&self, lang: Lang) -> AnyView {
        let time = calendar::date_and_time(self.at, lang);
        let who = match &self.name {
            Some(name) => words::stale_by(lang, name.as_str(), time),
            None => words::stale_by_me(lang, time),
        };
        view! {
            <div class="notice notice--warn" role="alert" id="stale">
                <p>{t(who)}</p><p>{t(words::stale_nothing_lost(lang))}</p>
            </div>
        }
        .into_any()
    }
}

/// A page of questions that somebody else has saved.
pub struct StaleAnswers<'a> {
    /// The draft; its answers are those that are stored.
    pub draft: &'a Draft<'a>,
    /// The page.
    pub page: &'a FormPage,
    /// What was typed.
    pub typed: &'a Answers,
    /// What the next save rests on.
    pub base: &'a Base,
    /// Who saved.
    pub other: Other,
    /// Questions on which nothing was said.
    pub problems: &'a Problems,
}

const LEAVE: Leave = Leave::Saving("next");

/// The page for questions.
pub fn answers(frame: &Frame, data: &StaleAnswers<'_>) -> Page {
    let lang = frame.lang;
    let (draft, page) = (data.draft, data.page);
    let label = |key: &str| super::form::label(lang, page, key);
    let questions = page.questions.iter().filter(|question| draft.proposal.is_unlocked(&question.key));
    let rows = questions.map(|question| row(lang, data, question)).collect_view();
    let task = super::form::task_of(draft, page);
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, label)}
            {head(lang, draft, (&task, LEAVE), None, words::stale_title(lang), None)}
            {data.other.said(lang)}
            <form class="form form--wide stack--l" id=FORM_ID method="post" action=links::proposal_page(draft.id(), &page.key) novalidate>
                {base_fields(data.base)}
                {hidden(COMPARED_FIELD, "yes")}
                {rows}
                <div class="buttons"><button class="btn btn--primary" name="go" value="next">{t(words::save_chosen(lang))}</button></div>
            </form>
        </div>
    };
    super::page(data.draft, words::stale_title(lang), body).saving(LEAVE.saving()).with_problems(data.problems)
}

/// A question: hidden where both say the same, else both texts and the choice.
fn row(lang: Lang, data: &StaleAnswers<'_>, question: &Question) -> AnyView {
    let stored = data.draft.proposal.answers.get(&question.key);
    let typed = data.typed.get(&question.key);
    if stored == typed {
        return unchanged(question, typed);
    }
    let difference = changes::text(&shown(lang, question, stored), &shown(lang, question, typed));
    let theirs = difference.into_iter().filter(|piece| piece.fate != Fate::New).map(|piece| match piece.fate {
        Fate::Gone => view! { <mark>{piece.text}</mark> }.into_any(),
        _ => piece.text.into_any(),
    });
    let nothing = stored.is_empty().then(|| view! { <p class="quiet">{t(shell::none_given(lang))}</p> });
    let label = question.label.text(lang);
    view! {
        <section class="sheet compare">
            <div class="sheet__head"><h2>{t(label.clone())}</h2></div>
            <div class="compare__sides">
                <div class="stack"><h3>{t(words::stored_text(lang))}</h3><div class="typed">{theirs.collect_view()}</div>{nothing}</div>
                <div class="stack"><h3>{t(words::my_text(lang))}</h3>{ask(lang, data.draft, data.page, question, typed, &Problems::none())}</div>
            </div>
            {choice(lang, data, question, label)}
        </section>
    }
    .into_any()
}

/// An answer that is sent once more as it is; a table cell by cell.
fn unchanged(question: &Question, typed: &str) -> AnyView {
    if !matches!(question.kind, Kind::Table { .. }) {
        return hidden(&question.key, typed);
    }
    let rows = table::rows(typed).into_iter().enumerate();
    let cells = rows.flat_map(|(row, cells)| {
        let cells = cells.into_iter().enumerate();
        cells.map(move |(column, cell)| (table::field(&question.key, row, column), cell)).collect::<Vec<_>>()
    });
    cells.map(|(name, cell)| hidden(&name, &cell)).collect_view().into_any()
}

fn choice(lang: Lang, data: &StaleAnswers<'_>, question: &Question, label: Text) -> AnyView {
    let name = take_field(&question.key);
    let chosen = data.typed.get(&name).to_owned();
    let options = [(THEIRS, words::keep_stored(lang)), (MINE, words::keep_mine(lang))].map(|(value, text)| {
        let id = format!("f-{name}-{value}");
        let checked = chosen == value;
        view! {
            <div class="choice">
                <input class="choice__input" type="radio" id=id.clone() name=name.clone() value=value checked=checked />
                <label class="choice__label" for=id>{t(text)}</label>
            </div>
        }
    });
    let problem = data.problems.of(&question.key);
    let message = problem.map(|problem| view! { <p class="field__error">"＊" {t(problem.text(lang))}</p> });
    let class = if problem.is_some() { "field field--error compare__choice" } else { "field compare__choice" };
    view! {
        <fieldset class=class>
            <legend class="field__label">{t(words::which(lang, label))}</legend>
            <div class="choices choices--row">{options.collect_view()}</div>
            {message}
        </fieldset>
    }
    .into_any()
}

/// A budget that somebody else has saved.
pub struct StaleBudget<'a> {
    /// The draft; its lines are those that are stored.
    pub draft: &'a Draft<'a>,
    /// What was typed.
    pub typed: &'a [RawLine],
    /// What the next save rests on.
    pub base: &'a Base,
    /// Who saved.
    pub other: Other,
}

/// The page for the budget.
pub fn budget(frame: &Frame, data: &StaleBudget<'_>) -> Page {
    let lang = frame.lang;
    let draft = data.draft;
    let rows = changes::lines(&draft.proposal.lines, data.typed);
    let table = budget_rows(lang, &rows, words::only_stored(lang), words::only_mine(lang));
    let body = view! {
        <div class="page">
            {head(lang, draft, (&Task::Budget, LEAVE), None, words::stale_title(lang), None)}
            {data.other.said(lang)}
            {table}
            <form class="form form--wide" id=FORM_ID method="post" action=links::proposal_budget(draft.id()) novalidate>
                {base_fields(data.base)}
                {data.typed.iter().zip(places(data.typed)).map(|(line, place)| hidden_row(line, place)).collect_view()}
                <div class="buttons">
                    <button class="btn btn--primary" name="take" value="both">{t(words::keep_both_rows(lang))}</button>
                    <button class="btn" name="take" value=THEIRS>{t(words::keep_stored(lang))}</button>
                    <button class="btn" name="take" value=MINE>{t(words::keep_mine(lang))}</button>
                    <p class="buttons__note quiet">{t(words::keep_both_help(lang))}</p>
                </div>
                // Who leaves by a step without choosing keeps both. A button stands before it, and so does its word.
                {hidden("take", "both")}
            </form>
        </div>
    };
    super::page(data.draft, words::stale_title(lang), body).saving(LEAVE.saving())
}

fn hidden_row(line: &RawLine, (side, row): (Side, usize)) -> AnyView {
    let fields = LineField::ALL.map(|column| hidden(&field_name(side, row, column.key()), line.typed(column)));
    let excluded = line.excluded.then(|| hidden(&field_name(side, row, EXCLUDED), "yes"));
    view! { {fields.collect_view()} {excluded} }.into_any()
}

/// Rows of two budgets, those of one alone marked with its name.
pub fn budget_rows(lang: Lang, rows: &[(Fate, RawLine)], gone: Text, new: Text) -> AnyView {
    let heads = [money::category(lang), money::text(lang), money::amount(lang)];
    let labels = heads.clone().map(|head| head.bare());
    let row = |(fate, line): &(Fate, RawLine)| {
        let (class, tag) = match fate {
            Fate::Kept => ("", None),
            Fate::Gone => ("row--gone", Some(gone.clone())),
            Fate::New => ("row--new", Some(new.clone())),
        };
        let tag = tag.map(|tag| view! { <span class="tag tag--neutral">{t(tag)}</span> " " });
        let kind = Category::from_key(line.side, &line.category);
        let kind = kind.map(|kind| t(money::category_name(lang, kind)));
        let basis = (!line.basis.is_empty()).then(|| view! { <span class="table__sub">{line.basis.clone()}</span> });
        let out = line.excluded.then(|| view! { " " <span class="tag tag--neutral">{t(money::scope(lang))}</span> });
        view! {
            <tr class=class>
                <td data-label=labels[0].clone()><div>{tag}{kind}{out}</div></td>
                <td data-label=labels[1].clone()><div>{line.text.clone()}{basis}</div></td>
                <td class="yen" data-label=labels[2].clone()>{figures(line)}</td>
            </tr>
        }
    };
    let sides = [Side::Expense, Side::Income].map(|side| {
        let rows = rows.iter().filter(|(_, line)| line.side == side).map(row).collect_view();
        let heads = heads.clone().map(|head| view! { <th scope="col">{t(head)}</th> });
        view! {
            <table class="table table--stack">
                <caption>{t(money::side(lang, side))}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    view! { <div class="stack--l">{sides.collect_view()}</div> }.into_any()
}

/// Quantity, unit, price and amount as they were typed.
fn figures(line: &RawLine) -> String {
    match (line.price.is_empty(), line.quantity.is_empty()) {
        (true, _) => line.amount.clone(),
        (false, true) => line.price.clone(),
        (false, false) => format!("{}{} × {}", line.quantity, line.unit, line.price),
    }
}
