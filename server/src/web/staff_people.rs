//! The administrator's page of staff（職員の登録）.

use super::calls::PageNumber;
use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::staff_people as actions;
use crate::store::staff::{self, StaffRole};
use crate::store::{Stored, people};
use app::frame::Page;
use app::links::{self, at};
use app::pages::staff_people::{self as pages, StaffLine, StaffPage};
use app::ui::Pager;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use domain::calendar::date_in_japan;
use domain::people::Organisation;
use domain::problems::{Problems, Refusal};
use domain::staffing::RoleForm;
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get(links::staff_people(), Guard::Admin, list)
        .post(links::staff_people(), Guard::Admin, give)
        .get(at::STAFF_PERSON_END, Guard::Admin, end_form)
        .post(at::STAFF_PERSON_END, Guard::Admin, end)
}

fn line(role: StaffRole) -> StaffLine {
    StaffLine {
        id: role.id,
        person: role.person,
        department: role.department,
        role: role.membership.role,
        from: role.membership.from,
        until: role.membership.until,
    }
}

/// What the list shows of the store.
struct Shown {
    lines: Vec<StaffLine>,
    pages: Pager,
    departments: Vec<Organisation>,
}

async fn load(ctx: &Ctx, page: i64) -> Stored<Shown> {
    let mut tx = ctx.state.db.read().await?;
    let today = date_in_japan(ctx.now());
    let mut lines: Vec<StaffLine> = staff::page(&mut tx, today, page).await?.into_iter().map(line).collect();
    let size = usize::try_from(staff::PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > size;
    lines.truncate(size);
    let address = |page: i64| links::with_query(&links::staff_people(), &[("page", &page.to_string())]);
    let pages =
        Pager { previous: (page > 0).then(|| address(page)), number: page + 1, next: more.then(|| address(page + 2)) };
    let mut departments = people::departments(&mut tx).await?;
    departments.extend(staff::city_organisation(&mut tx).await?);
    Ok(Shown { lines, pages, departments })
}

impl Shown {
    fn page(self, frame: &app::frame::Frame, form: &RoleForm, problems: &Problems) -> Page {
        let Shown { lines, pages, departments } = self;
        pages::staff(frame, StaffPage { lines: &lines, pages, departments: &departments, form, problems })
    }
}

async fn list(ctx: Ctx, Query(number): Query<PageNumber>) -> Answer {
    let shown = load(&ctx, number.index()).await?;
    let today = date_in_japan(ctx.now()).to_string();
    let form = RoleForm { from: today, role: "officer".to_owned(), ..RoleForm::default() };
    Ok(ctx.page(|frame| shown.page(frame, &form, &Problems::none())))
}

async fn give(ctx: Ctx, fields: Fields) -> Answer {
    let typed = |key| fields.get(key).to_owned();
    let form = RoleForm {
        email: typed("email"),
        name: typed("name"),
        department: typed("department"),
        role: typed("role"),
        from: typed("from"),
        until: typed("until"),
    };
    match actions::give_role(&ctx.state, ctx.person()?, &form, ctx.lang(), ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_people()).into_response()),
        Err(NotDone::Mend(problems)) => {
            let shown = load(&ctx, 0).await?;
            Ok(ctx.form_again(|frame| shown.page(frame, &form, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn find(ctx: &Ctx, id: &str) -> Result<StaffLine, super::errors::Trouble> {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = staff::find(&mut ctx.state.db.read().await?, id).await?;
    Ok(found.map(line).ok_or(Refusal::NotFound)?)
}

async fn end_form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let line = find(&ctx, &id).await?;
    let today = date_in_japan(ctx.now()).to_string();
    Ok(ctx.page(|frame| pages::end(frame, &line, &today, &Problems::none())))
}

async fn end(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let line = find(&ctx, &id).await?;
    let until = fields.get("until");
    match actions::end_role(&ctx.state, ctx.person()?, line.id, until, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_people()).into_response()),
        Err(NotDone::Mend(problems)) => Ok(ctx.form_again(|frame| pages::end(frame, &line, until, &problems))),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
