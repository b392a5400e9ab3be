//! The staff's list of cases: dense, filtered and ordered by the address（案件の一覧）.

use crate::frame::{Frame, Page};
use crate::links;
use crate::pages::case_parts::stage_tag;
use crate::ui::{Pager, error_summary, pager, t};
use chrono::{DateTime, Utc};
use domain::bulk::Chore;
use domain::calendar::{date_in_japan, short_date};
use domain::intake::Channel;
use domain::listing::{Asked, Count, Due, ME, NOBODY, Sort};
use domain::money::{Yen, grouped};
use domain::problems::Problems;
use domain::processing::Clock;
use domain::submissions::Stage;
use domain::texts::{Lang, Text, desk, intake, staff as words, submissions};
use leptos::prelude::*;
use uuid::Uuid;

/// A row of the list.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// Receipt number.
    pub number: String,
    /// Name of the project.
    pub title: String,
    /// The group's name.
    pub group: String,
    /// The call's title.
    pub call: Text,
    /// Where it stands.
    pub stage: Stage,
    /// Amount asked for.
    pub requested: Yen,
    /// When it came in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Whether a correction has come in since.
    pub corrected: bool,
    /// How it came.
    pub channel: Channel,
    /// Its days.
    pub clock: Option<Clock>,
    /// Who works on it.
    pub assigned: Option<String>,
}

/// The list with everything around it.
pub struct CaseList {
    /// What is asked for.
    pub asked: Asked,
    /// Calls to choose from: name in addresses and title.
    pub calls: Vec<(String, String)>,
    /// Colleagues to choose from: id and name.
    pub colleagues: Vec<(String, String)>,
    /// How many cases stand in each stage, whatever stages are asked for; `None` where they are too many to count.
    pub counts: Option<Vec<(Stage, i64)>>,
    /// How many fit.
    pub total: Count,
    /// The rows.
    pub rows: Vec<CaseRow>,
    /// Where the list stands.
    pub pager: Pager,
    /// Filters that were kept: id, name, what stands behind `?`.
    pub kept: Vec<(Uuid, String, String)>,
    /// Whether the viewer may change anything.
    pub may_act: bool,
    /// What is wrong with a form that was sent.
    pub problems: Problems,
}

/// The address of a filter.
pub fn address(path: &str, asked: &Asked, more: &[(&str, &str)]) -> String {
    let pairs = asked.pairs();
    let mut pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
    pairs.extend(more);
    links::with_query(path, &pairs)
}

fn here(asked: &Asked) -> String {
    address(&links::staff_cases(), asked, &[])
}

fn label(lang: Lang, key: &str) -> Text {
    match key {
        "name" => desk::kept_name(lang),
        "chore" => desk::chore(lang),
        "to" => desk::assign_to(lang),
        "from" => desk::hand_over_from(lang),
        _ => desk::choose(lang),
    }
}

/// The page.
pub fn list(frame: &Frame, list: CaseList) -> Page {
    let lang = frame.lang;
    let problems = list.problems.clone();
    let rows = list.rows.iter().map(|row| table_row(frame, row, list.may_act)).collect_view();
    let table = view! {
        <div class="table-wrap" id="f-case" role="region" aria-label=words::cases_title(lang).bare() tabindex="0">
            <table class="table table--dense table--wide">{heads(lang, &list)}<tbody>{rows}</tbody></table>
        </div>
    };
    let table = match (list.rows.is_empty(), list.may_act) {
        (true, _) => nothing(lang),
        (false, false) => table.into_any(),
        (false, true) => view! {
            <form class="stack" method="post" action=links::staff_bulk()>
                {back(&list.asked)}{table}{chores(lang, &list)}
            </form>
        }
        .into_any(),
    };
    let body = view! {
        <div class="page">
            {error_summary(lang, &problems, |key| label(lang, key))}
            <header class="page__head"><h1>{t(words::cases_title(lang))}</h1></header>
            <div class="stack">
                {stage_links(lang, &list)}
                {filter(lang, &list)}
                <p class="pager-note"><strong>{t(fits(lang, list.total))}</strong></p>
                {table}
                {pager(lang, list.pager.clone())}
                {take_along(lang, &list)}
                {kept(lang, &list)}
            </div>
        </div>
    };
    Page::staff(words::cases_title(lang), body).under(links::staff_cases()).with_problems(&problems)
}

fn fits(lang: Lang, count: Count) -> Text {
    match count {
        Count::Exactly(count) => words::shown(lang, count),
        Count::AtLeast(count) => words::shown_at_least(lang, grouped(count.unsigned_abs())),
    }
}

