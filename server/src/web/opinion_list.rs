//! The staff's list of opinions（提出された意見の一覧）: its numbers, its tables, and judging many at once.

use super::errors::Answer;
use super::exports;
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::staff_opinions::readable;
use crate::actions::cases::NotDone;
use crate::actions::opinion_desk::judge_many;
use crate::actions::opinion_exports::{OpinionExport, begin};
use crate::store::opinion_lists::{self, Counts, Filter, Line, PAGE, Stretch};
use crate::store::{Tx, bulk_reports, opinions};
use crate::web::errors::Trouble;
use app::links::{self, at};
use app::pages::staff_opinions::{self as pages, AllNumbers, Asked, Numbers, OpinionRow};
use app::ui::Pager;
use axum::extract::{Path, RawQuery};
use domain::consultations::Consultation;
use domain::folding::digits;
use domain::opinions::{Channel, JUDGED_MAX, Validity, judged, may_judge, may_key_in};
use domain::people::PersonId;
use domain::problems::{Problems, Refusal};
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (reader, staff) = (Guard::Reader, Guard::Staff);
    Routes::default()
        .get(at::STAFF_OPINIONS, reader, list)
        .post(at::STAFF_OPINIONS, staff, judge)
        .get(at::STAFF_OPINIONS_REPORT, staff, report)
        .get(at::STAFF_OPINIONS_CSV, reader, csv)
        .get(at::STAFF_OPINIONS_XLSX, reader, xlsx)
}

fn read_asked(fields: &Fields) -> Asked {
    let get = |key: &str| fields.get(key).trim().to_owned();
    Asked {
        validity: get("validity"),
        channel: get("channel"),
        unchecked: get("unchecked"),
        words: get("words"),
        copies: get("copies"),
    }
}

fn numbers(counts: Counts) -> Numbers {
    Numbers { opinions: counts.opinions, texts: counts.texts, senders: counts.senders, unknown: counts.unknown }
}

fn row(line: Line) -> OpinionRow {
    OpinionRow {
        number: line.number,
        channel: line.channel,
        validity: line.validity,
        received_at: line.received_at,
        received_on: line.received_on,
        begins: line.begins,
        copies: line.copies,
        text_hash: line.text_hash,
        burst: line.burst,
        compared: line.is_keyed_in.then_some(line.is_checked),
    }
}

fn filter_of(consultation: &Consultation, asked: &Asked) -> Filter {
    Filter {
        validity: Validity::from_code(&asked.validity),
        channel: Channel::from_code(&asked.channel),
        unchecked: asked.unchecked == "yes",
        text_hash: Some(asked.copies.clone()).filter(|hash| !hash.is_empty()),
        words: asked.words.clone(),
        ..Filter::of(consultation.call)
    }
}

async fn open(ctx: &Ctx, slug: &str, query: Option<String>, format: &'static str) -> Result<OpinionExport, Trouble> {
    let query = query.unwrap_or_default();
    let asked = read_asked(&Fields::of_query(&query));
    let mut tx = ctx.state.db.read().await?;
    let consultation = readable(ctx, &mut tx, slug).await?;
    drop(tx);
    let filter = filter_of(&consultation, &asked);
    let noted: String = query.chars().take(500).collect();
    Ok(begin(&ctx.state, ctx.viewer(), consultation, filter, (format, &noted), ctx.lang(), ctx.now()).await?)
}

async fn csv(ctx: Ctx, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    exports::csv(open(&ctx, &slug, query, "csv").await?)
}

async fn xlsx(ctx: Ctx, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    exports::xlsx(open(&ctx, &slug, query, "xlsx").await?, ctx.lang()).await
}

async fn list(ctx: Ctx, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = query.unwrap_or_default();
    let fields = Fields::of_query(&query);
    let mut tx = ctx.state.db.read().await?;
    let consultation = readable(&ctx, &mut tx, &slug).await?;
    // Who types a receipt number wants that opinion.
    let typed_number = digits(&read_asked(&fields).words).to_uppercase();
    if let Some(found) = opinions::find_by_number(&mut tx, &typed_number).await?
        && found.call == consultation.call
    {
        return Ok(see_other(&links::staff_opinion_show(&found.number)));
    }
    drop(tx);
    page(&ctx, &consultation, &query, &Fields::default(), &Problems::none()).await
}

