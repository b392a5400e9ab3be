//! The running order and the clock of the hall（進行表・会場の時計）.

use super::{Place, judging, status};
use crate::actions::cases::NotDone;
use crate::actions::reviews::day::{settle, turn_field};
use crate::store::review_cases as store;
use crate::web::errors::Answer;
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::calls::Sheet;
use app::pages::staff_review::Where;
use app::pages::staff_review::agenda::{self as pages, SlotRow};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::REFRESH;
use axum::response::{IntoResponse, Redirect};
use domain::calendar::jst;
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};

/// How often the browser in the hall asks for the clock again.
const EVERY: HeaderValue = HeaderValue::from_static("15");

fn slots(said: Vec<store::Said>) -> Vec<SlotRow> {
    let heard = said.into_iter().filter(|one| one.heard);
    let slot = |one: store::Said| SlotRow {
        field: turn_field(&one.number),
        number: one.number,
        title: one.title,
        group: one.group,
        turn: one.turn,
    };
    heard.map(slot).collect()
}

async fn show_with(ctx: &Ctx, slug: &str, track: &str, again: Option<(&Answers, &Problems)>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = judging(ctx, &mut tx, slug, track).await?;
    let round = found.begun()?;
    let agenda = store::agenda(&mut tx, round.id).await?;
    let slots = slots(store::said(&mut tx, round.id).await?);
    let mut stored = Answers::default();
    let usual = [("talk", 7), ("questions", 5), ("scoring", 3)];
    for (key, minutes) in usual {
        stored.set(key, &minutes.to_string());
    }
    if let Some(agenda) = &agenda {
        let local = jst(agenda.starts_at);
        stored.set("starts-date", &local.format("%Y/%m/%d").to_string());
        stored.set("starts-time", &local.format("%H:%M").to_string());
        stored.set("place", &agenda.place);
        for (key, minutes) in [("talk", agenda.talk), ("questions", agenda.questions), ("scoring", agenda.scoring)] {
            stored.set(key, &minutes.to_string());
        }
    }
    let none = Problems::none();
    let (typed, problems) = again.unwrap_or((&stored, &none));
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    let place = Where { call: &found.call, code: found.code() };
    Ok(ctx.page_with(status(problems), |frame| pages::agenda(frame, &place, agenda.as_ref(), &slots, &sheet)))
}

pub async fn show(ctx: Ctx, Path((slug, track)): Place) -> Answer {
    show_with(&ctx, &slug, &track, None).await
}

pub async fn save(ctx: Ctx, Path((slug, track)): Place, fields: Fields) -> Answer {
    let typed = fields.answers();
    match settle(&ctx.state, ctx.viewer(), (&slug, &track), &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_agenda(&slug, &track)).into_response()),
        Err(NotDone::Mend(problems)) => show_with(&ctx, &slug, &track, Some((&typed, &problems))).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn clock(ctx: Ctx, Path((slug, track)): Place) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = judging(&ctx, &mut tx, &slug, &track).await?;
    let round = found.begun()?;
    let agenda = store::agenda(&mut tx, round.id).await?.ok_or(Refusal::NotFound)?;
    let slots = slots(store::said(&mut tx, round.id).await?);
    let place = Where { call: &found.call, code: found.code() };
    let mut response = ctx.page(|frame| pages::hall(frame, &place, &agenda, &slots));
    response.headers_mut().insert(REFRESH, EVERY);
    Ok(response)
}
