//! The rehearsal: beginning, entering and ending it; and within it the part one plays and the clock（練習）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::ui::{Field, Typing, error_summary, hidden, input, t, tick};
use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::{date, date_and_time, date_in_japan};
use domain::problems::Problems;
use domain::rehearsals::{IDLE, Occasion};
use domain::texts::{Lang, Text, rehearsals as words};
use leptos::prelude::*;

/// Somebody to play: what the person is, mail address, name.
pub type Part = (&'static str, &'static str, &'static str);

/// Whether there is a rehearsal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Running {
    /// There is none.
    None,
    /// It does not open with this version.
    Broken,
    /// It is there.
    Open {
        /// When it was begun.
        begun_at: DateTime<Utc>,
        /// By whom.
        begun_by: String,
        /// What its clock shows.
        now: DateTime<Utc>,
    },
}

/// A rehearsal that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// When it ended.
    pub at: DateTime<Utc>,
    /// Who ended it; `None` when it ended by itself.
    pub who: Option<String>,
    /// How many cases, people, letters and files were removed.
    pub removed: [i64; 4],
}

/// What the page of rehearsals shows.
pub struct RehearsalPage<'a> {
    /// The present one.
    pub running: &'a Running,
    /// Whom one can play.
    pub parts: &'a [Part],
    /// Whether the viewer may begin and end it.
    pub may_direct: bool,
    /// Earlier ones.
    pub past: &'a [Past],
    /// What is wrong with the form at the end.
    pub problems: &'a Problems,
}

/// The page in the real city.
pub fn rehearsal(frame: &Frame, data: &RehearsalPage<'_>) -> Page {
    let lang = frame.lang;
    let now = match data.running {
        Running::None => none(lang, data.may_direct),
        Running::Broken => view! { <p class="notice notice--warn">{t(words::broken(lang))}</p> }.into_any(),
        Running::Open { begun_at, begun_by, now } => running(lang, *begun_at, begun_by, *now, data.parts),
    };
    let end = (data.may_direct && *data.running != Running::None).then(|| end(lang, data.problems));
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, data.problems, |_| words::end_sure(lang))}
            <header class="page__head"><h1>{t(words::title(lang))}</h1><p class="lead">{t(words::lead(lang))}</p></header>
            <p>{t(words::apart(lang))}</p>
            {now} {end} {past(lang, data.past)}
        </div>
    };
    Page::staff(words::title(lang), body).under(links::staff_rehearsal()).with_problems(data.problems)
}

fn none(lang: Lang, may_direct: bool) -> AnyView {
    let begin = may_direct.then(|| {
        view! {
            <form method="post" action=links::staff_rehearsal()>
                <div class="buttons"><button class="btn btn--primary">{t(words::begin(lang))}</button></div>
            </form>
        }
    });
    view! {
        <section class="section">
            <h2 class="h-line">{t(words::running(lang))}</h2>
            <p>{t(words::none(lang))}</p>
            <p class="quiet">{t(words::who_begins(lang))}</p>
            {begin}
        </section>
    }
    .into_any()
}

fn running(lang: Lang, begun_at: DateTime<Utc>, begun_by: &str, now: DateTime<Utc>, parts: &[Part]) -> AnyView {
    view! {
        <section class="section">
            <h2 class="h-line">{t(words::running(lang))}</h2>
            <p>{t(words::begun(lang, date_and_time(begun_at, lang), begun_by))}</p>
            <p><strong>{t(words::date_there(lang, date(date_in_japan(now), lang)))}</strong></p>
            <p>{t(words::shared(lang))} " " {t(words::kept_for(lang, IDLE.num_days()))}</p>
        </section>
        <section class="section">
            <h2 class="h-line">{t(words::enter_title(lang))}</h2>
            <p>{t(words::enter_lead(lang))}</p>
            {buttons(lang, parts, &links::rehearsed(&links::controls_part()))}
        </section>
    }
    .into_any()
}

