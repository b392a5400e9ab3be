//! The day of the panel: attendance, tally, what the panel says, minutes, drafts（集計・判断・議事録・起案）.

use super::{Place, judging, status, to_round};
use crate::actions::cases::NotDone;
use crate::actions::reviews::tallying as actions;
use crate::store::{panels, review_cases, review_sheets, reviews as store};
use crate::web::errors::Answer;
use crate::web::request::{Ctx, Fields};
use crate::web::reviews::failed;
use app::links;
use app::pages::staff::calls::Sheet;
use app::pages::staff_review::minutes::minutes as minutes_page;
use app::pages::staff_review::tally::{RankRow, TallyView, tally as tally_page};
use app::pages::staff_review::{Where, say as pages};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};
use domain::review::{Minutes, REMARK_FIELD};

pub async fn attendance(ctx: Ctx, Path((slug, track)): Place, fields: Fields) -> Answer {
    let typed = fields.answers();
    let done = actions::attendance(&ctx.state, ctx.viewer(), (&slug, &track), &typed, ctx.now()).await;
    done.map_err(failed)?;
    Ok(to_round(&slug, &track))
}

async fn show_with(ctx: &Ctx, slug: &str, track: &str, typed: &Answers, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = judging(ctx, &mut tx, slug, track).await?;
    let round = found.begun()?;
    let lines = store::lines(&mut tx, round, None).await?;
    let open = lines.iter().filter(|line| line.assignment.counts() && line.heard && line.handed_in_at.is_none());
    let open_sheets = open.count();
    // Before the tally nobody sees where cases stand: it would lean on those who still score.
    let table = match round.tallied_at {
        Some(_) => Some(actions::table(&mut tx, &found, round).await.map_err(failed)?),
        None => None,
    };
    let rows = table.as_ref().map(|table| {
        table.ranked.iter().zip(&table.allocation.lines).map(|(ranked, allotted)| {
            let said = table.said.iter().find(|said| said.case == ranked.case);
            RankRow {
                ranked,
                allotted,
                title: said.map(|said| said.title.clone()).unwrap_or_default(),
                group: said.map(|said| said.group.clone()).unwrap_or_default(),
                comment: said.is_some_and(|said| !said.comment.is_empty()),
            }
        })
    });
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    let data = TallyView {
        place: Where { call: &found.call, code: found.code() },
        round,
        open_sheets,
        budget: found.call.budget_of(&found.track),
        allocation: table.as_ref().map(|table| &table.allocation),
        rows: rows.into_iter().flatten().collect(),
        sheet: &sheet,
    };
    Ok(ctx.page_with(status(problems), |frame| tally_page(frame, &data)))
}

pub async fn show(ctx: Ctx, Path((slug, track)): Place) -> Answer {
    show_with(&ctx, &slug, &track, &Answers::default(), &Problems::none()).await
}

fn to_tally(slug: &str, track: &str) -> axum::response::Response {
    Redirect::to(&links::staff_tally(slug, track)).into_response()
}

pub async fn make(ctx: Ctx, Path((slug, track)): Place, fields: Fields) -> Answer {
    let typed = fields.answers();
    let done = actions::tally(&ctx.state, ctx.viewer(), (&slug, &track), &typed, ctx.now()).await;
    done.map_err(failed)?;
    Ok(to_tally(&slug, &track))
}