/// What a form of this page carries along, so that it comes back to the same list.
fn back(asked: &Asked) -> AnyView {
    let fields = asked.pairs().into_iter().map(|(key, value)| {
        view! { <input type="hidden" name=format!("q-{key}") value=value /> }
    });
    fields.collect_view().into_any()
}

fn nothing(lang: Lang) -> AnyView {
    view! {
        <div class="empty"><p class="empty__title">{t(words::no_cases(lang))}</p><p>{t(words::no_cases_hint(lang))}</p></div>
    }
    .into_any()
}

fn heads(lang: Lang, list: &CaseList) -> AnyView {
    let sorted = |sort: Sort, name: Text, class: &'static str| {
        let now = list.asked.sort == sort;
        let href = here(&Asked { sort, ..list.asked.clone() });
        view! {
            <th scope="col" class=class aria-sort=now.then_some("ascending")><a class="table__sort" href=href>{t(name)}</a></th>
        }
    };
    let plain = |name: Text, class: &'static str| view! { <th scope="col" class=class>{t(name)}</th> };
    let choose = list.may_act.then(|| view! { <th scope="col"><span class="vh">{t(desk::choose(lang))}</span></th> });
    view! {
        <thead><tr>
            {choose}
            {sorted(Sort::Number, words::number(lang), "")}
            {plain(words::project(lang), "")}
            {sorted(Sort::Group, words::group(lang), "")}
            {plain(words::call(lang), "")}
            {plain(words::stage(lang), "")}
            {plain(desk::assigned(lang), "nowrap")}
            {sorted(Sort::Due, desk::due(lang), "")}
            {plain(words::requested(lang), "n")}
            {sorted(Sort::Received, words::received(lang), "n")}
        </tr></thead>
    }
    .into_any()
}

fn stage_links(lang: Lang, list: &CaseList) -> AnyView {
    let link = |name: Text, count: Option<i64>, stages: Vec<Stage>| {
        let name = match count {
            Some(count) => words::stage_count(lang, name, count),
            None => name,
        };
        let here_now = (stages == list.asked.stages).then_some("true");
        let href = here(&Asked { stages, ..list.asked.clone() });
        view! { <li><a href=href aria-current=here_now>{t(name)}</a></li> }
    };
    let sum = list.counts.as_ref().map(|counts| counts.iter().map(|(_, count)| count).sum());
    // Too many to count: every stage is offered, and none with a number.
    let count_of = |stage: Stage| {
        let counts = list.counts.as_ref()?;
        Some(counts.iter().find(|(found, _)| *found == stage).map_or(0, |(_, count)| *count))
    };
    let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Draft && count_of(*stage) != Some(0));
    let stages = stages.map(|stage| link(submissions::stage(lang, stage), count_of(stage), vec![stage]));
    let stages = stages.collect_view();
    view! {
        <nav aria-label=words::by_stage(lang).bare()>
            <ul class="row" role="list">{link(words::all(lang), sum, Vec::new())} {stages}</ul>
        </nav>
    }
    .into_any()
}

