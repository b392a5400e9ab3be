//! The rounds of a call, and one of them: beginning, progress, the next part（審査の回）.

use super::{Where, table};
use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::staff::calls::Sheet;
use crate::ui::{Choice, Typing, choices, error_summary, input, t, tick};
use chrono::NaiveDate;
use domain::calendar::date;
use domain::calls::Call;
use domain::review::{Round, Rubric, has_quorum};
use domain::texts::{Lang, Text, people, review, shell, staff, staff_review as words};
use leptos::prelude::*;
use uuid::Uuid;

/// A track of a call.
pub struct TrackRow {
    /// What stands for it in addresses.
    pub code: String,
    /// The panel's name.
    pub panel: String,
    /// Its round, once it began.
    pub round: Option<Round>,
    /// Cases that wait for the panel.
    pub waiting: usize,
}

/// How far a reviewer is.
pub struct ReviewerRow {
    /// Who.
    pub id: Uuid,
    /// By name.
    pub name: String,
    /// Sheets that were handed in.
    pub done: usize,
    /// Sheets that are asked for.
    pub all: usize,
    /// Cases that the reviewer keeps out of.
    pub recused: usize,
    /// Whether interests were answered.
    pub answered: bool,
    /// Whether the reviewer came on the day.
    pub present: Option<bool>,
}

/// How far a case is.
pub struct CaseRow {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group.
    pub group: String,
    /// Sheets that were handed in.
    pub done: usize,
    /// Sheets that are asked for.
    pub all: usize,
}

/// Everything that the page of a round shows.
pub struct RoundView<'a> {
    /// Call and track.
    pub place: Where<'a>,
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The panel's name.
    pub panel: String,
    /// Members today.
    pub members: usize,
    /// The round, once it began.
    pub round: Option<&'a Round>,
    /// Cases that wait for the panel.
    pub waiting: usize,
    /// Reviewers.
    pub reviewers: Vec<ReviewerRow>,
    /// Cases.
    pub cases: Vec<CaseRow>,
    /// The form, and what is wrong with it.
    pub sheet: &'a Sheet<'a>,
}

fn state(lang: Lang, round: Option<&Round>) -> AnyView {
    let (class, text) = match round {
        None => ("tag tag--wait", words::not_begun(lang)),
        Some(round) if round.prepared_at.is_some() => ("tag tag--good", words::is_prepared(lang)),
        Some(round) if round.tallied_at.is_some() => ("tag tag--good", words::is_tallied(lang)),
        Some(_) => ("tag tag--info", words::in_work(lang)),
    };
    view! { <span class=class>{t(text)}</span> }.into_any()
}

/// The rounds of a call.
pub fn rounds(frame: &Frame, call: &Call, tracks: &[TrackRow]) -> Page {
    let lang = frame.lang;
    let rows = tracks.iter().map(|track| {
        let place = Where { call, code: &track.code };
        view! {
            <li class="tasks__item"><div class="tasks__main">
                <a class="tasks__link" href=links::staff_round(&call.slug, &track.code)>{t(place.track(lang))}</a>
                <p class="tasks__help">{track.panel.clone()} "　" {t(words::waiting(lang, track.waiting))}</p>
            </div>{state(lang, track.round.as_ref())}</li>
        }
    });
    let rows = rows.collect_view();
    let body = view! {
        <div class="page page--text">
            <nav class="crumbs" aria-label=shell::here(lang).bare()><ol>
                <li><a href=links::staff_calls()>{t(staff::calls_title(lang))}</a></li>
                <li aria-current="page">{t(words::rounds_title(lang))}</li>
            </ol></nav>
            <header class="page__head"><p class="page__over">{t(call.title.text(lang))}</p><h1>{t(words::rounds_title(lang))}</h1></header>
            <ul class="tasks" role="list">{rows}</ul>
        </div>
    };
    Page::staff(words::rounds_title(lang), body).under(links::staff_calls())
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "due" => words::due(lang),
        "count" => words::count(lang),
        _ => words::way(lang),
    }
}

