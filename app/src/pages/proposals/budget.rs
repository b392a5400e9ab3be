//! The budget: two tables, totals, and where the amount comes from（予算）.

use super::{Draft, FORM_ID, Leave, base_fields, closed_note, head, keepers, mend, revision_note, save_buttons};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::keepers::kept_notice;
use crate::ui::{error_summary, t};
use domain::budget::form::{EXCLUDED, ROWS_MAX, categories, field_name, places, row_name};
use domain::budget::{Assessment, BudgetProblem, Category, Expense, LineField, RawLine, Reading, Side};
use domain::drafts::Base;
use domain::problems::{Problem, Problems};
use domain::proposals::{BUDGET, Task};
use domain::texts::{Lang, Text, budget as words, drafts, shell};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Rows that stand ready on a side that has none.
const READY: [(Side, usize); 2] = [(Side::Expense, 3), (Side::Income, 2)];

/// As many rows of a side stay open on a narrow screen.
const UNFOLDED: usize = 4;

/// What the page shows.
pub struct BudgetPage<'a> {
    /// The draft; its lines are those of the tables.
    pub draft: &'a Draft<'a>,
    /// What the next save rests on.
    pub base: &'a Base,
    /// Whether what is unreadable is an error of the form that was just sent.
    pub checked: bool,
    /// Whether something was sent just now that was not saved.
    pub refused: bool,
}

/// The problems of single lines, named by their fields.
pub fn line_problems(lines: &[RawLine], reading: &Reading) -> Problems {
    let places = places(lines);
    let mut problems = Problems::none();
    for (row, problem) in &reading.problems {
        let (side, row) = places[*row];
        problems.add(field_name(side, row, problem.field.key()), Problem::Line(*problem));
    }
    problems
}

/// The page.
pub fn budget(frame: &Frame, data: &BudgetPage<'_>) -> Page {
    let lang = frame.lang;
    let draft = data.draft;
    let lines = &draft.proposal.lines;
    let reading = draft.proposal.reading();
    let assessment = reading.budget.assess(&draft.proposal.grant());
    let problems = line_problems(lines, &reading);
    let summary = if data.checked { problems.clone() } else { Problems::none() };
    let locked = !draft.proposal.is_unlocked(BUDGET);
    let tables = Tables::new(lang, draft, &reading, &assessment, problems);
    let leave = if locked || draft.closed.is_some() { Leave::Freely } else { Leave::Saving("calc") };
    let note = match locked {
        true => view! { <p class="field__why">{t(drafts::locked(lang))}</p> }.into_any(),
        false => view! { <p>{t(words::how_to(lang))}</p> }.into_any(),
    };
    let body = view! {
        <div class="page">
            {error_summary(lang, &summary, |key| place_name(lang, key))}
            {closed_note(lang, draft, data.refused)}
            {head(lang, draft, (&Task::Budget, leave), None, words::title(lang), Some(words::lead(lang)))}
            {revision_note(lang, draft, frame.now)}
            {kept_notice(lang)}
            {mend(lang, draft, BUDGET, note)}
            <form class="form form--wide" id=FORM_ID method="post" action=links::proposal_budget(draft.id()) novalidate>
                {base_fields(data.base)}
                {tables.table(Side::Expense)}
                {tables.table(Side::Income)}
                {totals(lang, draft, &reading, &assessment)}
                {(!locked).then(|| save_buttons(lang, draft, true))}
            </form>
            {(!locked).then(|| keepers(frame, draft))}
            {(!locked).then(|| live(lang, draft))}
        </div>
    };
    let page = super::page(draft, words::title(lang), body).with_problems(&summary);
    let page = page.saving(leave.saving());
    if draft.closed.is_none() && !locked { page.with_islands() } else { page }
}

fn live(lang: Lang, draft: &Draft<'_>) -> Option<AnyView> {
    use islands::BudgetTotal;
    let (grant, eligible) = (draft.proposal.grant(), draft.proposal.call.rules.eligible.clone());
    draft
        .closed
        .is_none()
        .then(|| view! { <BudgetTotal form=FORM_ID.to_owned() lang=lang grant=grant eligible=eligible /> }.into_any())
}

/// Names a field of the tables in the error summary: 支出 2行目.
fn place_name(lang: Lang, key: &str) -> Text {
    let row = key.rsplit_once('-').and_then(|(row, _)| domain::budget::form::read_row_name(row));
    match row {
        Some((side, row)) => words::row_of(lang, words::side(lang, side), row + 1),
        None => words::title(lang),
    }
}

