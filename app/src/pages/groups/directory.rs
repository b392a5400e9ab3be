//! The directory of groups, and the public profile of one（地域の団体）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, district_options, error_summary, t, text_area};
use domain::districts::Districts;
use domain::groups::{Fact, Field as Activity, Group};
use domain::people::{OrganisationId, OrganisationKind};
use domain::problems::Problems;
use domain::texts::{Lang, Text, directory as words, groups, people, shell};
use leptos::prelude::*;

/// A group in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: OrganisationId,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: OrganisationKind,
    /// Field of activity.
    pub field: Option<Activity>,
    /// Name of the district; empty for none.
    pub district: String,
    /// Whether it looks for people.
    pub recruiting: bool,
    /// What it is for.
    pub purpose: String,
}

/// What is looked for, as it stands in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words.
    pub words: String,
    /// A district's id.
    pub district: String,
    /// Code of a kind.
    pub kind: String,
    /// Code of a field.
    pub field: String,
    /// `yes` for groups that look for people.
    pub recruiting: String,
    /// The group before this page's first.
    pub after: String,
}

impl Filter {
    fn is_open(&self) -> bool {
        Filter { after: String::new(), ..self.clone() } == Filter::default()
    }

    /// The address with these filters, from a place on.
    fn address(&self, after: &str) -> String {
        let pairs = [
            ("q", self.words.as_str()),
            ("district", &self.district),
            ("kind", &self.kind),
            ("field", &self.field),
            ("recruiting", &self.recruiting),
            ("after", after),
        ];
        links::with_query(&links::groups(), &pairs)
    }
}

/// What the list shows.
pub struct List<'a> {
    /// One page of groups.
    pub lines: &'a [Line],
    /// Whether another page follows.
    pub more: bool,
    /// What is looked for.
    pub filter: &'a Filter,
    /// Where groups can be.
    pub districts: &'a Districts,
}

/// The list.
pub fn list(frame: &Frame, data: &List<'_>) -> Page {
    let lang = frame.lang;
    let found = match (data.lines.is_empty(), data.filter.is_open()) {
        (false, _) => {
            let rows = data.lines.iter().map(|line| card(lang, line)).collect_view();
            view! { <ul class="cards cards--two" role="list">{rows}</ul> }.into_any()
        }
        (true, true) => {
            view! { <div class="empty"><p class="empty__title">{t(words::none_at_all(lang))}</p></div> }.into_any()
        }
        (true, false) => view! {
            <div class="empty stack">
                <p class="empty__title">{t(words::none(lang))}</p>
                <p>{t(words::none_help(lang))}</p>
                <p><a class="btn" href=links::groups()>{t(words::show_all(lang))}</a></p>
            </div>
        }
        .into_any(),
    };
    let body = view! {
        <div class="page">
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <div class="stack--xl">
                {filter(lang, data)}
                {found}
                {turn(lang, data)}
                <aside class="box stack">
                    <h2 class="box__title">{t(words::yours(lang))}</h2>
                    <p>{t(words::yours_text(lang))}</p>
                    <p><a class="btn" href=links::my_group_new()>{t(groups::new_title(lang))}</a></p>
                </aside>
            </div>
        </div>
    };
    Page::public(words::title(lang), body).under(links::groups())
}

