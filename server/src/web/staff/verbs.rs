//! The moves on a case: each form is one verb（手続き）.

use super::cases;
use crate::actions::cases::NotDone;
use crate::actions::{corrections, decisions, replies, screening as screenings};
use crate::store::submissions;
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::forms::Typed;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use domain::decisions::drafting_verb;
use domain::problems::Refusal;
use domain::submissions::Verb;

/// Back to the case, or its page with the form as it was typed.
pub(super) async fn settle(ctx: &Ctx, number: &str, verb: Verb, fields: &Fields, done: Result<(), NotDone>) -> Answer {
    match done {
        Ok(()) => Ok(Redirect::to(&links::staff_case(number)).into_response()),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
        Err(NotDone::Mend(problems)) => {
            let file = cases::open(ctx, number).await?;
            let typed = Typed { verb, answers: fields.answers(), problems };
            Ok(ctx.form_again(|frame| cases::page(frame, &file, Some(typed), None)))
        }
    }
}

pub async fn screening(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = screenings::pass(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, Verb::PassScreening, &fields, done).await
}

pub async fn correction(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = corrections::ask(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, Verb::Return, &fields, done).await
}

pub async fn correction_day(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = corrections::move_day(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, Verb::MoveDue, &fields, done).await
}

pub async fn correction_taken_back(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = corrections::take_back(&ctx.state, ctx.viewer(), &number, fields.get("reason"), ctx.now()).await;
    settle(&ctx, &number, Verb::TakeBackReturn, &fields, done).await
}

pub async fn reopening(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    because(&ctx, &number, Verb::Reopen, &fields).await
}

pub async fn exclusion(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    because(&ctx, &number, Verb::Exclude, &fields).await
}

async fn because(ctx: &Ctx, number: &str, verb: Verb, fields: &Fields) -> Answer {
    let done = screenings::because(&ctx.state, ctx.viewer(), number, verb, fields.get("reason"), ctx.now()).await;
    settle(ctx, number, verb, fields, done).await
}

pub async fn review(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = screenings::start_review(&ctx.state, ctx.viewer(), &number, ctx.now()).await;
    settle(&ctx, &number, Verb::StartReview, &fields, done).await
}

pub async fn opinion(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = screenings::record_opinion(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, Verb::RecordOpinion, &fields, done).await
}

/// The verb whose form of a decision came: the first, or one that replaces.
async fn drafting(ctx: &Ctx, number: &str) -> Result<Verb, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let case = submissions::find_by_number(&mut tx, number).await?.ok_or(Refusal::NotFound)?;
    Ok(drafting_verb(case.stage))
}

pub async fn decision(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = decisions::draft(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, drafting(&ctx, &number).await?, &fields, done).await
}

pub async fn approval(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let seen = fields.get("decision").parse().ok();
    let done = decisions::approve(&ctx.state, ctx.viewer(), &number, seen, ctx.now()).await;
    settle(&ctx, &number, Verb::ApproveDecision, &fields, done).await
}

pub async fn send_back(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = decisions::send_back(&ctx.state, ctx.viewer(), &number, fields.get("reason"), ctx.now()).await;
    settle(&ctx, &number, Verb::SendBackDecision, &fields, done).await
}

pub async fn announcement(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = decisions::announce(&ctx.state, ctx.viewer(), &number, ctx.now()).await;
    settle(&ctx, &number, Verb::Release, &fields, done).await
}

pub async fn confirm_reply(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = replies::confirm(&ctx.state, ctx.viewer(), &number, ctx.now()).await;
    settle(&ctx, &number, Verb::ConfirmReply, &fields, done).await
}

pub async fn return_reply(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = replies::give_back(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, Verb::ReturnReply, &fields, done).await
}

pub async fn grant(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = decisions::grant(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    settle(&ctx, &number, Verb::Grant, &fields, done).await
}
