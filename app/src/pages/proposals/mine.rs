//! My page: my proposals with the next thing to do, and my groups（マイページ）.

use super::title_of;
use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::t;
use chrono::{DateTime, Utc};
use domain::calendar::{self, Deadline};
use domain::opinions::Validity;
use domain::people::Organisation;
use domain::submissions::Stage;
use domain::texts::{
    Lang, Text, drafts, groups as texts, opinions as heard, people, proposals as words, settings, submissions,
};
use leptos::prelude::*;
use uuid::Uuid;

/// A proposal in the list.
pub struct MyCase {
    /// Which.
    pub id: Uuid,
    /// Receipt number.
    pub number: Option<String>,
    /// Name of the project.
    pub title: String,
    /// The call's title.
    pub call: String,
    /// The group's name.
    pub group: String,
    /// Where it stands.
    pub stage: Stage,
    /// Last second of the call.
    pub closes_at: DateTime<Utc>,
}

/// A group that the viewer acts for.
pub struct MyGroup {
    /// The group.
    pub group: Organisation,
    /// Whether its representative hands in.
    pub sign_off: bool,
    /// Whether the viewer is its representative, who decides on that.
    pub is_mine: bool,
}

/// An opinion that the viewer, or a group of the viewer's, has sent.
pub struct MyOpinion {
    /// Receipt number.
    pub number: String,
    /// The consultation's title.
    pub title: Text,
    /// Whether it was taken back.
    pub validity: Validity,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// Last second at which it may be changed.
    pub closes_at: DateTime<Utc>,
    /// Whether it was written for a group.
    pub of_group: bool,
    /// How it begins.
    pub begins: String,
}

/// The page.
pub fn mine(frame: &Frame, cases: &[MyCase], opinions: &[MyOpinion], groups: &[MyGroup]) -> Page {
    let lang = frame.lang;
    let name = frame.viewer.who().map(|person| person.name.clone());
    let body = view! {
        <div class="page">
            <header class="page__head"><p class="page__over">{name}</p><h1>{t(words::mine_title(lang))}</h1></header>
            <section class="section">
                <h2 class="h-line">{t(words::mine_cases(lang))}</h2>
                {if cases.is_empty() { none(lang) } else { list(frame, cases) }}
            </section>
            {(!opinions.is_empty()).then(|| my_opinions(frame, opinions))}
            <section class="section">
                <h2 class="h-line">{t(words::mine_groups(lang))}</h2>
                {my_groups(lang, groups)}
            </section>
            <p class="section"><a class="btn" href=links::my_account()>{t(settings::title(lang))}</a></p>
        </div>
    };
    Page::public(words::mine_title(lang), body).under(links::my_page())
}

fn none(lang: Lang) -> AnyView {
    view! {
        <div class="empty stack">
            <p class="empty__title">{t(words::mine_none(lang))}</p>
            <p>{t(words::mine_none_help(lang))}</p>
            <p><a class="btn btn--primary btn--go" href=links::calls()>{t(words::mine_calls(lang))}</a></p>
        </div>
    }
    .into_any()
}

fn list(frame: &Frame, cases: &[MyCase]) -> AnyView {
    let rows = cases.iter().map(|case| row(frame, case)).collect_view();
    view! { <ul class="cards" role="list">{rows}</ul> }.into_any()
}

