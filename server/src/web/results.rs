//! Results for everybody（成果）.

use super::calls::PageNumber;
use super::downloads::made_here;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::request::Ctx;
use crate::store::decisions::Adopted;
use crate::store::{calls, decisions, intakes, submissions};
use crate::tables::{Cell, csv};
use app::links::{self, at};
use app::pages::results::{self as pages, AdoptedRow, ResultCard, ResultPage};
use app::ui::Pager;
use axum::extract::{Path, Query};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use domain::calls::{Call, Phase};
use domain::money::Yen;
use domain::problems::Refusal;
use domain::submissions::Stage;
use domain::texts::{Lang, results as words};
use serde_json::{Value, json};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::results(), Guard::Anyone, list)
        .get(at::RESULT, Guard::Anyone, show)
        .get(at::RESULT_CSV, Guard::Anyone, table)
        .get(at::RESULT_JSON, Guard::Anyone, data)
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
    let call = published(&ctx, &slug).await?;
    let mut tx = ctx.state.db.read().await?;
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
    let data = ResultPage { card: &card, counts: &counts, adopted: &adopted, comment: &call.notice.comment };
    Ok(ctx.page(|frame| pages::result(frame, &data)))
}

/// A call whose results are out.
async fn published(ctx: &Ctx, slug: &str) -> Result<Call, Trouble> {
    let call = calls::find_by_slug(&mut ctx.state.db.read().await?, slug).await?;
    Ok(call.filter(|call| call.dates.phase(ctx.now()) == Phase::Results).ok_or(Refusal::NotFound)?)
}

/// The adopted projects as CSV. Its head is always in Japanese: the file is the same for everybody.
async fn table(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let call = published(&ctx, &slug).await?;
    let adopted = decisions::adopted(&mut ctx.state.db.read().await?, call.id).await?;
    let ja = Lang::Ja;
    let head = [
        words::number(ja),
        words::project(ja),
        words::group(ja),
        words::requested(ja),
        words::decided(ja),
        words::decided_on(ja),
    ];
    let mut rows = vec![head.map(|name| Cell::text(name.bare())).to_vec()];
    rows.extend(adopted.into_iter().map(cells));
    Ok((made_here(&format!("{slug}.csv"), "text/csv; charset=utf-8")?, csv(&rows)).into_response())
}

/// One record is one line, whatever people typed.
fn cells(row: Adopted) -> Vec<Cell> {
    let one_line = |text: &str| Cell::text(text.split_whitespace().collect::<Vec<_>>().join(" "));
    vec![
        Cell::text(row.number),
        one_line(&row.title),
        one_line(&row.group_name),
        Cell::Number(row.requested),
        Cell::Number(row.amount),
        Cell::day(row.decided_on),
    ]
}

/// The adopted projects with the counts of the round. Who was not chosen is a number.
async fn data(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let call = published(&ctx, &slug).await?;
    let mut tx = ctx.state.db.read().await?;
    let counts = submissions::counts_of_call(&mut tx, call.id).await?;
    let adopted = decisions::adopted(&mut tx, call.id).await?;
    let count = |stages: &[Stage]| -> i64 {
        counts.iter().filter(|(stage, _)| stages.contains(stage)).map(|(_, count)| count).sum()
    };
    let row = |row: &Adopted| -> Value {
        json!({
            "number": row.number,
            "project": row.title,
            "group": row.group_name,
            "requested": row.requested,
            "decided": row.amount,
            "decided_on": row.decided_on,
        })
    };
    let by_channel: serde_json::Map<String, Value> = intakes::counts_of_call(&mut tx, call.id)
        .await?
        .into_iter()
        .map(|(way, n)| (way.code().to_owned(), n.into()))
        .collect();
    let projects: Vec<Value> = adopted.iter().map(row).collect();
    let data = json!({
        "call": call.title.text(Lang::Ja).bare(),
        "published_at": call.dates.results_published_at,
        "counts": {
            "received": count(&Stage::ALL),
            "selected": count(&[Stage::Selected, Stage::Granted]),
            "conditional": count(&[Stage::Conditional]),
            "waitlisted": count(&[Stage::Waitlisted]),
            "rejected": count(&[Stage::Rejected]),
            "ineligible": count(&[Stage::Ineligible]),
            "withdrawn": count(&[Stage::Withdrawn]),
        },
        "received_by_channel": by_channel,
        "decided": adopted.iter().map(|row| row.amount).sum::<i64>(),
        "comment": call.notice.comment,
        "projects": projects,
    });
    Ok(([(CONTENT_TYPE, "application/json")], data.to_string()).into_response())
}
