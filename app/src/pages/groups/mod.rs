//! A group's own pages, for those who act for it（わたしの団体）.

pub mod directory;
pub mod edit;
pub mod join;
pub mod members;

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::{kind_of, size};
use crate::ui::{Field, Row, error_summary, file_input, summary, t};
use chrono::NaiveDate;
use domain::calendar;
use domain::groups::{Fact, Group, GroupFile, GroupPaper, Invitation, Member};
use domain::people::{PersonId, Role};
use domain::problems::Problems;
use domain::proposals::paper_field;
use domain::texts::{Lang, Text, groups as words, people};
use leptos::prelude::*;
use uuid::Uuid;

/// What a file input hints at; the server looks at the bytes.
const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,.heic,.heif,.docx,.xlsx,image/*,application/pdf";

/// What the page of a group shows.
pub struct Show<'a> {
    /// The group.
    pub group: &'a Group,
    /// Name of its district; empty for none.
    pub district: &'a str,
    /// Who belongs to it.
    pub members: &'a [Member],
    /// Invitations that wait; empty for those who may not manage.
    pub invitations: &'a [Invitation],
    /// Whether the viewer may invite and end.
    pub manages: bool,
    /// Whether the viewer may leave: the last head may not.
    pub may_leave: bool,
    /// Papers kept with it.
    pub files: &'a [GroupFile],
    /// Who looks.
    pub viewer: PersonId,
    /// Today in Japan.
    pub today: NaiveDate,
    /// What is wrong with a file that was sent.
    pub problems: &'a Problems,
}

impl Show<'_> {
    fn id(&self) -> Uuid {
        self.group.organisation.id.0
    }
}

/// The page.
pub fn show(frame: &Frame, data: &Show<'_>) -> Page {
    let lang = frame.lang;
    let name = data.group.organisation.name.clone();
    let mine = data.members.iter().find(|member| member.person == data.viewer && member.covers(data.today));
    let role = mine.map(|member| words::my_role(lang, people::role(lang, member.role)));
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| paper_label(lang, key))}
            <a class="back" href=links::my_page()>{t(domain::texts::shell::my_page(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(people::kind(lang, data.group.organisation.kind))}</p>
                <h1>{name.clone()}</h1>
                {role.map(|role| view! { <p class="lead">{t(role)}</p> })}
            </header>
            <div class="stack--xl">
                {members::section(lang, data)}
                {data_section(lang, data)}
                {papers(lang, data)}
                {profile(lang, data)}
                {data.may_leave.then(|| view! {
                    <p class="onward"><a href=links::my_group_leave(data.id())>{t(words::leave_title(lang))}</a></p>
                })}
            </div>
        </div>
    };
    Page::public(Text::typed(&name), body).under(links::my_page()).with_problems(data.problems)
}

fn data_section(lang: Lang, data: &Show<'_>) -> AnyView {
    let row = |label: Text, value: String| Row { label, value, change: None };
    let organisation = &data.group.organisation;
    let mut rows = vec![
        row(words::name(lang), organisation.name.clone()),
        row(words::kind(lang), people::kind(lang, organisation.kind).bare()),
        row(words::district(lang), data.district.to_owned()),
    ];
    rows.extend(Fact::ALL.map(|fact| row(words::fact(lang, fact), data.group.fact(fact).to_owned())));
    view! {
        <section class="sheet">
            <div class="sheet__head">
                <h2>{t(words::data(lang))}</h2>
                <a href=links::my_group_edit(data.id())>
                    {t(domain::texts::shell::change(lang))}<span class="vh">"：" {words::data(lang).bare()}</span>
                </a>
            </div>
            {summary(lang, rows)}
        </section>
    }
    .into_any()
}

fn paper_label(lang: Lang, key: &str) -> Text {
    let paper = GroupPaper::ALL.into_iter().find(|paper| paper_field(paper.code()) == key);
    paper.map_or_else(|| words::paper_choose(lang), |paper| words::paper(lang, paper))
}

fn papers(lang: Lang, data: &Show<'_>) -> AnyView {
    let each = GroupPaper::ALL.map(|paper| one_paper(lang, data, paper));
    view! {
        <section class="section stack--l">
            <h2 class="h-line">{t(words::papers(lang))}</h2>
            <p>{t(words::papers_lead(lang))}</p>
            {each.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

fn one_paper(lang: Lang, data: &Show<'_>, paper: GroupPaper) -> AnyView {
    let files: Vec<&GroupFile> = data.files.iter().filter(|file| file.paper == paper).collect();
    let name = words::paper(lang, paper);
    let list = if files.is_empty() {
        view! { <p class="quiet">{t(words::paper_none(lang))}</p> }.into_any()
    } else {
        let items = files.into_iter().map(|file| item(lang, data.id(), file)).collect_view();
        view! { <ul class="files" role="list">{items}</ul> }.into_any()
    };
    let key = paper_field(paper.code());
    let field = Field::new(&key, words::paper_choose(lang), "", lang).unmarked().problems(data.problems);
    view! {
        <section class="stack">
            <h3>{t(name.clone())}</h3>
            {list}
            <form class="upload stack" method="post" action=links::my_group_papers(data.id()) enctype="multipart/form-data" novalidate>
                {file_input(&field, ACCEPT)}
                <button class="btn">{t(words::paper_keep(lang))}<span class="vh">"：" {name.bare()}</span></button>
            </form>
        </section>
    }
    .into_any()
}

fn item(lang: Lang, group: Uuid, file: &GroupFile) -> AnyView {
    let name = file.name.clone();
    view! {
        <li class="files__item">
            <span class="files__kind">{kind_of(&file.mime)}</span>
            <a class="files__name" href=links::my_group_paper(group, file.id)>{name.clone()}</a>
            <span class="files__size">{size(file.bytes)}</span>
            <form method="post" action=links::my_group_paper_remove(group, file.id)>
                <button class="link link--danger">{t(words::paper_remove(lang))}<span class="vh">"：" {name}</span></button>
            </form>
        </li>
    }
    .into_any()
}

fn profile(lang: Lang, data: &Show<'_>) -> AnyView {
    let shown = data.group.profile.published;
    let (class, state) = match shown {
        true => ("tag tag--good", words::profile_shown(lang)),
        false => ("tag tag--neutral", words::profile_hidden(lang)),
    };
    let see = shown.then(|| {
        view! { <a class="btn" href=links::group(data.id())>{t(words::profile_see(lang))}</a> }
    });
    view! {
        <section class="section stack--l">
            <h2 class="h-line">{t(words::profile_title(lang))}</h2>
            <p><span class=class>{t(state)}</span></p>
            <div class="buttons">
                <a class="btn" href=links::my_group_profile(data.id())>{t(words::profile_edit(lang))}</a>
                {see}
            </div>
        </section>
    }
    .into_any()
}

/// What the roles mean, for radio buttons.
fn role_help(lang: Lang, role: Role) -> Text {
    match role {
        Role::Representative => words::head_help(lang),
        _ => words::contact_help(lang),
    }
}

/// A term as people read it.
fn term(lang: Lang, from: NaiveDate, until: Option<NaiveDate>) -> Text {
    let from = calendar::date(from, lang);
    match until {
        None => words::since(lang, from),
        Some(until) => words::from_until(lang, from, calendar::date(until, lang)),
    }
}
