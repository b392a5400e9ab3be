//! The administrator's pages of departments: the list, adding one, changing one（課の登録）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, error_summary, hidden, input, t};
use domain::departments::DepartmentForm;
use domain::people::{Organisation, OrganisationId, OrganisationKind};
use domain::problems::Problems;
use domain::texts::{Lang, Text, approval_routes as routes, departments as words, digest as morning};
use leptos::prelude::*;

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "email" => words::email(lang),
        "phone" => words::phone(lang),
        _ => words::name(lang),
    }
}

/// The list of departments, and the form that adds one.
pub fn departments(frame: &Frame, all: &[Organisation], form: &DepartmentForm, problems: &Problems) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page">
            {error_summary(lang, problems, |key| label(lang, key))}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <section class="section"><h2 class="h-line">{t(words::list(lang))}</h2>{table(lang, all)}</section>
            <section class="section">
                <h2 class="h-line">{t(words::add_title(lang))}</h2>
                <form class="form" method="post" action=links::staff_departments() novalidate>
                    {fields(lang, form, problems)}
                    <div class="buttons"><button class="btn btn--primary">{t(words::add(lang))}</button></div>
                </form>
            </section>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_departments()).with_problems(problems)
}

fn table(lang: Lang, all: &[Organisation]) -> AnyView {
    let heads = [words::name(lang), words::email(lang), words::phone(lang), words::acts(lang)];
    let heads = heads.map(|head| view! { <th scope="col">{t(head)}</th> });
    let rows = all.iter().map(|one| row(lang, one));
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

fn row(lang: Lang, one: &Organisation) -> AnyView {
    let email = match &one.email {
        Some(email) => email.clone().into_any(),
        None => view! { <span class="tag tag--bad">{t(words::no_mailbox(lang))}</span> }.into_any(),
    };
    let route = (one.kind == OrganisationKind::Department).then(|| {
        view! {
            " " <a href=links::staff_route(one.id.0)>{t(routes::title(lang))}<span class="vh">"：" {one.name.clone()}</span></a>
        }
    });
    let phone = one.phone.clone().map_or_else(|| t(words::none(lang)).into_any(), IntoAny::into_any);
    view! {
        <tr>
            <td data-label=words::name(lang).bare()>{one.name.clone()}</td>
            <td data-label=words::email(lang).bare()>{email}</td>
            <td data-label=words::phone(lang).bare()>{phone}</td>
            <td data-label=words::acts(lang).bare()>
                <a href=links::staff_department(one.id.0)>{t(words::change(lang))}<span class="vh">"：" {one.name.clone()}</span></a>
                {route}
            </td>
        </tr>
    }
    .into_any()
}

fn fields(lang: Lang, form: &DepartmentForm, problems: &Problems) -> AnyView {
    let field = |key, value| Field::new(key, label(lang, key), value, lang).problems(problems);
    // All of it is the department's: the browser must not fill in the administrator's own.
    let others = |typing: Typing| Typing { autocomplete: Some("off"), ..typing };
    let email = field("email", form.email.as_str()).optional().help(words::email_help(lang));
    let phone = field("phone", form.phone.as_str()).optional().help(words::phone_help(lang));
    view! {
        {input(&field("name", form.name.as_str()), others(Typing::TEXT), None)}
        {input(&email, others(Typing::EMAIL), None)}
        {input(&phone, others(Typing::PHONE), None)}
    }
    .into_any()
}

/// Whether a department is told each morning what waits, and the button that switches it.
fn digest(lang: Lang, id: OrganisationId, is_on: bool, has_mailbox: bool) -> AnyView {
    let now = if is_on { morning::is_on(lang) } else { morning::is_off(lang) };
    let (value, button) = if is_on { ("off", morning::turn_off(lang)) } else { ("on", morning::turn_on(lang)) };
    let none = (!has_mailbox).then(|| view! { <p class="notice notice--warn">{t(morning::no_mailbox(lang))}</p> });
    view! {
        <section class="section" id="digest">
            <h2 class="h-line">{t(morning::title(lang))}</h2>
            <p>{t(morning::lead(lang))}</p>
            {none}
            <form method="post" action=links::staff_digest(id.0)>
                <p>{t(now)}</p>
                {hidden("digest", value)}
                <div class="buttons"><button class="btn">{t(button)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

/// The form that changes a department; and, for those that have one, their morning digest: whether it is on, and
/// whether there is a mail box for it.
pub fn department(
    frame: &Frame,
    id: OrganisationId,
    form: &DepartmentForm,
    morning: Option<(bool, bool)>,
    problems: &Problems,
) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <a class="back" href=links::staff_departments()>{t(words::title(lang))}</a>
            <header class="page__head"><h1>{t(words::change_title(lang))}</h1></header>
            <form class="form" method="post" action=links::staff_department(id.0) novalidate>
                {fields(lang, form, problems)}
                <div class="buttons"><button class="btn btn--primary">{t(words::save(lang))}</button></div>
            </form>
            {morning.map(|(is_on, has_mailbox)| digest(lang, id, is_on, has_mailbox))}
        </div>
    };
    Page::staff(words::change_title(lang), body).under(links::staff_departments()).with_problems(problems)
}
