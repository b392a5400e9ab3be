//! Home, the lists of calls, and the page of one call（ホーム・募集）.

use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::request::Ctx;
use crate::store::{calls, people, submissions};
use app::links::{self, at};
use app::pages::calls::{self as pages, CallCard, CallPage};
use app::pages::home;
use app::ui::Pager;
use axum::extract::{Path, Query};
use domain::calls::Phase;
use domain::problems::Refusal;
use serde::Deserialize;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::home(), Guard::Anyone, home).get(links::calls(), Guard::Anyone, list).get(
        at::CALL,
        Guard::Anyone,
        show,
    )
}

/// Which page of a list.
#[derive(Debug, Deserialize)]
pub struct PageNumber {
    /// From 1.
    #[serde(default)]
    page: Option<i64>,
}

impl PageNumber {
    /// From 0, whatever was asked for.
    pub fn index(&self) -> i64 {
        self.page.unwrap_or(1).clamp(1, 10_000) - 1
    }
}

fn card(line: calls::CallLine) -> CallCard {
    CallCard { slug: line.slug, title: line.title, summary: line.summary, dates: line.dates }
}

async fn home(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let mut open: Vec<CallCard> = calls::current(&mut tx, ctx.now(), 0).await?.into_iter().map(card).collect();
    open.truncate(3);
    Ok(ctx.page(|frame| home::home(frame, &open)))
}

async fn list(ctx: Ctx, Query(number): Query<PageNumber>) -> Answer {
    let page = number.index();
    let mut tx = ctx.state.db.read().await?;
    let current: Vec<CallCard> = match page {
        0 => calls::current(&mut tx, ctx.now(), 0).await?.into_iter().map(card).collect(),
        _ => Vec::new(),
    };
    let mut past: Vec<CallCard> = calls::past(&mut tx, ctx.now(), page).await?.into_iter().map(card).collect();
    let size = usize::try_from(calls::PAGE).unwrap_or(usize::MAX);
    let more = past.len() > size;
    past.truncate(size);
    let address = |page: i64| links::with_query(&links::calls(), &[("page", &page.to_string())]);
    let pager =
        Pager { previous: (page > 0).then(|| address(page)), number: page + 1, next: more.then(|| address(page + 2)) };
    Ok(ctx.page(|frame| pages::list(frame, &current, &past, pager)))
}

async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let call = calls::find_by_slug(&mut tx, &slug).await?.ok_or(Refusal::NotFound)?;
    let hidden = call.dates.phase(ctx.now()) == Phase::Preparing && !ctx.viewer().is_staff_of(call.department);
    if hidden {
        return Err(Refusal::NotFound.into());
    }
    let department = people::organisation(&mut tx, call.department).await?.ok_or(Refusal::NotFound)?;
    let received = submissions::count_of_call(&mut tx, call.id).await?;
    Ok(ctx.page(|frame| pages::call(frame, &CallPage { call: &call, department: &department, received })))
}
