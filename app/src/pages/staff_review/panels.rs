//! Panels, their members and terms（審査会・委員・任期）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::Sheet;
use crate::ui::{Choice, Field, Typing, error_summary, input, select, t};
use chrono::NaiveDate;
use domain::people::Organisation;
use domain::problems::Problems;
use domain::texts::{Lang, Text, accounts, shell, staff, staff_people as people, staff_review as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A panel.
pub struct PanelRow {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The department that looks after it.
    pub department: String,
}

/// A member's term.
pub struct MemberRow {
    /// The membership.
    pub id: Uuid,
    /// Who.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Whether the invitation is still unanswered.
    pub waits: bool,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: Option<NaiveDate>,
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "name" => people::person(lang),
        "email" => accounts::email(lang),
        "from" => people::from(lang),
        _ => people::until(lang),
    }
}

/// The panels of the viewer's departments, and the form that makes one.
pub fn list(frame: &Frame, panels: &[PanelRow], offices: &[Organisation], sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let rows = panels.iter().map(|panel| {
        view! {
            <li class="tasks__item"><div class="tasks__main">
                <a class="tasks__link" href=links::staff_panel(panel.id)>{panel.name.clone()}</a>
                <p class="tasks__help">{panel.department.clone()}</p>
            </div></li>
        }
    });
    let rows = rows.collect_view();
    let list = match panels.is_empty() {
        true => view! { <div class="empty"><p class="empty__title">{t(words::no_panels(lang))}</p></div> }.into_any(),
        false => view! { <ul class="tasks" role="list">{rows}</ul> }.into_any(),
    };
    let department = (offices.len() > 1).then(|| {
        let offered = offices.iter();
        let offered =
            offered.map(|one| Choice { value: one.id.to_string(), label: Text::typed(&one.name), help: None });
        select(&sheet.field("department", words::office(lang)), offered.collect())
    });
    let name = |key: &str| if key == "name" { words::panel_name(lang) } else { words::office(lang) };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, name)}
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::staff_calls()>{t(staff::calls_title(lang))}</a></li>
                <li aria-current="page">{t(words::panels(lang))}</li>
            </ol></nav>
            <header class="page__head"><h1>{t(words::panels(lang))}</h1><p class="lead">{t(words::panels_lead(lang))}</p></header>
            <div class="stack--l">
                {list}
                <section class="stack">
                    <h2 class="h-line">{t(words::new_panel(lang))}</h2>
                    <form class="form" method="post" action=links::staff_panels() novalidate>
                        {input(&sheet.field("name", words::panel_name(lang)), Typing::TEXT, None)}
                        {department}
                        <div class="buttons"><button class="btn btn--primary">{t(words::make_panel(lang))}</button></div>
                    </form>
                </section>
            </div>
        </div>
    };
    Page::staff(words::panels(lang), body).under(links::staff_calls()).with_problems(sheet.problems)
}

/// A panel: its members, and the form that adds one.
pub fn panel(frame: &Frame, panel: &PanelRow, members: &[MemberRow], sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let rows = members.iter().map(|member| row(lang, panel.id, member)).collect_view().into_any();
    let heads = [people::person(lang), people::term(lang), people::acts(lang)].map(|head| (head, ""));
    let list = match members.is_empty() {
        true => view! { <div class="empty"><p class="empty__title">{t(words::no_members(lang))}</p></div> }.into_any(),
        false => super::table(words::members(lang), heads.into(), rows),
    };
    let others = |typing: Typing| Typing { autocomplete: Some("off"), ..typing };
    let field = |key: &'static str| sheet.field(key, label(lang, key));
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |key| label(lang, key))}
            <a class="back" href=links::staff_panels()>{t(words::panels(lang))}</a>
            <header class="page__head"><p class="page__over">{panel.department.clone()}</p><h1>{panel.name.clone()}</h1></header>
            <div class="stack--l">
                <section class="stack"><h2 class="h-line">{t(words::members(lang))}</h2>{list}</section>
                <section class="stack">
                    <h2 class="h-line">{t(words::add_member(lang))}</h2>
                    <p>{t(words::add_member_lead(lang))}</p>
                    <form class="form" method="post" action=links::staff_panel(panel.id) novalidate>
                        {input(&field("email"), others(Typing::EMAIL), None)}
                        {input(&field("name").optional().help(people::name_help(lang)), others(Typing::NAME), None)}
                        {input(&field("from"), Typing::DATE, None)}
                        {input(&field("until").optional(), Typing::DATE, None)}
                        <div class="buttons"><button class="btn btn--primary">{t(words::add_member_button(lang))}</button></div>
                    </form>
                </section>
            </div>
        </div>
    };
    Page::staff(Text::typed(&panel.name), body).under(links::staff_calls()).with_problems(sheet.problems)
}

fn row(lang: Lang, panel: Uuid, member: &MemberRow) -> AnyView {
    let waits = member.waits.then(|| view! { " " <span class="tag tag--wait">{t(people::waits(lang))}</span> });
    let name = member.name.clone();
    view! {
        <tr>
            <td>{member.name.clone()}{waits}<span class="table__sub">{member.email.clone()}</span></td>
            <td>{t(people::from_until_or_open(lang, member.from, member.until))}</td>
            <td><a href=links::staff_panel_end(panel, member.id)>{t(words::end_member(lang))}<span class="vh">"：" {name}</span></a></td>
        </tr>
    }
    .into_any()
}

/// Asks for the last day of a member's term.
pub fn end(frame: &Frame, panel: &PanelRow, member: &MemberRow, until: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let field =
        Field::new("until", people::last_day(lang), until, lang).help(people::last_day_help(lang)).problems(problems);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |key| label(lang, key))}
            <a class="back" href=links::staff_panel(panel.id)>{panel.name.clone()}</a>
            <header class="page__head"><h1>{t(words::end_member_title(lang))}</h1><p class="lead">{member.name.clone()}</p></header>
            <form class="form" method="post" action=links::staff_panel_end(panel.id, member.id) novalidate>
                {input(&field, Typing::DATE, None)}
                <div class="buttons"><button class="btn btn--danger">{t(words::end_member_button(lang))}</button></div>
            </form>
        </div>
    };
    Page::staff(words::end_member_title(lang), body).under(links::staff_calls()).with_problems(problems)
}
