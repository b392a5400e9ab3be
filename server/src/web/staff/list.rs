//! The staff's list, kept filters, and what is done to many cases at once（案件の一覧・保存した絞り込み・一括処理）.

use crate::actions::cases::NotDone;
use crate::actions::{bulk, desk as actions};
use crate::store::calls::CallLine;
use crate::store::case_list::{self, Assigned, Filter, Line, PAGE, Scope, Stretch, Tally};
use crate::store::{Tx, bulk_reports, calls, desk, kept_filters, submissions};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::bulk as report_pages;
use app::pages::staff::cases::{CaseList, CaseRow, address, list as list_page};
use app::ui::Pager;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use chrono::TimeDelta;
use domain::bulk::Chore;
use domain::listing::{Asked, Count, Due, ME, NOBODY};
use domain::people::Person;
use domain::problems::{Problems, Refusal};
use domain::texts::Lang;
use uuid::Uuid;

/// What is looked for, as the store understands it. An address that names a call or a colleague who is not there
/// finds nothing, rather than everything.
pub fn filter(ctx: &Ctx, asked: &Asked, choices: &[CallLine]) -> Option<Filter> {
    let call = choices.iter().find(|call| call.slug == asked.call).map(|call| call.id);
    if call.is_none() && !asked.call.is_empty() {
        return None;
    }
    let assigned = match asked.assigned.as_str() {
        "" => Assigned::Anyhow,
        NOBODY => Assigned::Nobody,
        ME => Assigned::To(ctx.viewer().id()?),
        id => Assigned::To(id.parse().ok()?),
    };
    let now = ctx.now();
    let due_before = match asked.due {
        Due::Any => None,
        Due::Over => Some(now),
        Due::Week => Some(now + TimeDelta::days(7)),
    };
    Some(Filter {
        scope: Scope::of(ctx.viewer()),
        call,
        stages: asked.stages.clone(),
        words: asked.words.clone(),
        assigned,
        due_before,
        channel: asked.channel,
        received_until: asked.days.map(|days| now - TimeDelta::days(days.into())),
    })
}

