//! Keying in opinions on paper one after the other, and comparing them（紙の意見の入力・確認）.

use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::headers::ShowsFiles;
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use super::staff_opinions::{readable, scans_of};
use crate::actions::cases::NotDone;
use crate::actions::opinion_desk as actions;
use crate::actions::opinions::present_plan;
use crate::secrets;
use crate::store::{districts, opinion_lists, opinions};
use app::links::{self, at};
use app::pages::staff_opinions::{self as pages, CheckPage, EntryPage};
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use domain::forms::Answers;
use domain::opinions::{PARTS, clause_field, may_check, may_key_in, parts_shown, sign_of, write_parts};
use domain::problems::Problems;

/// The routes of this feature.
pub fn routes() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .get(at::STAFF_OPINION_ENTRY, staff, entry)
        .post(at::STAFF_OPINION_ENTRY, staff, key_in)
        .get(at::STAFF_OPINION_CHECKS, staff, next)
        .get(at::STAFF_OPINION_CHECK, staff, check_form)
        .post(at::STAFF_OPINION_CHECK, staff, check)
}

/// What stays on the screen from one paper to the next.
const KEPT: [&str; 3] = ["channel", "received", "postmark"];

async fn entry_page(ctx: &Ctx, slug: &str, fields: &Fields, typed: &Answers, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let consultation = readable(ctx, &mut tx, slug).await?;
    may_key_in(ctx.viewer(), &consultation, ctx.now())?;
    let plan = present_plan(&mut tx, &consultation).await?;
    let districts = districts::all(&mut tx).await?;
    drop(tx);
    let fresh = secrets::random::<16>();
    let once = Some(fields.get("once")).filter(|once| !once.is_empty()).unwrap_or(&fresh);
    let mut typed = typed.clone();
    if typed.get("naming").is_empty() {
        typed.set("naming", consultation.particulars.namings().first().map_or("", |naming| naming.code()));
    }
    let done = Some(fields.get("done")).filter(|number| !number.is_empty());
    let data = EntryPage {
        consultation: &consultation,
        plan: &plan,
        typed: &typed,
        problems,
        districts: &districts,
        once,
        done: done.map(|number| (number, fields.get("out") == "yes")),
        count: fields.get("count").parse().unwrap_or_default(),
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(ctx.page_with(status, |frame| pages::entry(frame, &data)))
}

async fn entry(ctx: Ctx, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::of_query(query.as_deref().unwrap_or_default());
    let mut typed = Answers::default();
    for key in KEPT {
        typed.set(key, fields.get(key));
    }
    entry_page(&ctx, &slug, &fields, &typed, &Problems::none()).await
}

async fn key_in(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let mut typed = fields.answers();
    if fields.get("go") == "piece" {
        typed.set(PARTS, &(parts_shown(&typed) + 1).to_string());
        return entry_page(&ctx, &slug, &fields, &typed, &Problems::none()).await;
    }
    match actions::key_in(&ctx.state, ctx.viewer(), &slug, &typed, ctx.now()).await {
        Ok(opinion) if fields.get("go") == "scan" => {
            Ok(see_other(&format!("{}#scans", links::staff_opinion_show(&opinion.number))))
        }
        Ok(opinion) => {
            let count = fields.get("count").parse::<u32>().unwrap_or_default() + 1;
            let count = count.to_string();
            let mut kept: Vec<(&str, &str)> = KEPT.iter().map(|key| (*key, fields.get(key))).collect();
            kept.extend([("done", opinion.number.as_str()), ("count", &count)]);
            if opinion.validity == domain::opinions::Validity::Invalid {
                kept.push(("out", "yes"));
            }
            Ok(see_other(&links::with_query(&links::staff_opinion_entry(&slug), &kept)))
        }
        Err(NotDone::Mend(problems)) => entry_page(&ctx, &slug, &fields, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// Leads to the next paper that waits for the viewer.
async fn next(ctx: Ctx, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::of_query(query.as_deref().unwrap_or_default());
    let by = ctx.person()?;
    let mut tx = ctx.state.db.read().await?;
    let consultation = readable(&ctx, &mut tx, &slug).await?;
    may_key_in(ctx.viewer(), &consultation, ctx.now())?;
    let found = opinion_lists::next_unchecked(&mut tx, consultation.call, by, fields.get("after")).await?;
    match found {
        Some(number) => Ok(see_other(&links::staff_opinion_check(&number))),
        None => Ok(ctx.page(|frame| pages::nothing_to_check(frame, &consultation))),
    }
}

async fn check_page(ctx: &Ctx, number: &str, typed: Option<&Answers>, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let (opinion, consultation, plan) = actions::find(&mut tx, ctx.viewer(), number).await?;
    may_check(&opinion, &consultation, ctx.viewer(), ctx.now())?;
    let author = opinions::author(&mut tx, opinion.id).await?.unwrap_or_default();
    let districts = districts::all(&mut tx).await?;
    let scans = scans_of(&mut tx, &opinion).await?;
    drop(tx);
    actions::note_view(&ctx.state, ctx.viewer(), opinion.id, ctx.now()).await?;
    let mut kept = Answers::default();
    write_parts(&opinion.parts, &mut kept);
    for (index, part) in opinion.parts.iter().enumerate() {
        let signs: Vec<String> = part.nodes.iter().map(|node| sign_of(&plan, *node)).collect();
        kept.set(&clause_field(index), &signs.join("、"));
    }
    let district = author.district.map(|id| id.to_string()).unwrap_or_default();
    for (key, value) in [
        ("channel", opinion.channel.code()),
        ("received", &opinion.received_on.to_string()),
        ("postmark", &opinion.postmark_on.map(|day| day.to_string()).unwrap_or_default()),
        ("naming", opinion.naming.code()),
        ("category", &opinion.category),
        ("name", &author.name),
        ("organisation", &author.organisation),
        ("postcode", &author.postcode),
        ("address", &author.address),
        ("district", &district),
        ("email", &author.email),
        ("phone", &author.phone),
    ] {
        kept.set(key, value);
    }
    let data = CheckPage {
        number,
        consultation: &consultation,
        plan: &plan,
        typed: typed.unwrap_or(&kept),
        problems,
        districts: &districts,
        scans: &scans,
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut response = ctx.page_with(status, |frame| pages::check(frame, &data));
    response.extensions_mut().insert(ShowsFiles);
    Ok(response)
}

async fn check_form(ctx: Ctx, Path(number): Path<String>) -> Answer {
    check_page(&ctx, &number, None, &Problems::none()).await
}

async fn check(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let mut typed = fields.answers();
    if fields.get("go") == "piece" {
        typed.set(PARTS, &(parts_shown(&typed) + 1).to_string());
        return check_page(&ctx, &number, Some(&typed), &Problems::none()).await;
    }
    match actions::check(&ctx.state, ctx.viewer(), &number, &typed, ctx.now()).await {
        Ok(opinion) => {
            let mut tx = ctx.state.db.read().await?;
            let (_, consultation, _) = actions::find(&mut tx, ctx.viewer(), &opinion.number).await?;
            let list = links::staff_opinion_checks(&consultation.slug);
            Ok(see_other(&links::with_query(&list, &[("after", &number)])))
        }
        Err(NotDone::Mend(problems)) => check_page(&ctx, &number, Some(&typed), &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