/// The page that a query asks for; with the form of a judgement as it came back.
async fn page(ctx: &Ctx, consultation: &Consultation, query: &str, sent: &Fields, problems: &Problems) -> Answer {
    let (fields, slug) = (Fields::of_query(query), consultation.slug.as_str());
    let asked = read_asked(&fields);
    let filter = filter_of(consultation, &asked);
    let stretch = match (fields.get("after"), fields.get("before")) {
        ("", "") => Stretch::First,
        ("", before) => Stretch::Before(before.to_owned()),
        (after, _) => Stretch::After(after.to_owned()),
    };
    let mut tx = ctx.state.db.read().await?;
    let (lines, more) = opinion_lists::stretch(&mut tx, &filter, &stretch, PAGE).await?;
    let count = opinion_lists::count(&mut tx, &filter).await?;
    let all = match stretch == Stretch::First && asked == Asked::default() {
        true => Some(all_numbers(&mut tx, consultation).await?),
        false => None,
    };
    let viewer = ctx.viewer().id().unwrap_or(PersonId(Uuid::nil()));
    let (_, to_compare) = opinion_lists::unchecked(&mut tx, consultation.call, viewer).await?;
    drop(tx);
    let number: u32 = fields.get("page").parse().unwrap_or(1);
    let beside = |line: Option<&Line>, key: &str, page: u32| {
        line.map(|line| asked.address(slug, &[(key, &line.number), ("page", &page.to_string())]))
    };
    let (back, on) = match stretch {
        Stretch::First => (false, more),
        Stretch::After(_) => (true, more),
        Stretch::Before(_) => (more, true),
    };
    let pager = Pager {
        previous: beside(lines.first().filter(|_| back), "before", number.saturating_sub(1).max(1)),
        number: number.into(),
        next: beside(lines.last().filter(|_| on), "after", number + 1),
    };
    let rows: Vec<OpinionRow> = lines.into_iter().map(row).collect();
    let typed = sent.answers();
    let ticked: Vec<&str> = sent.all("opinion").collect();
    let may_judge = may_judge(ctx.viewer(), consultation, ctx.now()).is_ok();
    let data = pages::OpinionList {
        consultation,
        asked: &asked,
        rows: &rows,
        count,
        pager,
        numbers: all,
        to_compare,
        may_key_in: may_key_in(ctx.viewer(), consultation, ctx.now()).is_ok(),
        judging: may_judge.then_some(pages::Judging { query, typed: &typed, ticked: &ticked, problems }),
    };
    let build = |frame: &app::frame::Frame| pages::list(frame, &data);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

/// Judges the validity of the ticked opinions, or of those that the filter finds, in one go.
async fn judge(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let consultation = readable(&ctx, &mut tx, &slug).await?;
    let query = fields.get("query");
    let numbers: Vec<String> = match fields.get("all") {
        "yes" => {
            let filter = filter_of(&consultation, &read_asked(&Fields::of_query(query)));
            let most = i64::try_from(JUDGED_MAX).unwrap_or(i64::MAX);
            let (lines, _) = opinion_lists::stretch(&mut tx, &filter, &Stretch::First, most).await?;
            lines.into_iter().map(|line| line.number).collect()
        }
        _ => fields.all("opinion").map(str::to_owned).collect(),
    };
    drop(tx);
    match judge_many(&ctx.state, ctx.viewer(), &slug, &numbers, &fields.answers(), ctx.now()).await {
        Ok(report) => Ok(see_other(&links::staff_opinions_report(&slug, report))),
        Err(NotDone::Mend(problems)) => page(&ctx, &consultation, query, &fields, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn report(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let consultation = readable(&ctx, &mut tx, &slug).await?;
    let report = bulk_reports::find(&mut tx, ctx.person()?, id).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let to = judged(&report.verb).ok_or(Refusal::NotFound)?;
    Ok(ctx.page(|frame| pages::report(frame, &consultation, to, &report.lines)))
}

/// Reads every opinion of the consultation in an index.
async fn all_numbers(tx: &mut Tx, consultation: &Consultation) -> Result<AllNumbers, Trouble> {
    let by_channel = opinion_lists::counts_by_channel(tx, consultation.call).await?;
    Ok(AllNumbers {
        total: numbers(opinion_lists::counts(tx, consultation.call).await?),
        by_channel: by_channel.into_iter().map(|(channel, counts)| (channel, numbers(counts))).collect(),
        by_validity: opinion_lists::counts_by_validity(tx, consultation.call).await?,
    })
}