fn row(frame: &Frame, case: &MyCase) -> AnyView {
    let lang = frame.lang;
    let open = Deadline(case.closes_at).is_open_at(frame.now);
    let deadline = (case.stage == Stage::Draft && open).then(|| calendar::date_and_time(case.closes_at, lang));
    let class = match (case.stage, open) {
        (Stage::Draft, true) | (Stage::Returned | Stage::Conditional | Stage::Waitlisted, _) => "tag tag--action",
        (Stage::Draft | Stage::Withdrawn | Stage::CalledOff, _) => "tag tag--neutral",
        (Stage::Selected | Stage::Granted | Stage::Confirmed | Stage::Closed, _) => "tag tag--good",
        (Stage::Rejected | Stage::Ineligible, _) => "tag tag--bad",
        _ => "tag tag--info",
    };
    let next = words::next_step(lang, case.stage, deadline.as_deref(), None);
    let say = words::say(lang, case.stage, None);
    let is_told = deadline.is_some() || say.bare() == next.bare();
    let say = (!is_told).then(|| view! { <p class="card__text">{t(say)}</p> });
    let number = case.number.clone().map(|number| view! { <span class="num">{number}</span> });
    view! {
        <li class="card"><div class="card__main">
            <p class="card__over">
                <span class=class>{t(submissions::stage_for_applicant(lang, case.stage))}</span>{number}<span>{case.call.clone()}</span>
            </p>
            <h3 class="card__title"><a class="card__link" href=links::proposal(case.id)>{t(title_of(lang, &case.title))}</a></h3>
            {say}
            <dl class="card__facts">
                <div><dt>{t(words::next_thing(lang))}</dt><dd>{t(next)}</dd></div>
                <div><dt>{t(words::group(lang))}</dt><dd>{case.group.clone()}</dd></div>
            </dl>
        </div></li>
    }
    .into_any()
}

fn my_opinions(frame: &Frame, opinions: &[MyOpinion]) -> AnyView {
    let lang = frame.lang;
    let rows = opinions.iter().map(|opinion| {
        let open = Deadline(opinion.closes_at).is_open_at(frame.now) && opinion.validity != Validity::Withdrawn;
        let until = open.then(|| {
            let until = calendar::date_and_time(opinion.closes_at, lang);
            view! { <p class="card__text">{t(heard::may_change_until(lang, until))}</p> }
        });
        let group = opinion.of_group.then(|| view! { <span>{t(heard::of_group(lang))}</span> });
        let class = if opinion.validity == Validity::Withdrawn { "tag tag--neutral" } else { "tag tag--info" };
        view! {
            <li class="card"><div class="card__main">
                <p class="card__over">
                    <span class=class>{t(heard::validity_for_author(lang, opinion.validity))}</span>
                    <span class="num">{opinion.number.clone()}</span>{group}
                </p>
                <h3 class="card__title"><a class="card__link" href=links::my_opinion(&opinion.number)>{t(opinion.title.clone())}</a></h3>
                <p class="card__text">{opinion.begins.clone()}</p>
                {until}
            </div></li>
        }
    });
    view! {
        <section class="section" id="my-opinions">
            <h2 class="h-line">{t(heard::my_opinions(lang))}</h2>
            <ul class="cards" role="list">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn my_groups(lang: Lang, groups: &[MyGroup]) -> AnyView {
    let rows = groups.iter().map(|mine| {
        let group = &mine.group;
        view! {
            <li class="tasks__item">
                <div class="tasks__main"><a class="tasks__link" href=links::my_group(group.id.0)>{group.name.clone()}</a>{sign_off(lang, mine)}</div>
                <span class="tag tag--neutral">{t(people::kind(lang, group.kind))}</span>
            </li>
        }
    });
    let list = match groups.is_empty() {
        true => view! { <p>{t(texts::none_yet(lang))}</p> }.into_any(),
        false => view! { <ul class="tasks" role="list">{rows.collect_view()}</ul> }.into_any(),
    };
    view! {
        <div class="stack--l">
            {list}
            <p><a class="btn" href=links::my_group_new()>{t(texts::register_another(lang))}</a></p>
        </div>
    }
    .into_any()
}

/// Whether the representative hands in, and for the representative the button that changes it.
fn sign_off(lang: Lang, mine: &MyGroup) -> AnyView {
    let (now, button, value) = match mine.sign_off {
        true => (drafts::sign_off_is_on(lang), drafts::sign_off_turn_off(lang), "off"),
        false => (drafts::sign_off_is_off(lang), drafts::sign_off_turn_on(lang), "on"),
    };
    let name = mine.group.name.clone();
    let change = mine.is_mine.then(|| {
        view! {
            <form method="post" action=links::group_sign_off(mine.group.id.0)>
                <button class="link" name="sign-off" value=value>{t(button)}<span class="vh">"：" {name}</span></button>
            </form>
        }
    });
    view! { <p class="quiet">{t(now)}</p> {change} }.into_any()
}