pub async fn take_back(ctx: Ctx, Path((slug, track)): Place, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::untally(&ctx.state, ctx.viewer(), (&slug, &track), &typed, ctx.now()).await {
        Ok(()) => Ok(to_tally(&slug, &track)),
        Err(NotDone::Mend(problems)) => show_with(&ctx, &slug, &track, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn say_with(
    ctx: &Ctx,
    (slug, track, number): (&str, &str, &str),
    again: Option<(&Answers, &Problems)>,
) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = judging(ctx, &mut tx, slug, track).await?;
    let round = found.begun()?;
    let said = review_cases::said(&mut tx, round.id).await?.into_iter().find(|said| said.number == number);
    let said = said.ok_or(Refusal::NotFound)?;
    let casts = review_sheets::cast(&mut tx, round.id, Some(said.case)).await?;
    let remarks = casts.iter().filter(|cast| !cast.recused).filter_map(|cast| cast.sheet.as_ref());
    let remarks = remarks.map(|(_, typed)| typed.get(REMARK_FIELD).trim().to_owned());
    let mut remarks: Vec<String> = remarks.filter(|remark| !remark.is_empty()).collect();
    // In the order of their texts, so that their place tells nobody whose they are.
    remarks.sort();
    let mut stored = Answers::default();
    stored.set("recommended", &said.recommended.map(|yen| yen.0.to_string()).unwrap_or_default());
    stored.set("comment", &said.comment);
    if let Some(over) = &said.over {
        stored.set("outcome", over.outcome.code());
        stored.set("amount", &if over.amount.0 > 0 { over.amount.0.to_string() } else { String::new() });
        stored.set("reason", &over.reason);
    }
    let none = Problems::none();
    let (typed, problems) = again.unwrap_or((&stored, &none));
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    let data = pages::SayView {
        place: Where { call: &found.call, code: found.code() },
        number: said.number.clone(),
        title: said.title.clone(),
        group: said.group.clone(),
        requested: said.requested,
        remarks,
        sheet: &sheet,
    };
    Ok(ctx.page_with(status(problems), |frame| pages::say(frame, &data)))
}

pub async fn say_form(ctx: Ctx, Path((slug, track, number)): Path<(String, String, String)>) -> Answer {
    say_with(&ctx, (&slug, &track, &number), None).await
}

pub async fn say(ctx: Ctx, Path((slug, track, number)): Path<(String, String, String)>, fields: Fields) -> Answer {
    let typed = fields.answers();
    let place = (slug.as_str(), track.as_str(), number.as_str());
    match actions::say(&ctx.state, ctx.viewer(), place, &typed, ctx.now()).await {
        Ok(()) => Ok(to_tally(&slug, &track)),
        Err(NotDone::Mend(problems)) => say_with(&ctx, place, Some((&typed, &problems))).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn prepare(ctx: Ctx, Path((slug, track)): Place) -> Answer {
    actions::prepare(&ctx.state, ctx.viewer(), (&slug, &track), ctx.now()).await.map_err(failed)?;
    Ok(to_tally(&slug, &track))
}

pub async fn minutes(ctx: Ctx, Path((slug, track)): Place) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = judging(&ctx, &mut tx, &slug, &track).await?;
    let round = found.begun()?;
    let table = match round.tallied_at {
        Some(_) => Some(actions::table(&mut tx, &found, round).await.map_err(failed)?),
        None => None,
    };
    let seats = store::seats(&mut tx, round.id).await?;
    let said = review_cases::said(&mut tx, round.id).await?;
    let lines = store::lines(&mut tx, round, None).await?;
    let recused = lines.iter().filter(|line| !line.assignment.counts());
    let panel = panels::find(&mut tx, round.panel.0).await?.map(|panel| panel.name).unwrap_or_default();
    let text = Minutes {
        call: found.call.title.ja.clone(),
        panel,
        tallied_at: round.tallied_at,
        seats: seats.into_iter().map(|seat| (seat.name, seat.present)).collect(),
        recused: recused.map(|line| (line.number.clone(), line.reviewer.clone())).collect(),
        cases: said.into_iter().map(|said| (said.case, said.number, said.title, said.group, said.comment)).collect(),
        result: table.as_ref().map(|table| (table.ranked.as_slice(), &table.allocation)),
    }
    .text();
    let place = Where { call: &found.call, code: found.code() };
    Ok(ctx.page(|frame| minutes_page(frame, &place, &text)))
}
