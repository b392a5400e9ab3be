//! How long a case or a consultation is kept, its hold, and a grant whose papers stay longer（保存と廃棄の保留）.

use crate::actions::cases::NotDone;
use crate::actions::holds;
use crate::store::disposal::{self, OfCase};
use crate::store::{call_holds, consultations, submissions};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::keeping::{self as pages, Disposed, Keeping, KeepingPage};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use domain::calendar::{FiscalYear, date_in_japan};
use domain::consultations::Consultation;
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};
use domain::retention::{Term, may_hold, may_hold_consultation, may_release, may_release_consultation};
use domain::submissions::Submission;

/// What the store knows of the papers of a case, as pages show it.
pub fn keeping(kept: &OfCase) -> Keeping {
    let disposed = kept.disposed.as_ref().map(|(at, disposal)| Disposed {
        on: date_in_japan(*at),
        programme: disposal.programme.clone(),
        term: Term {
            year: FiscalYear(i32::try_from(disposal.fiscal_year).unwrap_or(i32::MAX)),
            years: i32::try_from(disposal.years).unwrap_or(i32::MAX),
        },
        proposer: disposal.proposer.clone(),
        approver: disposal.answerer.clone().unwrap_or_default(),
    });
    let hold = kept.hold.as_ref();
    Keeping {
        until: kept.until,
        held: hold.map(|hold| (hold.reason.clone(), hold.held_by.clone(), date_in_japan(hold.held_at))),
        disposed,
        grant: kept.grant,
    }
}

fn answer(ctx: &Ctx, data: &KeepingPage<'_>, typed: &Answers, problems: &Problems) -> Answer {
    let build = |frame: &app::frame::Frame| pages::page(frame, data, typed, problems);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

async fn open(ctx: &Ctx, number: &str) -> Result<Submission, Trouble> {
    let case = submissions::find_by_number(&mut ctx.state.db.read().await?, number).await?;
    let case = case.ok_or(Refusal::NotFound)?;
    may_hold(ctx.viewer(), &case)?;
    Ok(case)
}

async fn page(ctx: &Ctx, number: &str, typed: &Answers, problems: &Problems) -> Answer {
    let case = open(ctx, number).await?;
    let mut tx = ctx.state.db.read().await?;
    let kept = disposal::papers(&mut tx, &case, date_in_japan(ctx.now())).await?;
    let keeping = keeping(&kept);
    let data = KeepingPage {
        of: (number.to_owned(), links::staff_case(number)),
        here: links::staff_keeping(number),
        keeping: &keeping,
        is_consultation: false,
        erased_on: None,
        may_release: may_release(ctx.viewer(), &case).is_ok(),
    };
    answer(ctx, &data, typed, problems)
}

pub async fn show(ctx: Ctx, Path(number): Path<String>) -> Answer {
    page(&ctx, &number, &Answers::default(), &Problems::none()).await
}

pub async fn save(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let case = open(&ctx, &number).await?;
    let done = match fields.get("go") {
        "release" => holds::release(state, viewer, case.id.0, now).await.map_err(NotDone::Failed),
        "longer" => {
            let sent = (fields.get("until"), fields.get("why"));
            holds::keep_longer(state, viewer, &number, sent, now).await
        }
        _ => holds::case(state, viewer, &number, fields.get("reason"), now).await,
    };
    match done {
        Ok(()) => Ok(Redirect::to(&links::staff_keeping(&number)).into_response()),
        Err(NotDone::Mend(problems)) => page(&ctx, &number, &fields.answers(), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn open_consultation(ctx: &Ctx, slug: &str) -> Result<Consultation, Trouble> {
    let found = consultations::find_by_slug(&mut ctx.state.db.read().await?, slug).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    may_hold_consultation(ctx.viewer(), &found)?;
    Ok(found)
}

async fn consultation_page(ctx: &Ctx, slug: &str, typed: &Answers, problems: &Problems) -> Answer {
    let it = open_consultation(ctx, slug).await?;
    let mut tx = ctx.state.db.read().await?;
    let term = call_holds::term(&mut tx, it.call).await?.ok_or(Refusal::NotFound)?;
    let hold = call_holds::of(&mut tx, it.call).await?;
    drop(tx);
    let keeping = Keeping {
        until: term.ended_at.map(|ended| Term::of(ended, term.years).ends()),
        held: hold.map(|hold| (hold.reason, hold.held_by, date_in_japan(hold.held_at))),
        ..Keeping::default()
    };
    let data = KeepingPage {
        of: (it.title.text(ctx.lang()).bare(), links::staff_consultation(slug)),
        here: links::staff_consultation_keeping(slug),
        keeping: &keeping,
        is_consultation: true,
        erased_on: term.erased_at.map(date_in_japan),
        may_release: may_release_consultation(ctx.viewer(), &it).is_ok(),
    };
    answer(ctx, &data, typed, problems)
}

pub async fn show_consultation(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    consultation_page(&ctx, &slug, &Answers::default(), &Problems::none()).await
}

pub async fn save_consultation(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let it = open_consultation(&ctx, &slug).await?;
    let done = match fields.get("go") {
        "release" => holds::release(state, viewer, it.call.0, now).await.map_err(NotDone::Failed),
        _ => holds::consultation(state, viewer, &slug, fields.get("reason"), now).await,
    };
    match done {
        Ok(()) => Ok(Redirect::to(&links::staff_consultation_keeping(&slug)).into_response()),
        Err(NotDone::Mend(problems)) => consultation_page(&ctx, &slug, &fields.answers(), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
