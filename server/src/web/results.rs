//! Results for everybody（成果）.

use super::calls::PageNumber;
use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::request::Ctx;
use crate::store::{calls, decisions, submissions};
use app::links::{self, at};
use app::pages::results::{self as pages, AdoptedRow, ResultCard, ResultPage};
use app::ui::Pager;
use axum::extract::{Path, Query};
use domain::calls::Phase;
use domain::money::Yen;
use domain::problems::Refusal;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::results(), Guard::Anyone, list).get(at::RESULT, Guard::Anyone, show)
}

async fn list(ctx: Ctx, Query(number): Query<PageNumber>) -> Answer {
    let page = number.index();
    let mut tx = ctx.state.db.read().await?;
    let found = calls::with_results(&mut tx, ctx.now(), page).await?;
    let size = usize::try_from(calls::PAGE).unwrap_or(usize::MAX);
    let more = found.len() > size;
    let card = |line: calls::CallLine| ResultCard {
        slug: line.slug,
        title: line.title,
        summary: line.summary,
        dates: line.dates,
    };
    let cards: Vec<ResultCard> = found.into_iter().take(size).map(card).collect();
    let address = |page: i64| links::with_query(&links::results(), &[("page", &page.to_string())]);
    let pager =
        Pager { previous: (page > 0).then(|| address(page)), number: page + 1, next: more.then(|| address(page + 2)) };
    Ok(ctx.page(|frame| pages::list(frame, &cards, pager)))
}

async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let call = calls::find_by_slug(&mut tx, &slug).await?;
    let call = call.filter(|call| call.dates.phase(ctx.now()) == Phase::Results).ok_or(Refusal::NotFound)?;
    let counts = submissions::counts_of_call(&mut tx, call.id).await?;
    let adopted = decisions::adopted(&mut tx, call.id).await?;
    let adopted: Vec<AdoptedRow> = adopted
        .into_iter()
        .map(|row| AdoptedRow {
            title: row.title,
            group: row.group_name,
            requested: Yen(row.requested),
            amount: Yen(row.amount),
        })
        .collect();
    let card = ResultCard { slug, title: call.title, summary: call.notice.summary, dates: call.dates };
    Ok(ctx.page(|frame| pages::result(frame, &ResultPage { card: &card, counts: &counts, adopted: &adopted })))
}
