//! The plan as decided, and the published result with its open data（成案・結果の公表）.

use super::downloads::made_here;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::workbench::{bench, find};
use crate::actions::cases::NotDone;
use crate::actions::conclusions::{self as actions, Whole};
use crate::result_document::{self, Document};
use crate::store::responses::{self, Filter};
use crate::store::{Tx, city, consultations, finals, people, plans};
use crate::tables::{Cell, csv};
use crate::workbook;
use app::links::{self, at};
use app::pages::consultations::result::{ResultPage, class_name, result as result_page};
use app::pages::consultations::result_print::{self as sheets, PrintPage};
use app::pages::workbench::{self as pages, PlanPage};
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_LENGTH;
use axum::response::IntoResponse;
use domain::answers::{Cause, Pair, Response, pairs};
use domain::calendar::{date, date_in_japan};
use domain::consultations::{Act, Consultation, State};
use domain::forms::Answers;
use domain::people::PlanNodeId;
use domain::plans::{Plan, PlanKind};
use domain::problems::{Problems, Refusal};
use domain::texts::{Lang, Text, consultation_results as words};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::mpsc;
use tokio_util::io::ReaderStream;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (reader, staff, anyone) = (Guard::Reader, Guard::Staff, Guard::Anyone);
    Routes::default()
        .get(at::STAFF_PLAN, reader, plan)
        .post(at::STAFF_PLAN, staff, act)
        .get(at::STAFF_PLAN_CLAUSE, staff, clause)
        .post(at::STAFF_PLAN_CLAUSE, staff, edit)
        .public(at::CONSULTATION_RESULT, result)
        .get(at::CONSULTATION_RESULT_CSV, anyone, as_csv)
        .get(at::CONSULTATION_RESULT_JSON, anyone, as_json)
        .get(at::CONSULTATION_RESULT_XLSX, anyone, as_xlsx)
        .get(at::CONSULTATION_RESULT_DOCX, anyone, as_docx)
        .get(at::CONSULTATION_RESULT_PRINT, anyone, print)
}

/// Answers on one page of the result.
const PAGE: i64 = 100;
/// Answers that are read at once for a spreadsheet.
const STRETCH: i64 = 500;
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// Answers in a file: all of them.
const ALL: i64 = 100_000;

async fn plan(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    plan_page(&ctx, &slug, &Answers::default(), &Problems::none()).await
}

