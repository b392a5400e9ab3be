//! The calls of a department, and the release of their results（募集の状況・結果の公表）.

use crate::actions::calls::comment as commenting;
use crate::actions::cases::NotDone;
use crate::actions::official_letters::of_draft;
use crate::actions::{decisions, views};
use crate::store::decisions::of_case;
use crate::store::{Tx, calls, case_files, rounds, submissions};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::calls::Sheet as Form;
use app::pages::staff::release::{Line, draft_letters, release as release_page};
use app::pages::staff::rounds::{RoundRow, rounds as rounds_page};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::calendar::date_in_japan;
use domain::calls::Call;
use domain::decisions::Decision;
use domain::forms::Answers;
use domain::official::{LetterKind, Sheet};
use domain::problems::{Problems, Refusal};
use domain::submissions::Submission;

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

/// A call of the viewer's departments.
async fn own(ctx: &Ctx, tx: &mut Tx, slug: &str) -> Result<Call, Trouble> {
    let call = calls::find_by_slug(tx, slug).await?;
    Ok(call.filter(|call| ctx.viewer().is_staff_of(call.department)).ok_or(Refusal::NotFound)?)
}

/// The preview; with the comment as it was typed where it could not be taken.
async fn preview_with(ctx: &Ctx, slug: &str, again: Option<(&Answers, &Problems)>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let call = own(ctx, &mut tx, slug).await?;
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
    let sheet = Form { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| release_page(frame, &call, &lines, &sheet)))
}

pub async fn release(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    match decisions::release(&ctx.state, ctx.viewer(), &slug, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_release(&slug)).into_response()),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
        Err(NotDone::Mend(_)) => Err(Trouble::bug("the release has no fields")),
    }
}

/// What the release would send to every case whose decision is held.
pub async fn letters(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let call = own(&ctx, &mut tx, &slug).await?;
    let listed = case_files::of_call(&mut tx, call.id, date_in_japan(ctx.now())).await?;
    let mut drafts = Vec::new();
    for listed in listed {
        let case = &listed.candidate.case;
        let Some(decision) = listed.candidate.held().filter(|_| case.is_readable_by(ctx.viewer())) else { continue };
        drafts.push((case.clone(), of_draft(&mut tx, case, &call, decision, ctx.now()).await?));
    }
    drop(tx);
    let back = links::staff_release(&slug);
    show_drafts(&ctx, &call, drafts, back).await
}

/// What a decision of one case would send, drafted or held.
pub async fn draft_letter(ctx: Ctx, Path(number): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let case = submissions::find_by_number(&mut tx, &number).await?.ok_or(Refusal::NotFound)?;
    case.may_be_worked_on(ctx.viewer())?;
    let call = calls::find(&mut tx, case.call).await?.ok_or(Refusal::NotFound)?;
    let decision = of_case(&mut tx, case.id).await?.filter(Decision::is_pending).ok_or(Refusal::NotFound)?;
    let draft = of_draft(&mut tx, &case, &call, &decision, ctx.now()).await?;
    drop(tx);
    let back = links::staff_case(&number);
    show_drafts(&ctx, &call, vec![(case, draft)], back).await
}

async fn show_drafts(ctx: &Ctx, call: &Call, drafts: Vec<(Submission, (LetterKind, Sheet))>, back: String) -> Answer {
    let seen: Vec<_> = drafts.iter().map(|(case, _)| case.id).collect();
    views::note_all(&ctx.state, ctx.viewer(), &seen, ctx.now()).await?;
    Ok(ctx.page(|frame| draft_letters(frame, call, &drafts, &back)))
}
