//! Consultations for everybody: lists, notice, document, errata, poster, following, feed and calendars（意見募集）.

use super::downloads::file_response;
use super::errors::{Answer, Trouble};
use super::following::{document as published, own_address, updated};
use super::guard::{Guard, Routes};
use super::keyset::{mark, read_mark};
use super::place::Place;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::following as following_actions;
use crate::codes;
use crate::store::call_lists::{self, Stretch, Which};
use crate::store::calls::CallLine;
use crate::store::{call_files, consultations, people, plans};
use app::links::{self, at};
use app::pages::calls::follow;
use app::pages::consultations::document::{DocumentPage, document as document_page};
use app::pages::consultations::errata::errata as errata_page;
use app::pages::consultations::poster::poster as poster_page;
use app::pages::consultations::show::{ConsultationPage, consultation as show_page};
use app::pages::consultations::{self as pages, Card, List};
use app::ui::Pager;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect};
use domain::accounts::check_email;
use domain::calls::CallKind;
use domain::consultations::{Consultation, Standing};
use domain::following::Topic;
use domain::people::{CallId, FileId, Organisation};
use domain::plans::{Plan, PlanKind, errata};
use domain::problems::{Problems, Refusal};
use domain::texts::{Lang, Text, consultations as words, following as texts};
use icalendar::Calendar;
use serde::Deserialize;

