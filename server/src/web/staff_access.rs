//! The administrator's page of a colleague's sign-ins（職員のログインの管理）.

use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::settings::devices;
use crate::actions::cases::NotDone;
use crate::actions::staff_access as actions;
use crate::store::{passkeys, second_factors};
use app::links::{self, at};
use app::pages::staff_access::{self as pages, AccessPage};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::people::{Person, PersonId};
use domain::problems::{Problems, Refusal};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(at::STAFF_ACCESS, Guard::Admin, show)
        .post(at::STAFF_ACCESS_SESSIONS, Guard::Admin, end_sessions)
        .post(at::STAFF_ACCESS_RESET, Guard::Admin, reset)
}

fn person_id(id: &str) -> Result<PersonId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

fn admin(ctx: &Ctx) -> Result<&Person, Refusal> {
    ctx.viewer().who().ok_or(Refusal::SignInFirst)
}

async fn page(ctx: &Ctx, id: PersonId, reason: &str, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let person = actions::colleague(&mut tx, id, ctx.now()).await?;
    let devices = devices(&mut tx, id, "", ctx.now()).await?;
    let data = AccessPage {
        person: &person,
        own: ctx.viewer().id() == Some(id),
        devices: &devices,
        has_app: second_factors::find(&mut tx, id).await?.is_some(),
        codes_left: second_factors::codes_left(&mut tx, id).await?,
        passkeys: passkeys::of_person(&mut tx, id).await?.len(),
        reason,
        problems,
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(ctx.page_with(status, |frame| pages::access(frame, &data)))
}

async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    page(&ctx, person_id(&id)?, "", &Problems::none()).await
}

async fn end_sessions(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = person_id(&id)?;
    let which = Some(fields.get("session")).filter(|session| *session != "all");
    actions::end_sessions(&ctx.state, admin(&ctx)?, id, which, ctx.now()).await?;
    Ok(see_other(&links::staff_access(id.0)))
}

async fn reset(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (id, reason) = (person_id(&id)?, fields.get("reason"));
    match actions::reset(&ctx.state, admin(&ctx)?, id, reason, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::staff_access(id.0))),
        Err(NotDone::Mend(problems)) => page(&ctx, id, reason, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
