//! Totals and the amount of the subsidy while somebody types（収支の合計と補助金額）, by the rules of the server.

use crate::page;
use domain::budget::form::{field_name, places, rows};
use domain::budget::{Assessment, Budget, BudgetProblem, Expense, LineField, RawLine, Reading};
use domain::money::Grant;
use domain::texts::{Lang, budget as words};
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::HtmlFormElement;

/// Watches the form of the budget.
#[island]
pub fn BudgetTotal(form: String, lang: Lang, grant: Grant, eligible: BTreeSet<Expense>) -> impl IntoView {
    Effect::new(move |_| {
        let Some(form) = page::form(&form) else { return };
        let (grant, eligible) = (grant, eligible.clone());
        let target = form.clone();
        page::listen(&target, "input", move |_| refresh(&form, lang, &grant, &eligible));
    });
}

fn refresh(form: &HtmlFormElement, lang: Lang, grant: &Grant, eligible: &BTreeSet<Expense>) {
    let fields = page::fields(form);
    let lines = rows(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let reading = Budget::read(&lines, eligible);
    let assessment = reading.budget.assess(grant);
    amounts(&lines, &reading);
    totals(&reading.budget, &assessment);
    explain(lang, &assessment);
}

/// The product of every row that has a price; without one the box for the amount comes back.
fn amounts(lines: &[RawLine], reading: &Reading) {
    for (index, (line, (side, row))) in lines.iter().zip(places(lines)).enumerate() {
        let name = field_name(side, row, LineField::Amount.key());
        let product = !line.price.is_empty();
        let read = reading.rows.iter().position(|read| *read == index);
        let amount = read.map(|read| reading.budget.lines[read].amount.to_string()).unwrap_or_default();
        page::show(&format!("f-{name}"), !product);
        page::show(&format!("sum-{name}"), product);
        page::write(&format!("sum-{name}"), &amount);
    }
}

fn totals(budget: &Budget, assessment: &Assessment) {
    let limit = assessment.calculation.map(|calculation| calculation.limit);
    for (id, amount) in [
        ("sum-expense", budget.expense()),
        ("sum-income", budget.income()),
        ("sum-difference", budget.balance()),
        ("sum-eligible", budget.eligible()),
        ("sum-requested", budget.requested()),
        ("total-e", budget.expense()),
        ("total-i", budget.income()),
    ] {
        page::write(id, &amount.with_unit());
    }
    page::write("sum-limit", &limit.map(|limit| limit.with_unit()).unwrap_or_default());
}

fn explain(lang: Lang, assessment: &Assessment) {
    if let Some(line) = page::element("sum-why") {
        let why = assessment.calculation.map(|calculation| words::explain(lang, &calculation));
        match why {
            Some(why) => drop(page::write_text(&line, &why)),
            None => line.set_text_content(None),
        }
    }
    let open: Vec<_> = assessment.problems.iter().filter(|problem| problem.is_of_the_whole()).collect();
    page::show("sum-open", !open.is_empty());
    page::show("sum-good", open.is_empty());
    list(lang, &open);
}

fn list(lang: Lang, open: &[&BudgetProblem]) -> Option<()> {
    let list = page::element("sum-problems")?;
    list.set_text_content(None);
    for problem in open {
        let item = page::document()?.create_element("li").ok()?;
        page::write_text(&item, &words::budget_problem(lang, **problem));
        list.append_child(&item).ok()?;
    }
    Some(())
}
