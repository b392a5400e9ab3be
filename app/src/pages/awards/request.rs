//! One request on one page: its questions, the budget after a change, the bank account where money is asked for
//! （交付申請書・変更承認申請書・概算払請求書・状況報告書・請求書・財産処分承認申請書）.

use super::accounts::{boxed, categories};
use super::property::table;
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::questions as controls;
use crate::ui::{Choice, Field, Typing, choices, error_summary, input, t};
use domain::awards::{AccountKind, EXTRA_MAX, Ledger, Property, Request, RequestKind};
use domain::calendar::date_in_japan;
use domain::forms::Answers;
use domain::money::Yen;
use domain::problems::Problems;
use domain::texts::{Lang, Text, awards as words, budget};
use leptos::prelude::*;

/// Rows for new lines of a budget.
const SPARE: usize = 3;

/// What the page shows.
pub struct RequestPage<'a> {
    /// The request with what was typed.
    pub request: &'a Request<'a>,
    /// What was typed, the bank account with it. It is shown again only to who has just sent it.
    pub typed: &'a Answers,
    /// What is wrong.
    pub problems: &'a Problems,
    /// The group's name.
    pub group: &'a str,
    /// The call's title.
    pub call: Text,
    /// Whether staff key it in from paper.
    pub on_paper: bool,
    /// What was acquired with the grant and is restricted.
    pub restricted: &'a [Property],
}

/// The page.
pub fn request(frame: &Frame, data: &RequestPage<'_>) -> Page {
    let lang = frame.lang;
    let kind = data.request.kind;
    let title = words::request(lang, kind);
    let Some(asked) = kind.page() else { return Page::public(title, ()) };
    let id = data.request.case.id.0;
    let questions = asked
        .questions
        .iter()
        .map(|question| controls::control(lang, asked, question, data.typed.get(&question.key), data.problems));
    let questions = questions.collect_view();
    let label = |key: &str| {
        let question = asked.questions.iter().find(|question| question.key == key);
        question.map_or_else(|| field_name(lang, key), |question| question.label.text(lang))
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, label)}
            <a class="back" href=links::proposal(id)>{t(words::back_to_case(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(data.call.clone())} " · " {data.group.to_owned()}</p>
                <h1>{t(title.clone())}</h1>
                {(!asked.help.is_empty()).then(|| view! { <p class="lead">{t(asked.help.text(lang))}</p> })}
            </header>
            {limits(lang, data.request)}
            <form class="form" method="post" action=links::request(id, kind.code()) novalidate>
                {questions}
                {(kind == RequestKind::Change).then(|| change(lang, data))}
                {(kind == RequestKind::Dealing).then(|| table(lang, data.restricted, date_in_japan(frame.now), None))}
                {kind.asks_for_money().then(|| bank(lang, data))}
                <div class="buttons">
                    <button class="btn btn--primary">{t(words::send_request(lang))}</button>
                    <a class="btn" href=links::proposal(id)>{t(words::back_to_case(lang))}</a>
                </div>
            </form>
        </div>
    };
    let page = match data.on_paper {
        true => Page::staff(title, body).under(links::staff_cases()),
        false => Page::public(title, body).under(links::my_page()),
    };
    page.with_problems(data.problems)
}

/// What fields beside the questions are called.
fn field_name(lang: Lang, key: &str) -> Text {
    match key {
        "bank" => words::bank(lang),
        "branch" => words::branch(lang),
        "account-kind" => words::account_kind(lang),
        "account-number" => words::account_number(lang),
        "holder" => words::holder(lang),
        _ => words::before_after(lang),
    }
}

/// How much may be asked for.
fn limits(lang: Lang, request: &Request<'_>) -> Option<AnyView> {
    let amount = |read: fn(&Ledger) -> Yen| request.ledger.map(read).unwrap_or_default();
    let said = match request.kind {
        RequestKind::Advance => words::at_most(lang, amount(Ledger::advance_left)),
        RequestKind::Invoice => words::you_ask(lang, amount(Ledger::payable)),
        _ => return None,
    };
    Some(view! { <div class="notice"><p><strong>{t(said)}</strong></p></div> }.into_any())
}