async fn plan_page(ctx: &Ctx, slug: &str, typed: &Answers, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let it = find(ctx, &mut tx, slug).await?;
    let whole = Whole::read(&mut tx, &it).await?;
    drop(tx);
    let may = [Act::ApproveAnswers, Act::Conclude].map(|act| it.allows(ctx.viewer(), act, ctx.now()).is_ok());
    let data = PlanPage {
        bench: bench(ctx, &it),
        pairs: whole.pairs(),
        causes: &whole.causes,
        gaps: whole.gaps(&it, ctx.now()),
        may,
        typed,
        problems,
    };
    let build = |frame: &app::frame::Frame| pages::plan(frame, &data);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

async fn act(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let done = match fields.get("go") {
        "begin" => actions::begin_plan(state, viewer, &slug, now).await,
        "approve" => actions::approve(state, viewer, &slug, now).await,
        "conclude" => actions::conclude(state, viewer, &slug, fields.get("decided_on"), now).await,
        _ => Err(Refusal::NotFound.into()),
    };
    match done {
        Ok(()) => Ok(see_other(&links::staff_plan(&slug))),
        Err(NotDone::Mend(problems)) => plan_page(&ctx, &slug, &fields.answers(), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn clause(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer {
    clause_page(&ctx, &slug, &id, None, &Problems::none()).await
}

async fn clause_page(ctx: &Ctx, slug: &str, id: &str, typed: Option<Answers>, problems: &Problems) -> Answer {
    let id: PlanNodeId = id.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    let it = find(ctx, &mut tx, slug).await?;
    domain::answers::may_sort(ctx.viewer(), &it, ctx.now())?;
    let whole = Whole::read(&mut tx, &it).await?;
    drop(tx);
    let pairs = whole.pairs().unwrap_or_default();
    let pair = *pairs.iter().find(|pair| pair.after.id == id).ok_or(Refusal::NotFound)?;
    let cause = whole.causes.iter().find(|(node, _)| *node == id).map(|(_, cause)| cause.clone()).unwrap_or_default();
    let kept = || -> Answers {
        let numbers = cause.answers.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
        let fields = [
            ("title", pair.after.title.clone()),
            ("body", pair.after.body.clone()),
            ("answers", numbers),
            ("reason", cause.reason.clone()),
        ];
        fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    };
    let typed = typed.unwrap_or_else(kept);
    let bench = bench(ctx, &it);
    let build = |frame: &app::frame::Frame| pages::plan_clause(frame, &bench, pair, &typed, problems);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

async fn edit(ctx: Ctx, Path((slug, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let node: PlanNodeId = id.parse().map_err(|_| Refusal::NotFound)?;
    let typed = fields.answers();
    match actions::edit_clause(&ctx.state, ctx.viewer(), &slug, node, &typed, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::staff_plan(&slug))),
        Err(NotDone::Mend(problems)) => clause_page(&ctx, &slug, &id, Some(typed), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// A consultation whose result is published; anything else has none.
async fn concluded(tx: &mut Tx, slug: &str) -> Result<Consultation, Trouble> {
    let found = consultations::find_by_slug(tx, slug).await?;
    Ok(found.filter(|it| it.state == State::Concluded).ok_or(Refusal::NotFound)?)
}

/// A stretch of the answers in use.
async fn published(tx: &mut Tx, it: &Consultation, after: i32, limit: i64) -> Result<Vec<Response>, Trouble> {
    let found = responses::stretch(tx, it.call, &Filter { in_use: true, ..Filter::default() }, after, limit).await?;
    Ok(found)
}

#[derive(Debug, Deserialize, Default)]
#[serde(default)]
struct Asked {
    number: String,
    from: String,
}

async fn result(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let it = concluded(&mut tx, &slug).await?;
    let figures = finals::figures(&mut tx, it.call).await?.unwrap_or_default();
    let from: i32 = asked.from.parse().unwrap_or(1);
    let mut answers = published(&mut tx, &it, from.saturating_sub(1), PAGE + 1).await?;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = answers.len() > size;
    answers.truncate(size);
    let next = answers.last().filter(|_| more).map(|last| {
        let page = links::with_query(&links::consultation_result(&slug), &[("from", &(last.number + 1).to_string())]);
        format!("{page}#answers")
    });
    let number = domain::folding::digits(&asked.number).to_uppercase();
    let looked_for = match number.is_empty() {
        true => None,
        false => {
            let mut found = responses::to_opinion(&mut tx, it.call, &number).await?;
            found.dedup();
            Some((number.as_str(), found))
        }
    };
    let both = Both::read(&mut tx, &it).await?;
    let department = people::organisation(&mut tx, it.department).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let data = ResultPage {
        it: &it,
        department: &department,
        figures: &figures,
        answers,
        next,
        changed: both.changed(),
        causes: &both.causes,
        looked_for,
    };
    Ok(ctx.page(|frame| result_page(frame, &data)))
}

async fn as_csv(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let it = concluded(&mut tx, &slug).await?;
    let answers = published(&mut tx, &it, 0, ALL).await?;
    drop(tx);
    let rows: Vec<_> = [heading(ctx.lang())].into_iter().chain(answers.into_iter().map(cells)).collect();
    let headers = made_here(&format!("{slug}.csv"), "text/csv; charset=utf-8")?;
    Ok((headers, csv(&rows)).into_response())
}

fn heading(lang: Lang) -> Vec<Cell> {
    let heads = [
        words::number(lang),
        words::summary(lang),
        words::answer(lang),
        words::class(lang),
        words::count(lang),
        words::texts(lang),
        words::senders(lang),
    ];
    heads.map(|head| Cell::text(head.bare())).to_vec()
}

fn cells(one: Response) -> Vec<Cell> {
    vec![
        Cell::Number(one.number.into()),
        Cell::text(one.writing.summary),
        Cell::text(one.writing.answer),
        Cell::text(one.writing.class),
        Cell::Number(one.counts.points),
        Cell::Number(one.counts.texts),
        Cell::Number(one.counts.senders),
    ]
}

/// Rows go to the writer stretch by stretch; nothing of it is held as a whole.
async fn as_xlsx(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let lang = ctx.lang();
    let mut tx = ctx.state.db.read().await?;
    let it = concluded(&mut tx, &slug).await?;
    let (sender, receiver) = mpsc::channel(workbook::WAITING);
    let writer = tokio::task::spawn_blocking(move || workbook::write(receiver, lang));
    let (mut rows, mut after) = (vec![heading(lang)], 0);
    while !rows.is_empty() {
        for row in rows {
            // A writer that has stopped says why below.
            if sender.send(row).await.is_err() {
                break;
            }
        }
        let found = published(&mut tx, &it, after, STRETCH).await?;
        after = found.last().map_or(after, |last| last.number);
        rows = found.into_iter().map(cells).collect();
    }
    drop((tx, sender));
    let (file, length) = writer.await.map_err(Trouble::bug)?.map_err(Trouble::bug)?;
    let headers = made_here(&format!("{slug}.xlsx"), XLSX)?;
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    Ok((headers, [(CONTENT_LENGTH, HeaderValue::from(length))], body).into_response())
}

/// The draft beside the plan as decided, once the result is published.
struct Both {
    draft: Option<Plan>,
    plan: Option<Plan>,
    causes: Vec<(PlanNodeId, Cause)>,
}

impl Both {
    async fn read(tx: &mut Tx, it: &Consultation) -> Result<Both, Trouble> {
        let draft = plans::published(tx, it.call, PlanKind::Draft).await?;
        let plan = plans::published(tx, it.call, PlanKind::Final).await?;
        let causes = match &plan {
            Some(plan) => finals::causes(tx, plan.id).await?,
            None => Vec::new(),
        };
        Ok(Both { draft, plan, causes })
    }

    fn changed(&self) -> Vec<Pair<'_>> {
        let both = self.draft.as_ref().zip(self.plan.as_ref());
        let all = both.map(|(draft, plan)| pairs(draft, plan)).unwrap_or_default();
        all.into_iter().filter(Pair::is_changed).collect()
    }
}

async fn print(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let it = concluded(&mut tx, &slug).await?;
    let figures = finals::figures(&mut tx, it.call).await?.unwrap_or_default();
    let answers = published(&mut tx, &it, 0, ALL).await?;
    let both = Both::read(&mut tx, &it).await?;
    let department = people::organisation(&mut tx, it.department).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let data = PrintPage {
        it: &it,
        department: &department,
        figures: &figures,
        answers,
        changed: both.changed(),
        causes: &both.causes,
    };
    Ok(ctx.page(|frame| sheets::print(frame, &data)))
}

async fn as_docx(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let lang = ctx.lang();
    let mut tx = ctx.state.db.read().await?;
    let it = concluded(&mut tx, &slug).await?;
    let figures = finals::figures(&mut tx, it.call).await?.unwrap_or_default();
    let answers = published(&mut tx, &it, 0, ALL).await?;
    let both = Both::read(&mut tx, &it).await?;
    let department = people::organisation(&mut tx, it.department).await?.ok_or(Refusal::NotFound)?;
    let city = city::find(&mut tx).await?.map(|city| city.name).unwrap_or_default();
    drop(tx);
    let bare = |text: Text| text.bare();
    let facts = sheets::facts(lang, &it, &department, &figures);
    let row = |one: &Response| {
        let class = class_name(lang, &it, &one.writing.class);
        let answer = sheets::with_changes(lang, one);
        [one.number.to_string(), one.writing.summary.clone(), answer, class, one.counts.points.to_string()]
    };
    let change = |pair: &Pair<'_>| {
        let why = sheets::why(lang, &both.causes, pair.after.id);
        [pair.before.name(), pair.before.body.clone(), pair.after.body.clone(), why]
    };
    let published_at = it.dates.results_published_at.map(|at| date(date_in_japan(at), lang));
    let document = Document {
        office: format!("{city} {}", department.name),
        date: published_at.unwrap_or_default(),
        title: bare(words::office_title(lang, it.title.text(lang))),
        lead: bare(words::office_lead(lang)),
        facts: facts.into_iter().map(|(name, value)| (bare(name), bare(value))).collect(),
        answers_title: bare(words::table(lang)),
        heads: [words::number(lang), words::summary(lang), words::answer(lang), words::class(lang), words::count(lang)]
            .map(bare),
        answers: answers.iter().map(row).collect(),
        changes_title: bare(words::changes_title(lang)),
        change_heads: [words::clause(lang), words::as_drafted(lang), words::as_decided(lang), words::why(lang)]
            .map(bare),
        changes: both.changed().iter().map(change).collect(),
        none: [words::none_came(lang), words::no_changes(lang)].map(bare),
    };
    let bytes = tokio::task::spawn_blocking(move || result_document::write(&document)).await;
    let bytes = bytes.map_err(Trouble::bug)?.map_err(Trouble::bug)?;
    Ok((made_here(&format!("{slug}.docx"), DOCX)?, bytes).into_response())
}

async fn as_json(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let it = concluded(&mut tx, &slug).await?;
    let figures = finals::figures(&mut tx, it.call).await?.unwrap_or_default();
    let answers = published(&mut tx, &it, 0, ALL).await?;
    drop(tx);
    let answers: Vec<_> = answers
        .into_iter()
        .map(|one| {
            json!({
                "number": one.number, "summary": one.writing.summary, "answer": one.writing.answer, "class": one.writing.class,
                "changes": one.writing.changes, "points": one.counts.points, "texts": one.counts.texts, "senders": one.counts.senders,
            })
        })
        .collect();
    let whole = json!({ "title": it.title.ja, "decided_on": it.decided_on, "figures": figures, "answers": answers });
    let headers = made_here(&format!("{slug}.json"), "application/json")?;
    Ok((headers, whole.to_string()).into_response())
}
