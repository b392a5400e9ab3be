//! The register of what was acquired with grants（財産管理台帳・処分が制限されている財産）.

use crate::actions::cases::NotDone;
use crate::actions::property as actions;
use crate::store::case_list::Scope;
use crate::store::property::{self as store, Line};
use crate::store::{awards, calls, history, submissions};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::property::{self as pages, Register, Restricted};
use app::ui::Pager;
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use domain::calendar::date_in_japan;
use domain::forms::Answers;
use domain::money::Yen;
use domain::problems::{Problems, Refusal};
use domain::submissions::Submission;

/// A case with a grant for those who work on it, and the price from which its call keeps a register, where it does.
async fn open(ctx: &Ctx, number: &str) -> Result<(Submission, Option<Yen>), Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let case = submissions::find_by_number(&mut tx, number).await?.ok_or(Refusal::NotFound)?;
    case.may_be_worked_on(ctx.viewer())?;
    awards::find(&mut tx, case.id).await?.ok_or(Refusal::NotFound)?;
    let call = calls::find(&mut tx, case.call).await?.ok_or(Refusal::NotFound)?;
    Ok((case, call.rules.terms.property_from))
}

async fn page(ctx: &Ctx, number: &str, typed: &Answers, problems: &Problems) -> Answer {
    let (case, from) = open(ctx, number).await?;
    let entries = store::of_case(&mut ctx.state.db.read().await?, case.id).await?;
    if from.is_none() && entries.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let of = Register { number, title: &case.title, from };
    let build = |frame: &app::frame::Frame| pages::register(frame, &of, &entries, (typed, problems));
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

pub async fn show(ctx: Ctx, Path(number): Path<String>) -> Answer {
    page(&ctx, &number, &Answers::default(), &Problems::none()).await
}

pub async fn enter(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::enter(&ctx.state, ctx.viewer(), &number, &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_register(&number)).into_response()),
        Err(NotDone::Mend(problems)) => page(&ctx, &number, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The page of one entry; what is stored stands in its fields until something else was typed.
async fn entry_page(ctx: &Ctx, (number, nth): (&str, i32), typed: Option<&Answers>, problems: &Problems) -> Answer {
    let (case, from) = open(ctx, number).await?;
    let mut tx = ctx.state.db.read().await?;
    let entry = store::find(&mut tx, case.id, nth).await?.ok_or(Refusal::NotFound)?;
    let journal = history::of_subject(&mut tx, case.id.0).await?;
    drop(tx);
    let stored = entry.typed(ctx.lang());
    let of = Register { number, title: &case.title, from };
    let filled = (typed.unwrap_or(&stored), problems);
    let build = |frame: &app::frame::Frame| pages::entry(frame, &of, &entry, filled, &journal);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

/// The number of an entry in an address; anything else names nothing.
fn read(nth: &str) -> Result<i32, Refusal> {
    nth.parse().map_err(|_| Refusal::NotFound)
}

pub async fn entry(ctx: Ctx, Path((number, nth)): Path<(String, String)>) -> Answer {
    entry_page(&ctx, (&number, read(&nth)?), None, &Problems::none()).await
}

pub async fn save(ctx: Ctx, Path((number, nth)): Path<(String, String)>, fields: Fields) -> Answer {
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let of = (number.as_str(), read(&nth)?);
    let typed = fields.answers();
    let strikes = fields.get("go") == "strike";
    let done = match strikes {
        true => actions::strike(state, viewer, of, fields.get("why"), now).await,
        false => actions::correct(state, viewer, of, &typed, now).await,
    };
    match done {
        Ok(()) => Ok(Redirect::to(&links::staff_register(&number)).into_response()),
        Err(NotDone::Mend(problems)) if strikes => strike_again(&ctx, of, fields.get("why"), &problems).await,
        Err(NotDone::Mend(problems)) => entry_page(&ctx, of, Some(&typed), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// The form that strikes an entry out comes back; the one that corrects it shows what is stored.
async fn strike_again(ctx: &Ctx, of: (&str, i32), why: &str, problems: &Problems) -> Answer {
    let (case, _) = open(ctx, of.0).await?;
    let entry = store::find(&mut ctx.state.db.read().await?, case.id, of.1).await?.ok_or(Refusal::NotFound)?;
    let mut typed = entry.typed(ctx.lang());
    typed.set("why", why);
    entry_page(ctx, of, Some(&typed), problems).await
}

fn restricted(line: Line) -> Restricted {
    Restricted { number: line.number, title: line.title, group: line.group_name, property: line.property }
}

pub async fn list(ctx: Ctx, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::of_query(&query.unwrap_or_default());
    let page = fields.get("page").parse::<i64>().unwrap_or(1).clamp(1, 10_000) - 1;
    let mut tx = ctx.state.db.read().await?;
    let scope = Scope::of(ctx.viewer());
    let mut lines = store::restricted(&mut tx, &scope, date_in_japan(ctx.now()), page).await?;
    drop(tx);
    let size = usize::try_from(store::PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > size;
    lines.truncate(size);
    let rows: Vec<Restricted> = lines.into_iter().map(restricted).collect();
    let address = |page: i64| links::with_query(&links::staff_properties(), &[("page", &page.to_string())]);
    let pages =
        Pager { previous: (page > 0).then(|| address(page)), number: page + 1, next: more.then(|| address(page + 2)) };
    Ok(ctx.page(|frame| pages::list(frame, &rows, pages)))
}
