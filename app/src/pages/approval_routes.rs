//! The administrator's page of a department's route of approval（決裁ルート）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, error_summary, input, select, t};
use domain::approval_routes::{DEPUTIES, Member, field};
use domain::decisions::Route;
use domain::forms::Answers;
use domain::people::Organisation;
use domain::problems::Problems;
use domain::texts::{Lang, Text, approval_routes as words, departments};
use leptos::prelude::*;

/// The page: a set of fields for each step.
pub fn route(
    frame: &Frame,
    department: &Organisation,
    members: &[Member],
    typed: &Answers,
    problems: &Problems,
) -> Page {
    let lang = frame.lang;
    let steps = (0..Route::MOST).map(|step| fields(lang, step, members, typed, problems)).collect_view();
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <a class="back" href=links::staff_departments()>{t(departments::title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{department.name.clone()}</p>
                <h1>{t(words::title(lang))}</h1>
                <p class="lead">{t(words::lead(lang))}</p>
            </header>
            <form class="form" method="post" action=links::staff_route(department.id.0) novalidate>
                {steps}
                <div class="buttons">
                    <button class="btn btn--primary">{t(words::save(lang))}</button>
                    <p class="buttons__note">{t(words::from_now(lang))}</p>
                </div>
            </form>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_departments()).with_problems(problems)
}

/// What a field is called, for the summary of problems.
fn label(lang: Lang, key: &str) -> Text {
    match key.split('-').next() {
        Some("title") => words::step_title(lang),
        Some("deputy") => words::deputy(lang, ""),
        _ => words::holder(lang),
    }
}

fn fields(lang: Lang, step: usize, members: &[Member], typed: &Answers, problems: &Problems) -> AnyView {
    let (title, holder) = (field("title", step, None), field("holder", step, None));
    let named = Field::new(&title, words::step_title(lang), typed.get(&title), lang).problems(problems);
    let named = named.optional().help(words::step_title_help(lang));
    let held = Field::new(&holder, words::holder(lang), typed.get(&holder), lang).problems(problems).unmarked();
    let deputies = (0..DEPUTIES).map(|nth| {
        let key = field("deputy", step, Some(nth));
        let one = Field::new(&key, words::deputy(lang, nth + 1), typed.get(&key), lang).problems(problems);
        select(&one.optional(), people(lang, words::no_deputy(lang), members))
    });
    let deputies = deputies.collect_view();
    let mut holders = people(lang, words::nobody(lang), members);
    let role = |value: &str, label: Text| Choice { value: value.to_owned(), label, help: None };
    holders.insert(1, role("officer", words::any_officer(lang)));
    holders.insert(2, role("approver", words::any_approver(lang)));
    view! {
        <fieldset class="field">
            <legend class="field__label">{t(words::step(lang, step + 1))}</legend>
            {select(&held, holders)}
            {input(&named, Typing::TEXT, None)}
            {deputies}
        </fieldset>
    }
    .into_any()
}

/// The people of the department, after the line that names nobody.
fn people(lang: Lang, nobody: Text, members: &[Member]) -> Vec<Choice> {
    let none = Choice { value: String::new(), label: nobody, help: None };
    let rows = members.iter().map(|member| {
        let name = member.name.as_str();
        let label = if member.is_approver { words::approver_named(lang, name) } else { Text::typed(name) };
        Choice { value: member.id.to_string(), label, help: None }
    });
    [none].into_iter().chain(rows).collect()
}
