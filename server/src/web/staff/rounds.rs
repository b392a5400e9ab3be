//! The calls of a department, and the release of their results（募集の状況・結果の公表）.

use crate::actions::calls::comment as commenting;
use crate::actions::cases::NotDone;
use crate::actions::decisions;
use crate::store::{calls, case_files, rounds};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::calls::Sheet;
use app::pages::staff::release::{Line, release as release_page};
use app::pages::staff::rounds::{RoundRow, rounds as rounds_page};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::calendar::date_in_japan;
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};

pub async fn list(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = rounds::of_departments(&mut tx, &ctx.viewer().departments()).await?;
    let rows: Vec<RoundRow> = found.into_iter().map(row).collect();
    Ok(ctx.page(|frame| rounds_page(frame, &rows)))
}

fn row(round: rounds::Round) -> RoundRow {
    RoundRow {
        judged: round.judged,
        slug: round.call.slug,
        title: round.call.title,
        dates: round.call.dates,
        budget: round.budget,
        approved: round.approved,
        counts: round.counts,
    }
}

pub async fn preview(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    preview_with(&ctx, &slug, None).await
}

pub async fn comment(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match commenting::comment(&ctx.state, ctx.viewer(), &slug, typed.get("comment"), ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&format!("{}#comment", links::staff_release(&slug))).into_response()),
        Err(NotDone::Mend(problems)) => preview_with(&ctx, &slug, Some((&typed, &problems))).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The preview; with the comment as it was typed where it could not be taken.
async fn preview_with(ctx: &Ctx, slug: &str, again: Option<(&Answers, &Problems)>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let call = calls::find_by_slug(&mut tx, slug).await?;
    let call = call.filter(|call| ctx.viewer().is_staff_of(call.department)).ok_or(Refusal::NotFound)?;
    let listed = case_files::of_call(&mut tx, call.id, date_in_japan(ctx.now())).await?;
    let lines: Vec<Line> = listed
        .into_iter()
        .filter(|listed| listed.candidate.case.is_readable_by(ctx.viewer()))
        .map(|listed| Line {
            candidate: listed.candidate,
            group: listed.group,
            requested: listed.requested,
            holders: listed.holders,
        })
        .collect();
    let mut stored = Answers::default();
    stored.set("comment", &call.notice.comment);
    let (status, typed, problems) = match again {
        Some((typed, problems)) => (StatusCode::UNPROCESSABLE_ENTITY, typed, problems),
        None => (StatusCode::OK, &stored, &Problems::none()),
    };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| release_page(frame, &call, &lines, &sheet)))
}

pub async fn release(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    match decisions::release(&ctx.state, ctx.viewer(), &slug, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_release(&slug)).into_response()),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
        Err(NotDone::Mend(_)) => Err(Trouble::bug("the release has no fields")),
    }
}
