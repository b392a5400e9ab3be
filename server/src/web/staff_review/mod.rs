//! The rounds of panels, for the department that looks after them（審査会の事務局の画面）.

mod agenda;
mod sheets;
mod tally;

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::request::{Ctx, Fields};
use super::reviews::failed;
use crate::actions::cases::NotDone;
use crate::actions::reviews::{self as actions, Judging};
use crate::store::{Failure, Tx, calls, panels, review_cases, reviews as store};
use app::links::{self, at};
use app::pages::staff::calls::Sheet;
use app::pages::staff_review::round::{self as pages, CaseRow, ReviewerRow, RoundView, TrackRow};
use app::pages::staff_review::{Where, assignments as assigning};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::date_in_japan;
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};
use domain::review::TRACKLESS;
use domain::submissions::Stage;
use std::collections::BTreeMap;

/// The routes of this feature.
pub fn routes() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .get(at::STAFF_REVIEWS, staff, rounds)
        .get(at::STAFF_ROUND, staff, show)
        .post(at::STAFF_ROUND, staff, open)
        .post(at::STAFF_ROUND_DUE, staff, change_due)
        .post(at::STAFF_ROUND_NEXT, staff, next_part)
        .post(at::STAFF_ATTENDANCE, staff, tally::attendance)
        .get(at::STAFF_ASSIGNMENTS, staff, assignments)
        .post(at::STAFF_ASSIGNMENTS, staff, arrange)
        .get(at::STAFF_SHEETS, staff, sheets::print)
        .get(at::STAFF_KEY_SHEET, staff, sheets::key_form)
        .post(at::STAFF_KEY_SHEET, staff, sheets::key)
        .post(at::STAFF_INTEREST, staff, sheets::interest)
        .get(at::STAFF_TALLY, staff, tally::show)
        .post(at::STAFF_TALLY, staff, tally::make)
        .post(at::STAFF_UNTALLY, staff, tally::take_back)
        .get(at::STAFF_AGENDA, staff, agenda::show)
        .post(at::STAFF_AGENDA, staff, agenda::save)
        .get(at::STAFF_CLOCK, staff, agenda::clock)
        .get(at::STAFF_SAY, staff, tally::say_form)
        .post(at::STAFF_SAY, staff, tally::say)
        .get(at::STAFF_MINUTES, staff, tally::minutes)
        .post(at::STAFF_PREPARE, staff, tally::prepare)
}

/// Call and track of a page.
type Place = Path<(String, String)>;

fn to_round(slug: &str, track: &str) -> Response {
    Redirect::to(&links::staff_round(slug, track)).into_response()
}

fn status(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

async fn judging(ctx: &Ctx, tx: &mut Tx, slug: &str, track: &str) -> Result<Judging, Trouble> {
    actions::judging(tx, ctx.viewer(), slug, track).await.map_err(failed)
}

async fn rounds(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let call = calls::find_by_slug(&mut tx, &slug).await?;
    let call = call.filter(|call| ctx.viewer().is_staff_of(call.department)).ok_or(Refusal::NotFound)?;
    let review = call.rules.terms.review.clone().ok_or(Refusal::NotFound)?;
    let mut rows = Vec::new();
    for track in call.judged_tracks() {
        let Some(seats) = review.seats(&track) else { continue };
        // Who has an interest in a case of a track sees nothing of its round.
        let code = if track.is_empty() { TRACKLESS } else { &track };
        let found = match actions::judging(&mut tx, ctx.viewer(), &slug, code).await {
            Ok(found) => found,
            Err(NotDone::Failed(Failure::Refused(_))) => continue,
            Err(other) => return Err(failed(other)),
        };
        let waiting = waiting(&mut tx, &found).await?;
        let panel = panels::find(&mut tx, seats.panel.0).await?.map(|panel| panel.name).unwrap_or_default();
        rows.push(TrackRow { code: code.to_owned(), panel, waiting, round: found.round });
    }
    Ok(ctx.page(|frame| pages::rounds(frame, &call, &rows)))
}

/// How many cases wait for the panel of a track.
async fn waiting(tx: &mut Tx, found: &Judging) -> Result<usize, Trouble> {
    let cases = actions::candidates(tx, &found.call, &found.track).await.map_err(failed)?;
    let is_new = |case: &review_cases::Candidate| found.round.is_none() || case.stage == Stage::Eligible.code();
    Ok(cases.iter().filter(|case| is_new(case)).count())
}

async fn show_with(ctx: &Ctx, slug: &str, track: &str, typed: &Answers, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = judging(ctx, &mut tx, slug, track).await?;
    let seats = found.call.rules.terms.review.as_ref().and_then(|review| review.seats(&found.track));
    let panel = seats.ok_or(Refusal::NotFound)?.panel;
    let members = panels::members(&mut tx, panel.0, date_in_japan(ctx.now())).await?.len();
    let name = panels::find(&mut tx, panel.0).await?.map(|panel| panel.name).unwrap_or_default();
    let waiting = waiting(&mut tx, &found).await?;
    let (reviewers, cases) = match &found.round {
        Some(round) => progress(&mut tx, round).await?,
        None => (Vec::new(), Vec::new()),
    };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    let data = RoundView {
        place: Where { call: &found.call, code: found.code() },
        rubric: &found.rubric,
        panel: name,
        members,
        round: found.round.as_ref(),
        waiting,
        reviewers,
        cases,
        sheet: &sheet,
    };
    Ok(ctx.page_with(status(problems), |frame| pages::round(frame, &data)))
}

async fn progress(tx: &mut Tx, round: &domain::review::Round) -> Result<(Vec<ReviewerRow>, Vec<CaseRow>), Trouble> {
    let lines = store::lines(tx, round, None).await?;
    let seats = store::seats(tx, round.id).await?;
    let reviewer = |seat: store::Seat| {
        let own: Vec<&store::Line> = lines.iter().filter(|line| line.assignment.reviewer.0 == seat.person_id).collect();
        let counted = || own.iter().filter(|line| line.assignment.counts() && line.heard);
        ReviewerRow {
            id: seat.person_id,
            name: seat.name,
            done: counted().filter(|line| line.handed_in_at.is_some()).count(),
            all: counted().count(),
            recused: own.iter().filter(|line| !line.assignment.counts()).count(),
            answered: counted().all(|line| line.assignment.declared_at.is_some()),
            present: seat.present,
        }
    };
    let reviewers = seats.into_iter().map(reviewer).collect();
    let mut cases: BTreeMap<&str, CaseRow> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.heard) {
        let case = cases.entry(&line.number).or_insert_with(|| CaseRow {
            number: line.number.clone(),
            title: line.title.clone(),
            group: line.group.clone(),
            done: 0,
            all: 0,
        });
        case.all += usize::from(line.assignment.counts());
        case.done += usize::from(line.assignment.counts() && line.handed_in_at.is_some());
    }
    Ok((reviewers, cases.into_values().collect()))
}

