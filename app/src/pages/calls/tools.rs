//! Two things to try before applying, of which nothing is kept: the self-check and the calculator（自己点検・目安の計算）.

use super::{contact, crumbs};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::questions::yes_no;
use crate::ui::{Choice, Field, Typing, choices, error_summary, input, t};
use domain::calls::{Call, Fit, Phase};
use domain::forms::Answers;
use domain::money::{Calculation, Yen};
use domain::people::Organisation;
use domain::problems::Problems;
use domain::texts::{Lang, Text, budget, calls as words, shell};
use leptos::prelude::*;

/// The name of a question of the self-check.
fn question_name(index: usize) -> String {
    format!("q{index}")
}

/// The self-check. It explains where something does not fit; it refuses nobody.
pub fn check(frame: &Frame, call: &Call, department: &Organisation, typed: &Answers) -> Page {
    let lang = frame.lang;
    let questions = call.rules.terms.self_check.iter().enumerate().map(|(index, question)| {
        let name = question_name(index);
        let value = typed.get(&name);
        let why = (question.fit(value) == Fit::Explain).then(|| {
            view! { <div class="notice notice--warn"><p>{t(question.why.text(lang))}</p></div> }
        });
        view! { {choices(&Field::new(&name, question.question.text(lang), value, lang).unmarked(), yes_no(lang))} {why} }
    });
    let questions = questions.collect_view();
    let body = view! {
        <div class="page page--text">
            {crumbs(lang, call, words::check_title(lang))}
            <header class="page__head"><h1>{t(words::check_title(lang))}</h1><p class="lead">{t(words::check_lead(lang))}</p></header>
            <div class="stack--l">
                {verdict(frame, call, typed)}
                <form class="form" method="get" action=links::call_check(&call.slug)>
                    {questions}
                    <div class="buttons">
                        <button class="btn btn--primary">{t(words::check_button(lang))}</button>
                        <a class="btn" href=links::call(&call.slug)>{t(words::to_call(lang, call.title.text(lang)))}</a>
                    </div>
                </form>
                {contact(lang, department)}
            </div>
        </div>
    };
    Page::public(words::check_title(lang), body).under(links::calls())
}

fn verdict(frame: &Frame, call: &Call, typed: &Answers) -> Option<AnyView> {
    let lang = frame.lang;
    if typed.is_empty() {
        return None;
    }
    let checks = call.rules.terms.self_check.iter().enumerate();
    let fits: Vec<Fit> = checks.map(|(index, check)| check.fit(typed.get(&question_name(index)))).collect();
    let count = |wanted: Fit| fits.iter().filter(|fit| **fit == wanted).count();
    let (explain, open) = (count(Fit::Explain), count(Fit::Unanswered));
    let open_note = (open > 0).then(|| view! { <p>{t(words::check_open(lang, open))}</p> });
    let apply = (call.dates.phase(frame.now) == Phase::Open && explain == 0 && open == 0).then(|| {
        view! { <p><a class="btn btn--primary btn--go" href=links::apply(&call.slug)>{t(words::apply(lang))}</a></p> }
    });
    let (class, title, text) = match (explain, open) {
        (0, 0) => ("notice notice--good", Some(words::check_fits(lang)), Some(words::check_fits_text(lang))),
        (0, _) => ("notice", None, None),
        (count, _) => {
            ("notice notice--warn", Some(words::check_explain(lang, count)), Some(words::check_explain_text(lang)))
        }
    };
    Some(
        view! {
            <div class=class role="status" id="verdict">
                {title.map(|title| view! { <h2 class="notice__title">{t(title)}</h2> })}
                {text.map(|text| view! { <p>{t(text)}</p> })}
                {open_note}
                {apply}
            </div>
        }
        .into_any(),
    )
}

/// What the calculator shows.
pub struct Calculator<'a> {
    /// The call.
    pub call: &'a Call,
    /// The figures as typed.
    pub typed: &'a Answers,
    /// What came of them.
    pub result: Option<&'a Calculation>,
    /// What is wrong with them.
    pub problems: &'a Problems,
}

/// The page of the calculator.
pub fn calculator(frame: &Frame, data: &Calculator<'_>) -> Page {
    let lang = frame.lang;
    let call = data.call;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            {crumbs(lang, call, words::calculator(lang))}
            <header class="page__head"><h1>{t(words::calculator(lang))}</h1><p class="lead">{t(words::calculator_lead(lang))}</p></header>
            <div class="stack--l">
                {data.result.map(|calculation| result(lang, calculation))}
                {calculator_form(lang, call, data.typed, data.problems)}
                <p class="onward"><a href=links::call(&call.slug)>{t(words::to_call(lang, call.title.text(lang)))}</a></p>
            </div>
        </div>
    };
    Page::public(words::calculator(lang), body).under(links::calls()).with_problems(data.problems)
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "income" => words::income(lang),
        "requested" => words::requested(lang),
        _ => words::cost(lang),
    }
}

/// The boxes for the figures; they stand on the page of the call as well.
pub(super) fn calculator_form(lang: Lang, call: &Call, typed: &Answers, problems: &Problems) -> AnyView {
    let field = |key| Field::new(key, label(lang, key), typed.get(key), lang).problems(problems);
    let yen = || Some(shell::yen(lang));
    let income = call.rules.asks_income().then(|| input(&field("income").optional(), Typing::NUMBER, yen()));
    let requested = field("requested").optional().help(words::requested_help(lang));
    let variations = &call.rules.terms.variations;
    let which = (!variations.is_empty()).then(|| {
        let options = variations.iter().enumerate().map(|(index, variation)| Choice {
            value: index.to_string(),
            label: variation.name.text(lang),
            help: None,
        });
        let usual = Choice { value: "usual".to_owned(), label: words::usual_case(lang), help: None };
        let value = if typed.get("case").is_empty() { "usual" } else { typed.get("case") };
        choices(&Field::new("case", words::which_case(lang), value, lang).unmarked(), options.chain([usual]).collect())
    });
    view! {
        <form class="form" method="get" action=links::call_calculator(&call.slug)>
            {input(&field("cost"), Typing::NUMBER, yen())}
            {income}
            {input(&requested, Typing::NUMBER, yen())}
            {which}
            <div class="buttons"><button class="btn btn--primary">{t(words::calculate(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn result(lang: Lang, calculation: &Calculation) -> AnyView {
    let rest = Yen(calculation.eligible.0 - calculation.amount.0);
    let rest = (rest > Yen::ZERO).then(|| view! { <p>{t(words::own_share(lang, rest))}</p> });
    view! {
        <section class="status status--good" role="status" id="result">
            <div class="status__now">
                <p class="status__say">{t(words::result_is(lang, calculation.amount))}</p>
                <p class="num">{t(budget::explain(lang, calculation))}</p>
            </div>
            <div class="status__next">{rest}<p class="quiet">{t(words::result_note(lang))}</p></div>
        </section>
    }
    .into_any()
}
