//! The list as CSV and for spreadsheets（案件一覧の書き出し）.

use super::list::{choices, filter};
use crate::actions::exports::{Export, begin};
use crate::web::errors::{Answer, Trouble};
use crate::web::exports;
use crate::web::request::{Ctx, Fields};
use axum::extract::RawQuery;
use domain::listing::Asked;
use domain::problems::Refusal;

async fn open(ctx: &Ctx, query: Option<String>, format: &'static str) -> Result<Export, Trouble> {
    let query = query.unwrap_or_default();
    let fields = Fields::of_query(&query);
    let asked = Asked::read(fields.0.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    let mut tx = ctx.state.db.read().await?;
    let calls = choices(ctx, &mut tx).await?;
    drop(tx);
    let filter = filter(ctx, &asked, &calls).ok_or(Refusal::NotFound)?;
    let noted: String = query.chars().take(500).collect();
    Ok(begin(&ctx.state, ctx.viewer(), filter, asked.sort, (format, &noted), ctx.lang(), ctx.now()).await?)
}

pub async fn csv(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    exports::csv(open(&ctx, query, "csv").await?)
}

pub async fn xlsx(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    exports::xlsx(open(&ctx, query, "xlsx").await?, ctx.lang()).await
}