/// The routes of this feature.
pub fn routes() -> Routes {
    let anyone = Guard::Anyone;
    Routes::default()
        .public(links::consultations(), list)
        .get(links::consultations_feed(), anyone, feed)
        .get(links::consultations_calendar(), anyone, calendar)
        .get(links::consultations_follow(), anyone, follow_all_form)
        .post(links::consultations_follow(), anyone, follow_all)
        .public(at::CONSULTATION, show)
        .public(at::CONSULTATION_DOCUMENT, document)
        .public(at::CONSULTATION_EDITION, edition)
        .public(at::CONSULTATION_ERRATA, show_errata)
        .public(at::CONSULTATION_POSTER, poster)
        .get(at::CONSULTATION_CALENDAR, anyone, one_calendar)
        .get(at::CONSULTATION_FOLLOW, anyone, follow_form)
        .post(at::CONSULTATION_FOLLOW, anyone, follow_one)
        .get(at::CONSULTATION_FILE, anyone, download)
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

const LISTS: [(Which, &str); 4] = [
    (Which::Open, "open"),
    (Which::Upcoming, "upcoming"),
    (Which::Answering, "answering"),
    (Which::Finished, "finished"),
];
/// How many of what is over are shown at the beginning.
const FEW: usize = 5;
/// How many the feed holds.
const FEED: i64 = 50;

fn title(which: Which, lang: Lang) -> Text {
    match which {
        Which::Open => words::open_list(lang),
        Which::Upcoming => words::upcoming_list(lang),
        Which::Answering => words::answering_list(lang),
        Which::Finished | Which::Past => words::finished_list(lang),
    }
}

fn none(which: Which, lang: Lang) -> Text {
    match which {
        Which::Open => words::none_open(lang),
        Which::Upcoming => words::none_upcoming(lang),
        Which::Answering => words::none_answering(lang),
        Which::Finished | Which::Past => words::none_finished(lang),
    }
}

pub(super) fn card(line: &CallLine) -> Card {
    Card { slug: line.slug.clone(), title: line.title.clone(), summary: line.summary.clone(), dates: line.dates }
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
        let kind = CallKind::Consultation;
        let (lines, more) = call_lists::stretch(&mut tx, kind, which, ctx.now(), Stretch::First).await?;
        let few = if which == Which::Finished { FEW } else { call_lists::PAGE };
        let all = more || lines.len() > few;
        lists.push(List {
            title: title(which, ctx.lang()),
            none: none(which, ctx.lang()),
            cards: lines.iter().take(few).map(card).collect(),
            all: all.then(|| links::with_query(&links::consultations(), &[("list", name)])),
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
    let (lines, more) = call_lists::stretch(&mut tx, CallKind::Consultation, which, ctx.now(), from).await?;
    let (has_previous, has_next) = match from {
        Stretch::First => (false, more),
        Stretch::After(..) => (true, more),
        Stretch::Before(..) => (more, true),
    };
    let number = asked.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let address = |key: &str, line: &CallLine, page: i64| {
        let (mark, page) = (mark(which.instant(line), line.id.0), page.max(1).to_string());
        links::with_query(&links::consultations(), &[("list", name), (key, &mark), ("page", &page)])
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

/// A consultation that everybody may know of, with its department. Staff have a preview of their own.
pub(super) async fn visible(ctx: &Ctx, slug: &str) -> Result<(Consultation, Organisation), Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let found = consultations::find_by_slug(&mut tx, slug).await?;
    let found = found.filter(|found| found.standing(ctx.now()).is_public()).ok_or(Refusal::NotFound)?;
    let department = people::organisation(&mut tx, found.department).await?.ok_or(Refusal::NotFound)?;
    Ok((found, department))
}

async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (it, department) = visible(&ctx, &slug).await?;
    let mut tx = ctx.state.db.read().await?;
    let plan = plans::published(&mut tx, it.call, PlanKind::Draft).await?;
    let files = call_files::of_call(&mut tx, it.call).await?;
    // Counting a flood is not for every visitor while it lasts: the number is told after the close.
    let received = match it.standing(ctx.now()) {
        Standing::Answering | Standing::Answered => consultations::received(&mut tx, it.call).await?,
        _ => 0,
    };
    let last = plan.as_ref().map_or(1, |plan| plan.edition);
    let corrections: Vec<i32> = (2..=last).rev().collect();
    let data = ConsultationPage {
        it: &it,
        department: &department,
        plan: plan.as_ref(),
        corrections: &corrections,
        files: &files,
        received,
        preview: false,
    };
    Ok(ctx.page(|frame| show_page(frame, &data)))
}

async fn document(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (it, _) = visible(&ctx, &slug).await?;
    let plan = plans::published(&mut ctx.state.db.read().await?, it.call, PlanKind::Draft).await?;
    let plan = plan.ok_or(Refusal::NotFound)?;
    let data = DocumentPage { it: &it, plan: &plan, is_old: false, preview: false };
    Ok(ctx.page(|frame| document_page(frame, &data)))
}

/// The editions of a consultation's document that were published.
async fn editions(ctx: &Ctx, it: &Consultation) -> Result<Vec<Plan>, Trouble> {
    let all = plans::editions(&mut ctx.state.db.read().await?, it.call, PlanKind::Draft).await?;
    Ok(all.into_iter().filter(|plan| plan.frozen_at.is_some_and(|at| at <= ctx.now())).collect())
}

async fn edition(ctx: Ctx, Path((slug, number)): Path<(String, String)>) -> Answer {
    let (it, _) = visible(&ctx, &slug).await?;
    let all = editions(&ctx, &it).await?;
    let plan = all.iter().find(|plan| plan.edition.to_string() == number).ok_or(Refusal::NotFound)?;
    let is_old = all.last().is_some_and(|last| last.edition > plan.edition);
    let data = DocumentPage { it: &it, plan, is_old, preview: false };
    Ok(ctx.page(|frame| document_page(frame, &data)))
}

async fn show_errata(ctx: Ctx, Path((slug, number)): Path<(String, String)>) -> Answer {
    let (it, _) = visible(&ctx, &slug).await?;
    let all = editions(&ctx, &it).await?;
    let place = all.iter().position(|plan| plan.edition.to_string() == number).filter(|place| *place > 0);
    let place = place.ok_or(Refusal::NotFound)?;
    let (before, after) = (&all[place - 1], &all[place]);
    let found = errata::differences(before, after);
    Ok(ctx.page(|frame| errata_page(frame, &it, before, after, &found)))
}

async fn poster(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (it, department) = visible(&ctx, &slug).await?;
    let address = ctx.state.settings.absolute(&links::consultation(&it.slug));
    let code = codes::picture(&address);
    Ok(ctx.page(|frame| poster_page(frame, &it, &department, &address, code)))
}

async fn download(ctx: Ctx, asked: HeaderMap, Path((slug, file)): Path<(String, String)>) -> Answer {
    let id: FileId = file.parse().map_err(|_| Refusal::NotFound)?;
    let mut tx = ctx.state.db.read().await?;
    // The office looks at its preview before anybody else may.
    let it = consultations::find_by_slug(&mut tx, &slug).await?;
    let it = it.filter(|it| it.is_visible_to(ctx.viewer(), ctx.now())).ok_or(Refusal::NotFound)?;
    let file = call_files::find(&mut tx, it.call, id).await?.ok_or(Refusal::NotFound)?;
    file_response(&ctx, &asked, &file.name, &file.mime, &file.sha256).await
}

// ---- following ----

fn about(lang: Lang, it: Option<&Consultation>) -> follow::About {
    match it {
        Some(it) => follow::About {
            home: links::consultations(),
            home_name: words::title(lang),
            one: Some((links::consultation(&it.slug), it.title.text(lang))),
            action: links::consultation_follow(&it.slug),
            lead: texts::lead_call(lang, it.title.text(lang)),
        },
        None => follow::About {
            home: links::consultations(),
            home_name: words::title(lang),
            one: None,
            action: links::consultations_follow(),
            lead: texts::lead_consultations(lang),
        },
    }
}

async fn follow_all_form(ctx: Ctx) -> Answer {
    let about = about(ctx.lang(), None);
    Ok(ctx.page(|frame| follow::ask(frame, about, own_address(&ctx), &Problems::none())))
}

async fn follow_form(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (it, _) = visible(&ctx, &slug).await?;
    let about = about(ctx.lang(), Some(&it));
    Ok(ctx.page(|frame| follow::ask(frame, about, own_address(&ctx), &Problems::none())))
}

async fn follow_all(ctx: Ctx, place: Place, fields: Fields) -> Answer {
    take(&ctx, &place, None, &fields).await
}

async fn follow_one(ctx: Ctx, place: Place, Path(slug): Path<String>, fields: Fields) -> Answer {
    let (it, _) = visible(&ctx, &slug).await?;
    take(&ctx, &place, Some(&it), &fields).await
}

async fn take(ctx: &Ctx, place: &Place, it: Option<&Consultation>, fields: &Fields) -> Answer {
    let typed = fields.get("email");
    if let Ok(key) = check_email(typed) {
        ctx.state.limits.letter(&key, place.0)?;
    }
    let topic = it.map_or(Topic::Consultations, |it| Topic::Call(it.call));
    match following_actions::ask(&ctx.state, topic, typed, ctx.lang(), ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::follow_sent()).into_response()),
        Err(NotDone::Mend(problems)) => {
            let about = about(ctx.lang(), it);
            Ok(ctx.form_again(|frame| follow::ask(frame, about, typed, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

// ---- feed and calendars ----

async fn feed(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let lines = call_lists::for_feed(&mut tx, CallKind::Consultation, ctx.now(), FEED).await?;
    let title = texts::feed_consultations(ctx.lang(), &*ctx.frame.city);
    let (own, home) = (links::consultations_feed(), links::consultations());
    Ok(updated(&ctx, &lines, title, &own, &home, links::consultation))
}

async fn calendar(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let mut lines = Vec::new();
    for which in [Which::Open, Which::Upcoming] {
        let kind = CallKind::Consultation;
        lines.extend(call_lists::stretch(&mut tx, kind, which, ctx.now(), Stretch::First).await?.0);
    }
    let mut calendar = Calendar::new();
    calendar.name(&texts::feed_consultations(ctx.lang(), &*ctx.frame.city).bare());
    for line in lines.iter().filter(|line| line.dates.cancelled_at.is_none()) {
        let title = line.title.text(ctx.lang()).bare();
        calendar.push(super::following::deadline(
            &ctx,
            &links::consultation(&line.slug),
            &line.slug,
            &title,
            &line.dates,
        ));
    }
    Ok(published(super::following::CALENDAR, Some(super::following::CALENDAR_NAME), calendar.done().to_string()))
}

async fn one_calendar(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (it, _) = visible(&ctx, &slug).await?;
    let mut calendar = Calendar::new();
    let title = it.title.text(ctx.lang()).bare();
    calendar.push(super::following::deadline(&ctx, &links::consultation(&it.slug), &it.slug, &title, &it.dates));
    Ok(published(super::following::CALENDAR, Some(super::following::CALENDAR_NAME), calendar.done().to_string()))
}
