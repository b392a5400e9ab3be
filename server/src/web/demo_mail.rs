//! The mail box of the demo city（体験版のメール）. Elsewhere these pages do not exist.

use super::calls::PageNumber;
use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::request::Ctx;
use crate::store::messages::{self, Message};
use app::links::{self, at};
use app::pages::demo_mail::{self as pages, Letter};
use app::ui::Pager;
use axum::extract::{Path, Query};
use domain::people::MessageId;
use domain::problems::Refusal;

/// How many letters stand on a page.
const PAGE: i64 = 50;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get(links::demo_mail(), Guard::DemoOnly, list).get(at::DEMO_LETTER, Guard::DemoOnly, show)
}

fn letter(message: Message) -> Letter {
    Letter {
        id: message.id.0,
        to: message.to_address,
        subject: message.subject,
        body: message.body,
        at: message.created_at,
        state: message.state,
    }
}

async fn list(ctx: Ctx, Query(number): Query<PageNumber>) -> Answer {
    let page = number.index();
    let mut tx = ctx.state.db.read().await?;
    let letters: Vec<Letter> = messages::newest(&mut tx, PAGE, page).await?.into_iter().map(letter).collect();
    let more = !messages::newest(&mut tx, 1, (page + 1) * PAGE).await?.is_empty();
    let address = |page: i64| links::with_query(&links::demo_mail(), &[("page", &page.to_string())]);
    let pager =
        Pager { previous: (page > 0).then(|| address(page)), number: page + 1, next: more.then(|| address(page + 2)) };
    Ok(ctx.page(|frame| pages::list(frame, &letters, pager)))
}

async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let id: MessageId = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let found = letter(messages::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?);
    let base = ctx.state.settings.absolute("");
    Ok(ctx.page(|frame| pages::letter(frame, &found, &base)))
}
