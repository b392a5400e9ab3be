//! One topic of a call on one page（募集の編集）.

use super::{Sheet, choice, head, kept, rubric, saved_note};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{error_summary, t};
use domain::budget::{Category, Expense};
use domain::calls::{Call, EditPage, KEEP, answers_of, cell};
use domain::groups::GroupPaper;
use domain::money::{Unit, Yen};
use domain::people::OrganisationKind;
use domain::texts::{Lang, Text, budget, calls, groups, people, staff_calls as words};
use leptos::prelude::*;

/// The page. `panels`: those of the department, by id and name. `frozen`: it can be read and no longer changed.
pub fn edit(
    frame: &Frame,
    call: &Call,
    page: EditPage,
    sheet: &Sheet<'_>,
    panels: &[(String, String)],
    (frozen, saved): (bool, bool),
) -> Page {
    let lang = frame.lang;
    let why = frozen.then(|| {
        let why = if page.is_rule() { words::frozen_why(lang) } else { words::over_why(lang) };
        view! { <div class="notice notice--warn"><p>{t(why)}</p></div> }
    });
    let buttons = (!frozen).then(|| {
        view! {
            <div class="buttons">
                <button class="btn btn--primary" name="go" value="back">{t(words::save(lang))}</button>
                <button class="btn" name="go" value="stay">{t(words::save_more(lang))}</button>
            </div>
        }
    });
    let title = words::page(lang, page);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            {head(lang, call, title.clone())}
            {why}
            {saved_note(lang, saved)}
            <form class="form" method="post" action=links::staff_call_edit(&call.slug, page.code()) novalidate>
                <fieldset class="field stack--l" disabled=frozen>
                    <legend class="vh">{t(title.clone())}</legend>
                    {fields(lang, call, page, sheet, panels)}
                </fieldset>
                {buttons}
            </form>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(sheet.problems)
}

/// What a field is called in the summary of problems.
fn label(lang: Lang, key: &str) -> Text {
    let last = key.rsplit('.').next().unwrap_or(key);
    let name = match last {
        "title" => words::title(lang),
        "code" => words::code(lang),
        "opens-date" => words::opens_date(lang),
        "opens-time" => words::opens_time(lang),
        "closes-date" => words::closes_date(lang),
        "closes-time" => words::closes_time(lang),
        "rate" => words::rate(lang),
        "base" => words::base(lang),
        "unit" => words::unit(lang),
        "cap" => words::cap(lang),
        "round-budget" => words::round_budget(lang),
        "advance" => words::advance(lang),
        "tolerance" => words::tolerance(lang),
        "report-days" => words::report_days(lang),
        "status-month" => words::status_month(lang),
        "property-from" => words::property_from(lang),
        "standard-days" => words::standard_days(lang),
        "books-years" => words::books_years(lang),
        "name" => words::case_name(lang),
        "from" => words::case_from(lang),
        "to" => words::case_to(lang),
        "answer" => words::case_answer(lang),
        "max-times" => words::max_times(lang),
        other => rubric::label(lang, other).unwrap_or_else(|| Text::typed(other)),
    };
    let row = key.split('.').nth(1).and_then(|row| row.parse::<usize>().ok());
    row.map_or(name.clone(), |row| words::answer_is(lang, words::row(lang, row + 1), name))
}

fn fields(lang: Lang, call: &Call, page: EditPage, sheet: &Sheet<'_>, panels: &[(String, String)]) -> AnyView {
    match page {
        EditPage::Basics => basics(lang, sheet),
        EditPage::Notice => view! {
            {sheet.words("summary", words::summary(lang), 3)}
            {sheet.words("purpose", calls::what_for(lang), 3)}
            {sheet.words("who", calls::who(lang), 3)}
            {sheet.words("what", calls::what(lang), 4)}
            {sheet.words("how", calls::how(lang), 4)}
        }
        .into_any(),
        EditPage::Guide => sheet.rows("guide", words::page_guide(lang), |row| {
            view! {
                {sheet.words(&cell("guide", row, "title"), words::section_title(lang), 1)}
                {sheet.words_with(&cell("guide", row, "body"), words::section_body(lang), words::section_body_help(lang), 8)}
            }
            .into_any()
        }),
        EditPage::Money => money(lang, sheet),
        EditPage::Variations => sheet.rows("case", words::page_variations(lang), |row| variation(lang, call, sheet, row)),
        EditPage::Who => who(lang, sheet),
        EditPage::SelfCheck => sheet.rows("check", words::page_self_check(lang), |row| {
            view! {
                {sheet.words(&cell("check", row, "question"), words::check_question(lang), 1)}
                {sheet.tick(&cell("check", row, "no"), words::check_no(lang))}
                {sheet.words(&cell("check", row, "why"), words::check_why(lang), 3)}
            }
            .into_any()
        }),
        EditPage::Papers => sheet.rows("paper", words::page_papers(lang), |row| {
            view! {
                {kept(sheet.typed, &cell("paper", row, "key"))}
                {sheet.words(&cell("paper", row, "label"), words::paper_label(lang), 1)}
                {sheet.words(&cell("paper", row, "help"), words::paper_help(lang), 2)}
                {sheet.tick(&cell("paper", row, "required"), words::paper_required(lang))}
                {sheet.select(&cell("paper", row, "group"), words::paper_group(lang), group_papers(lang))}
            }
            .into_any()
        }),
        EditPage::Statements => view! {
            {sheet.rows("pledge", words::pledges(lang), |row| sheet.words(&cell("pledge", row, "text"), words::statement(lang), 2))}
            {sheet.rows("line", words::checklist(lang), |row| sheet.words(&cell("line", row, "text"), words::statement(lang), 2))}
        }
        .into_any(),
        EditPage::Review => rubric::fields(lang, call, sheet, panels),
    }
}