/// One select of the filter.
fn choice(id: &'static str, key: &'static str, label: Text, options: Vec<(String, String)>, chosen: &str) -> AnyView {
    let options = options.into_iter().map(|(value, name)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{name}</option> }
    });
    view! {
        <div class="filter__item">
            <label class="filter__label" for=id>{t(label)}</label>
            <select class="select" id=id name=key>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

fn filter(lang: Lang, list: &CaseList) -> AnyView {
    let asked = &list.asked;
    let of = |value: &str, text: Text| (value.to_owned(), text.bare());
    let calls: Vec<_> = [of("", words::all_calls(lang))].into_iter().chain(list.calls.clone()).collect();
    let mut people = vec![of("", desk::anybody(lang)), of(NOBODY, desk::nobody(lang))];
    people.extend(list.may_act.then(|| of(ME, desk::me(lang))));
    people.extend(list.colleagues.clone());
    let dues = [Due::Any, Due::Over, Due::Week].map(|due| {
        let name = match due {
            Due::Any => desk::anybody(lang),
            Due::Over => desk::overdue_only(lang),
            Due::Week => desk::within_week(lang),
        };
        of(due.code(), name)
    });
    let sorts = Sort::ALL.map(|sort| {
        let name = match sort {
            Sort::Received => desk::sort_received(lang),
            Sort::Number => desk::sort_number(lang),
            Sort::Group => desk::sort_group(lang),
            Sort::Due => desk::sort_due(lang),
        };
        of(sort.code(), name)
    });
    let mut channels = vec![of("", intake::any_channel(lang))];
    channels.extend(Channel::ALL.map(|channel| of(channel.code(), intake::channel_name(lang, channel))));
    let clear = asked.is_narrow().then(|| view! { <a href=links::staff_cases()>{t(desk::clear(lang))}</a> });
    view! {
        <form class="filter" method="get" action=links::staff_cases()>
            <div class="filter__item filter__item--grow">
                <label class="filter__label" for="f-words">{t(desk::words(lang))}</label>
                <input class="input" id="f-words" type="search" name="words" value=asked.words.clone() maxlength="100" aria-describedby="f-words-help" />
                <p class="quiet" id="f-words-help">{t(desk::words_help(lang))}</p>
            </div>
            {choice("f-call", "call", words::call(lang), calls, &asked.call)}
            {stage_boxes(lang, asked)}
            {choice("f-assigned", "assigned", desk::assigned(lang), people, &asked.assigned)}
            {choice("f-due", "due", desk::due_filter(lang), dues.into(), asked.due.code())}
            <div class="filter__item">
                <label class="filter__label" for="f-days">{t(desk::waiting_days(lang))}</label>
                <input class="input input--num" id="f-days" name="days" inputmode="numeric" value=asked.days.map(|days| days.to_string()) />
            </div>
            {choice("f-channel", "channel", intake::channel(lang), channels, asked.channel.map_or("", Channel::code))}
            {choice("f-sort", "sort", desk::sort(lang), sorts.into(), asked.sort.code())}
            <button class="btn">{t(words::filter(lang))}</button>
            {clear}
        </form>
    }
    .into_any()
}

/// Several stages at once. A browser without scripts ticks as many as it likes.
fn stage_boxes(lang: Lang, asked: &Asked) -> AnyView {
    let boxes = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Draft).map(|stage| {
        let id = format!("f-stage-{}", stage.code());
        let ticked = asked.stages.contains(&stage);
        view! {
            <div class="choice">
                <input class="choice__input" type="checkbox" id=id.clone() name="stage" value=stage.code() checked=ticked />
                <label class="choice__label" for=id>{t(submissions::stage(lang, stage))}</label>
            </div>
        }
    });
    let chosen =
        asked.stages.iter().map(|stage| submissions::stage(lang, *stage).bare()).collect::<Vec<_>>().join("・");
    let chosen = if chosen.is_empty() { words::all_stages(lang).bare() } else { chosen };
    view! {
        <div class="filter__item">
            <span class="filter__label">{t(words::stage(lang))}</span>
            <details class="more"><summary>{chosen}</summary>
                <fieldset class="more__body choices choices--plain"><legend class="vh">{t(words::stage(lang))}</legend>{boxes.collect_view()}</fieldset>
            </details>
        </div>
    }
    .into_any()
}

/// Where the days of a case stand.
pub fn due_cell(frame: &Frame, clock: Option<Clock>) -> AnyView {
    let lang = frame.lang;
    let Some(clock) = clock else { return ().into_any() };
    let day = clock.day(frame.now);
    let total = clock.due_at.filter(|_| clock.paused_at.is_none());
    let total = total.map(|due| (date_in_japan(due) - date_in_japan(clock.from)).num_days());
    let said = match (clock.paused_at, total) {
        (Some(_), _) => desk::paused(lang, day),
        (None, Some(total)) => desk::day_of(lang, total, day),
        (None, None) => desk::day(lang, day),
    };
    let late = clock.is_late(frame.now);
    let date = clock.due_at.map(|due| {
        let mark = late.then(|| view! { " " <span class="tag tag--bad">{t(desk::late(lang))}</span> });
        view! { <span class=if late { "late nowrap" } else { "nowrap" }>{short_date(date_in_japan(due))} {mark}</span> }
    });
    view! { {date} <span class="table__sub">{t(said)}</span> }.into_any()
}

fn table_row(frame: &Frame, row: &CaseRow, may_act: bool) -> AnyView {
    let lang = frame.lang;
    let date = row.submitted_at.map(|at| short_date(date_in_japan(at)));
    let id = format!("c-{}", row.number);
    let choose = may_act.then(|| {
        let name = desk::choose_case(lang, &row.number).bare();
        view! { <td><input type="checkbox" id=id name="case" value=row.number.clone() aria-label=name /></td> }
    });
    let corrected = row.corrected.then(|| view! { " " <span class="tag tag--info">{t(desk::corrected(lang))}</span> });
    let paper = row.channel.is_paper().then(|| {
        view! { <span class="table__sub">{t(intake::channel_name(lang, row.channel))}</span> }
    });
    view! {
        <tr>
            {choose}
            <td class="nowrap"><a href=links::staff_case(&row.number)>{row.number.clone()}</a></td>
            <td>{row.title.clone()}</td>
            <td>{row.group.clone()}</td>
            <td>{t(row.call.clone())}</td>
            <td class="nowrap">{stage_tag(lang, row.stage)} {corrected}</td>
            <td class="nowrap">{row.assigned.clone()}</td>
            <td>{due_cell(frame, row.clock)}</td>
            <td class="yen">{row.requested.to_string()}</td>
            <td class="n nowrap">{date} {paper}</td>
        </tr>
    }
    .into_any()
}

