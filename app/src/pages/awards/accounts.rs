//! The accounts, line by line beside the budget（収支決算）.

use super::{Draft, FORM_ID, Leave, head, mend, page, parts, save_buttons};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{error_summary, t};
use domain::awards::{ACCOUNTS, AccountLine, Accounts, EXTRA_MAX, ReportTask, typed_field};
use domain::budget::{Category, Expense, Income, Side};
use domain::problems::Problems;
use domain::texts::{Lang, Text, awards as words, budget, shell};
use leptos::prelude::*;

/// Blank rows beside the plan.
const SPARE: usize = 2;

/// The page. `accounts` is what was typed, read; `problems` what is wrong with what was just sent.
pub fn accounts(frame: &Frame, draft: &Draft<'_>, accounts: &Accounts, problems: &Problems) -> Page {
    let lang = frame.lang;
    let unlocked = draft.report.is_unlocked(ACCOUNTS);
    let leave = if unlocked { Leave::Saving } else { Leave::Freely };
    let label = |key: &str| {
        let of_line = accounts.lines.iter().find(|line| key.ends_with(&format!("-{}", line.key)));
        of_line.map_or_else(|| words::task_accounts(lang), |line| line_name(lang, line))
    };
    let form = view! {
        <form class="form form--wide" id=FORM_ID method="post" action=links::report_accounts(draft.id()) novalidate>
            {table(lang, accounts, Side::Expense, unlocked, problems)}
            {table(lang, accounts, Side::Income, unlocked, problems)}
            {unlocked.then(|| beside(lang, accounts, problems))}
            {parts::totals(lang, accounts)}
            {unlocked.then(|| buttons(lang, draft))}
        </form>
    };
    let body = view! {
        <div class="page">
            {error_summary(lang, problems, label)}
            {head(frame, draft, &ReportTask::Accounts, leave, Some(words::accounts_lead(lang)))}
            {(!unlocked).then(|| view! { <p class="field__why">{t(words::locked(lang))}</p> })}
            {mend(lang, draft, ACCOUNTS, form.into_any())}
        </div>
    };
    page(draft, words::task_accounts(lang), body).with_problems(problems).saving(leave.saving())
}

fn buttons(lang: Lang, draft: &Draft<'_>) -> AnyView {
    view! {
        <div class="buttons">
            <button class="btn" name="go" value="calc">{t(words::calculate(lang))}</button>
            <button class="btn" name="go" value="fill">{t(words::fill_own(lang))}</button>
        </div>
        {save_buttons(lang, draft)}
    }
    .into_any()
}

/// What a line is called: its category and what it is for.
pub fn line_name(lang: Lang, line: &AccountLine) -> Text {
    let category = line.category.map(|category| budget::category_name(lang, category).bare()).unwrap_or_default();
    Text::typed(format!("{category}　{}", line.text).trim())
}