/// A button for everybody whom one can play.
fn buttons(lang: Lang, parts: &[Part], action: &str) -> AnyView {
    let rows = parts.iter().map(|(role, address, name)| {
        view! { <li><button class="btn" name="part" value=*address>{t(words::enter_as(lang, *role, *name))}</button></li> }
    });
    view! { <form method="post" action=action.to_owned()><ul class="parts" role="list">{rows.collect_view()}</ul></form> }
        .into_any()
}

fn end(lang: Lang, problems: &Problems) -> AnyView {
    view! {
        <section class="section" id="end">
            <h2 class="h-line">{t(words::end_title(lang))}</h2>
            <p>{t(words::end_lead(lang))}</p>
            <form class="form" method="post" action=links::staff_rehearsal_end() novalidate>
                {tick(&Field::new("sure", words::end_sure(lang), "", lang).problems(problems))}
                <div class="buttons"><button class="btn btn--danger">{t(words::end(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn past(lang: Lang, past: &[Past]) -> Option<AnyView> {
    let rows = past.iter().map(|one| {
        let [cases, people, letters, files] = one.removed;
        let who = one.who.clone().unwrap_or_else(|| words::by_itself(lang).bare());
        let removed = t(words::removed(lang, cases, people, letters, files));
        view! { <div><dt>{date_and_time(one.at, lang)} <br />{who}</dt><dd>{removed}</dd></div> }
    });
    (!past.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="h-line">{t(words::past(lang))}</h2>
                <dl class="facts facts--wide">{rows.collect_view()}</dl>
            </section>
        }
        .into_any()
    })
}

/// A day that the rehearsal waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The morning on which it is to be seen.
    pub day: NaiveDate,
    /// What it is.
    pub occasion: Occasion,
    /// The name of the call or the project.
    pub name: String,
}

/// The page within: whom one plays, and the clock.
pub fn controls(frame: &Frame, parts: &[Part], coming: &[Coming], day: &str, problems: &Problems) -> Page {
    let lang = frame.lang;
    let body = view! {
        <div class="page page--text">
            {error_summary(lang, problems, |_| words::to_day(lang))}
            <header class="page__head"><h1>{t(words::controls(lang))}</h1></header>
            <section class="section">
                <h2 class="h-line">{t(words::enter_title(lang))}</h2>
                {buttons(lang, parts, &links::controls_part())}
            </section>
            {clock(frame, coming, day, problems)}
        </div>
    };
    Page::public(words::controls(lang), body).with_problems(problems)
}

fn clock(frame: &Frame, coming: &[Coming], day: &str, problems: &Problems) -> AnyView {
    let lang = frame.lang;
    let field = Field::new("day", words::to_day(lang), day, lang).help(words::to_day_help(lang)).problems(problems);
    let leap =
        |value: &'static str, label: Text| view! { <button class="btn" name="leap" value=value>{t(label)}</button> };
    view! {
        <section class="section" id="clock">
            <h2 class="h-line">{t(words::clock(lang))}</h2>
            <p><strong>{t(words::now_is(lang, date_and_time(frame.now, lang)))}</strong></p>
            <p>{t(words::clock_lead(lang))}</p>
            <form method="post" action=links::controls_clock()>
                <div class="buttons">{leap("tomorrow", words::tomorrow(lang))} {leap("week", words::week(lang))}</div>
            </form>
            {occasions(lang, coming)}
            <form class="form" method="post" action=links::controls_clock() novalidate>
                {input(&field, Typing::DATE, None)}
                <div class="buttons"><button class="btn">{t(words::go(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn occasions(lang: Lang, coming: &[Coming]) -> Option<AnyView> {
    let rows = coming.iter().map(|one| {
        let what = words::occasion(lang, one.occasion, &one.name);
        view! {
            <li>
                <form class="occasion" method="post" action=links::controls_clock()>
                    {hidden("leap", &one.day.to_string())}
                    <span>{t(what)}</span>
                    <button class="btn btn--small">{t(words::to_this(lang, date(one.day, lang)))}</button>
                </form>
            </li>
        }
    });
    (!coming.is_empty()).then(|| {
        view! { <h3>{t(words::occasions(lang))}</h3><ul class="occasions" role="list">{rows.collect_view()}</ul> }
            .into_any()
    })
}