/// Opening and closing with their times.
pub(super) fn dates(lang: Lang, sheet: &Sheet<'_>) -> AnyView {
    view! {
        {sheet.line("opens-date", words::opens_date(lang))}
        {sheet.line("opens-time", words::opens_time(lang))}
        {sheet.line("closes-date", words::closes_date(lang))}
        {sheet.line_with("closes-time", words::closes_time(lang), words::closes_help(lang))}
    }
    .into_any()
}

fn basics(lang: Lang, sheet: &Sheet<'_>) -> AnyView {
    view! {
        {sheet.words("title", words::title(lang), 1)}
        {dates(lang, sheet)}
        {sheet.line("basis", words::basis(lang))}
        {sheet.line_with("code", words::code(lang), words::code_help(lang))}
        {sheet.line_with("mark", words::mark(lang), words::mark_help(lang))}
    }
    .into_any()
}

fn bases(lang: Lang) -> Vec<crate::ui::Choice> {
    vec![choice("cost", words::base_cost(lang)), choice("net", words::base_net(lang))]
}

fn money(lang: Lang, sheet: &Sheet<'_>) -> AnyView {
    let units = Unit::ALL.map(|unit| choice(unit.yen().to_string(), words::unit_yen(lang, Yen(unit.yen()))));
    let expenses = Expense::ALL.iter().map(|expense| {
        let key = format!("eligible-{}", expense.key());
        sheet.tick(&key, budget::category_name(lang, Category::Expense(*expense)))
    });
    let expenses = expenses.collect_view();
    view! {
        {sheet.line_with("rate", words::rate(lang), words::rate_help(lang))}
        {sheet.select("base", words::base(lang), bases(lang))}
        {sheet.select("unit", words::unit(lang), units.into())}
        {sheet.optional_with("cap", words::cap(lang), words::no_cap_help(lang))}
        {sheet.optional_with("round-budget", words::round_budget(lang), words::no_cap_help(lang))}
        <fieldset class="field"><legend class="field__label">{t(words::eligible(lang))}</legend>{expenses}</fieldset>
        {sheet.tick("apply-after", words::apply_after(lang))}
        {sheet.optional_with("advance", words::advance(lang), words::rate_help(lang))}
        {sheet.optional_with("tolerance", words::tolerance(lang), words::rate_help(lang))}
        {sheet.optional("report-days", words::report_days(lang))}
        {sheet.optional_with("status-month", words::status_month(lang), words::status_month_help(lang))}
        {sheet.optional_with("property-from", words::property_from(lang), words::property_from_help(lang))}
        {sheet.optional("standard-days", words::standard_days(lang))}
        {sheet.optional("books-years", words::books_years(lang))}
    }
    .into_any()
}

fn kinds(lang: Lang, sheet: &Sheet<'_>, title: Text, name: impl Fn(&str) -> String) -> AnyView {
    let ticks = OrganisationKind::APPLICANTS.map(|kind| sheet.tick(&name(kind.code()), people::kind(lang, kind)));
    view! { <fieldset class="field"><legend class="field__label">{t(title)}</legend>{ticks.collect_view()}</fieldset> }
        .into_any()
}

fn variation(lang: Lang, call: &Call, sheet: &Sheet<'_>, row: usize) -> AnyView {
    let name = |field: &str| cell("case", row, field);
    let mut answers = vec![choice("", words::any_answer(lang))];
    if sheet.typed.get(&name("answer")) == KEEP {
        answers.push(choice(KEEP, words::keep_conditions(lang)));
    }
    answers.extend(answers_of(&call.form).into_iter().map(|(code, (question, answer))| {
        choice(code, words::answer_is(lang, question.text(lang), answer.text(lang)))
    }));
    let mut base = vec![choice("", words::as_usual(lang))];
    base.extend(bases(lang));
    view! {
        {kept(sheet.typed, &name("was"))}
        {sheet.words(&name("name"), words::case_name(lang), 1)}
        {sheet.optional_with(&name("rate"), words::rate(lang), words::rate_help(lang))}
        {sheet.optional(&name("cap"), words::cap(lang))}
        {sheet.select(&name("base"), words::base(lang), base)}
        {sheet.optional(&name("from"), words::case_from(lang))}
        {sheet.optional(&name("to"), words::case_to(lang))}
        {sheet.select(&name("answer"), words::case_answer(lang), answers)}
        {kinds(lang, sheet, words::case_kinds(lang), name)}
    }
    .into_any()
}

fn who(lang: Lang, sheet: &Sheet<'_>) -> AnyView {
    let tracks = sheet.rows("track", calls_tracks(lang), |row| {
        view! {
            {kept(sheet.typed, &cell("track", row, "key"))}
            {sheet.words(&cell("track", row, "name"), words::track_name(lang), 1)}
            {sheet.words(&cell("track", row, "panel"), words::track_panel(lang), 1)}
        }
        .into_any()
    });
    view! {
        {kinds(lang, sheet, words::kinds(lang), |code| format!("kind-{code}"))}
        {sheet.optional("max-times", words::max_times(lang))}
        {sheet.tick("consult", words::consult(lang))}
        {tracks}
    }
    .into_any()
}

/// The papers that a group keeps with us, which an application can take over.
fn group_papers(lang: Lang) -> Vec<crate::ui::Choice> {
    let none = choice("", words::not_from_group(lang));
    let papers = GroupPaper::ALL.map(|paper| choice(paper.code(), groups::paper(lang, paper)));
    [none].into_iter().chain(papers).collect()
}

fn calls_tracks(lang: Lang) -> Text {
    words::track_name(lang)
}
