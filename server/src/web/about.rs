//! Pages about the service: the story, contact, accessibility, privacy（案内）.

use super::errors::Answer;
use super::guard::Routes;
use super::request::Ctx;
use crate::store::{calls, people};
use app::links;
use app::pages::about as pages;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .public(links::story(), story)
        .public(links::contact(), contact)
        .public(links::accessibility(), accessibility)
        .public(links::privacy(), privacy)
}

async fn story(ctx: Ctx) -> Answer {
    Ok(ctx.page(pages::story))
}

async fn contact(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let departments = people::departments(&mut tx).await?;
    Ok(ctx.page(|frame| pages::contact(frame, &departments)))
}

async fn accessibility(ctx: Ctx) -> Answer {
    Ok(ctx.page(pages::accessibility))
}

async fn privacy(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let kept = calls::retention(&mut tx).await?;
    let departments = people::departments(&mut tx).await?;
    Ok(ctx.page(|frame| pages::privacy(frame, &kept, &departments)))
}
