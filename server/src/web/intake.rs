//! Applications that came on paper（窓口受付）. Their pages, budget, papers and check are those of every draft.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::{read_id, see_other};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::intake::{self as actions, may_key_in};
use crate::actions::views;
use crate::store::intakes::{self, Namesake};
use crate::store::{calls, submissions};
use app::links::{self, at};
use app::pages::staff::intake::{self as pages, CallRow, EntryPage, EntryRow, SameRow};
use axum::extract::Path;
use domain::calendar::date_in_japan;
use domain::calls::{Call, Phase};
use domain::forms::Answers;
use domain::intake::takes_paper;
use domain::people::SubmissionId;
use domain::postings::may_post;
use domain::problems::{Problems, Refusal};

/// The routes of this feature.
pub fn routes() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .get(links::staff_intake(), staff, list)
        .get(at::STAFF_INTAKE_NEW, staff, entry)
        .post(at::STAFF_INTAKE_NEW, staff, begin)
        .post(at::STAFF_INTAKE_DROP, staff, drop_entry)
        .get(at::STAFF_CONTACT, staff, contact)
        .post(at::STAFF_CONTACT, staff, change_contact)
}

async fn list(ctx: Ctx) -> Answer {
    let departments = ctx.viewer().departments();
    let mut tx = ctx.state.db.read().await?;
    let found = calls::of_departments(&mut tx, &departments).await?;
    let open = found.into_iter().filter(|call| takes_paper(&call.dates, ctx.now()).is_ok());
    let rows: Vec<CallRow> = open
        .map(|call| CallRow {
            title: call.title.text(ctx.lang()),
            until: date_in_japan(call.dates.closes_at),
            closed: call.dates.phase(ctx.now()) != Phase::Open,
            slug: call.slug,
        })
        .collect();
    let entries = intakes::unfinished(&mut tx, &departments).await?.into_iter().map(|entry| EntryRow {
        id: entry.id.0,
        channel: entry.channel,
        stamped_on: entry.stamped_on,
        group: entry.group,
        call: entry.call.text(ctx.lang()),
        keyed_by: entry.keyed_by,
        begun_on: date_in_japan(entry.begun_at),
    });
    let entries: Vec<EntryRow> = entries.collect();
    Ok(ctx.page(|frame| pages::list(frame, &rows, &entries)))
}

/// The call in the address, if the viewer may key in papers for it.
async fn call(ctx: &Ctx, slug: &str) -> Result<Call, Trouble> {
    let call = calls::find_by_slug(&mut ctx.state.db.read().await?, slug).await?.ok_or(Refusal::NotFound)?;
    may_key_in(ctx.viewer(), &call, ctx.now())?;
    Ok(call)
}

async fn entry(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let call = call(&ctx, &slug).await?;
    let mut typed = Answers::default();
    typed.set("telling", domain::intake::Telling::Post.code());
    let data = EntryPage { call: &call, typed: &typed, problems: &Problems::none(), same: &[] };
    Ok(ctx.page(|frame| pages::entry(frame, &data)))
}

async fn begin(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::begin(&ctx.state, ctx.viewer(), &slug, &typed, ctx.now()).await {
        Ok(id) => Ok(see_other(&links::proposal(id.0))),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
        Err(NotDone::Mend(problems)) => {
            let call = call(&ctx, &slug).await?;
            let same = match problems.of(actions::SAME) {
                Some(_) => namesakes(&ctx, &call, typed.get("group")).await?,
                None => Vec::new(),
            };
            let data = EntryPage { call: &call, typed: &typed, problems: &problems, same: &same };
            Ok(ctx.form_again(|frame| pages::entry(frame, &data)))
        }
    }
}

async fn namesakes(ctx: &Ctx, call: &Call, group: &str) -> Result<Vec<SameRow>, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let found = intakes::namesakes(&mut tx, call.id, call.department, group).await?;
    let row = |one: Namesake| SameRow {
        href: one.number.as_deref().map_or_else(|| links::proposal(one.id.0), links::staff_case),
        number: one.number,
        title: one.title,
        group: one.group,
        channel: one.channel,
        stage: one.stage,
    };
    Ok(found.into_iter().map(row).collect())
}

async fn drop_entry(ctx: Ctx, Path(id): Path<String>) -> Answer {
    actions::drop_entry(&ctx.state, ctx.viewer(), read_id(&id)?, ctx.now()).await?;
    Ok(see_other(&links::staff_intake()))
}

/// The contact of a case on paper that the viewer works on, after noting that personal data were looked at.
async fn kept(ctx: &Ctx, number: &str) -> Result<(SubmissionId, Answers), Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let case = submissions::find_by_number(&mut tx, number).await?.ok_or(Refusal::NotFound)?;
    may_post(ctx.viewer(), &case)?;
    let intake = intakes::find(&mut tx, case.id).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    views::note(&ctx.state, ctx.viewer(), case.id, ctx.now()).await?;
    let contact = intake.contact;
    let mut typed = Answers::default();
    for (key, value) in [
        ("name", contact.name.as_str()),
        ("telling", contact.telling.code()),
        ("postcode", &contact.postcode),
        ("address", &contact.address),
        ("phone", &contact.phone),
        ("email", &contact.email),
    ] {
        typed.set(key, value);
    }
    Ok((case.id, typed))
}

async fn contact(ctx: Ctx, Path(number): Path<String>) -> Answer {
    let (_, typed) = kept(&ctx, &number).await?;
    Ok(ctx.page(|frame| pages::contact(frame, &number, &typed, &Problems::none())))
}

async fn change_contact(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::change_contact(&ctx.state, ctx.viewer(), &number, &typed, ctx.now()).await {
        Ok(()) => Ok(see_other(&format!("{}#paper", links::staff_case(&number)))),
        Err(NotDone::Mend(problems)) => Ok(ctx.form_again(|frame| pages::contact(frame, &number, &typed, &problems))),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
