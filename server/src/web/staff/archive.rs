//! Everything on file for a case as one archive, for the city's document system（一件書類・文書管理用）.

use super::cases;
use crate::actions::archive::gather;
use crate::web::downloads::archive_response;
use crate::web::errors::Answer;
use crate::web::request::Ctx;
use axum::extract::Path;

pub async fn download(ctx: Ctx, Path(number): Path<String>) -> Answer {
    let opened = cases::open(&ctx, &number).await?;
    let archive = gather(&ctx.state, ctx.viewer(), &opened.file, ctx.lang(), ctx.now()).await?;
    archive_response(&ctx, &format!("{number}.zip"), archive).await
}
