//! The administrator's page of staff: who has which role, giving and ending roles（職員の登録）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Pager, Typing, choices, error_summary, input, pager, select, t};
use chrono::NaiveDate;
use domain::people::{Organisation, Person, Role};
use domain::problems::Problems;
use domain::staffing::{RoleForm, STAFF_ROLES};
use domain::texts::{Lang, Text, accounts, people, staff_access, staff_people as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A role that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffLine {
    /// The membership.
    pub id: Uuid,
    /// Who.
    pub person: Person,
    /// Where.
    pub department: String,
    /// What.
    pub role: Role,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if it is known.
    pub until: Option<NaiveDate>,
}

/// What the page shows.
pub struct StaffPage<'a> {
    /// One page of the list.
    pub lines: &'a [StaffLine],
    /// Where the list stands.
    pub pages: Pager,
    /// Where a role can be given: the departments and the city itself.
    pub departments: &'a [Organisation],
    /// The form as typed.
    pub form: &'a RoleForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "email" => accounts::email(lang),
        "name" => words::person(lang),
        "department" => words::department(lang),
        "role" => words::role(lang),
        "from" => words::from(lang),
        _ => words::until(lang),
    }
}

/// The list of staff, and the form that gives a role.
pub fn staff(frame: &Frame, data: StaffPage<'_>) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <section class="section">
                <h2 class="h-line">{t(words::list(lang))}</h2>
                {table(lang, data.lines)}
                {pager(lang, data.pages.clone())}
            </section>
            <section class="section">
                <h2 class="h-line">{t(words::give_title(lang))}</h2>
                <div class="stack--l"><p>{t(words::give_lead(lang))}</p>{give(lang, &data)}</div>
            </section>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_people()).with_problems(data.problems)
}

fn table(lang: Lang, lines: &[StaffLine]) -> AnyView {
    let rows = lines.iter().map(|line| row(lang, line));
    let heads = [words::department(lang), words::person(lang), words::role(lang), words::term(lang), words::acts(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    view! {
        <div class="table-wrap" role="region" aria-label=words::list(lang).bare() tabindex="0">
            <table class="table table--dense table--stack">
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, line: &StaffLine) -> AnyView {
    let waits = line.person.confirmed_at.is_none();
    let waits = waits.then(|| view! { <span class="tag tag--wait">{t(words::waits(lang))}</span> });
    let who = line.person.name.clone();
    view! {
        <tr>
            <td data-label=words::department(lang).bare()>{line.department.clone()}</td>
            <td data-label=words::person(lang).bare()>
                <div>{who.clone()} " " {waits}<span class="table__sub">{line.person.email.clone()}</span></div>
            </td>
            <td data-label=words::role(lang).bare()>{t(people::role(lang, line.role))}</td>
            <td data-label=words::term(lang).bare()>{t(words::from_until_or_open(lang, line.from, line.until))}</td>
            <td data-label=words::acts(lang).bare()>
                <a href=links::staff_person_end(line.id)>{t(words::end(lang))}<span class="vh">"：" {who.clone()}</span></a>
                " "
                <a href=links::staff_access(line.person.id.0)>{t(staff_access::link(lang))}<span class="vh">"：" {who}</span></a>
            </td>
        </tr>
    }
    .into_any()
}

fn give(lang: Lang, data: &StaffPage<'_>) -> AnyView {
    let form = data.form;
    let field = |key, value| Field::new(key, label(lang, key), value, lang).problems(data.problems);
    let email = field("email", form.email.as_str()).help(words::email_help(lang));
    let name = field("name", form.name.as_str()).optional().help(words::name_help(lang));
    let until = field("until", form.until.as_str()).optional().help(words::until_help(lang));
    let departments = data.departments.iter();
    let departments =
        departments.map(|one| Choice { value: one.id.to_string(), label: Text::typed(&one.name), help: None });
    let roles = STAFF_ROLES.map(|role| Choice {
        value: role.code().to_owned(),
        label: people::role(lang, role),
        help: Some(role_help(lang, role)),
    });
    // The address and name are somebody else's: the browser must not fill in the administrator's own.
    let others = |typing: Typing| Typing { autocomplete: Some("off"), ..typing };
    view! {
        <form class="form" method="post" action=links::staff_people() novalidate>
            {input(&email, others(Typing::EMAIL), None)}
            {input(&name, others(Typing::NAME), None)}
            {select(&field("department", form.department.as_str()), departments.collect())}
            {choices(&field("role", form.role.as_str()), roles.to_vec())}
            {input(&field("from", form.from.as_str()), Typing::DATE, None)}
            {input(&until, Typing::DATE, None)}
            <div class="buttons"><button class="btn btn--primary">{t(words::give_button(lang))}</button></div>
        </form>
    }
    .into_any()
}

fn role_help(lang: Lang, role: Role) -> Text {
    match role {
        Role::Approver => words::approver_help(lang),
        Role::Payer => words::payer_help(lang),
        Role::Admin => words::admin_help(lang),
        Role::Auditor => words::auditor_help(lang),
        _ => words::officer_help(lang),
    }
}

/// Asks for the last day of a role.
pub fn end(frame: &Frame, line: &StaffLine, until: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let field =
        Field::new("until", words::last_day(lang), until, lang).help(words::last_day_help(lang)).problems(problems);
    let whose = words::end_of(lang, &line.person.name, people::role(lang, line.role), &line.department);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <a class="back" href=links::staff_people()>{t(words::title(lang))}</a>
            <header class="page__head"><h1>{t(words::end_title(lang))}</h1><p class="lead">{t(whose)}</p></header>
            <form class="form" method="post" action=links::staff_person_end(line.id) novalidate>
                {input(&field, Typing::DATE, None)}
                <div class="buttons"><button class="btn btn--danger">{t(words::end(lang))}</button></div>
            </form>
        </div>
    };
    Page::staff(words::end_title(lang), body).under(links::staff_people()).with_problems(problems)
}
