//! How long one case is kept, and its hold（保存と廃棄の保留）.

use crate::actions::cases::NotDone;
use crate::actions::disposal as actions;
use crate::store::disposal::{self, OfCase};
use crate::store::submissions;
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::keeping::{self as pages, Disposed, Keeping, KeepingPage};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::calendar::{FiscalYear, date_in_japan};
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};
use domain::retention::{Term, may_hold, may_release};
use domain::submissions::Submission;

/// What the store knows of the papers of a case, as pages show it.
pub fn keeping(kept: &OfCase) -> Keeping {
    let disposed = kept.disposed.as_ref().map(|(at, disposal)| Disposed {
        on: date_in_japan(*at),
        programme: disposal.programme.clone(),
        term: Term {
            year: FiscalYear(i32::try_from(disposal.fiscal_year).unwrap_or(i32::MAX)),
            years: i32::try_from(disposal.years).unwrap_or(i32::MAX),
        },
        proposer: disposal.proposer.clone(),
        approver: disposal.answerer.clone().unwrap_or_default(),
    });
    let hold = kept.hold.as_ref();
    Keeping {
        until: kept.until,
        held: hold.map(|hold| (hold.reason.clone(), hold.held_by.clone(), date_in_japan(hold.held_at))),
        disposed,
    }
}

async fn open(ctx: &Ctx, number: &str) -> Result<Submission, Trouble> {
    let case = submissions::find_by_number(&mut ctx.state.db.read().await?, number).await?;
    let case = case.ok_or(Refusal::NotFound)?;
    may_hold(ctx.viewer(), &case)?;
    Ok(case)
}

async fn page(ctx: &Ctx, number: &str, typed: &Answers, problems: &Problems) -> Answer {
    let case = open(ctx, number).await?;
    let mut tx = ctx.state.db.read().await?;
    let kept = disposal::papers(&mut tx, &case, date_in_japan(ctx.now())).await?;
    let keeping = keeping(&kept);
    let may_release = may_release(ctx.viewer(), &case).is_ok();
    let data = KeepingPage { number, keeping: &keeping, may_release };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(ctx.page_with(status, |frame| pages::page(frame, &data, typed, problems)))
}

pub async fn show(ctx: Ctx, Path(number): Path<String>) -> Answer {
    page(&ctx, &number, &Answers::default(), &Problems::none()).await
}

pub async fn save(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let case = open(&ctx, &number).await?;
    let back = || Ok(Redirect::to(&links::staff_keeping(&number)).into_response());
    if fields.get("go") == "release" {
        actions::release(&ctx.state, ctx.viewer(), case.id, ctx.now()).await?;
        return back();
    }
    match actions::hold(&ctx.state, ctx.viewer(), &number, fields.get("reason"), ctx.now()).await {
        Ok(()) => back(),
        Err(NotDone::Mend(problems)) => page(&ctx, &number, &fields.answers(), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
