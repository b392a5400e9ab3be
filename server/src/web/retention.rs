//! Retention and disposal, for administrators, and to read for auditors（保存年限・廃棄）.

use super::calls::PageNumber;
use super::downloads::made_here;
use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::disposal::{self as actions, span};
use crate::actions::holds;
use crate::store::disposal::{self, Disposal};
use crate::store::{Stored, Tx, call_holds, retention};
use crate::tables::{Cell, csv};
use app::links::{self, at};
use app::pages::retention::{self as pages, CaseLine, Consulted, DisposalRow, HoldRow, Overview, Rehearsal, RunOut};
use app::ui::Pager;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use chrono::{DateTime, Utc};
use domain::calendar::{FiscalYear, date_in_japan, start_of_day};
use domain::forms::Answers;
use domain::people::{PersonId, ProgrammeId};
use domain::problems::{Problems, Refusal};
use domain::retention::{Term, may_answer, may_propose};
use domain::submissions::Stage;
use domain::texts::{Lang, retention as words};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::staff_retention(), Guard::Oversight, show)
        .get(at::STAFF_RETENTION_YEAR, Guard::Oversight, rehearse)
        .post(at::STAFF_RETENTION_YEAR, Guard::Admin, propose)
        .post(links::staff_holds(), Guard::Admin, hold)
        .post(at::STAFF_HOLD_RELEASE, Guard::Admin, release)
        .post(at::STAFF_DISPOSAL_APPROVE, Guard::Admin, approve)
        .post(at::STAFF_DISPOSAL_REFUSE, Guard::Admin, refuse)
        .get(links::staff_disposals_csv(), Guard::Oversight, record)
}

/// What has run out, by programme and year.
async fn run_out(tx: &mut Tx, now: DateTime<Utc>) -> Stored<Vec<RunOut>> {
    let mut found = Vec::new();
    for programme in retention::programmes(tx).await? {
        let years = programme.retention_years;
        let until = start_of_day(Term::last_run_out(years, now).next().start());
        let today = date_in_japan(now);
        let all = retention::Span { from: DateTime::<Utc>::UNIX_EPOCH, until, today };
        let mut by_year: BTreeMap<FiscalYear, (i64, i64, i64)> = BTreeMap::new();
        for (ended, held, _) in retention::ends(tx, ProgrammeId(programme.id), all).await? {
            let (cases, back, _) = by_year.entry(FiscalYear::at(ended)).or_default();
            (*cases, *back) = (*cases + 1, *back + held);
        }
        for consulted in retention::consultations(tx, ProgrammeId(programme.id), all).await? {
            by_year.entry(FiscalYear::at(consulted.ended_at)).or_default().2 += 1;
        }
        found.extend(by_year.into_iter().map(|(year, (cases, held, consultations))| RunOut {
            programme: programme.id,
            name: programme.name.clone(),
            term: Term { year, years },
            cases,
            held,
            consultations,
        }));
    }
    Ok(found)
}

fn row(ctx: &Ctx, found: Disposal) -> Stored<DisposalRow> {
    let standing = found.standing()?;
    let may_answer = may_answer(ctx.viewer(), PersonId(found.proposed_by), standing).is_ok();
    let years = i32::try_from(found.years).unwrap_or(i32::MAX);
    let year = FiscalYear(i32::try_from(found.fiscal_year).unwrap_or(i32::MAX));
    Ok(DisposalRow {
        id: found.id,
        programme: found.programme,
        term: Term { year, years },
        standing,
        proposer: found.proposer,
        proposed_on: date_in_japan(found.proposed_at),
        answerer: found.answerer,
        done_on: found.done_at.map(date_in_japan),
        cases: found.cases,
        consultations: found.consultations,
        erased: found.erased,
        may_answer,
    })
}

