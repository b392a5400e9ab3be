//! Home, the lists of calls, and the pages of one call（ホーム・募集）.

use super::downloads::file_response;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::keyset::{mark, read_mark};
use super::request::Ctx;
use crate::store::call_lists::{self, Stretch, Which};
use crate::store::{call_files, calls, people, submissions};
use app::links::{self, at};
use app::pages::calls::show::CallPage;
use app::pages::calls::{self as pages, CallCard, List, guide, show as show_page, tools};
use app::pages::consultations::Card;
use app::pages::home;
use app::ui::Pager;
use axum::extract::{Path, Query, RawQuery};
use axum::http::HeaderMap;
use domain::calls::{Call, CallKind};
use domain::forms::Answers;
use domain::people::{CallId, FileId, Organisation};
use domain::problems::{Problems, Refusal};
use domain::texts::{Lang, Text, calls as words};
use serde::Deserialize;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .public(links::home(), home)
        .public(links::calls(), list)
        .public(at::CALL, show)
        .public(at::CALL_GUIDE, show_guide)
        .get(at::CALL_CHECK, Guard::Anyone, check)
        .get(at::CALL_CALCULATOR, Guard::Anyone, calculator)
        .get(at::CALL_FILE, Guard::Anyone, download)
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

/// What of the lists is asked for.
#[derive(Debug, Deserialize, Default)]
#[serde(default)]
struct Asked {
    list: String,
    after: String,
    before: String,
    page: String,
}

const LISTS: [(Which, &str); 3] = [(Which::Open, "open"), (Which::Upcoming, "upcoming"), (Which::Past, "past")];

fn title(which: Which, lang: Lang) -> Text {
    match which {
        Which::Open => words::open_list(lang),
        Which::Upcoming => words::upcoming_list(lang),
        _ => words::past(lang),
    }
}

fn none(which: Which, lang: Lang) -> Text {
    match which {
        Which::Open => words::none_current(lang),
        Which::Upcoming => words::none_upcoming(lang),
        _ => words::none_past(lang),
    }
}

fn card(line: &calls::CallLine) -> CallCard {
    CallCard { slug: line.slug.clone(), title: line.title.clone(), summary: line.summary.clone(), dates: line.dates }
}

async fn home(ctx: Ctx) -> Answer {
    let (open, asked) = next_to_close(&ctx).await?;
    Ok(ctx.page(|frame| home::home(frame, &open, &asked)))
}

/// What the home page shows: the calls and the consultations that close next.
pub(super) async fn next_to_close(ctx: &Ctx) -> Result<(Vec<CallCard>, Vec<Card>), Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let (open, _) = call_lists::stretch(&mut tx, CallKind::Grant, Which::Open, ctx.now(), Stretch::First).await?;
    let open = open.iter().take(3).map(card).collect();
    let kind = CallKind::Consultation;
    let (asked, _) = call_lists::stretch(&mut tx, kind, Which::Open, ctx.now(), Stretch::First).await?;
    Ok((open, asked.iter().take(3).map(super::consultations::card).collect()))
}

async fn list(ctx: Ctx, Query(asked): Query<Asked>) -> Answer {
    let lists = match LISTS.iter().find(|(_, name)| *name == asked.list) {
        Some((which, name)) => vec![one(&ctx, *which, name, &asked).await?],
        None => beginnings(&ctx).await?,
    };
    Ok(ctx.page(|frame| pages::list(frame, lists)))
}

/// The beginning of every list.
async fn beginnings(ctx: &Ctx) -> Result<Vec<List>, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let mut lists = Vec::new();
    for (which, name) in LISTS {
        let (lines, more) = call_lists::stretch(&mut tx, CallKind::Grant, which, ctx.now(), Stretch::First).await?;
        // Of what is over, a few are enough here.
        let few = if which == Which::Past { 5 } else { call_lists::PAGE };
        let all = more || lines.len() > few;
        lists.push(List {
            title: title(which, ctx.lang()),
            none: none(which, ctx.lang()),
            cards: lines.iter().take(few).map(card).collect(),
            all: all.then(|| links::with_query(&links::calls(), &[("list", name)])),
            pager: None,
        });
    }
    Ok(lists)
}