/// Calls that the viewer may choose from.
pub async fn choices(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<CallLine>, Trouble> {
    let departments = match Scope::of(ctx.viewer()).whole() {
        Scope::Departments(departments) => departments.clone(),
        Scope::City | Scope::Without(..) => {
            crate::store::people::departments(tx).await?.into_iter().map(|found| found.id).collect()
        }
    };
    Ok(calls::of_departments(tx, &departments).await?)
}

async fn colleagues(ctx: &Ctx, tx: &mut Tx) -> Result<Vec<Person>, Trouble> {
    let mut found = Vec::new();
    for department in ctx.viewer().departments() {
        found.extend(actions::colleagues(tx, department, ctx.now()).await?);
    }
    found.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    found.dedup_by_key(|person| person.id);
    Ok(found)
}

fn named(people: &[Person]) -> Vec<(String, String)> {
    people.iter().map(|person| (person.id.to_string(), person.name.clone())).collect()
}

pub async fn list(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::of_query(query.as_deref().unwrap_or_default());
    let asked = Asked::read(fields.0.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    let list = gather(&ctx, asked, &fields, Problems::none()).await?;
    Ok(ctx.page(|frame| list_page(frame, list)))
}

/// Where the page begins. A case that is not there, or not the viewer's to read, is the beginning.
async fn stretch(ctx: &Ctx, tx: &mut Tx, fields: &Fields) -> Result<Stretch, Trouble> {
    let stretch = place(fields);
    let (Stretch::After(number) | Stretch::Before(number)) = &stretch else { return Ok(stretch) };
    let found = submissions::find_by_number(tx, number).await?;
    Ok(if found.is_some_and(|case| ctx.viewer().reads(case.department)) { stretch } else { Stretch::First })
}

fn place(fields: &Fields) -> Stretch {
    match (fields.get("after"), fields.get("before")) {
        ("", "") => Stretch::First,
        ("", before) => Stretch::Before(before.to_owned()),
        (after, _) => Stretch::After(after.to_owned()),
    }
}

async fn gather(ctx: &Ctx, asked: Asked, fields: &Fields, problems: Problems) -> Result<CaseList, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let calls = choices(ctx, &mut tx).await?;
    let people = colleagues(ctx, &mut tx).await?;
    let from = stretch(ctx, &mut tx, fields).await?;
    let (mut lines, mut more) = (Vec::new(), false);
    let mut tally = Tally { total: Count::Exactly(0), by_stage: Some(Vec::new()) };
    if let Some(filter) = filter(ctx, &asked, &calls) {
        (lines, more) = case_list::stretch(&mut tx, &filter, asked.sort, &from, PAGE).await?;
        tally = case_list::tally(&mut tx, &filter).await?;
    }
    let kept = kept_filters::of_person(&mut tx, ctx.person()?).await?;
    Ok(CaseList {
        pager: pager(&asked, fields, &from, &lines, more),
        calls: calls.into_iter().map(|call| (call.slug, call.title.text(ctx.lang()).bare())).collect(),
        colleagues: named(&people),
        counts: tally.by_stage,
        total: tally.total,
        rows: lines.into_iter().map(|line| row(line, ctx.lang())).collect(),
        kept: kept.into_iter().map(|kept| (kept.id, kept.name, kept.query)).collect(),
        may_act: ctx.viewer().is_staff(),
        asked,
        problems,
    })
}

fn pager(asked: &Asked, fields: &Fields, from: &Stretch, rows: &[Line], more: bool) -> Pager {
    let number = fields.get("page").parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let place = |key: &str, mark: &str, page: i64| {
        address(&links::staff_cases(), asked, &[(key, mark), ("page", &page.max(1).to_string())])
    };
    let (has_previous, has_next) = match from {
        Stretch::First => (false, more),
        Stretch::After(_) => (true, more),
        Stretch::Before(_) => (more, true),
    };
    let previous = rows.first().filter(|_| has_previous).map(|line| place("before", &line.number, number - 1));
    let next = rows.last().filter(|_| has_next).map(|line| place("after", &line.number, number + 1));
    Pager { previous, number, next }
}

/// A line of the store as the pages show it.
pub fn row(line: Line, lang: Lang) -> CaseRow {
    CaseRow {
        corrected: line.arrived_at > line.submitted_at,
        number: line.number,
        title: line.title,
        group: line.group,
        call: line.call.text(lang),
        stage: line.stage,
        requested: line.requested,
        submitted_at: line.submitted_at,
        channel: line.channel,
        clock: line.clock,
        assigned: line.assigned,
    }
}

/// What a form of the list carries along.
fn carried(fields: &Fields) -> Asked {
    let pairs = fields.0.iter().filter_map(|(key, value)| Some((key.strip_prefix("q-")?, value.as_str())));
    Asked::read(pairs)
}

fn back(asked: &Asked) -> axum::response::Response {
    Redirect::to(&address(&links::staff_cases(), asked, &[])).into_response()
}

async fn again(ctx: &Ctx, asked: Asked, fields: &Fields, problems: Problems) -> Answer {
    let list = gather(ctx, asked, fields, problems).await?;
    Ok(ctx.form_again(|frame| list_page(frame, list)))
}

pub async fn keep_filter(ctx: Ctx, fields: Fields) -> Answer {
    let asked = carried(&fields);
    let here = address("", &asked, &[]);
    let query = here.trim_start_matches('?');
    match actions::keep_filter(&ctx.state, ctx.viewer(), fields.get("name"), query, ctx.now()).await {
        Ok(()) => Ok(back(&asked)),
        Err(NotDone::Mend(problems)) => again(&ctx, asked, &fields, problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn forget_filter(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    actions::forget_filter(&ctx.state, ctx.viewer(), id).await?;
    Ok(back(&Asked::default()))
}

pub async fn run(ctx: Ctx, fields: Fields) -> Answer {
    let numbers = fields.all("case").map(str::to_owned).collect();
    let asked = carried(&fields);
    if Chore::from_code(fields.get("chore")) == Some(Chore::HandOver) {
        return Err(Refusal::NotFound.into());
    }
    match bulk::run(&ctx.state, ctx.viewer(), &fields.answers(), numbers, ctx.now()).await {
        Ok(report) => Ok(Redirect::to(&links::staff_bulk_report(report)).into_response()),
        Err(NotDone::Mend(problems)) => again(&ctx, asked, &fields, problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// People get here by the language switch of a form that came back.
pub async fn to_list(_: Ctx) -> Answer {
    Ok(back(&Asked::default()))
}

pub async fn report(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let report = bulk_reports::find(&mut tx, ctx.person()?, id).await?.ok_or(Refusal::NotFound)?;
    Ok(ctx.page(|frame| report_pages::report(frame, Chore::from_code(&report.verb), &report.lines)))
}

pub async fn hand_over_form(ctx: Ctx) -> Answer {
    hand_over_page(&ctx, &Fields::default(), Problems::none()).await
}

async fn hand_over_page(ctx: &Ctx, fields: &Fields, problems: Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let loads = desk::loads(&mut tx, &ctx.viewer().departments()).await?;
    let loads: Vec<_> = loads.into_iter().map(|(id, name, count)| (id.to_string(), name, count)).collect();
    let people = named(&colleagues(ctx, &mut tx).await?);
    let typed = (fields.get("from"), fields.get("to"));
    let build = |frame: &app::frame::Frame| report_pages::hand_over(frame, &loads, &people, typed, &problems);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

pub async fn hand_over(ctx: Ctx, mut fields: Fields) -> Answer {
    fields.0.retain(|(key, _)| key != "chore");
    fields.0.push(("chore".to_owned(), Chore::HandOver.code().to_owned()));
    match bulk::run(&ctx.state, ctx.viewer(), &fields.answers(), Vec::new(), ctx.now()).await {
        Ok(report) => Ok(Redirect::to(&links::staff_bulk_report(report)).into_response()),
        Err(NotDone::Mend(problems)) => hand_over_page(&ctx, &fields, problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