/// What can be done with the ticked cases.
fn chores(lang: Lang, list: &CaseList) -> AnyView {
    let ticks = [Chore::Assign, Chore::PassScreening, Chore::StartReview].map(|chore| {
        let id = format!("f-chore-{}", chore.code());
        view! {
            <div class="choice">
                <input class="choice__input" type="radio" id=id.clone() name="chore" value=chore.code() />
                <label class="choice__label" for=id>{t(desk::chore_name(lang, chore))}</label>
            </div>
        }
    });
    let people = list.colleagues.iter().map(|(id, name)| view! { <option value=id.clone()>{name.clone()}</option> });
    view! {
        <details class="more" open=!list.problems.is_empty()>
            <summary>{t(desk::bulk_title(lang))}</summary>
            <div class="more__body stack">
                <fieldset class="field" id="f-chore"><legend class="field__label">{t(desk::chore(lang))}</legend>
                    <div class="choices choices--plain">{ticks.collect_view()}</div>
                </fieldset>
                <div class="field"><label class="field__label" for="f-to">{t(desk::assign_to(lang))}</label>
                    <select class="select" id="f-to" name="to">
                        <option value="">{desk::nobody(lang).bare()}</option>{people.collect_view()}
                    </select>
                </div>
                <div class="buttons"><button class="btn btn--primary">{t(desk::bulk_go(lang))}</button></div>
                <p><a href=links::staff_hand_over()>{t(desk::hand_over_title(lang))}</a></p>
            </div>
        </details>
    }
    .into_any()
}

fn take_along(lang: Lang, list: &CaseList) -> Option<AnyView> {
    if list.total.is_none() {
        return None;
    }
    let (to_xlsx, to_csv) = match list.total {
        Count::Exactly(count) => (desk::take_xlsx(lang, count), desk::take_csv(lang, count)),
        Count::AtLeast(_) => (desk::take_all_xlsx(lang), desk::take_all_csv(lang)),
    };
    let csv = address(&links::staff_cases_csv(), &list.asked, &[]);
    let xlsx = address(&links::staff_cases_xlsx(), &list.asked, &[]);
    Some(
        view! {
            <div class="stack">
                <div class="acts">
                    <a class="btn btn--small" href=xlsx download="">{t(to_xlsx)}</a>
                    <a class="btn btn--small" href=csv download="">{t(to_csv)}</a>
                </div>
                <p class="quiet">{t(desk::take_note(lang))}</p>
            </div>
        }
        .into_any(),
    )
}

fn kept(lang: Lang, list: &CaseList) -> AnyView {
    let rows = list.kept.iter().map(|(id, name, query)| {
        let href = format!("{}?{query}", links::staff_cases());
        view! {
            <li class="row">
                <a href=href>{name.clone()}</a>
                <form method="post" action=links::staff_filter_forget(*id)>
                    <button class="link link--danger">{t(desk::forget(lang))}<span class="vh">{t(desk::forget_of(lang, name.as_str()))}</span></button>
                </form>
            </li>
        }
    });
    let rows = rows.collect_view();
    let save = list.asked.is_narrow().then(|| {
        let problem = list.problems.of("name").map(|problem| {
            view! { <p class="field__error" id="f-name-error">"＊" {t(problem.text(lang))}</p> }
        });
        view! {
            <form class="row" method="post" action=links::staff_filters()>
                {back(&list.asked)}
                <label for="f-name">{t(desk::kept_name(lang))}</label>
                <input class="input w-16" id="f-name" name="name" maxlength="40" />
                <button class="btn btn--small">{t(desk::keep(lang))}</button>
                {problem}
            </form>
        }
    });
    if list.kept.is_empty() && save.is_none() {
        return ().into_any();
    }
    view! {
        <section class="stack"><h2 class="h-line">{t(desk::kept_title(lang))}</h2><ul class="list" role="list">{rows}</ul>{save}</section>
    }
    .into_any()
}