/// A drop-down inside the row of filters.
fn choose(label: Text, key: &'static str, any: Text, value: &str, options: Vec<Choice>) -> AnyView {
    let id = format!("f-{key}");
    let rows = options.into_iter().map(|option| {
        let selected = option.value == value;
        view! { <option value=option.value selected=selected>{option.label.bare()}</option> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="filter__item">
            <label class="filter__label" for=id.clone()>{t(label)}</label>
            <select class="select" id=id name=key><option value="">{any.bare()}</option>{rows}</select>
        </div>
    }
    .into_any()
}

fn filter(lang: Lang, data: &List<'_>) -> AnyView {
    let Filter { words: typed, district, kind, field, recruiting, .. } = data.filter.clone();
    let kinds = OrganisationKind::APPLICANTS.map(|kind| Choice {
        value: kind.code().to_owned(),
        label: people::kind(lang, kind),
        help: None,
    });
    let fields = Activity::ALL.map(|field| Choice {
        value: field.code().to_owned(),
        label: groups::field(lang, field),
        help: None,
    });
    let place = Field::new("district", words::district(lang), &district, lang);
    let place = (!data.districts.is_empty()).then(|| {
        view! {
            <div class="filter__item">
                <label class="filter__label" for="f-district">{t(words::district(lang))}</label>
                <select class="select" id="f-district" name="district">
                    {district_options(&place, words::any(lang), data.districts)}
                </select>
            </div>
        }
    });
    let friends = vec![Choice { value: "yes".to_owned(), label: words::only_recruiting(lang), help: None }];
    view! {
        <form class="filter" method="get" action=links::groups() role="search">
            <div class="filter__item filter__item--grow">
                <label class="filter__label" for="f-q">{t(words::words(lang))}</label>
                <input class="input" id="f-q" name="q" type="search" value=typed />
            </div>
            {place}
            {choose(words::kind(lang), "kind", words::any(lang), &kind, kinds.into())}
            {choose(words::field(lang), "field", words::any(lang), &field, fields.into())}
            {choose(words::recruiting(lang), "recruiting", words::any(lang), &recruiting, friends)}
            <button class="btn btn--primary">{t(words::search(lang))}</button>
        </form>
    }
    .into_any()
}

fn card(lang: Lang, line: &Line) -> AnyView {
    let recruiting =
        line.recruiting.then(|| view! { <span class="tag tag--action">{t(words::recruiting(lang))}</span> });
    let field = line.field.map(|field| {
        view! { <div><dt>{t(words::field(lang))}</dt><dd>{t(groups::field(lang, field))}</dd></div> }
    });
    let district = (!line.district.is_empty()).then(|| {
        view! { <div><dt>{t(words::district(lang))}</dt><dd>{line.district.clone()}</dd></div> }
    });
    view! {
        <li class="card"><div class="card__main">
            <p class="card__over">{recruiting}<span>{t(people::kind(lang, line.kind))}</span></p>
            <h2 class="card__title"><a class="card__link" href=links::group(line.id.0)>{line.name.clone()}</a></h2>
            <p class="card__text">{line.purpose.clone()}</p>
            <dl class="card__facts">{field}{district}</dl>
        </div></li>
    }
    .into_any()
}

fn turn(lang: Lang, data: &List<'_>) -> Option<AnyView> {
    let first = (!data.filter.after.is_empty()).then(|| {
        view! { <li><a href=data.filter.address("")>{t(words::from_start(lang))}</a></li> }
    });
    let last = data.lines.last().filter(|_| data.more).map(|line| line.id.to_string());
    let next = last.map(|last| {
        view! { <li><a href=data.filter.address(&last) rel="next">{t(shell::next_page(lang))}</a></li> }
    });
    if first.is_none() && next.is_none() {
        return None;
    }
    Some(view! { <nav aria-label=shell::pages(lang).bare()><ul class="pager">{first}{next}</ul></nav> }.into_any())
}

/// What a profile shows.
pub struct Profile<'a> {
    /// The group.
    pub group: &'a Group,
    /// Name of its district; empty for none.
    pub district: &'a str,
    /// The reason that a member of staff typed, where the form came back.
    pub reason: &'a str,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// The public profile of a group. Nothing on it names a person.
pub fn profile(frame: &Frame, data: &Profile<'_>) -> Page {
    let lang = frame.lang;
    let group = data.group;
    let id = group.organisation.id;
    let name = group.organisation.name.clone();
    let kana = group.fact(Fact::Kana).to_owned();
    let own = frame.viewer.acts_for(id).then(|| {
        view! { <p><a class="btn" href=links::my_group_profile(id.0)>{t(words::edit(lang))}</a></p> }
    });
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |_| words::hide_reason(lang))}
            <a class="back" href=links::groups()>{t(words::title(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(people::kind(lang, group.organisation.kind))}</p>
                <h1>{name.clone()}</h1>
                {(!kana.is_empty()).then(|| view! { <p class="quiet">{kana}</p> })}
                <p class="lead typed">{group.fact(Fact::Purpose).to_owned()}</p>
            </header>
            <div class="stack--xl">
                {wanted(lang, group)}
                {facts(lang, data)}
                {contact(lang, group)}
                <p class="quiet">{t(words::own_words(lang))}</p>
                {own}
                {frame.viewer.is_staff().then(|| hide(lang, data))}
            </div>
        </div>
    };
    Page::public(Text::typed(&name), body).under(links::groups()).with_problems(data.problems)
}

fn wanted(lang: Lang, group: &Group) -> Option<AnyView> {
    if !group.profile.recruiting {
        return None;
    }
    let text = group.profile.wanted.clone();
    Some(
        view! {
            <section class="notice notice--good">
                <h2 class="notice__title">{t(words::wanted(lang))}</h2>
                <p class="typed">{text}</p>
            </section>
        }
        .into_any(),
    )
}

fn facts(lang: Lang, data: &Profile<'_>) -> AnyView {
    let group = data.group;
    let field = group.profile.field.map(|field| groups::field(lang, field).bare()).unwrap_or_default();
    let members = match group.fact(Fact::Members) {
        "" => String::new(),
        typed => format!("{}{}", typed.trim_end_matches('人'), groups::people(lang).bare()),
    };
    let rows = [
        (groups::fact_work(lang), group.fact(Fact::Work).to_owned()),
        (words::field(lang), field),
        (words::district(lang), data.district.to_owned()),
        (groups::fact_founded(lang), group.fact(Fact::Founded).to_owned()),
        (groups::fact_members(lang), members),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(label, value)| view! { <div><dt>{t(label)}</dt><dd class="typed">{value}</dd></div> });
    view! { <dl class="facts facts--wide">{rows.collect_view()}</dl> }.into_any()
}

fn contact(lang: Lang, group: &Group) -> AnyView {
    let body = match group.profile.contact.as_str() {
        "" => view! {
            <p>{t(words::contact_city(lang))} " " <a href=links::contact()>{t(words::contact_page(lang))}</a></p>
        }
        .into_any(),
        typed => {
            let typed = typed.to_owned();
            view! { <p class="typed">{typed}</p> }.into_any()
        }
    };
    view! { <section class="stack"><h2 class="h-line">{t(words::contact(lang))}</h2>{body}</section> }.into_any()
}

fn hide(lang: Lang, data: &Profile<'_>) -> AnyView {
    let reason = Field::new("reason", words::hide_reason(lang), data.reason, lang).problems(data.problems);
    view! {
        <details class="more" open=!data.problems.is_empty()>
            <summary>{t(words::hide_title(lang))}</summary>
            <div class="more__body">
                <form class="form" method="post" action=links::group_hide(data.group.organisation.id.0) novalidate>
                    <p>{t(words::hide_lead(lang))}</p>
                    {text_area(&reason, 3, Some(400))}
                    <div class="buttons"><button class="btn btn--danger">{t(words::hide_button(lang))}</button></div>
                </form>
            </div>
        </details>
    }
    .into_any()
}