/// Both tables with what is known of their rows.
struct Tables<'a> {
    lang: Lang,
    closed: bool,
    rows: BTreeMap<(Side, usize), RawLine>,
    amounts: BTreeMap<(Side, usize), String>,
    totals: BTreeMap<Side, String>,
    hints: BTreeMap<(Side, usize), Vec<Text>>,
    problems: Problems,
    eligible: &'a BTreeSet<Expense>,
}

impl<'a> Tables<'a> {
    fn new(lang: Lang, draft: &'a Draft<'_>, reading: &Reading, assessment: &Assessment, problems: Problems) -> Self {
        let lines = &draft.proposal.lines;
        let places = places(lines);
        let closed = draft.closed.is_some() || !draft.proposal.is_unlocked(BUDGET);
        let mut rows: BTreeMap<_, _> = places.iter().copied().zip(lines.iter().cloned()).collect();
        for (side, ready) in READY {
            let none = !rows.keys().any(|(other, _)| *other == side);
            let fresh = if none && !closed { ready } else { 0 };
            rows.extend((0..fresh).map(|row| ((side, row), RawLine::empty(side))));
        }
        let read = |line: usize| places[reading.rows[line]];
        let amounts = reading.budget.lines.iter().enumerate();
        let amounts = amounts.map(|(index, line)| (read(index), line.amount.to_string())).collect();
        let mut hints: BTreeMap<_, Vec<Text>> = BTreeMap::new();
        for (row, problem) in &reading.problems {
            hints.entry(places[*row]).or_default().push(words::line_problem(lang, *problem));
        }
        for problem in &assessment.problems {
            if let BudgetProblem::LineWithoutText { line } | BudgetProblem::LineWithoutAmount { line } = *problem {
                hints.entry(read(line)).or_default().push(words::budget_problem(lang, *problem));
            }
        }
        let totals = [(Side::Expense, reading.budget.expense()), (Side::Income, reading.budget.income())];
        Tables {
            lang,
            closed,
            rows,
            amounts,
            totals: totals.into_iter().map(|(side, total)| (side, total.with_unit())).collect(),
            hints,
            problems,
            eligible: &draft.proposal.call.rules.eligible,
        }
    }

    fn table(&self, side: Side) -> AnyView {
        let lang = self.lang;
        let rows: Vec<_> = self.rows.iter().filter(|((other, _), _)| *other == side).collect();
        let full = rows.len() >= ROWS_MAX || self.closed;
        let width = if side == Side::Expense { 9 } else { 8 };
        let rows = rows.into_iter().map(|((_, row), line)| self.row(side, *row, line, width)).collect_view();
        let (add, total_name, go) = match side {
            Side::Expense => (words::add_expense(lang), words::total_expense(lang), "add-e"),
            Side::Income => (words::add_income(lang), words::total_income(lang), "add-i"),
        };
        let total = self.totals.get(&side).cloned().unwrap_or_default();
        let add = (!full).then(|| view! { <button class="btn btn--small" name="go" value=go>{t(add)}</button> });
        view! {
            <div class="stack">
                <table class="budget">
                    <caption>{t(words::side(lang, side))}</caption>
                    {self.heads(side)}
                    <tbody>{rows}</tbody>
                    <tfoot><tr>
                        <th colspan="5" scope="row">{t(total_name)}</th>
                        <td class="budget__total" id=format!("total-{}", side.letter())>{total}</td>
                        <td colspan=(width - 6).to_string()></td>
                    </tr></tfoot>
                </table>
                {add}
            </div>
        }
        .into_any()
    }

    fn heads(&self, side: Side) -> AnyView {
        let lang = self.lang;
        let scope = (side == Side::Expense)
            .then(|| view! { <th scope="col" class="budget__c-in">{t(words::scope(lang))}</th> });
        view! {
            <thead><tr>
                <th scope="col" class="budget__c-kind">{t(words::category(lang))}</th>
                <th scope="col">{t(words::text(lang))}</th>
                <th scope="col" class="budget__c-num n">{t(words::quantity(lang))}</th>
                <th scope="col" class="budget__c-num">{t(words::unit(lang))}</th>
                <th scope="col" class="budget__c-yen n">{t(words::price(lang))}</th>
                <th scope="col" class="budget__c-yen n">{t(words::amount(lang))}</th>
                <th scope="col" class="budget__c-yen">{t(words::basis(lang))}</th>
                {scope}
                <th scope="col" class="budget__c-act"><span class="vh">{t(words::row_actions(lang))}</span></th>
            </tr></thead>
        }
        .into_any()
    }

