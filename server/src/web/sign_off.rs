//! The group's setting that its representative hands in（代表の確認の設定）.

use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use crate::actions::sign_off as actions;
use app::links::{self, at};
use axum::extract::Path;
use domain::people::OrganisationId;
use domain::problems::Refusal;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().post(at::GROUP_SIGN_OFF, Guard::SignedIn, set)
}

async fn set(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let group: OrganisationId = id.parse().map_err(|_| Refusal::NotFound)?;
    actions::set(&ctx.state, ctx.viewer(), group, fields.get("sign-off") == "on", ctx.now()).await?;
    Ok(see_other(&links::my_page()))
}
