//! Beginning: which group applies, who may apply, what will be needed（応募をはじめる）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Choice, Field, Typing, choices, error_summary, input, t};
use domain::calendar;
use domain::calls::Call;
use domain::forms::Answers;
use domain::people::Organisation;
use domain::problems::Problems;
use domain::proposals::NEW_GROUP;
use domain::texts::{Lang, Text, calls, people, proposals as words, shell};
use leptos::prelude::*;

/// What the page shows.
pub struct Apply<'a> {
    /// The call.
    pub call: &'a Call,
    /// Groups that the viewer may act for.
    pub groups: &'a [Organisation],
    /// What was typed.
    pub typed: &'a Answers,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// The page.
pub fn apply(frame: &Frame, data: &Apply<'_>) -> Page {
    let lang = frame.lang;
    let call = data.call;
    let deadline = calendar::date_and_time(call.dates.closes_at, lang);
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |key| label(lang, key))}
            <a class="back" href=links::call(&call.slug)>{t(shell::back(lang))}</a>
            <header class="page__head">
                <p class="page__over">{t(call.title.text(lang))}</p>
                <h1>{t(words::apply_title(lang))}</h1>
                <p class="lead">{t(words::apply_lead(lang))}</p>
            </header>
            <div class="stack--l">
                <aside class="box stack">
                    <h2 class="box__title">{t(words::who_may(lang))}</h2>
                    <p>{t(call.notice.who.text(lang))}</p>
                    <h2 class="box__title">{t(words::will_need(lang))}</h2>
                    {needs(lang, call)}
                    <p><strong>{t(words::deadline_is(lang, deadline))}</strong></p>
                </aside>
                <form class="form" method="post" action=links::apply(&call.slug) novalidate>
                    {(!data.groups.is_empty()).then(|| which(lang, data))}
                    {new_group(lang, data)}
                    <div class="buttons"><button class="btn btn--primary btn--big">{t(words::begin(lang))}</button></div>
                </form>
            </div>
        </div>
    };
    Page::public(words::apply_title(lang), body).under(links::calls()).with_problems(data.problems)
}

fn needs(lang: Lang, call: &Call) -> AnyView {
    let papers = call.rules.papers.iter().map(|paper| {
        let need = if paper.required { calls::required_paper(lang) } else { calls::if_any_paper(lang) };
        view! { <li>{t(paper.label.text(lang))} "（" {t(need)} "）"</li> }
    });
    view! {
        <ul class="list">
            <li>{t(words::will_need_answers(lang))}</li>
            <li>{t(words::will_need_budget(lang))}</li>
            {papers.collect_view()}
        </ul>
    }
    .into_any()
}

fn which(lang: Lang, data: &Apply<'_>) -> AnyView {
    let mut options: Vec<Choice> = data.groups.iter().map(|group| choice(lang, group)).collect();
    options.push(Choice { value: NEW_GROUP.to_owned(), label: words::another_group(lang), help: None });
    let only = data.groups.first().filter(|_| data.groups.len() == 1).map(|group| group.id.to_string());
    let typed = data.typed.get("group");
    let value = if typed.is_empty() { only.unwrap_or_default() } else { typed.to_owned() };
    choices(&Field::new("group", words::which_group(lang), &value, lang).problems(data.problems), options)
}

fn choice(lang: Lang, group: &Organisation) -> Choice {
    Choice { value: group.id.to_string(), label: Text::typed(&group.name), help: Some(people::kind(lang, group.kind)) }
}

fn new_group(lang: Lang, data: &Apply<'_>) -> AnyView {
    let kinds = data.call.rules.terms.admitted().into_iter().map(|kind| Choice {
        value: kind.code().to_owned(),
        label: people::kind(lang, kind),
        help: None,
    });
    let alone = data.groups.is_empty();
    let kind = Field::new("kind", words::group_kind(lang), data.typed.get("kind"), lang);
    let name = Field::new("name", words::group_name(lang), data.typed.get("name"), lang);
    let (kind, name) = if alone { (kind, name) } else { (kind.unmarked(), name.unmarked()) };
    let kind = if alone { kind } else { kind.help(words::group_new_help(lang)) };
    view! {
        {choices(&kind.problems(data.problems), kinds.collect())}
        {input(&name.help(words::group_name_help(lang)).problems(data.problems), Typing::TEXT, None)}
    }
    .into_any()
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "kind" => words::group_kind(lang),
        "name" => words::group_name(lang),
        _ => words::which_group(lang),
    }
}
