//! How the city appears: the administrator's pages, and what every page wears（市の表示）.

use super::downloads::file_response;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::papers::{NotTaken, REQUEST_MAX, receive_labelled, storage_down};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::look::{self as actions, Standing};
use crate::actions::papers::NotAttached;
use crate::store::look as store;
use crate::web::calls::next_to_close;
use app::links::{self, at};
use app::pages::look::{self as pages, LOGO_FIELD};
use axum::extract::{DefaultBodyLimit, Path, Query, Request};
use axum::handler::Handler;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect};
use domain::folding::clean;
use domain::forms::Answers;
use domain::look::{ALT_MAX, Palette};
use domain::problems::{Problem, Problems, Refusal};
use serde::Deserialize;

/// What is named by its own content may be kept for ever.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::staff_look(), Guard::Admin, show)
        .post(links::staff_look(), Guard::Admin, save)
        .get(links::staff_look_preview(), Guard::Admin, preview)
        .post(links::staff_look_logo(), Guard::Admin, add_logo.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .post(links::staff_look_logo_remove(), Guard::Admin, remove_logo)
        .post(links::staff_look_publish(), Guard::Admin, publish)
        .post(links::staff_look_drop(), Guard::Admin, drop_draft)
        .post(links::staff_look_reset(), Guard::Admin, reset)
        .get(at::CITY_COLOURS, Guard::Anyone, colours)
        .get(at::CITY_LOGO, Guard::Anyone, logo)
}

async fn colours(Path(name): Path<String>) -> Answer {
    let shades = Palette::of_sheet(&name).ok_or(Refusal::NotFound)?;
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, FOR_EVER)], shades.css()).into_response())
}

async fn logo(ctx: Ctx, asked: HeaderMap, Path(sha256): Path<String>) -> Answer {
    let found = store::logo(&mut ctx.state.db.read().await?, &sha256).await?.ok_or(Refusal::NotFound)?;
    let mut response = file_response(&ctx, &asked, "logo", &found.mime, &found.sha256).await?;
    response.headers_mut().insert(CACHE_CONTROL, FOR_EVER);
    Ok(response)
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    said: String,
}

async fn standing(ctx: &Ctx) -> Result<Standing, Trouble> {
    Ok(actions::standing(&mut ctx.state.db.read().await?).await?)
}

async fn again(ctx: &Ctx, status: StatusCode, typed: Option<&Answers>, said: &str, problems: &Problems) -> Answer {
    let Standing { in_force, draft } = standing(ctx).await?;
    let shown = draft.as_ref().unwrap_or(&in_force);
    let stored = shown.typed();
    let typed = typed.unwrap_or(&stored);
    Ok(ctx.page_with(status, |frame| pages::look(frame, shown, draft.is_some(), typed, said, problems)))
}

async fn show(ctx: Ctx, Query(said): Query<Said>) -> Answer {
    again(&ctx, StatusCode::OK, None, &said.said, &Problems::none()).await
}

async fn save(ctx: Ctx, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::save(&ctx.state, ctx.viewer(), &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_look_preview()).into_response()),
        Err(NotDone::Mend(problems)) => {
            again(&ctx, StatusCode::UNPROCESSABLE_ENTITY, Some(&typed), "", &problems).await
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The home page as it will be: the same view in the draft's clothes.
async fn preview(mut ctx: Ctx) -> Answer {
    let Some(draft) = standing(&ctx).await?.draft else {
        return Ok(Redirect::to(&links::staff_look()).into_response());
    };
    let (open, asked) = next_to_close(&ctx).await?;
    ctx.frame.city = draft.name.as_str().into();
    ctx.frame.look = draft.look.clone().into();
    Ok(ctx.page(|frame| pages::preview(frame, &draft, &open, &asked)))
}

fn said(what: &str) -> Answer {
    let address = links::with_query(&links::staff_look(), &[("said", what)]);
    Ok(Redirect::to(&address).into_response())
}

async fn add_logo(ctx: Ctx, request: Request) -> Answer {
    let (alt, upload) = receive_labelled(&ctx.state.files, request, LOGO_FIELD).await;
    let alt = clean(&alt);
    let mend = async |problems: Problems| {
        let mut typed = standing(&ctx).await?.latest().typed();
        typed.set("label", &alt);
        let status = super::papers::status_of(&problems);
        again(&ctx, status, Some(&typed), "", &problems).await
    };
    let upload = match upload {
        Ok(upload) => upload,
        Err(NotTaken::Mend(problems)) => return mend(problems).await,
        Err(NotTaken::Down(field, error)) => return mend(storage_down(&ctx, &field, &error)).await,
    };
    let now = alt.chars().count();
    if now == 0 || now > ALT_MAX {
        ctx.state.files.discard(&upload.arrived).await;
        let problem = if now == 0 { Problem::Missing } else { Problem::TooLong { max: ALT_MAX, now } };
        return mend(Problems::one("label", problem)).await;
    }
    match actions::add_logo(&ctx.state, ctx.viewer(), upload, (LOGO_FIELD, &alt), ctx.now()).await {
        Ok(()) => said("logo"),
        Err(NotAttached::NotDone(NotDone::Mend(problems))) => mend(problems).await,
        Err(NotAttached::NotDone(NotDone::Failed(failure))) => Err(failure.into()),
        Err(NotAttached::Files(error)) => mend(storage_down(&ctx, LOGO_FIELD, &error)).await,
    }
}

async fn remove_logo(ctx: Ctx) -> Answer {
    actions::remove_logo(&ctx.state, ctx.viewer(), ctx.now()).await?;
    Ok(Redirect::to(&links::staff_look()).into_response())
}

async fn publish(ctx: Ctx) -> Answer {
    actions::publish(&ctx.state, ctx.viewer(), ctx.now()).await?;
    said("published")
}

async fn drop_draft(ctx: Ctx) -> Answer {
    actions::drop_draft(&ctx.state, ctx.viewer(), ctx.now()).await?;
    said("dropped")
}

async fn reset(ctx: Ctx) -> Answer {
    actions::reset(&ctx.state, ctx.viewer(), ctx.now()).await?;
    said("published")
}
