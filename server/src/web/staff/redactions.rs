//! What the public reads of a case beside what was written（公表用の墨消し）.

use crate::actions::cases::NotDone;
use crate::actions::redactions as actions;
use crate::store::{people, redactions, submissions};
use crate::web::errors::Answer;
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::redactions::{self as pages, TextRow};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};
use domain::redaction::{Field, may_mark, suspects};

/// What was typed about one text, and what is wrong with it.
struct Typed<'a> {
    field: Field,
    typed: &'a Answers,
    problems: &'a Problems,
}

async fn page(ctx: &Ctx, number: &str, again: Option<Typed<'_>>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let case = submissions::find_by_number(&mut tx, number).await?.ok_or(Refusal::NotFound)?;
    may_mark(ctx.viewer(), &case)?;
    let marked = redactions::of_case(&mut tx, case.id).await?;
    let owner = people::find(&mut tx, case.owner).await?.map(|owner| owner.name).unwrap_or_default();
    let mut rows = Vec::new();
    for field in Field::ALL {
        let text = actions::text(&mut tx, &case, field).await?;
        let found = marked.iter().find(|marked| marked.field == field);
        let mut typed = Answers::default();
        if let Some(found) = found {
            typed.set(&pages::key(field, "passages"), &found.redacted.passages());
            typed.set(&pages::key(field, "ground"), found.ground.code());
            typed.set(&pages::key(field, "why"), &found.why);
        }
        let mut problems = Problems::none();
        if let Some(again) = again.as_ref().filter(|again| again.field == field) {
            typed = again.typed.clone();
            problems = again.problems.clone();
        }
        let suspects = suspects(&text, &[&owner]);
        rows.push(TextRow {
            field,
            marked: found.map(|found| (found.redacted.clone(), found.by.clone(), found.at)),
            text,
            suspects,
            typed,
            problems,
        });
    }
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(ctx.page_with(status, |frame| pages::redactions(frame, number, &rows)))
}

pub async fn show(ctx: Ctx, Path(number): Path<String>) -> Answer {
    page(&ctx, &number, None).await
}

pub async fn save(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let back = || Redirect::to(&links::staff_redaction(&number)).into_response();
    // Who may not see the case learns nothing of what a form would need.
    let case = submissions::find_by_number(&mut ctx.state.db.read().await?, &number).await?;
    may_mark(ctx.viewer(), &case.ok_or(Refusal::NotFound)?)?;
    let Some(field) = Field::from_code(fields.get("field")) else { return Ok(back()) };
    if fields.get("go") == "clear" {
        actions::clear(&ctx.state, ctx.viewer(), (&number, field), ctx.now()).await?;
        return Ok(back());
    }
    let [passages, ground, why] = ["passages", "ground", "why"].map(|name| fields.get(&pages::key(field, name)));
    let done = actions::mark(&ctx.state, ctx.viewer(), (&number, field), (passages, ground, why), ctx.now()).await;
    match done {
        Ok(()) => Ok(back()),
        Err(NotDone::Mend(found)) => {
            let typed = fields.answers();
            let mut problems = Problems::none();
            problems.extend(found.iter().map(|(name, problem)| (pages::key(field, name), problem.clone())));
            page(&ctx, &number, Some(Typed { field, typed: &typed, problems: &problems })).await
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
