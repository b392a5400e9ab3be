//! Results for everybody（成果）.

use super::calls::PageNumber;
use super::downloads::{file_response, made_here};
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::request::Ctx;
use crate::store::decisions::Adopted;
use crate::store::reports::{self, Granted, Whole};
use crate::store::{calls, decisions, intakes, redactions, submissions};
use crate::tables::{Cell, csv};
use app::links::{self, at};
use app::pages::project as projects;
use app::pages::results::{self as pages, AdoptedRow, ResultCard, ResultPage};
use app::ui::Pager;
use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::IntoResponse;
use domain::calls::{Call, Phase};
use domain::money::Yen;
use domain::people::FileId;
use domain::problems::Refusal;
use domain::redaction::Field;
use domain::submissions::Stage;
use domain::texts::{Lang, awards, results as words};
use serde_json::{Value, json};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .public(links::results(), list)
        .public(at::RESULT, show)
        .get(at::RESULT_CSV, Guard::Anyone, table)
        .get(at::RESULT_JSON, Guard::Anyone, data)
        .public(at::PROJECT, project)
        .get(at::PROJECT_PHOTO, Guard::Anyone, photo)
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
    let comment = redactions::of_call(&mut tx, call.id).await?.comment(&call.notice.comment);
    let adopted: Vec<AdoptedRow> = adopted
        .into_iter()
        .map(|row| AdoptedRow {
            number: row.number,
            title: row.title,
            group: row.group_name,
            requested: Yen(row.requested),
            amount: Yen(row.amount),
            actual: row.actual.map(Yen),
            confirmed: row.confirmed.map(Yen),
        })
        .collect();
    let card = ResultCard { slug, title: call.title, summary: call.notice.summary, dates: call.dates };
    let data = ResultPage { card: &card, counts: &counts, adopted: &adopted, comment: &comment };
    Ok(ctx.page(|frame| pages::result(frame, &data)))
}

/// A call whose results are out.
async fn published(ctx: &Ctx, slug: &str) -> Result<Call, Trouble> {
    let call = calls::find_by_slug(&mut ctx.state.db.read().await?, slug).await?;
    Ok(call.filter(|call| call.dates.phase(ctx.now()) == Phase::Results).ok_or(Refusal::NotFound)?)
}

/// An adopted project of a call whose results are out, with its report once it is done with.
async fn adopted(ctx: &Ctx, slug: &str, number: &str) -> Result<(Call, Granted, Option<Whole>), Trouble> {
    let call = published(ctx, slug).await?;
    let mut tx = ctx.state.db.read().await?;
    let case = submissions::find_by_number(&mut tx, number).await?;
    let case = case.filter(|case| case.call == call.id && case.stage.is_adopted()).ok_or(Refusal::NotFound)?;
    let granted = reports::granted(&mut tx, case.id).await?.ok_or(Refusal::NotFound)?;
    // What is not settled yet may still change.
    let report = match case.stage {
        Stage::Closed => reports::handed_in(&mut tx, &granted).await?,
        _ => None,
    };
    Ok((call, granted, report))
}

async fn project(ctx: Ctx, Path((slug, number)): Path<(String, String)>) -> Answer {
    let (call, mut granted, mut report) = adopted(&ctx, &slug, &number).await?;
    let hidden = redactions::of_call(&mut ctx.state.db.read().await?, call.id).await?;
    let title = hidden.public(&number, Field::Title, &granted.application.proposal.case.title);
    let group = hidden.public(&number, Field::Group, &granted.application.group.name);
    let of_plan = |key: &str| Field::from_code(&format!("plan-{key}"));
    hidden.hide_in(&number, &mut granted.application.proposal.answers, of_plan);
    if let Some(whole) = &mut report {
        let of_report = |key: &str| Field::from_code(&format!("report-{key}"));
        hidden.hide_in(&number, &mut whole.report.answers, of_report);
    }
    let proposal = &granted.application.proposal;
    let outcome = report.as_ref().map(|whole| projects::Outcome {
        answers: &whole.report.answers,
        actual: whole.report.accounts().expense(),
        confirmed: granted.award.confirmed.unwrap_or_default(),
        photos: whole.report.photos().map(|photo| photo.id.0).collect(),
        closed_on: granted.award.closed_on,
    });
    let data = projects::Project {
        slug: &slug,
        call: &call.title,
        number: &number,
        title: &title,
        group: &group,
        granted: granted.award.granted,
        plan: (&proposal.call.form, &proposal.answers),
        outcome,
    };
    Ok(ctx.page(|frame| projects::project(frame, &data)))
}

/// A photo of a project that is done with. What the camera wrote beside it was taken out when it came.
async fn photo(ctx: Ctx, asked: HeaderMap, Path((slug, number, file)): Path<(String, String, String)>) -> Answer {
    let id: FileId = file.parse().map_err(|_| Refusal::NotFound)?;
    let (_, _, report) = adopted(&ctx, &slug, &number).await?;
    let report = report.ok_or(Refusal::NotFound)?.report;
    let photo = report.photos().find(|photo| photo.id == id).ok_or(Refusal::NotFound)?;
    let mut response = file_response(&ctx, &asked, &photo.name, &photo.mime, &photo.sha256).await?;
    response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    Ok(response)
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
        awards::published_confirmed(ja),
        awards::published_actual(ja),
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
        row.confirmed.map_or(Cell::Empty, Cell::Number),
        row.actual.map_or(Cell::Empty, Cell::Number),
    ]
}

/// The adopted projects with the counts of the round. Who was not chosen is a number.
async fn data(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let call = published(&ctx, &slug).await?;
    let mut tx = ctx.state.db.read().await?;
    let counts = submissions::counts_of_call(&mut tx, call.id).await?;
    let adopted = decisions::adopted(&mut tx, call.id).await?;
    let comment = redactions::of_call(&mut tx, call.id).await?.comment(&call.notice.comment);
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
            "confirmed": row.confirmed,
            "actual": row.actual,
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
            "selected": count(&Stage::ALL.into_iter().filter(|stage| stage.is_adopted()).collect::<Vec<_>>()),
            "conditional": count(&[Stage::Conditional]),
            "waitlisted": count(&[Stage::Waitlisted]),
            "rejected": count(&[Stage::Rejected]),
            "ineligible": count(&[Stage::Ineligible]),
            "withdrawn": count(&[Stage::Withdrawn]),
        },
        "received_by_channel": by_channel,
        "decided": adopted.iter().map(|row| row.amount).sum::<i64>(),
        "comment": comment,
        "projects": projects,
    });
    Ok(([(CONTENT_TYPE, "application/json")], data.to_string()).into_response())
}