/// The table of a side: budget, actual, difference.
fn table(lang: Lang, accounts: &Accounts, side: Side, unlocked: bool, problems: &Problems) -> AnyView {
    let rows = accounts.lines.iter().filter(|line| line.side == side && line.is_planned);
    let rows = rows.map(|line| row(lang, line, unlocked, problems)).collect_view();
    view! {
        <table class="table table--stack">
            <caption>{t(budget::side(lang, side))}</caption>
            <thead><tr>
                <th scope="col">{t(words::text(lang))}</th>
                <th scope="col" class="n">{t(words::planned(lang))}</th>
                <th scope="col" class="n">{t(words::actual(lang))}</th>
                <th scope="col" class="n">{t(words::difference(lang))}</th>
                <th scope="col">{t(words::remark(lang))}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(lang: Lang, line: &AccountLine, unlocked: bool, problems: &Problems) -> AnyView {
    let out = (line.side == Side::Expense && !line.eligible)
        .then(|| view! { " " <span class="tag tag--neutral">{t(words::excluded(lang))}</span> });
    let difference = line.difference().map(|difference| difference.to_string()).unwrap_or_default();
    let actual = if line.is_subsidy() || !unlocked {
        let amount = line.actual.map_or_else(|| line.typed.clone(), |amount| amount.to_string());
        let note =
            line.is_subsidy().then(|| view! { <span class="table__sub">{t(words::subsidy_computed(lang))}</span> });
        view! { {amount} {note} }.into_any()
    } else {
        cell(lang, line, "actual", &line.typed, problems)
    };
    let note = match unlocked && !line.is_subsidy() {
        true => cell(lang, line, "note", &line.note, problems),
        false => line.note.clone().into_any(),
    };
    view! {
        <tr>
            <td data-label=words::text(lang).bare()>{t(line_name(lang, line))} {out}</td>
            <td class="yen" data-label=words::planned(lang).bare()>{line.planned.to_string()}</td>
            <td class="yen" data-label=words::actual(lang).bare()>{actual}</td>
            <td class="yen" data-label=words::difference(lang).bare()>{difference}</td>
            <td data-label=words::remark(lang).bare()>{note}</td>
        </tr>
    }
    .into_any()
}

/// A box of a line, with what is wrong with it below.
fn cell(lang: Lang, line: &AccountLine, what: &str, typed: &str, problems: &Problems) -> AnyView {
    let name = typed_field(what, &line.key);
    let label = if what == "actual" { words::actual(lang) } else { words::remark(lang) };
    let label = format!("{}：{}", label.bare(), line_name(lang, line).bare());
    boxed(lang, name, label, typed, what == "actual", problems)
}

/// A box with a name that only is heard.
pub(super) fn boxed(lang: Lang, name: String, label: String, typed: &str, money: bool, problems: &Problems) -> AnyView {
    let id = format!("f-{name}");
    let problem = problems.of(&name).map(|problem| problem.text(lang));
    let error = format!("{id}-error");
    let described = problem.is_some().then(|| error.clone());
    let invalid = problem.is_some().then_some("true");
    let message = problem.map(|text| view! { <span class="field__error" id=error>"＊" {t(text)}</span> });
    let class = if money { "input input--num" } else { "input" };
    view! {
        <input class=class id=id name=name value=typed.to_owned() autocomplete="off" aria-label=label
            inputmode=money.then_some("numeric") aria-invalid=invalid aria-describedby=described />
        {message}
    }
    .into_any()
}

/// A choice of all categories of both sides, the subsidy aside; `prefix-key` is the value.
pub(super) fn categories(lang: Lang, name: String, label: Text, chosen: &str) -> AnyView {
    let expenses = Expense::ALL.iter().map(|expense| {
        let category = budget::category_name(lang, Category::Expense(*expense));
        (format!("e-{}", expense.key()), words::expense_option(lang, category))
    });
    let incomes = Income::ALL.iter().filter(|income| **income != Income::Subsidy).map(|income| {
        let category = budget::category_name(lang, Category::Income(*income));
        (format!("i-{}", income.key()), words::income_option(lang, category))
    });
    let first = (String::new(), words::not_matched(lang));
    let options = std::iter::once(first).chain(expenses).chain(incomes).map(|(value, label)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{label.bare()}</option> }
    });
    let id = format!("f-{name}");
    view! { <select class="select" id=id name=name aria-label=label.bare()>{options.collect_view()}</select> }
        .into_any()
}

/// Lines beside the plan: those that were typed, and two more.
fn beside(lang: Lang, accounts: &Accounts, problems: &Problems) -> AnyView {
    let typed: Vec<&AccountLine> = accounts.lines.iter().filter(|line| !line.is_planned).collect();
    let taken = |key: &str| typed.iter().find(|line| line.key == key).copied();
    let mut keys: Vec<String> = typed.iter().map(|line| line.key.clone()).collect();
    let free = (0..EXTRA_MAX).map(|nth| format!("extra{nth}")).filter(|key| taken(key).is_none());
    keys.extend(free.take(SPARE));
    let rows = keys.into_iter().map(|key| {
        let line = taken(&key);
        let value = |read: fn(&AccountLine) -> String| line.map(read).unwrap_or_default();
        let chosen = line.and_then(|line| line.category).map(|category| match category.side() {
            Side::Expense => format!("e-{}", category.key()),
            Side::Income => format!("i-{}", category.key()),
        });
        let field = |what: &str| typed_field(what, &key);
        let problem = problems.of(&field("category")).map(|problem| {
            view! { <span class="field__error">"＊" {t(problem.text(lang))}</span> }
        });
        view! {
            <tr>
                <td data-label=words::category(lang).bare()>
                    {categories(lang, field("category"), words::category(lang), &chosen.unwrap_or_default())} {problem}
                </td>
                <td data-label=words::text(lang).bare()>
                    {boxed(lang, field("text"), words::text(lang).bare(), &value(|line| line.text.clone()), false, problems)}
                </td>
                <td class="yen" data-label=words::actual(lang).bare()>
                    {boxed(lang, field("actual"), words::actual(lang).bare(), &value(|line| line.typed.clone()), true, problems)}
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let unit = shell::yen(lang);
    view! {
        <div class="stack">
            <table class="table table--stack">
                <caption>{t(words::beside_plan(lang))}</caption>
                <thead><tr>
                    <th scope="col">{t(words::category(lang))}</th><th scope="col">{t(words::text(lang))}</th>
                    <th scope="col" class="n">{t(words::actual(lang))} "（" {t(unit)} "）"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="quiet">{t(words::beside_plan_help(lang))}</p>
        </div>
    }
    .into_any()
}