async fn page(ctx: &Ctx, number: i64, typed: &Answers, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let run_out = run_out(&mut tx, ctx.now()).await?;
    let running = disposal::running(&mut tx).await?.into_iter().map(|found| row(ctx, found));
    let running = running.collect::<Stored<Vec<_>>>()?;
    let mut done = disposal::record(&mut tx, number).await?;
    let size = usize::try_from(disposal::PAGE).unwrap_or(usize::MAX);
    let more = done.len() > size;
    done.truncate(size);
    let done = done.into_iter().map(|found| row(ctx, found)).collect::<Stored<Vec<_>>>()?;
    let mut held: Vec<HoldRow> = Vec::new();
    for hold in retention::holds(&mut tx).await? {
        held.push(HoldRow {
            id: hold.submission_id,
            name: hold.number,
            reason: hold.reason,
            held_by: hold.held_by,
            held_on: date_in_japan(hold.held_at),
        });
    }
    for hold in call_holds::all(&mut tx).await? {
        held.push(HoldRow {
            id: hold.call_id,
            name: hold.title.0.text(ctx.lang()).bare(),
            reason: hold.reason,
            held_by: hold.held_by,
            held_on: date_in_japan(hold.held_at),
        });
    }
    let address =
        |page: i64| format!("{}#record", links::with_query(&links::staff_retention(), &[("page", &page.to_string())]));
    let pager = Pager {
        previous: (number > 0).then(|| address(number)),
        number: number + 1,
        next: more.then(|| address(number + 2)),
    };
    let may_change = may_propose(ctx.viewer()).is_ok();
    let data = Overview { run_out: &run_out, running: &running, done: &done, holds: &held, may_change, pager };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(ctx.page_with(status, |frame| pages::overview(frame, data, typed, problems)))
}

async fn show(ctx: Ctx, Query(number): Query<PageNumber>) -> Answer {
    page(&ctx, number.index(), &Answers::default(), &Problems::none()).await
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: String,
}

fn place(id: &str, year: &str) -> Result<(ProgrammeId, FiscalYear), Refusal> {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let year: i32 = year.parse().map_err(|_| Refusal::NotFound)?;
    if !(1900..=9000).contains(&year) {
        return Err(Refusal::NotFound);
    }
    Ok((ProgrammeId(id), FiscalYear(year)))
}