/// The page of a round.
pub fn round(frame: &Frame, data: &RoundView<'_>) -> Page {
    let lang = frame.lang;
    let title = words::rounds_title(lang);
    let inner = match data.round {
        None => begin(lang, data),
        Some(round) => running(lang, data, round),
    };
    let body = view! {
        <div class="page">
            {error_summary(lang, data.sheet.problems, |key| label(lang, key))}
            {data.place.head(lang, title.clone())}
            <div class="stack--l">{inner}</div>
        </div>
    };
    Page::staff(title, body).under(links::staff_calls()).with_problems(data.sheet.problems)
}

fn begin(lang: Lang, data: &RoundView<'_>) -> AnyView {
    let option = |value: &str, label: Text| Choice { value: value.to_owned(), label, help: None };
    let ways = vec![option("all", words::way_all(lang)), option("evenly", words::way_evenly(lang))];
    let sheet = data.sheet;
    let count = sheet.field("count", words::count(lang)).optional();
    let action = links::staff_round(&data.place.call.slug, data.place.code);
    view! {
        <dl class="facts">
            <div><dt>{t(words::panel(lang))}</dt><dd>{data.panel.clone()}</dd></div>
            <div><dt>{t(words::members(lang))}</dt><dd>{t(words::member_count(lang, data.members))}</dd></div>
            <div><dt>{t(review::case_title(lang))}</dt><dd>{t(words::waiting(lang, data.waiting))}</dd></div>
        </dl>
        <section class="stack">
            <h2 class="h-line">{t(words::begin_title(lang))}</h2>
            <p>{t(words::begin_lead(lang))}</p>
            <form class="form" method="post" action=action novalidate>
                {input(&sheet.field("due", words::due(lang)), Typing::DATE, None)}
                {choices(&sheet.field("way", words::way(lang)), ways)}
                {input(&count, Typing { class: "input--num w-3", ..Typing::NUMBER }, None)}
                <div class="buttons"><button class="btn btn--primary">{t(words::begin_button(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn running(lang: Lang, data: &RoundView<'_>, round: &Round) -> AnyView {
    let (slug, code) = (&data.place.call.slug, data.place.code);
    let open = round.tallied_at.is_none();
    let more = (open && data.waiting > 0).then(|| {
        view! {
            <section class="notice">
                <p>{t(words::waiting(lang, data.waiting))}</p><p>{t(words::join_lead(lang))}</p>
                <form method="post" action=links::staff_round(slug, code)><button class="btn">{t(words::join_button(lang))}</button></form>
            </section>
        }
    });
    view! {
        <p class="row">{state(lang, Some(round))} " " <span class="tag tag--info">{t(review::part(lang, round.part))}</span> " "
            {t(review::due(lang, date(round.due_on, lang)))}</p>
        <p class="acts">
            <a class="btn btn--primary" href=links::staff_tally(slug, code)>{t(words::tally(lang))}</a>
            <a class="btn" href=links::staff_assignments(slug, code)>{t(words::assignments(lang))}</a>
            <a class="btn" href=links::staff_sheets(slug, code)>{t(words::print_sheets(lang))}</a>
            <a class="btn" href=links::staff_agenda(slug, code)>{t(words::agenda(lang))}</a>
            <a class="btn" href=links::staff_minutes(slug, code)>{t(words::minutes(lang))}</a>
        </p>
        {more}
        <section class="stack"><h2 class="h-line">{t(words::by_reviewer(lang))}</h2>{by_reviewer(lang, data)}</section>
        <section class="stack"><h2 class="h-line">{t(words::by_case(lang))}</h2>{by_case(lang, data)}</section>
        {open.then(|| attendance(lang, data))}
        {open.then(|| due(lang, data, round.due_on))}
        {(open && data.rubric.after(round.part).is_some()).then(|| next(lang, data))}
    }
    .into_any()
}

fn by_reviewer(lang: Lang, data: &RoundView<'_>) -> AnyView {
    let rows = data.reviewers.iter().map(|one| {
        let (class, text) = match one.answered {
            true => ("tag tag--good", words::answered(lang)),
            false => ("tag tag--wait", words::unanswered(lang)),
        };
        let recused = (one.recused > 0)
            .then(|| view! { <span class="table__sub">{t(words::recused_count(lang, one.recused))}</span> });
        view! {
            <tr><td>{one.name.clone()}</td><td><span class=class>{t(text)}</span>{recused}</td>
            <td class="n">{t(words::done_of(lang, one.done, one.all))}</td></tr>
        }
    });
    let heads = vec![(words::reviewer(lang), ""), (words::interests(lang), ""), (words::sheets(lang), "n")];
    table(words::by_reviewer(lang), heads, rows.collect_view().into_any())
}

fn by_case(lang: Lang, data: &RoundView<'_>) -> AnyView {
    let rows = data.cases.iter().map(|one| {
        view! {
            <tr><td class="nowrap"><a href=links::staff_case(&one.number)>{one.number.clone()}</a></td>
            <td>{one.title.clone()}<span class="table__sub">{one.group.clone()}</span></td>
            <td class="n">{t(words::done_of(lang, one.done, one.all))}</td></tr>
        }
    });
    let heads = vec![(staff::number(lang), ""), (staff::project(lang), ""), (words::sheets(lang), "n")];
    table(words::by_case(lang), heads, rows.collect_view().into_any())
}

fn attendance(lang: Lang, data: &RoundView<'_>) -> AnyView {
    let ticks = data.reviewers.iter().map(|one| {
        let key = format!("present-{}", one.id);
        let value = if one.present == Some(true) { "yes" } else { "" };
        tick(&crate::ui::Field::new(&key, Text::typed(&one.name), value, lang).unmarked())
    });
    let ticks = ticks.collect_view();
    let present = data.reviewers.iter().filter(|one| one.present == Some(true)).count();
    let all = data.reviewers.len();
    let taken = data.reviewers.iter().any(|one| one.present.is_some()).then(|| {
        let (class, text) = match has_quorum(all, present) {
            true => ("notice notice--good", words::quorum_met(lang, present, all)),
            false => ("notice notice--warn", words::quorum_missing(lang, present, all)),
        };
        view! { <p class=class>{t(text)}</p> }
    });
    view! {
        <section class="stack" id="attendance"><h2 class="h-line">{t(words::attendance(lang))}</h2>
            <p>{t(words::attendance_lead(lang))}</p>
            {taken}
            <form class="form" method="post" action=links::staff_attendance(&data.place.call.slug, data.place.code)>
                <fieldset class="field"><legend class="vh">{t(people::role(lang, domain::people::Role::Reviewer))}</legend>{ticks}</fieldset>
                <div class="buttons"><button class="btn">{t(words::attendance_button(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn due(lang: Lang, data: &RoundView<'_>, present: NaiveDate) -> AnyView {
    let present = present.to_string();
    let mut field = data.sheet.field("due", words::due(lang));
    if field.value.is_empty() && field.problem.is_none() {
        field.value = &present;
    }
    view! {
        <section class="stack"><h2 class="h-line">{t(words::change_due(lang))}</h2>
            <form class="form" method="post" action=links::staff_round_due(&data.place.call.slug, data.place.code) novalidate>
                {input(&field, Typing::DATE, None)}
                <div class="buttons"><button class="btn">{t(words::change_due(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn next(lang: Lang, data: &RoundView<'_>) -> AnyView {
    let due = crate::ui::Field::new("due", words::due(lang), data.sheet.typed.get("next-due"), lang);
    view! {
        <section class="stack"><h2 class="h-line">{t(words::next_title(lang))}</h2>
            <p>{t(words::next_lead(lang))}</p>
            <form class="form" method="post" action=links::staff_round_next(&data.place.call.slug, data.place.code) novalidate>
                {input(&due, Typing::DATE, None)}
                {data.sheet.tick("absent", words::absent(lang))}
                <div class="buttons"><button class="btn btn--primary">{t(words::next_button(lang))}</button></div>
            </form>
        </section>
    }
    .into_any()
}
