//! The administrator's pages of departments（課の登録）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::departments as actions;
use crate::store::{Stored, people, staff};
use app::links::{self, at};
use app::pages::departments as pages;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use domain::departments::DepartmentForm;
use domain::people::{Organisation, OrganisationId};
use domain::problems::{Problems, Refusal};

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::staff_departments(), Guard::Admin, list)
        .post(links::staff_departments(), Guard::Admin, add)
        .get(at::STAFF_DEPARTMENT, Guard::Admin, show)
        .post(at::STAFF_DEPARTMENT, Guard::Admin, change)
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
    let form = DepartmentForm {
        name: found.name,
        email: found.email.unwrap_or_default(),
        phone: found.phone.unwrap_or_default(),
    };
    Ok(ctx.page(|frame| pages::department(frame, found.id, &form, &Problems::none())))
}

async fn change(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = find(&ctx, &id).await?.id;
    let form = typed(&fields);
    match actions::change(&ctx.state, ctx.person()?, id, &form, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_departments()).into_response()),
        Err(NotDone::Mend(problems)) => Ok(ctx.form_again(|frame| pages::department(frame, id, &form, &problems))),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
