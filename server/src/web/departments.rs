//! The administrator's pages of departments（課の登録）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::departments as actions;
use crate::store::{Stored, approval_routes, digests, people, staff};
use app::links::{self, at};
use app::pages::{approval_routes as route_pages, departments as pages};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use domain::approval_routes::{Member, typed as route_typed};
use domain::calendar::date_in_japan;
use domain::departments::DepartmentForm;
use domain::people::{Organisation, OrganisationId, OrganisationKind};
use domain::problems::{Problems, Refusal};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::staff_departments(), Guard::Admin, list)
        .post(links::staff_departments(), Guard::Admin, add)
        .get(at::STAFF_DEPARTMENT, Guard::Admin, show)
        .post(at::STAFF_DEPARTMENT, Guard::Admin, change)
        .post(at::STAFF_DIGEST, Guard::Admin, switch_digest)
        .get(at::STAFF_ROUTE, Guard::Admin, route)
        .post(at::STAFF_ROUTE, Guard::Admin, set_route)
}

/// The city itself first: letters that no department writes carry its address.
async fn all(ctx: &Ctx) -> Stored<Vec<Organisation>> {
    let mut tx = ctx.state.db.read().await?;
    let mut all: Vec<Organisation> = staff::city_organisation(&mut tx).await?.into_iter().collect();
    all.extend(people::departments(&mut tx).await?);
    Ok(all)
}

fn typed(fields: &Fields) -> DepartmentForm {
    let get = |key| fields.get(key).to_owned();
    DepartmentForm { name: get("name"), email: get("email"), phone: get("phone") }
}

async fn list(ctx: Ctx) -> Answer {
    let all = all(&ctx).await?;
    Ok(ctx.page(|frame| pages::departments(frame, &all, &DepartmentForm::default(), &Problems::none())))
}

async fn add(ctx: Ctx, fields: Fields) -> Answer {
    let form = typed(&fields);
    match actions::add(&ctx.state, ctx.person()?, &form, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_departments()).into_response()),
        Err(NotDone::Mend(problems)) => {
            let all = all(&ctx).await?;
            Ok(ctx.form_again(|frame| pages::departments(frame, &all, &form, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn find(ctx: &Ctx, id: &str) -> Result<Organisation, Trouble> {
    let id: OrganisationId = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = people::organisation(&mut ctx.state.db.read().await?, id).await?;
    Ok(found.filter(|found| found.kind.is_of_the_city()).ok_or(Refusal::NotFound)?)
}

async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let found = find(&ctx, &id).await?;
    let morning = morning(&ctx, &found).await?;
    let form = DepartmentForm {
        name: found.name,
        email: found.email.unwrap_or_default(),
        phone: found.phone.unwrap_or_default(),
    };
    Ok(ctx.page(|frame| pages::department(frame, found.id, &form, morning, &Problems::none())))
}

async fn change(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let found = find(&ctx, &id).await?;
    let (id, morning) = (found.id, morning(&ctx, &found).await?);
    let form = typed(&fields);
    match actions::change(&ctx.state, ctx.person()?, id, &form, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_departments()).into_response()),
        Err(NotDone::Mend(problems)) => {
            Ok(ctx.form_again(|frame| pages::department(frame, id, &form, morning, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// Whether a department's morning digest is on, and whether there is a mail box for it; the city itself has none.
async fn morning(ctx: &Ctx, found: &Organisation) -> Result<Option<(bool, bool)>, Trouble> {
    if found.kind != OrganisationKind::Department {
        return Ok(None);
    }
    let is_off = digests::is_off(&mut ctx.state.db.read().await?, found.id).await?;
    Ok(Some((!is_off, found.email.is_some())))
}

async fn switch_digest(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: OrganisationId = id.parse().map_err(|_| Refusal::NotFound)?;
    crate::actions::digests::switch(&ctx.state, ctx.person()?, id, fields.get("digest") == "on", ctx.now()).await?;
    Ok(Redirect::to(&format!("{}#digest", links::staff_department(id.0))).into_response())
}

/// A department that decides, with its people.
async fn deciding(ctx: &Ctx, id: &str) -> Result<(Organisation, Vec<Member>), Trouble> {
    let found = find(ctx, id).await?;
    if found.kind != OrganisationKind::Department {
        return Err(Refusal::NotFound.into());
    }
    let mut tx = ctx.state.db.read().await?;
    let members = actions::members(&mut tx, found.id, date_in_japan(ctx.now())).await?;
    Ok((found, members))
}

async fn route(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (department, members) = deciding(&ctx, &id).await?;
    let mut tx = ctx.state.db.read().await?;
    let typed = route_typed(&approval_routes::of_department(&mut tx, department.id).await?);
    Ok(ctx.page(|frame| route_pages::route(frame, &department, &members, &typed, &Problems::none())))
}

async fn set_route(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let (department, members) = deciding(&ctx, &id).await?;
    let typed = fields.answers();
    match actions::set_route(&ctx.state, ctx.person()?, department.id, &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_route(department.id.0)).into_response()),
        Err(NotDone::Mend(problems)) => {
            Ok(ctx.form_again(|frame| route_pages::route(frame, &department, &members, &typed, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