async fn rehearse(ctx: Ctx, Path((id, year)): Path<(String, String)>, Query(after): Query<After>) -> Answer {
    let (id, year) = place(&id, &year)?;
    let mut tx = ctx.state.db.read().await?;
    let programme = retention::programme(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let term = Term { year, years: programme.retention_years };
    if !term.has_run_out(ctx.now()) {
        return Err(Refusal::NotFound.into());
    }
    let span = span(year, ctx.now());
    let ready = retention::ready(&mut tx, id, span).await?.len();
    let would_go = retention::would_erase(&mut tx, id, span).await?;
    let consulted = retention::consultations(&mut tx, id, span).await?.into_iter();
    let consulted: Vec<Consulted> = consulted
        .map(|call| Consulted {
            title: call.title.0.text(ctx.lang()),
            ended_on: date_in_japan(call.ended_at),
            authors: call.authors,
            files: call.files,
            letters: call.letters,
            is_proposed: call.proposed > 0,
            is_held: call.held > 0,
        })
        .collect();
    let mut found = retention::lines(&mut tx, id, span, &after.after).await?;
    let more = found.len() > retention::PAGE;
    found.truncate(retention::PAGE);
    let next = found.last().filter(|_| more).map(|line| line.number.clone());
    let lines: Vec<CaseLine> = found
        .into_iter()
        .map(|line| CaseLine {
            number: line.number,
            stage: Stage::from_code(&line.stage),
            ended_on: date_in_japan(line.ended_at),
            is_held: line.held > 0,
            is_proposed: line.proposed > 0,
            longer_until: line.longer_until,
            is_unsettled: line.unsettled > 0,
        })
        .collect();
    let may_change = may_propose(ctx.viewer()).is_ok();
    let data = Rehearsal {
        programme: id.0,
        name: &programme.name,
        term,
        ready,
        would_go,
        consulted: &consulted,
        lines: &lines,
        next,
        may_change,
    };
    Ok(ctx.page(|frame| pages::rehearsal(frame, data)))
}

fn home() -> Answer {
    Ok(Redirect::to(&links::staff_retention()).into_response())
}

async fn propose(ctx: Ctx, Path((id, year)): Path<(String, String)>) -> Answer {
    let (id, year) = place(&id, &year)?;
    actions::propose(&ctx.state, ctx.viewer(), id, year, ctx.now()).await?;
    home()
}

async fn hold(ctx: Ctx, fields: Fields) -> Answer {
    let done = holds::by_name(&ctx.state, ctx.viewer(), fields.get("number"), fields.get("reason"), ctx.now()).await;
    match done {
        Ok(()) => home(),
        Err(NotDone::Mend(problems)) => page(&ctx, 0, &fields.answers(), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn release(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    holds::release(&ctx.state, ctx.viewer(), id, ctx.now()).await?;
    home()
}

async fn answer(ctx: &Ctx, id: &str, refused: Option<&str>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    match actions::answer(&ctx.state, ctx.viewer(), id, refused, ctx.now()).await {
        Ok(()) => home(),
        Err(NotDone::Mend(problems)) => {
            // Named after the disposal, so that the message stands beside the field that was left empty.
            let field = pages::refusal_field(id);
            let mut typed = Answers::default();
            typed.set(&field, refused.unwrap_or_default());
            let mut named = Problems::none();
            named.extend(problems.iter().map(|(_, problem)| (field.clone(), problem.clone())));
            page(ctx, 0, &typed, &named).await
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn approve(ctx: Ctx, Path(id): Path<String>) -> Answer {
    answer(&ctx, &id, None).await
}

async fn refuse(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let why = id.parse().map(|id| fields.get(&pages::refusal_field(id)).to_owned()).unwrap_or_default();
    answer(&ctx, &id, Some(&why)).await
}

/// The record of disposals as CSV, all of it. Its head is always in Japanese: auditors compare files of years.
async fn record(ctx: Ctx) -> Answer {
    let ja = Lang::Ja;
    let head = [
        words::programme(ja),
        words::rule_basis(ja),
        words::year(ja),
        words::rule(ja),
        words::kept_until(ja),
        words::cases(ja),
        words::consultations(ja),
        words::kept_back(ja),
        words::people(ja),
        words::filings(ja),
        words::files(ja),
        words::letters(ja),
        words::notes(ja),
        words::proposed_by(ja),
        words::proposed_on(ja),
        words::approved_by(ja),
        words::approved_on(ja),
        words::done_on(ja),
        words::numbers(ja),
    ];
    let mut rows = vec![head.map(|name| Cell::text(name.bare())).to_vec()];
    let mut tx = ctx.state.db.read().await?;
    for page in 0.. {
        let found = disposal::record(&mut tx, page).await?;
        let more = i64::try_from(found.len()).unwrap_or(0) > disposal::PAGE;
        for one in found.into_iter().take(usize::try_from(disposal::PAGE).unwrap_or(usize::MAX)) {
            let numbers = disposal::numbers(&mut tx, one.id).await?;
            rows.push(cells(one, &numbers));
        }
        if !more {
            break;
        }
    }
    Ok((made_here("haiki-kirokubo.csv", "text/csv; charset=utf-8")?, csv(&rows)).into_response())
}

fn cells(one: Disposal, numbers: &[String]) -> Vec<Cell> {
    let year = FiscalYear(i32::try_from(one.fiscal_year).unwrap_or(i32::MAX));
    let years = i32::try_from(one.years).unwrap_or(i32::MAX);
    let day = |at: Option<DateTime<Utc>>| Cell::day(at.map(date_in_japan));
    vec![
        Cell::text(one.programme),
        Cell::text(one.basis),
        Cell::text(year.to_string()),
        Cell::Number(one.years),
        Cell::Day(Term { year, years }.ends()),
        Cell::Number(one.erased),
        Cell::Number(one.consultations),
        Cell::Number(one.kept),
        Cell::Number(one.people),
        Cell::Number(one.filings),
        Cell::Number(one.files),
        Cell::Number(one.letters),
        Cell::Number(one.notes),
        Cell::text(one.proposer),
        day(Some(one.proposed_at)),
        Cell::text(one.answerer.unwrap_or_default()),
        day(one.answered_at),
        day(one.done_at),
        Cell::text(numbers.join(" ")),
    ]
}
