//! Following calls: forms and links of letters, the feed, calendars（購読・フィード・カレンダー）.

use super::calls::visible;
use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::place::Place;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::following as actions;
use crate::secrets;
use crate::store::call_lists::{self, Stretch, Which};
use crate::store::calls::CallLine;
use crate::store::subscriptions;
use app::links::{self, at};
use app::pages::calls::follow as pages;
use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text as AtomText};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::check_email;
use domain::calls::{Call, CallKind, Dates};
use domain::following::Topic;
use domain::problems::{Problems, Refusal};
use domain::texts::{Lang, Text, calls, following as words};
use icalendar::{Calendar, Component, EventLike, EventStatus};

/// The routes of this feature.
pub fn routes() -> Routes {
    let anyone = Guard::Anyone;
    Routes::default()
        .get(links::calls_feed(), anyone, feed)
        .get(links::calls_calendar(), anyone, calendar)
        .get(at::CALL_CALENDAR, anyone, call_calendar)
        .get(links::calls_follow(), anyone, ask_form)
        .post(links::calls_follow(), anyone, ask)
        .get(at::CALL_FOLLOW, anyone, call_form)
        .post(at::CALL_FOLLOW, anyone, call_ask)
        .get(links::follow_sent(), anyone, sent)
        .get(at::FOLLOW_CONFIRM, anyone, confirm_form)
        .post(at::FOLLOW_CONFIRM, anyone, confirm)
        .get(at::FOLLOW_LEAVE, anyone, leave_form)
        .post(at::FOLLOW_LEAVE, anyone, leave)
}

/// How many calls the feed and the calendar of all hold.
const FEED: i64 = 50;

/// What can be followed here: one call, or all.
fn about(lang: Lang, call: Option<&Call>) -> pages::About {
    pages::About {
        home: links::calls(),
        home_name: calls::title(lang),
        one: call.map(|call| (links::call(&call.slug), call.title.text(lang))),
        action: call.map_or_else(links::calls_follow, |call| links::call_follow(&call.slug)),
        lead: call.map_or_else(|| words::lead_calls(lang), |call| words::lead_call(lang, call.title.text(lang))),
    }
}

async fn ask_form(ctx: Ctx) -> Answer {
    let about = about(ctx.lang(), None);
    Ok(ctx.page(|frame| pages::ask(frame, about, own_address(&ctx), &Problems::none())))
}

async fn call_form(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (call, _) = visible(&ctx, &slug).await?;
    let about = about(ctx.lang(), Some(&call));
    Ok(ctx.page(|frame| pages::ask(frame, about, own_address(&ctx), &Problems::none())))
}

pub(super) fn own_address(ctx: &Ctx) -> &str {
    ctx.viewer().who().map_or("", |person| person.email.as_str())
}

async fn ask(ctx: Ctx, place: Place, fields: Fields) -> Answer {
    take(&ctx, place, None, &fields).await
}

async fn call_ask(ctx: Ctx, place: Place, Path(slug): Path<String>, fields: Fields) -> Answer {
    let (call, _) = visible(&ctx, &slug).await?;
    take(&ctx, place, Some(&call), &fields).await
}

