//! Everything that is held of a person, as one file to take along（自分のデータ）.

use super::downloads::archive_response;
use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::place::Place;
use super::request::Ctx;
use crate::actions::my_data::gather;
use app::links;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::my_data(), Guard::SignedIn, download)
}

async fn download(ctx: Ctx, place: Place) -> Answer {
    // Gathering reads much; nobody needs it often.
    ctx.state.limits.letter(&format!("data {}", ctx.person()?), place.0)?;
    let archive = gather(&ctx.state, ctx.viewer(), ctx.now()).await?;
    archive_response(&ctx, "tomoni-data.zip", archive).await
}
