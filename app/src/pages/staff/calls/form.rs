//! The outline of a form: sections, pages, questions, each to move, edit or remove（様式の編集）.

use super::{Sheet, head, saved_note};
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{error_summary, t};
use domain::calls::Call;
use domain::forms::editing::Part;
use domain::forms::{Form, FormPage, Question, Section};
use domain::proposals::TITLE;
use domain::texts::{Lang, Text, form_editor as words, staff_calls};
use leptos::prelude::*;

/// How the form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The call is not published: the form itself is edited.
    Draft,
    /// The call is published: the next version is edited.
    Next,
    /// The call is published, and nobody has begun a next version.
    Frozen,
    /// Nothing can be changed any more.
    Over,
}

impl Standing {
    fn is_open(self) -> bool {
        matches!(self, Standing::Draft | Standing::Next)
    }
}

/// The page.
pub fn form(frame: &Frame, call: &Call, form: &Form, standing: Standing, saved: bool) -> Page {
    let lang = frame.lang;
    let lead = match standing {
        Standing::Draft => words::lead_draft(lang),
        Standing::Next => words::lead_next(lang, form.version),
        Standing::Frozen => words::lead_frozen(lang),
        Standing::Over => staff_calls::over_why(lang),
    };
    let sections = form.sections.iter().map(|part| section(lang, call, part, standing)).collect_view();
    let add = standing.is_open().then(|| {
        view! { <p><button class="btn" name="change" value="add-section">{t(words::add_section(lang))}</button></p> }
    });
    let body = view! {
        <div class="page page--text">
            {head(lang, call, words::title(lang))}
            {saved_note(lang, saved)}
            <div class="stack--l">
            <p class="lead">{t(lead)}</p>
            {versions(lang, call, standing)}
            <form method="post" action=links::staff_form(&call.slug) class="stack--l">{sections} {add}</form>
            <p class="acts"><a class="btn" href=links::staff_try(&call.slug)>{t(staff_calls::try_form(lang))}</a></p>
            </div>
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_calls())
}

fn versions(lang: Lang, call: &Call, standing: Standing) -> Option<AnyView> {
    let button = |value: &'static str, class: &'static str, text: Text| {
        view! {
            <form method="post" action=links::staff_form(&call.slug)><button class=class name="version" value=value>{t(text)}</button></form>
        }
    };
    match standing {
        Standing::Frozen => {
            Some(view! { <div class="acts">{button("begin", "btn btn--primary", words::begin_version(lang))}</div> }.into_any())
        }
        Standing::Next => Some(
            view! {
                <div class="row">
                    <a class="btn btn--primary" href=links::staff_form_publish(&call.slug)>{t(words::to_publish_version(lang))}</a>
                    {button("drop", "btn", words::drop_version(lang))}
                </div>
            }
            .into_any(),
        ),
        Standing::Draft | Standing::Over => None,
    }
}

fn moves(lang: Lang, part: &Part, name: &str, removable: bool) -> AnyView {
    let code = part.code();
    let button = |verb: &'static str, text: Text, class: &'static str| {
        view! {
            <button class=class name="change" value=format!("{verb}:{code}")>{t(text)}<span class="vh">"：" {name.to_owned()}</span></button>
        }
    };
    view! {
        {button("up", words::up(lang), "btn btn--small")}
        {button("down", words::down(lang), "btn btn--small")}
        {removable.then(|| button("remove", words::remove(lang), "btn btn--small btn--danger"))}
    }
    .into_any()
}

/// What can be done with a section or a page.
fn acts(lang: Lang, call: &Call, part: &Part, title: &Text) -> AnyView {
    view! {
        <div class="row">
            <a class="btn btn--small" href=links::staff_form_part(&call.slug, &part.code())>{t(words::rename(lang))}<span class="vh">"：" {title.bare()}</span></a>
            {moves(lang, part, &title.bare(), true)}
        </div>
    }
    .into_any()
}

fn section(lang: Lang, call: &Call, section: &Section, standing: Standing) -> AnyView {
    let pages = section.pages.iter().map(|part| page(lang, call, part, standing)).collect_view();
    let title = section.title.text(lang);
    let acts = standing.is_open().then(|| acts(lang, call, &Part::Section(section.key.clone()), &title));
    let add = standing.is_open().then(|| {
        view! { <p><button class="btn btn--small" name="change" value=format!("add-page:{}", section.key)>{t(words::add_page(lang))}</button></p> }
    });
    view! {
        <section class="stack"><h2 class="h-line">{t(title)}</h2>{acts}{pages}{add}</section>
    }
    .into_any()
}

fn page(lang: Lang, call: &Call, page: &FormPage, standing: Standing) -> AnyView {
    let rows = page.questions.iter().map(|part| question(lang, call, part, standing)).collect_view();
    let title = page.title.text(lang);
    let acts = standing.is_open().then(|| acts(lang, call, &Part::Page(page.key.clone()), &title));
    let add = standing.is_open().then(|| {
        view! { <p><a class="btn btn--small" href=links::staff_question_new(&call.slug, &page.key)>{t(words::add_question(lang))}</a></p> }
    });
    view! {
        <div class="sheet" id=format!("p-{}", page.key)>
            <div class="sheet__head"><h3>{t(title)}</h3></div>
            <div class="sheet__body stack">{acts}<ul class="tasks" role="list">{rows}</ul>{add}</div>
        </div>
    }
    .into_any()
}