/// The budget after the change beside the one before.
fn change(lang: Lang, data: &RequestPage<'_>) -> AnyView {
    let lines = data.request.after_lines();
    let rows = lines.iter().map(|(key, line, typed)| {
        let name = format!("{}　{}", budget::category_name(lang, line.category).bare(), line.text);
        let label = format!("{}：{name}", words::after(lang).bare());
        view! {
            <tr>
                <td data-label=words::text(lang).bare()>{name}</td>
                <td class="yen" data-label=words::before(lang).bare()>{line.amount.to_string()}</td>
                <td class="yen" data-label=words::after(lang).bare()>
                    {boxed(lang, format!("after-{key}"), label, typed, true, data.problems)}
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let value = |nth: usize, what: &str| data.typed.get(&format!("new-{nth}-{what}")).to_owned();
    let used =
        (0..EXTRA_MAX).filter(|nth| !value(*nth, "text").is_empty() || !value(*nth, "amount").is_empty()).count();
    let new = (0..(used + SPARE).min(EXTRA_MAX)).map(|nth| {
        let field = |what: &str| format!("new-{nth}-{what}");
        let problem = data.problems.of(&field("category")).map(|problem| {
            view! { <span class="field__error">"＊" {t(problem.text(lang))}</span> }
        });
        view! {
            <tr>
                <td data-label=words::category(lang).bare()>
                    {categories(lang, field("category"), words::category(lang), &value(nth, "category"))} {problem}
                </td>
                <td data-label=words::text(lang).bare()>
                    {boxed(lang, field("text"), words::text(lang).bare(), &value(nth, "text"), false, data.problems)}
                </td>
                <td class="yen" data-label=words::after(lang).bare()>
                    {boxed(lang, field("amount"), words::after(lang).bare(), &value(nth, "amount"), true, data.problems)}
                </td>
            </tr>
        }
    });
    let new = new.collect_view();
    view! {
        <div class="stack" id="f-accounts" tabindex="-1">
            <h2 class="h-line">{t(words::before_after(lang))}</h2>
            <p>{t(words::budget_help(lang))}</p>
            <table class="table table--stack">
                <thead><tr>
                    <th scope="col">{t(words::text(lang))}</th><th scope="col" class="n">{t(words::before(lang))}</th>
                    <th scope="col" class="n">{t(words::after(lang))}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <table class="table table--stack">
                <caption>{t(words::new_lines(lang))}</caption>
                <thead><tr>
                    <th scope="col">{t(words::category(lang))}</th><th scope="col">{t(words::text(lang))}</th>
                    <th scope="col" class="n">{t(words::after(lang))}</th>
                </tr></thead>
                <tbody>{new}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The bank account.
fn bank(lang: Lang, data: &RequestPage<'_>) -> AnyView {
    let field =
        |key: &'static str, label: Text| Field::new(key, label, data.typed.get(key), lang).problems(data.problems);
    let kinds = AccountKind::ALL.map(|kind| Choice {
        value: kind.code().to_owned(),
        label: words::account(lang, kind),
        help: None,
    });
    let number = Typing { class: "input--num w-16", ..Typing::NUMBER };
    view! {
        <fieldset class="stack">
            <legend class="h-line">{t(words::bank_title(lang))}</legend>
            <p>{t(words::bank_lead(lang))}</p>
            {input(&field("bank", words::bank(lang)), Typing::TEXT, None)}
            {input(&field("branch", words::branch(lang)), Typing::TEXT, None)}
            {choices(&field("account-kind", words::account_kind(lang)), kinds.to_vec())}
            {input(&field("account-number", words::account_number(lang)), number, None)}
            {input(&field("holder", words::holder(lang)), Typing::TEXT, None)}
        </fieldset>
    }
    .into_any()
}
