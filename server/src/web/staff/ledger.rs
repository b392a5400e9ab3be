//! The ledger of grants, on screen and for spreadsheets（交付台帳）.

use crate::ledger_sheet;
use crate::store::case_list::Scope;
use crate::store::ledger::{self as store, Line};
use crate::store::{calls, city, history, property};
use crate::web::downloads::disposition;
use crate::web::errors::{Answer, Trouble};
use crate::web::request::Ctx;
use app::pages::staff::ledger::{LedgerRound, LedgerRow, ledger};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use domain::calendar::{FiscalYear, date, date_in_japan};
use domain::history::{EXPORT, Entry, Subject};
use domain::money::Yen;
use domain::problems::Refusal;
use domain::submissions::Stage;
use domain::texts::ledger as words;
use serde_json::json;

const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub async fn show(ctx: Ctx) -> Answer {
    let FiscalYear(year) = FiscalYear::at(ctx.now());
    page(&ctx, year).await
}

pub async fn of_year(ctx: Ctx, Path(year): Path<String>) -> Answer {
    page(&ctx, read(&year)?).await
}

fn read(year: &str) -> Result<i32, Trouble> {
    let year: i32 = year.parse().map_err(|_| Refusal::NotFound)?;
    if (2000..2200).contains(&year) { Ok(year) } else { Err(Refusal::NotFound.into()) }
}

fn row(line: &Line) -> LedgerRow {
    let money = [line.granted, line.paid, line.actual.unwrap_or(0), line.confirmed.unwrap_or(0), line.returned];
    LedgerRow {
        number: line.number.clone(),
        title: line.title.clone(),
        group: line.group_name.clone(),
        stage: Stage::from_code(&line.stage),
        granted_on: line.granted_on,
        money: money.map(Yen),
    }
}

async fn page(ctx: &Ctx, year: i32) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let scope = Scope::of(ctx.viewer());
    let mut years = store::years(&mut tx, &scope).await?;
    if !years.contains(&year) {
        years.insert(0, year);
    }
    let lines = store::of_year(&mut tx, &scope, year).await?;
    let mut rounds = Vec::new();
    for round in lines.chunk_by(|one, next| one.slug == next.slug) {
        let call = calls::find_by_slug(&mut tx, &round[0].slug).await?;
        let budget = call.and_then(|call| call.rules.round_budget);
        let call = ledger_sheet::round_name(&lines, &round[0], ctx.lang());
        rounds.push(LedgerRound { call, budget, rows: round.iter().map(row).collect() });
    }
    Ok(ctx.page(|frame| ledger(frame, year, &years, &rounds)))
}

pub async fn xlsx(ctx: Ctx, Path(year): Path<String>) -> Answer {
    let year = read(&year)?;
    let mut tx = ctx.state.db.write().await?;
    let scope = Scope::of(ctx.viewer());
    let lines = store::of_year(&mut tx, &scope, year).await?;
    let acquired = property::of_year(&mut tx, &scope, year).await?;
    let name = city::find(&mut tx).await?.map(|city| city.name).unwrap_or_default();
    let detail = json!({ "format": "xlsx", "count": lines.len(), "filter": format!("ledger {year}") });
    let entry = Entry::new(ctx.viewer().id(), Subject::City, EXPORT).with(detail);
    history::append(&mut tx, &entry, ctx.now()).await?;
    tx.commit().await?;
    let lang = ctx.lang();
    let named = FiscalYear(year).to_string();
    let title = words::title_of(lang, name.as_str(), named.as_str()).bare();
    let note = words::made_on(lang, date(date_in_japan(ctx.now()), lang)).bare();
    let file = ledger_sheet::write(&lines, &acquired, (&title, &note), lang).map_err(Trouble::bug)?;
    let name = format!("{}.xlsx", words::file_name(lang, year).bare());
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(KIND)),
        (CONTENT_DISPOSITION, HeaderValue::from_str(&disposition(&name)).map_err(Trouble::bug)?),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, file).into_response())
}