/// One list, a stretch of it.
async fn one(ctx: &Ctx, which: Which, name: &str, asked: &Asked) -> Result<List, Trouble> {
    let after = read_mark(&asked.after).map(|(at, id)| Stretch::After(at, CallId(id)));
    let before = || read_mark(&asked.before).map(|(at, id)| Stretch::Before(at, CallId(id)));
    let from = after.or_else(before).unwrap_or_default();
    let mut tx = ctx.state.db.read().await?;
    let (lines, more) = call_lists::stretch(&mut tx, CallKind::Grant, which, ctx.now(), from).await?;
    let (has_previous, has_next) = match from {
        Stretch::First => (false, more),
        Stretch::After(..) => (true, more),
        Stretch::Before(..) => (more, true),
    };
    let number = asked.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let address = |key: &str, line: &calls::CallLine, page: i64| {
        let (mark, page) = (mark(which.instant(line), line.id.0), page.max(1).to_string());
        links::with_query(&links::calls(), &[("list", name), (key, &mark), ("page", &page)])
    };
    let previous = lines.first().filter(|_| has_previous).map(|line| address("before", line, number - 1));
    let next = lines.last().filter(|_| has_next).map(|line| address("after", line, number + 1));
    Ok(List {
        title: title(which, ctx.lang()),
        none: none(which, ctx.lang()),
        cards: lines.iter().map(card).collect(),
        all: None,
        pager: Some(Pager { previous, number, next }),
    })
}

/// A call that the viewer may know of, with its department.
pub(super) async fn visible(ctx: &Ctx, slug: &str) -> Result<(Call, Organisation), Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let call = calls::find_by_slug(&mut tx, slug).await?;
    let call = call.filter(|call| call.is_visible_to(ctx.viewer(), ctx.now())).ok_or(Refusal::NotFound)?;
    let department = people::organisation(&mut tx, call.department).await?.ok_or(Refusal::NotFound)?;
    Ok((call, department))
}

async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (call, department) = visible(&ctx, &slug).await?;
    let mut tx = ctx.state.db.read().await?;
    let received = submissions::count_of_call(&mut tx, call.id).await?;
    let files = call_files::of_call(&mut tx, call.id).await?;
    let data = CallPage { call: &call, department: &department, received, files: &files };
    Ok(ctx.page(|frame| show_page::call(frame, &data)))
}

async fn show_guide(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (call, department) = visible(&ctx, &slug).await?;
    let files = call_files::of_call(&mut ctx.state.db.read().await?, call.id).await?;
    Ok(ctx.page(|frame| guide::guide(frame, &call, &department, &files)))
}

/// The fields of a form that was sent with GET.
fn typed(query: Option<String>) -> Answers {
    url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect()
}

async fn check(ctx: Ctx, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let (call, department) = visible(&ctx, &slug).await?;
    if call.rules.terms.self_check.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let typed = typed(query);
    Ok(ctx.page(|frame| tools::check(frame, &call, &department, &typed)))
}

async fn calculator(ctx: Ctx, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let (call, _) = visible(&ctx, &slug).await?;
    let typed = typed(query);
    let page = |result: Option<&_>, problems: &Problems| {
        let data = tools::Calculator { call: &call, typed: &typed, result, problems };
        if problems.is_empty() {
            ctx.page(|frame| tools::calculator(frame, &data))
        } else {
            ctx.form_again(|frame| tools::calculator(frame, &data))
        }
    };
    if typed.is_empty() {
        return Ok(page(None, &Problems::none()));
    }
    Ok(match call.rules.estimate(&typed) {
        Ok(calculation) => page(Some(&calculation), &Problems::none()),
        Err(problems) => page(None, &problems),
    })
}

async fn download(ctx: Ctx, asked: HeaderMap, Path((slug, file)): Path<(String, String)>) -> Answer {
    let (call, _) = visible(&ctx, &slug).await?;
    let id: FileId = file.parse().map_err(|_| Refusal::NotFound)?;
    let file = call_files::find(&mut ctx.state.db.read().await?, call.id, id).await?.ok_or(Refusal::NotFound)?;
    file_response(&ctx, &asked, &file.name, &file.mime, &file.sha256).await
}
