//! Sheets on paper: printed, keyed in; and interests that the secretariat writes down（採点票の印刷・入力）.

use super::{Place, judging, status};
use crate::actions::cases::NotDone;
use crate::actions::reviews::sheets::{self as actions, Hand, SAVED_FIELD};
use crate::actions::reviews::{self, interests};
use crate::store::{calls, people, review_sheets, reviews as store, submissions};
use crate::web::errors::Answer;
use crate::web::request::{Ctx, Fields};
use crate::web::reviews::failed;
use app::links;
use app::pages::staff::calls::Sheet;
use app::pages::staff_review::print::{Blank, sheets as print_page};
use app::pages::staff_review::{Where, key as pages};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use domain::drafts::Base;
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};
use uuid::Uuid;

pub async fn print(ctx: Ctx, Path((slug, track)): Place) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = judging(&ctx, &mut tx, &slug, &track).await?;
    let round = found.begun()?;
    let mut lines = store::lines(&mut tx, round, None).await?;
    lines.retain(|line| line.assignment.counts() && line.heard && line.handed_in_at.is_none());
    lines.sort_by(|a, b| (&a.reviewer, a.assignment.reviewer).cmp(&(&b.reviewer, b.assignment.reviewer)));
    let blank = |line: store::Line| Blank {
        reviewer: line.reviewer,
        number: line.number,
        title: line.title,
        group: line.group,
    };
    let blanks: Vec<Blank> = lines.into_iter().map(blank).collect();
    let place = Where { call: &found.call, code: found.code() };
    Ok(ctx.page(|frame| print_page(frame, &place, &found.rubric, round.part, &blanks)))
}

async fn key_with(ctx: &Ctx, id: &str, again: Option<(&Answers, &Problems)>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let place = store::assignment(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let round = store::find(&mut tx, place.round).await?.ok_or(Refusal::NotFound)?;
    let call = calls::find(&mut tx, round.call).await?.ok_or(Refusal::NotFound)?;
    let code = if round.track.is_empty() { domain::review::TRACKLESS } else { &round.track };
    let found = judging(ctx, &mut tx, &call.slug, code).await?;
    let case = submissions::find(&mut tx, place.case).await?.ok_or(Refusal::NotFound)?;
    let reviewer = people::find(&mut tx, place.reviewer).await?.map(|person| person.name).unwrap_or_default();
    let kept = review_sheets::find(&mut tx, id, round.part).await?;
    let (stored, none) = (kept.as_ref().map(|kept| kept.answers.clone()).unwrap_or_default(), Problems::none());
    let (typed, problems) = again.unwrap_or((&stored, &none));
    let stale = problems.of(SAVED_FIELD).is_some();
    let version = kept.as_ref().map_or(0, |kept| kept.saves.version);
    let base = again.and_then(|(typed, _)| Base::read(typed)).filter(|_| !stale);
    let sheet = Sheet { lang: ctx.lang(), typed, problems: if stale { &none } else { problems } };
    let data = pages::KeyView {
        place: Where { call: &found.call, code: found.code() },
        id,
        reviewer,
        case: format!("{} {}", case.number.unwrap_or_default(), case.title),
        rubric: &found.rubric,
        part: round.part,
        conflict: place.conflict,
        base: base.unwrap_or_else(|| Base { version, window: Uuid::now_v7().to_string() }),
        stale,
        open: round.tallied_at.is_none(),
        sheet: &sheet,
    };
    Ok(ctx.page_with(status(problems), |frame| pages::key(frame, &data)))
}

pub async fn key_form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    key_with(&ctx, &id, None).await
}

pub async fn key(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let which: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let typed = fields.answers();
    match actions::save(&ctx.state, ctx.viewer(), which, (Hand::Office, true), &typed, ctx.now()).await {
        Ok(()) => to_assignments(&ctx, which).await,
        Err(NotDone::Mend(problems)) => key_with(&ctx, &id, Some((&typed, &problems))).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn interest(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let which: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let typed = fields.answers();
    match interests::write_down(&ctx.state, ctx.viewer(), which, &typed, ctx.now()).await {
        Ok(()) => to_assignments(&ctx, which).await,
        Err(NotDone::Mend(problems)) => key_with(&ctx, &id, Some((&typed, &problems))).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn to_assignments(ctx: &Ctx, id: Uuid) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let place = store::assignment(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
    let round = store::find(&mut tx, place.round).await?.ok_or(Refusal::NotFound)?;
    let call = calls::find(&mut tx, round.call).await?.ok_or(Refusal::NotFound)?;
    let found = reviews::judging(&mut tx, ctx.viewer(), &call.slug, &round.track).await;
    let found = found.map_err(failed)?;
    Ok(Redirect::to(&links::staff_assignments(&call.slug, found.code())).into_response())
}
