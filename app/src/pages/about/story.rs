//! The story 共有→共感→共働→共創 and the action plan behind it, readable as a page（物語・アクションプラン）.

use super::part;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use domain::plans::{ActionPlan, Item, Lead, Measure, StoryStage};
use domain::texts::{Lang, Text, about as words};
use leptos::prelude::*;
use std::sync::LazyLock;

/// The plan of 平成26年度, as the city published it.
static PLAN: LazyLock<ActionPlan> = LazyLock::new(|| {
    ActionPlan::read(include_str!("../../../data/action-plan-h26.json"))
        .expect("a test of the domain reads this very file")
});

/// The page.
pub fn story(frame: &Frame) -> Page {
    let lang = frame.lang;
    let plan = &*PLAN;
    let body = view! {
        <div class="page">
            <header class="page__head">
                <h1>{t(words::story_title(lang))}</h1>
                <p class="lead">{t(words::story_lead(lang, &*frame.city))}</p>
            </header>
            {part(words::four_steps(lang), steps(lang, plan))}
            {part(words::aims(lang), aims(plan))}
            <section class="section stack" id="plan" lang="ja">
                <h2 class="h-line">{plan.title.clone()}</h2>
                <p class="quiet" lang=lang.tag()>{t(words::in_japanese(lang))}</p>
                <p>{plan.purpose.label.clone()} "：" {plan.purpose.text.clone()}</p>
                {marks(lang, plan)}
                {plan.measures.iter().map(|found| measure(lang, found)).collect_view()}
            </section>
            <p class="quiet">{t(words::source(lang, plan.title.as_str(), plan.source.file.as_str()))}</p>
        </div>
    };
    Page::public(words::story_title(lang), body)
}

fn steps(lang: Lang, plan: &ActionPlan) -> AnyView {
    let stages = plan.story.stages.iter().map(|stage| step(lang, stage)).collect_view();
    view! {
        <blockquote lang="ja"><p>{plan.story.text.clone()}</p></blockquote>
        <ol class="ways">{stages}</ol>
    }
    .into_any()
}

fn step(lang: Lang, stage: &StoryStage) -> AnyView {
    let (href, text) = match stage.turn.as_str() {
        "起" => ("#plan".to_owned(), words::go_share(lang)),
        "承" => (links::contact(), words::go_feel(lang)),
        "転" => (links::calls(), words::go_act(lang)),
        _ => (links::results(), words::go_make(lang)),
    };
    let process = stage.process.clone().or_else(|| stage.frame.clone());
    view! {
        <li class="ways__item">
            <h3 class="ways__title" lang="ja">{stage.name.clone()} "（" {stage.turn.clone()} "）"</h3>
            <p lang="ja">{process}</p>
            <p class="onward"><a href=href>{t(text)}</a></p>
        </li>
    }
    .into_any()
}

fn aims(plan: &ActionPlan) -> AnyView {
    let rows = plan.aims.items.iter().map(|aim| view! { <li>{aim.text.clone()}</li> });
    view! { <div class="stack" lang="ja"><p>{plan.aims.intro.clone()}</p><ol class="list">{rows.collect_view()}</ol></div> }
        .into_any()
}

fn lead(lang: Lang, lead: Lead) -> Text {
    match lead {
        Lead::Citizens => words::citizens(lang),
        Lead::City => words::by_city(lang),
        Lead::Joint => words::joint(lang),
    }
}

fn marks(lang: Lang, plan: &ActionPlan) -> AnyView {
    let rows = plan.legend.iter().map(|sign| {
        let count = plan.items().filter(|item| item.lead == sign.lead).count();
        view! { <li>{t(words::mark_counts(lang, sign.mark.as_str(), lead(lang, sign.lead), count))}</li> }
    });
    view! {
        <div lang=lang.tag()><h3>{t(words::marks(lang))}</h3><ul class="list">{rows.collect_view()}</ul></div>
    }
    .into_any()
}

fn measure(lang: Lang, measure: &Measure) -> AnyView {
    let heads = [words::lead(lang), words::item(lang), words::content(lang), words::departments(lang)];
    let heads = heads.map(|head| view! { <th scope="col" class="nowrap">{t(head)}</th> }).collect_view();
    let groups = measure.groups.iter().map(|group| {
        let items = group.items.iter().map(|found| item(lang, found)).collect_view();
        view! {
            <tbody>
                <tr><th scope="rowgroup" colspan="4">"■ " {group.title.clone()}</th></tr>
                {items}
            </tbody>
        }
    });
    let groups = groups.collect_view();
    view! {
        <section class="stack">
            <h3>{measure.label.clone()} "　" {measure.title.clone()}</h3>
            <div class="table-wrap" role="region" aria-label=measure.label.clone() tabindex="0">
                <table class="table table--stack"><thead lang=lang.tag()><tr>{heads}</tr></thead>{groups}</table>
            </div>
        </section>
    }
    .into_any()
}

fn item(lang: Lang, item: &Item) -> AnyView {
    let actions = item.actions.iter().map(|action| view! { <p>{action.clone()}</p> });
    view! {
        <tr>
            <td class="nowrap"><span aria-hidden="true">{item.mark.clone()}</span><span class="vh" lang=lang.tag()>{lead(lang, item.lead).bare()}</span></td>
            <td>{item.title.clone()}</td>
            <td class="said" data-label=words::content(lang).bare()>{actions.collect_view()}</td>
            <td class="said" data-label=words::departments(lang).bare()>{item.departments.join("、")}</td>
        </tr>
    }
    .into_any()
}
