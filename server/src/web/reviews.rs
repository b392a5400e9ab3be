//! The reviewer's pages: my cases, interests, a case with its sheet（審査委員の画面）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::reviews::sheets::{Hand, Opened, SAVED_FIELD};
use crate::actions::reviews::{case_by_number, interests, sheets, tallying};
use crate::store::{Tx, calls, proposals, review_sheets, reviews as store};
use app::links::{self, at};
use app::pages::review::case::{Saved, ToReview, case as case_page};
use app::pages::review::interests::{Asked, interests as interests_page};
use app::pages::review::{MyLine, MyRound, Progress, list as list_page};
use app::pages::staff::calls::Sheet;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::drafts::Base;
use domain::forms::Answers;
use domain::people::Role;
use domain::problems::{Problems, Refusal};
use domain::review::{Tally, tally};
use serde::Deserialize;
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let reviewer = Guard::Reviewer;
    Routes::default()
        .get(links::review(), reviewer, list)
        .get(at::REVIEW_INTERESTS, reviewer, ask)
        .post(at::REVIEW_INTERESTS, reviewer, declare)
        .get(at::REVIEW_CASE, reviewer, show)
        .post(at::REVIEW_CASE, reviewer, save)
        .post(at::REVIEW_INTEREST, reviewer, declare_later)
}

/// What an address says of the last save.
#[derive(Debug, Deserialize, Default)]
#[serde(default)]
struct Said {
    saved: String,
}

async fn list(ctx: Ctx) -> Answer {
    let person = ctx.person()?;
    let mut tx = ctx.state.db.read().await?;
    let mut rounds = Vec::new();
    for round in store::of_person(&mut tx, person).await? {
        if !ctx.viewer().is_in(Role::Reviewer, round.panel) {
            continue;
        }
        let Some(call) = calls::find(&mut tx, round.call).await? else { continue };
        let mut lines = store::lines(&mut tx, &round, Some(person)).await?;
        lines.retain(|line| line.assignment.counts() && line.heard);
        let asks = lines.iter().any(|line| line.assignment.declared_at.is_none());
        let line = |line: store::Line| MyLine {
            progress: Progress::of(line.begun, line.handed_in_at.is_some()),
            number: line.number,
            title: line.title,
            group: line.group,
        };
        rounds.push(MyRound {
            id: round.id,
            call: call.title.text(ctx.lang()),
            part: round.part,
            due_on: round.due_on,
            tallied: round.tallied_at.is_some(),
            asks,
            lines: if asks { Vec::new() } else { lines.into_iter().map(line).collect() },
        });
    }
    Ok(ctx.page(|frame| list_page(frame, &rounds)))
}

async fn ask_again(ctx: &Ctx, id: &str, typed: &Answers, problems: &Problems) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let (round, lines) = interests::asked(&mut tx, ctx.viewer(), id).await.map_err(failed)?;
    if lines.is_empty() {
        return Ok(Redirect::to(&links::review()).into_response());
    }
    let call = calls::find(&mut tx, round.call).await?.ok_or(Refusal::NotFound)?;
    let asked: Vec<Asked> = lines
        .into_iter()
        .map(|line| Asked { field: interests::field(line.assignment.id), group: line.group, title: line.title })
        .collect();
    let title = call.title.text(ctx.lang());
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(ctx.page_with(status, |frame| interests_page(frame, (id, title), &asked, typed, problems)))
}

/// A failure of something without a form.
pub(super) fn failed(not_done: NotDone) -> Trouble {
    match not_done {
        NotDone::Failed(failure) => failure.into(),
        NotDone::Mend(_) => Trouble::bug("a form without fields has problems"),
    }
}

async fn ask(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ask_again(&ctx, &id, &Answers::default(), &Problems::none()).await
}

