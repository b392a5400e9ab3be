//! Who works on a case, notes, the thread with the applicant, letters sent again（担当・内部メモ・やりとり・再送）.

use super::cases;
use crate::actions::cases::NotDone;
use crate::actions::{case_talk, desk, screening};
use crate::web::errors::{Answer, Trouble};
use crate::web::headers::ShowsFiles;
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::case_thread::Typed;
use app::pages::staff::unreached::UNREACHED;
use app::pages::staff::viewer::{ANSWERS, side_by_side};
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use domain::problems::Refusal;
use domain::submissions::Verb;
use uuid::Uuid;

fn to(number: &str, place: &str) -> axum::response::Response {
    Redirect::to(&format!("{}#{place}", links::staff_case(number))).into_response()
}

/// Back to the case, or its page with the text as it was typed.
async fn settle(ctx: &Ctx, number: &str, place: &str, typed: Typed, done: Result<(), NotDone>) -> Answer {
    match done {
        Ok(()) => Ok(to(number, place)),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
        Err(NotDone::Mend(problems)) => {
            let file = cases::open(ctx, number).await?;
            let typed = Typed { problems, ..typed };
            Ok(ctx.form_again(|frame| cases::page(frame, &file, None, Some(typed))))
        }
    }
}

fn typed(key: &'static str, fields: &Fields) -> Typed {
    Typed { key, text: fields.get(key).to_owned(), ..Typed::default() }
}

pub async fn assign(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = desk::assign(&ctx.state, ctx.viewer(), &number, fields.get("to"), ctx.now()).await;
    settle(&ctx, &number, "main", typed("to", &fields), done).await
}

pub async fn sheet(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = screening::save_sheet(&ctx.state, ctx.viewer(), &number, &fields.answers(), ctx.now()).await;
    match done {
        Ok(()) => Ok(to(&number, "status")),
        done => super::verbs::settle(&ctx, &number, Verb::PassScreening, &fields, done).await,
    }
}

pub async fn note(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = case_talk::note(&ctx.state, ctx.viewer(), &number, fields.get("body"), ctx.now()).await;
    settle(&ctx, &number, "notes", typed("body", &fields), done).await
}

pub async fn message(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let done = case_talk::write_to_applicant(&ctx.state, ctx.viewer(), &number, fields.get("say"), ctx.now()).await;
    settle(&ctx, &number, "thread", typed("say", &fields), done).await
}

pub async fn no_answer(ctx: Ctx, Path(number): Path<String>) -> Answer {
    case_talk::no_answer(&ctx.state, ctx.viewer(), &number, ctx.now()).await?;
    Ok(to(&number, "thread"))
}

fn letter(id: &str) -> Result<Uuid, Trouble> {
    Ok(id.parse().map_err(|_| Refusal::NotFound)?)
}

/// Back to where the button stood: the list of those not reached, or the case.
fn after_letter(number: &str, fields: &Fields) -> axum::response::Response {
    match fields.get("from") {
        UNREACHED => Redirect::to(&links::staff_unreached()).into_response(),
        _ => to(number, "letters"),
    }
}

pub async fn send_again(ctx: Ctx, Path((number, id)): Path<(String, String)>, fields: Fields) -> Answer {
    case_talk::send_again(&ctx.state, ctx.viewer(), &number, letter(&id)?, ctx.now()).await?;
    Ok(after_letter(&number, &fields))
}

pub async fn told(ctx: Ctx, Path((number, id)): Path<(String, String)>, fields: Fields) -> Answer {
    case_talk::settle(&ctx.state, ctx.viewer(), &number, letter(&id)?, ctx.now()).await?;
    Ok(after_letter(&number, &fields))
}

pub async fn files(ctx: Ctx, Path(number): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let file = cases::open(&ctx, &number).await?.file;
    let asked = Fields::of_query(query.as_deref().unwrap_or_default());
    let first = file.proposal.files.first().map(|file| file.id.to_string()).unwrap_or_default();
    let left = if asked.has("left") { asked.get("left") } else { ANSWERS };
    let right = if asked.has("right") { asked.get("right") } else { &first };
    let mut response = ctx.page(|frame| side_by_side(frame, &number, &file.proposal, (left, right)));
    response.extensions_mut().insert(ShowsFiles);
    Ok(response)
}