    fn row(&self, side: Side, row: usize, line: &RawLine, width: usize) -> AnyView {
        let lang = self.lang;
        let hints = self.hints.get(&(side, row));
        let bad = hints.is_some().then(|| {
            let texts = hints.into_iter().flatten().cloned();
            let texts = texts.map(|text| view! { <p class="field__error">"＊" {t(text)}</p> }).collect_view();
            let id = format!("{}-errors", row_name(side, row));
            view! { <tr class="budget__err"><td colspan=width.to_string() id=id>{texts}</td></tr> }
        });
        let class = if bad.is_some() { "budget__bad" } else { "" };
        let cell = |column, kind| self.cell(side, row, line, column, kind);
        let number = words::row_number(lang, row + 1).bare();
        let last = self.rows.keys().filter(|(other, _)| *other == side).count() == row + 1;
        let button = |name: &'static str, class: &'static str, text: Text| {
            let number = number.clone();
            view! {
                <button class=class name=name value=row_name(side, row)>
                    {t(text)}<span class="vh">"：" {number}</span>
                </button>
            }
        };
        let actions = (!self.closed).then(|| {
            view! {
                <div class="budget__acts">
                    {(row > 0).then(|| button("up", "link", drafts::up(lang)))}
                    {(!last).then(|| button("down", "link", drafts::down(lang)))}
                    {button("remove", "link link--danger", words::remove_row(lang))}
                </div>
            }
        });
        view! {
            <tr class=class>
                {self.short(side, row, line)}
                <td class="budget__wide">{self.kinds(side, row, line)}</td>
                <td class="budget__wide">{cell(LineField::Text, "input")}</td>
                <td>{cell(LineField::Quantity, "input input--num")}</td>
                <td>{cell(LineField::Unit, "input")}</td>
                <td>{cell(LineField::Price, "input input--num")}</td>
                <td>{self.amount(side, row, line)}</td>
                <td class="budget__wide">{cell(LineField::Basis, "input")}</td>
                {(side == Side::Expense).then(|| self.scope(row, line))}
                <td class="end">{actions}</td>
            </tr>
            {bad}
        }
        .into_any()
    }

    /// The row in short, for narrow screens: there a finished row is folded until somebody opens it.
    fn short(&self, side: Side, row: usize, line: &RawLine) -> AnyView {
        let place = (side, row);
        let amount = self.amounts.get(&place).cloned();
        let many = self.rows.keys().filter(|(other, _)| *other == side).count() > UNFOLDED;
        let open = !many || amount.is_none() || self.hints.contains_key(&place);
        let number = words::row_number(self.lang, row + 1);
        let fold = many.then(|| {
            view! {
                <label class="budget__fold">
                    <input type="checkbox" checked=open />
                    {t(drafts::unfold(self.lang))}<span class="vh">"：" {number.bare()}</span>
                </label>
            }
        });
        let amount = amount.map(|amount| view! { "　" {t(shell::amount(self.lang, amount))} });
        view! { <td class="budget__head"><span>{t(number.clone())} "　" {line.text.clone()} {amount}</span>{fold}</td> }
            .into_any()
    }

    /// The attributes that tell a screen reader what is wrong with a cell.
    fn described(&self, name: &str, side: Side, row: usize) -> (Option<&'static str>, Option<String>) {
        let invalid = self.problems.of(name).is_some().then_some("true");
        let errors = self.hints.contains_key(&(side, row)).then(|| format!("{}-errors", row_name(side, row)));
        (invalid, errors)
    }

    fn cell(&self, side: Side, row: usize, line: &RawLine, column: LineField, class: &'static str) -> AnyView {
        let name = field_name(side, row, column.key());
        let id = format!("f-{name}");
        let (invalid, errors) = self.described(&name, side, row);
        let figures = matches!(column, LineField::Quantity | LineField::Price | LineField::Amount);
        let keyboard = if column == LineField::Quantity { "decimal" } else { "numeric" };
        view! {
            <label class="budget__label" for=id.clone()>{t(words::column(self.lang, column))}</label>
            <input class=class id=id name=name value=line.typed(column).to_owned() autocomplete="off"
                readonly=self.closed inputmode=figures.then_some(keyboard) aria-invalid=invalid aria-describedby=errors />
        }
        .into_any()
    }

    /// The amount: a box while no price is typed, else the product. Both are there, so that nothing typed
    /// is lost and the browser can change between them.
    fn amount(&self, side: Side, row: usize, line: &RawLine) -> AnyView {
        let name = field_name(side, row, LineField::Amount.key());
        let id = format!("f-{name}");
        let product = !line.price.trim().is_empty();
        let shown = self.amounts.get(&(side, row)).cloned().unwrap_or_default();
        let (invalid, errors) = self.described(&name, side, row);
        view! {
            <label class="budget__label" for=id.clone()>{t(words::amount(self.lang))}</label>
            <input class="input input--num" id=id name=name.clone() value=line.amount.clone() autocomplete="off"
                readonly=self.closed inputmode="numeric" hidden=product aria-invalid=invalid aria-describedby=errors />
            <output class="budget__sum" id=format!("sum-{name}") hidden=!product>{shown}</output>
        }
        .into_any()
    }