async fn show(ctx: Ctx, Path((slug, track)): Place) -> Answer {
    let typed: Answers = [("way".to_owned(), "all".to_owned())].into_iter().collect();
    show_with(&ctx, &slug, &track, &typed, &Problems::none()).await
}

async fn open(ctx: Ctx, Path((slug, track)): Place, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::open(&ctx.state, ctx.viewer(), (&slug, &track), &typed, ctx.now()).await {
        Ok(()) => Ok(to_round(&slug, &track)),
        Err(NotDone::Mend(problems)) => show_with(&ctx, &slug, &track, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn change_due(ctx: Ctx, Path((slug, track)): Place, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::change_due(&ctx.state, ctx.viewer(), (&slug, &track), &typed, ctx.now()).await {
        Ok(()) => Ok(to_round(&slug, &track)),
        Err(NotDone::Mend(problems)) => show_with(&ctx, &slug, &track, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn next_part(ctx: Ctx, Path((slug, track)): Place, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::next_part(&ctx.state, ctx.viewer(), (&slug, &track), &typed, ctx.now()).await {
        Ok(()) => Ok(to_round(&slug, &track)),
        Err(NotDone::Mend(problems)) => show_with(&ctx, &slug, &track, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn assignments(ctx: Ctx, Path((slug, track)): Place) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = judging(&ctx, &mut tx, &slug, &track).await?;
    let round = found.begun()?;
    let lines = store::lines(&mut tx, round, None).await?;
    let seats = store::seats(&mut tx, round.id).await?;
    let said = review_cases::said(&mut tx, round.id).await?;
    let cell = |case: &review_cases::Said, seat: &store::Seat| {
        let line =
            lines.iter().find(|line| line.assignment.case == case.case && line.assignment.reviewer.0 == seat.person_id);
        assigning::Cell {
            field: format!("give-{}-{}", case.case, seat.person_id),
            assignment: line.map(|line| line.assignment.id),
            conflict: line.and_then(|line| line.assignment.conflict),
            handed_in: line.is_some_and(|line| line.handed_in_at.is_some()),
        }
    };
    let rows: Vec<assigning::CaseRow> = said
        .iter()
        .map(|case| assigning::CaseRow {
            number: case.number.clone(),
            title: case.title.clone(),
            cells: seats.iter().map(|seat| cell(case, seat)).collect(),
        })
        .collect();
    let names: Vec<String> = seats.iter().map(|seat| seat.name.clone()).collect();
    let place = Where { call: &found.call, code: found.code() };
    let open = round.tallied_at.is_none();
    Ok(ctx.page(|frame| assigning::assignments(frame, &place, &names, &rows, open)))
}

async fn arrange(ctx: Ctx, Path((slug, track)): Place, fields: Fields) -> Answer {
    let typed = fields.answers();
    let done = actions::arrange(&ctx.state, ctx.viewer(), (&slug, &track), &typed, ctx.now()).await;
    done.map_err(failed)?;
    Ok(Redirect::to(&links::staff_assignments(&slug, &track)).into_response())
}
