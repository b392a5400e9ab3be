//! Answers, lines and files as something to read（内容の一覧）.

use super::Draft;
use crate::links;
use crate::pages::case_parts::{kind_of, shown, size};
use crate::ui::{Row, summary, t};
use domain::budget::{BudgetLine, Side};
use domain::filings::Attachment;
use domain::forms::{FormPage, Question};
use domain::texts::{Lang, Text, budget as money, proposals as words, shell};
use leptos::prelude::*;

/// Everything, section by section. `change` adds links to where it can be changed.
pub(super) fn all(lang: Lang, draft: &Draft<'_>, change: bool) -> AnyView {
    let form = draft.proposal.form();
    let sections = form.sections.iter().map(|section| {
        let rows = section.pages.iter().flat_map(|page| rows(lang, draft, page, change)).collect();
        sheet(section.title.text(lang), None, summary(lang, rows))
    });
    let budget = change.then(|| links::proposal_budget(draft.id()));
    let papers = change.then(|| links::proposal_papers(draft.id()));
    view! {
        {sections.collect_view()}
        {sheet(words::task_budget(lang), budget.map(|href| (lang, href)), lines(lang, draft))}
        {sheet(words::task_papers(lang), papers.map(|href| (lang, href)), papers_list(lang, draft))}
    }
    .into_any()
}

fn rows(lang: Lang, draft: &Draft<'_>, page: &FormPage, change: bool) -> Vec<Row> {
    let address = links::proposal_page(draft.id(), &page.key);
    let row = |question: &Question| Row {
        label: question.label.text(lang),
        value: shown(lang, question, draft.proposal.answers.get(&question.key)),
        change: change.then(|| format!("{address}#f-{}", question.key)),
    };
    page.questions.iter().map(row).collect()
}

fn sheet(title: Text, change: Option<(Lang, String)>, body: AnyView) -> AnyView {
    let name = title.bare();
    let change = change.map(|(lang, href)| {
        view! { <a href=href>{t(shell::change(lang))}<span class="vh">"：" {name}</span></a> }
    });
    view! { <section class="sheet"><div class="sheet__head"><h2>{t(title)}</h2>{change}</div>{body}</section> }
        .into_any()
}

fn lines(lang: Lang, draft: &Draft<'_>) -> AnyView {
    let budget = draft.proposal.reading().budget;
    let table = |side: Side, total: String, total_name: Text| {
        let rows: Vec<_> = budget.lines.iter().filter(|line| line.side() == side).map(|line| row(lang, line)).collect();
        view! {
            <table class="table table--stack">
                <caption>{t(money::side(lang, side))}</caption>
                <thead><tr>
                    <th scope="col">{t(money::category(lang))}</th><th scope="col">{t(money::text(lang))}</th>
                    <th scope="col" class="yen">{t(money::amount(lang))}</th>
                </tr></thead>
                <tbody>{rows.into_iter().collect_view()}</tbody>
                <tfoot><tr><th colspan="2" scope="row">{t(total_name)}</th><td class="yen">{total}</td></tr></tfoot>
            </table>
        }
    };
    let expenses = table(Side::Expense, budget.expense().with_unit(), money::total_expense(lang));
    let incomes = table(Side::Income, budget.income().with_unit(), money::total_income(lang));
    let why = draft.proposal.assessment().calculation.map(|calculation| {
        view! { <p class="quiet">{t(money::explain(lang, &calculation))}</p> }
    });
    view! { <div class="sheet__body stack--l">{expenses}{incomes}{why}</div> }.into_any()
}

fn row(lang: Lang, line: &BudgetLine) -> AnyView {
    let times = line.price.map(|price| {
        let quantity = line.quantity.map(|quantity| format!("{quantity}{} × ", line.unit)).unwrap_or_default();
        view! { <span class="table__sub">{format!("{quantity}{}", price.with_unit())}</span> }
    });
    let basis = (!line.basis.is_empty()).then(|| view! { <span class="table__sub">{line.basis.clone()}</span> });
    let excluded = (line.side() == Side::Expense && !line.eligible)
        .then(|| view! { " " <span class="tag tag--neutral">{t(money::scope(lang))}</span> });
    let label = |text: Text| text.bare();
    view! {
        <tr>
            <td data-label=label(money::category(lang))><div>{t(money::category_name(lang, line.category))}{excluded}</div></td>
            <td data-label=label(money::text(lang))><div>{line.text.clone()}{times}{basis}</div></td>
            <td class="yen" data-label=label(money::amount(lang))>{line.amount.with_unit()}</td>
        </tr>
    }
    .into_any()
}

fn papers_list(lang: Lang, draft: &Draft<'_>) -> AnyView {
    let proposal = draft.proposal;
    let papers = proposal.papers();
    let rows = papers.iter().map(|paper| {
        let files: Vec<_> = proposal.files.iter().filter(|file| file.paper == paper.key).collect();
        let value = if files.is_empty() {
            view! { <dd class="summary__none">{t(shell::none_given(lang))}</dd> }.into_any()
        } else {
            let items = files.into_iter().map(|file| view! { <p>{link(file)}</p> });
            view! { <dd>{items.collect_view()}</dd> }.into_any()
        };
        view! { <div class="summary__row"><dt>{t(paper.label.text(lang))}</dt>{value}</div> }
    });
    if papers.is_empty() {
        return view! { <p class="sheet__body">{t(words::no_papers(lang))}</p> }.into_any();
    }
    view! { <dl class="summary">{rows.collect_view()}</dl> }.into_any()
}

/// A file as a link to it, with its kind and size.
pub(super) fn link(file: &Attachment) -> AnyView {
    let details = format!("（{}、{}）", kind(file), size(file.bytes));
    view! { <a href=links::file(file.id.0)>{file.name.clone()}</a> <span class="quiet">{details}</span> }.into_any()
}

/// The kind of a file by the name people know.
pub(super) fn kind(file: &Attachment) -> &'static str {
    kind_of(&file.mime)
}