    fn kinds(&self, side: Side, row: usize, line: &RawLine) -> AnyView {
        let lang = self.lang;
        let name = field_name(side, row, LineField::Category.key());
        let id = format!("f-{name}");
        let (invalid, errors) = self.described(&name, side, row);
        let options = categories(side).into_iter().map(|category| {
            let selected = category.key() == line.category;
            view! { <option value=category.key() selected=selected>{self.kind_name(category).bare()}</option> }
        });
        view! {
            <label class="budget__label" for=id.clone()>{t(words::category(lang))}</label>
            <select class="select" id=id name=name disabled=self.closed aria-invalid=invalid aria-describedby=errors>
                <option value="">{words::choose(lang).bare()}</option>
                {options.collect_view()}
            </select>
        }
        .into_any()
    }

    fn kind_name(&self, category: Category) -> Text {
        let name = words::category_name(self.lang, category);
        match category {
            Category::Expense(expense) if !self.eligible.contains(&expense) => words::outside(self.lang, name),
            _ => name,
        }
    }

    fn scope(&self, row: usize, line: &RawLine) -> AnyView {
        let name = field_name(Side::Expense, row, EXCLUDED);
        let id = format!("f-{name}");
        view! {
            <td><div class="choice">
                <input class="choice__input" type="checkbox" id=id.clone() name=name value="yes" checked=line.excluded disabled=self.closed />
                <label class="choice__label" for=id>{t(words::mark_excluded(self.lang))}</label>
            </div></td>
        }
        .into_any()
    }
}

fn totals(lang: Lang, draft: &Draft<'_>, reading: &Reading, assessment: &Assessment) -> AnyView {
    let budget = &reading.budget;
    let row = |id: &'static str, name: Text, value: String, class: &'static str| {
        view! { <div class=class><dt>{t(name)}</dt><dd id=id>{value}</dd></div> }.into_any()
    };
    let plain = "sum__row";
    let limit = assessment.calculation.map(|calculation| calculation.limit);
    let why = assessment.calculation.map(|calculation| t(words::explain(lang, &calculation)));
    view! {
        <section class="stack" aria-label=words::sums(lang).bare()>
            <dl class="sum" id="sums">
                {row("sum-expense", words::total_expense(lang), budget.expense().with_unit(), plain)}
                {row("sum-income", words::total_income(lang), budget.income().with_unit(), plain)}
                {row("sum-difference", words::difference(lang), budget.balance().with_unit(), plain)}
                {row("sum-eligible", words::eligible(lang), budget.eligible().with_unit(), plain)}
                {row("sum-requested", words::requested(lang), budget.requested().with_unit(), plain)}
                {row("sum-limit", words::limit(lang), limit.map(|limit| limit.with_unit()).unwrap_or_default(), "sum__row sum__row--grand")}
            </dl>
            <p id="sum-why">{why}</p>
            {open_points(lang, assessment)}
            {(draft.closed.is_none() && draft.proposal.is_unlocked(BUDGET)).then(|| view! {
                <div class="buttons">
                    <button class="btn" name="go" value="calc">{t(words::calculate(lang))}</button>
                    <button class="btn" name="go" value="fill" aria-describedby="fill-help">{t(words::take_limit(lang))}</button>
                    <p class="buttons__note quiet" id="fill-help">{t(words::take_limit_help(lang))}</p>
                </div>
            })}
        </section>
    }
    .into_any()
}

/// What is still wrong with the whole, in words. What is wrong with a line stands beside it.
fn open_points(lang: Lang, assessment: &Assessment) -> AnyView {
    let points = assessment.problems.iter().filter(|problem| problem.is_of_the_whole());
    let points = points.map(|problem| view! { <li>{t(words::budget_problem(lang, *problem))}</li> });
    let none = !assessment.problems.iter().any(BudgetProblem::is_of_the_whole);
    view! {
        <div class="notice notice--warn" id="sum-open" hidden=none>
            <h2 class="notice__title">{t(words::still_open(lang))}</h2>
            <ul class="list" id="sum-problems">{points.collect_view()}</ul>
        </div>
        <div class="notice notice--good" id="sum-good" hidden=!none><p>{t(words::balanced(lang))}</p></div>
    }
    .into_any()
}