async fn declare(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let round: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let typed = fields.answers();
    match interests::declare(&ctx.state, ctx.viewer(), round, &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::review()).into_response()),
        Err(NotDone::Mend(problems)) => ask_again(&ctx, &id, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn declare_later(ctx: Ctx, Path(number): Path<String>) -> Answer {
    interests::declare_later(&ctx.state, ctx.viewer(), &number, ctx.now()).await.map_err(failed)?;
    Ok(Redirect::to(&links::review()).into_response())
}

/// The viewer's own place at a case.
async fn own(ctx: &Ctx, tx: &mut Tx, number: &str) -> Result<Opened, Trouble> {
    let case = case_by_number(tx, number).await.map_err(failed)?;
    let place = store::place_of(tx, case.id, ctx.person()?).await?.ok_or(Refusal::NotFound)?;
    sheets::open(tx, ctx.viewer(), place, Hand::Reviewer).await.map_err(failed)
}

/// What the panel gave a case in the mean; for those whose own sheet is in.
async fn others(tx: &mut Tx, opened: &Opened) -> Result<Option<Tally>, Trouble> {
    let (round, rubric) = (&opened.round, &opened.rubric);
    let casts = tallying::casts(tx, rubric, round, Some(opened.place.case)).await.map_err(failed)?;
    let parts = casts.get(&opened.place.case);
    let casts = parts.and_then(|parts| parts.iter().find(|(part, _)| *part == round.part));
    Ok(casts.map(|(part, casts)| tally(rubric, *part, casts)))
}

async fn page(ctx: &Ctx, number: &str, again: Option<(&Answers, &Problems)>, saved: Saved) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let opened = own(ctx, &mut tx, number).await?;
    let whole = proposals::handed_in(&mut tx, opened.place.case).await?.ok_or(Refusal::NotFound)?;
    let proposal = whole.proposal.without_personal();
    let kept = review_sheets::find(&mut tx, opened.place.id, opened.round.part).await?;
    let handed_in = kept.as_ref().is_some_and(|kept| kept.handed_in_at.is_some());
    let others = if handed_in { others(&mut tx, &opened).await? } else { None };
    let lines = store::lines(&mut tx, &opened.round, Some(opened.place.reviewer)).await?;
    let open = |line: &store::Line| {
        line.assignment.counts() && line.heard && line.handed_in_at.is_none() && line.number != number
    };
    let next = lines.iter().find(|line| open(line)).map(|line| line.number.clone());
    let (stored, none) = (kept.as_ref().map(|kept| kept.answers.clone()).unwrap_or_default(), Problems::none());
    let (typed, problems) = again.unwrap_or((&stored, &none));
    let version = kept.as_ref().map_or(0, |kept| kept.saves.version);
    let stale = problems.of(SAVED_FIELD).is_some();
    // A form that comes back keeps what it rested on, unless it was told that somebody else has saved.
    let base = again.and_then(|(typed, _)| Base::read(typed)).filter(|_| !stale);
    let base = base.unwrap_or_else(|| Base { version, window: Uuid::now_v7().to_string() });
    let sheet = Sheet { lang: ctx.lang(), typed, problems: if stale { &none } else { problems } };
    let data = ToReview {
        proposal: &proposal,
        group: whole.group.name.clone(),
        rubric: &opened.rubric,
        part: opened.round.part,
        due_on: opened.round.due_on,
        sheet: &sheet,
        base,
        handed_in,
        tallied: opened.round.tallied_at.is_some(),
        others,
        next,
        saved: if stale { Saved::Stale } else { saved },
    };
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(ctx.page_with(status, |frame| case_page(frame, &data)))
}

async fn show(ctx: Ctx, Path(number): Path<String>, Query(said): Query<Said>) -> Answer {
    let saved = match said.saved.as_str() {
        "draft" => Saved::Draft,
        "in" => Saved::HandedIn,
        _ => Saved::No,
    };
    page(&ctx, &number, None, saved).await
}

async fn save(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    let hand_in = fields.get("go") == "hand-in";
    let place = own(&ctx, &mut ctx.state.db.read().await?, &number).await?.place.id;
    let done = sheets::save(&ctx.state, ctx.viewer(), place, (Hand::Reviewer, hand_in), &typed, ctx.now()).await;
    match done {
        Ok(()) => {
            let saved = if hand_in { "in" } else { "draft" };
            let page = links::with_query(&links::review_case(&number), &[("saved", saved)]);
            Ok(Redirect::to(&page).into_response())
        }
        Err(NotDone::Mend(problems)) => page(&ctx, &number, Some((&typed, &problems)), Saved::No).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