fn question(lang: Lang, call: &Call, question: &Question, standing: Standing) -> AnyView {
    let tag = |text: Text| view! { <span class="tag tag--neutral">{t(text)}</span> " " };
    let name = question.label.text(lang);
    let href = links::staff_question(&call.slug, &question.key);
    let part = Part::Question(question.key.clone());
    let acts = standing.is_open().then(|| {
        let removable = question.key != TITLE;
        view! { <div class="row">{moves(lang, &part, &name.bare(), removable)}</div> }
    });
    let title = if standing.is_open() {
        view! { <a class="tasks__link" href=href>{t(name)}</a> }.into_any()
    } else {
        view! { <span class="tasks__name">{t(name)}</span> }.into_any()
    };
    view! {
        <li class="tasks__item" id=format!("q-{}", question.key)><div class="tasks__main">
            {title}
            <p class="tasks__help">
                {tag(words::kind_name(lang, question.kind.code()))}
                {question.required.then(|| tag(words::required(lang)))}
                {question.personal.then(|| tag(words::personal(lang)))}
                {question.when.is_some().then(|| tag(words::conditional(lang)))}
            </p>
            {acts}
        </div></li>
    }
    .into_any()
}

/// The words of a section or a page.
pub fn part(frame: &Frame, call: &Call, part: &Part, sheet: &Sheet<'_>) -> Page {
    let lang = frame.lang;
    let (title, help) = match part {
        Part::Page(_) => (words::page(lang), Some(sheet.words("help", words::help(lang), 2))),
        _ => (words::section(lang), None),
    };
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, sheet.problems, |_| staff_calls::section_title(lang))}
            {head(lang, call, title.clone())}
            <form class="form" method="post" action=links::staff_form_part(&call.slug, &part.code()) novalidate>
                {sheet.words("title", staff_calls::section_title(lang), 1)}
                {help}
                <div class="buttons">
                    <button class="btn btn--primary">{t(staff_calls::save(lang))}</button>
                    <a class="btn" href=links::staff_form(&call.slug)>{t(words::title(lang))}</a>
                </div>
            </form>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(sheet.problems)
}

/// What a new version changes.
pub struct Difference {
    /// Questions that come.
    pub added: Vec<Question>,
    /// Questions that go.
    pub gone: Vec<Question>,
    /// Questions that are asked otherwise.
    pub changed: Vec<Question>,
}

impl Difference {
    /// Between the form in force and the next one.
    pub fn between(now: &Form, next: &Form) -> Difference {
        let of = |form: &Form, key: &str| form.questions().find(|question| question.key == key).cloned();
        Difference {
            added: next.questions().filter(|question| of(now, &question.key).is_none()).cloned().collect(),
            gone: now.questions().filter(|question| of(next, &question.key).is_none()).cloned().collect(),
            changed: next
                .questions()
                .filter(|question| of(now, &question.key).is_some_and(|before| before != **question))
                .cloned()
                .collect(),
        }
    }
}

/// The last look before a new version replaces the form.
pub fn publish(frame: &Frame, call: &Call, next: &Form, drafts: i64) -> Page {
    let lang = frame.lang;
    let difference = Difference::between(&call.form, next);
    let gaps = next.gaps();
    let list = |title: Text, questions: &[Question]| {
        let rows = questions.iter().map(|question| view! { <li>{t(question.label.text(lang))}</li> }).collect_view();
        let rows = if questions.is_empty() {
            view! { <p>{t(words::nothing(lang))}</p> }.into_any()
        } else {
            view! { <ul class="list">{rows}</ul> }.into_any()
        };
        view! { <section class="stack"><h2 class="h-line">{t(title)}</h2>{rows}</section> }
    };
    let same = call.form.sections == next.sections;
    let content = if !gaps.is_empty() {
        let rows = gaps.iter().map(|gap| view! { <li>{t(staff_calls::gap(lang, gap))}</li> });
        view! { <div class="notice notice--warn" id="gaps"><ul class="list">{rows.collect_view()}</ul></div> }
            .into_any()
    } else if same {
        view! { <div class="notice"><p>{t(words::no_change(lang))}</p></div> }.into_any()
    } else {
        view! {
            <form method="post" action=links::staff_form_publish(&call.slug)>
                <div class="buttons"><button class="btn btn--primary btn--big">{t(words::publish_version(lang))}</button></div>
            </form>
        }
        .into_any()
    };
    let body = view! {
        <div class="page page--text">
            {head(lang, call, words::publish_version(lang))}
            <div class="stack--l">
                <section class="stack"><h2 class="h-line">{t(words::what_happens(lang))}</h2>
                    <ul class="list">
                        <li>{t(words::drafts_count(lang, drafts))}</li>
                        <li>{t(words::owners_told(lang))}</li>
                        <li>{t(words::submitted_stay(lang))}</li>
                    </ul>
                </section>
                {list(words::added(lang), &difference.added)}
                {list(words::gone(lang), &difference.gone)}
                {list(words::changed(lang), &difference.changed)}
                {content}
                <p><a href=links::staff_form(&call.slug)>{t(words::title(lang))}</a></p>
            </div>
        </div>
    };
    Page::staff(words::publish_version(lang), body).under(links::staff_calls())
}