async fn take(ctx: &Ctx, place: Place, call: Option<&Call>, fields: &Fields) -> Answer {
    let typed = fields.get("email");
    if let Ok(key) = check_email(typed) {
        ctx.state.limits.letter(&key, place.0)?;
    }
    let topic = call.map_or(Topic::Calls, |call| Topic::Call(call.id));
    match actions::ask(&ctx.state, topic, typed, ctx.lang(), ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::follow_sent()).into_response()),
        Err(NotDone::Mend(problems)) => {
            let about = about(ctx.lang(), call);
            Ok(ctx.form_again(|frame| pages::ask(frame, about, typed, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn sent(ctx: Ctx) -> Answer {
    let lang = ctx.lang();
    Ok(ctx.page(|frame| pages::said(frame, words::sent_title(lang), words::sent_text(lang))))
}

async fn confirm_form(ctx: Ctx, Path(secret): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = subscriptions::waiting(&mut tx, &secrets::hash(&secret), ctx.now()).await?;
    let found = found.ok_or(Refusal::LinkNotValid)?;
    let topic = actions::topic_name(&mut tx, found.topic, ctx.lang()).await?;
    Ok(ctx.page(|frame| pages::confirm(frame, topic, &secret)))
}

async fn confirm(ctx: Ctx, Path(secret): Path<String>) -> Answer {
    actions::confirm(&ctx.state, &secret, ctx.now()).await?;
    let lang = ctx.lang();
    Ok(ctx.page(|frame| pages::said(frame, words::confirmed_title(lang), words::confirmed_text(lang))))
}

async fn leave_form(ctx: Ctx, Path(key): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let Some(found) = subscriptions::find(&mut tx, &key).await? else { return Ok(left(&ctx)) };
    let topic = actions::topic_name(&mut tx, found.topic, ctx.lang()).await?;
    let mut others = Vec::new();
    for other in subscriptions::of_address(&mut tx, &found.email_key).await? {
        others.push(actions::topic_name(&mut tx, other.topic, ctx.lang()).await?);
    }
    Ok(ctx.page(|frame| pages::leave(frame, topic, &others, &key)))
}

/// The button of the page, and the one click of mail programs（RFC 8058）, which bring no cookie.
async fn leave(ctx: Ctx, Path(key): Path<String>, fields: Fields) -> Answer {
    actions::leave(&ctx.state, &key, fields.get("all") == "yes").await?;
    Ok(left(&ctx))
}

fn left(ctx: &Ctx) -> Response {
    let lang = ctx.lang();
    ctx.page(|frame| pages::said(frame, words::left_title(lang), words::left_text(lang)))
}

async fn feed(ctx: Ctx) -> Answer {
    let lines = call_lists::for_feed(&mut ctx.state.db.read().await?, CallKind::Grant, ctx.now(), FEED).await?;
    let title = words::feed_title(ctx.lang(), &*ctx.frame.city);
    Ok(updated(&ctx, &lines, title, &links::calls_feed(), &links::calls(), links::call))
}

/// The feed of calls of one kind: `own` is its address, `home` the page of them all, `page` that of one.
pub(super) fn updated(
    ctx: &Ctx,
    lines: &[CallLine],
    title: Text,
    own: &str,
    home: &str,
    page: fn(&str) -> String,
) -> Response {
    let absolute = |path: &str| ctx.state.settings.absolute(path);
    let instant = |at: DateTime<Utc>| -> FixedDateTime { at.fixed_offset() };
    let last = lines.iter().filter_map(changed).max().unwrap_or(ctx.now());
    let entries: Vec<Entry> = lines
        .iter()
        .filter_map(|line| {
            let address = absolute(&page(&line.slug));
            Some(Entry {
                title: AtomText::plain(line.title.text(ctx.lang()).bare()),
                id: address.clone(),
                updated: instant(changed(line)?),
                published: line.dates.published_at.map(instant),
                links: vec![Link { href: address, rel: "alternate".into(), ..Link::default() }],
                summary: Some(AtomText::plain(line.summary.text(ctx.lang()).bare())),
                ..Entry::default()
            })
        })
        .collect();
    let own = absolute(own);
    let feed = Feed {
        title: AtomText::plain(title.bare()),
        id: own.clone(),
        updated: instant(last),
        authors: vec![Person { name: ctx.frame.city.to_string(), ..Person::default() }],
        links: vec![
            Link { href: own, rel: "self".into(), ..Link::default() },
            Link { href: absolute(home), rel: "alternate".into(), ..Link::default() },
        ],
        lang: Some(ctx.lang().tag().to_owned()),
        entries,
        ..Feed::default()
    };
    document("application/atom+xml; charset=utf-8", None, feed.to_string())
}

/// The last change that readers care for.
fn changed(line: &CallLine) -> Option<DateTime<Utc>> {
    let dates = &line.dates;
    dates.results_published_at.or(dates.cancelled_at).or(dates.published_at)
}

/// Anybody may read these, so proxies may keep them a while.
pub(super) fn document(kind: &'static str, name: Option<&'static str>, body: String) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    if let Some(name) = name {
        headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static(name));
    }
    response
}

pub(super) const CALENDAR: &str = "text/calendar; charset=utf-8";
pub(super) const CALENDAR_NAME: &str = "attachment; filename=\"tomoni.ics\"";

async fn calendar(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let mut lines = Vec::new();
    for which in [Which::Open, Which::Upcoming] {
        lines.extend(call_lists::stretch(&mut tx, CallKind::Grant, which, ctx.now(), Stretch::First).await?.0);
    }
    let mut calendar = Calendar::new();
    calendar.name(&words::feed_title(ctx.lang(), &*ctx.frame.city).bare());
    for line in lines.iter().filter(|line| line.dates.cancelled_at.is_none()) {
        calendar.push(deadline(
            &ctx,
            &links::call(&line.slug),
            &line.slug,
            &line.title.text(ctx.lang()).bare(),
            &line.dates,
        ));
    }
    Ok(document(CALENDAR, Some(CALENDAR_NAME), calendar.done().to_string()))
}

async fn call_calendar(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (call, _) = visible(&ctx, &slug).await?;
    let mut calendar = Calendar::new();
    calendar.push(deadline(
        &ctx,
        &links::call(&call.slug),
        &call.slug,
        &call.title.text(ctx.lang()).bare(),
        &call.dates,
    ));
    Ok(document(CALENDAR, Some(CALENDAR_NAME), calendar.done().to_string()))
}

/// The last quarter of an hour, so that the entry ends with the deadline itself. Calendars that hold the entry of a
/// call that was given up strike it out.
pub(super) fn deadline(ctx: &Ctx, page: &str, slug: &str, title: &str, dates: &Dates) -> icalendar::Event {
    let page = ctx.state.settings.absolute(page);
    let mut event = icalendar::Event::new();
    event
        .uid(&format!("{slug}@{}", ctx.state.settings.public_url.host_str().unwrap_or("localhost")))
        .timestamp(ctx.now())
        .summary(&words::deadline_of(ctx.lang(), title).bare())
        .description(&page)
        .url(&page)
        .starts(dates.closes_at - TimeDelta::minutes(15))
        .ends(dates.closes_at);
    if dates.cancelled_at.is_some() {
        event.status(EventStatus::Cancelled);
    }
    event.done()
}
