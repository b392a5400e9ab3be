//! Panels, members and terms, for the department that looks after them（審査会・委員の登録）.

use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::request::{Ctx, Fields};
use super::reviews::failed;
use crate::actions::cases::NotDone;
use crate::actions::{calls, panels as actions};
use crate::store::panels::{self as store, Member, Panel};
use app::links::{self, at};
use app::pages::staff::calls::Sheet;
use app::pages::staff_review::panels::{self as pages, MemberRow, PanelRow};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::calendar::{date_in_japan, jst};
use domain::forms::Answers;
use domain::problems::{Problems, Refusal};
use domain::staffing::RoleForm;
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let staff = Guard::Staff;
    Routes::default()
        .get(links::staff_panels(), staff, list)
        .post(links::staff_panels(), staff, add)
        .get(at::STAFF_PANEL, staff, show)
        .post(at::STAFF_PANEL, staff, add_member)
        .get(at::STAFF_PANEL_END, staff, end_form)
        .post(at::STAFF_PANEL_END, staff, end)
}

fn row(panel: Panel) -> PanelRow {
    PanelRow { id: panel.id, name: panel.name, department: panel.department }
}

fn member_row(member: Member) -> MemberRow {
    MemberRow {
        id: member.id,
        name: member.name,
        email: member.email,
        waits: member.confirmed_at.is_none(),
        from: member.from_on,
        until: member.until_on,
    }
}

fn status(problems: &Problems) -> StatusCode {
    if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

async fn list_with(ctx: &Ctx, typed: &Answers, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let found = store::of_departments(&mut tx, &ctx.viewer().departments()).await?;
    let panels: Vec<PanelRow> = found.into_iter().map(row).collect();
    let offices = calls::departments(&mut tx, ctx.viewer()).await?;
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status(problems), |frame| pages::list(frame, &panels, &offices, &sheet)))
}

async fn list(ctx: Ctx) -> Answer {
    list_with(&ctx, &Answers::default(), &Problems::none()).await
}

async fn add(ctx: Ctx, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::add(&ctx.state, ctx.viewer(), &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_panels()).into_response()),
        Err(NotDone::Mend(problems)) => list_with(&ctx, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

fn id(text: &str) -> Result<Uuid, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

async fn show_with(ctx: &Ctx, panel: &str, typed: &Answers, problems: &Problems) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let panel = actions::own(&mut tx, ctx.viewer(), id(panel)?).await.map_err(failed)?;
    let members = store::members(&mut tx, panel.id, date_in_japan(ctx.now())).await?;
    let members: Vec<MemberRow> = members.into_iter().map(member_row).collect();
    let panel = row(panel);
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status(problems), |frame| pages::panel(frame, &panel, &members, &sheet)))
}

async fn show(ctx: Ctx, Path(panel): Path<String>) -> Answer {
    let mut typed = Answers::default();
    typed.set("from", &jst(ctx.now()).format("%Y/%m/%d").to_string());
    show_with(&ctx, &panel, &typed, &Problems::none()).await
}

async fn add_member(ctx: Ctx, Path(panel): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    let get = |key: &str| typed.get(key).to_owned();
    let form = RoleForm {
        email: get("email"),
        name: get("name"),
        from: get("from"),
        until: get("until"),
        ..RoleForm::default()
    };
    let which = id(&panel)?;
    match actions::add_member(&ctx.state, ctx.viewer(), which, &form, ctx.lang(), ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_panel(which)).into_response()),
        Err(NotDone::Mend(problems)) => show_with(&ctx, &panel, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn term(ctx: &Ctx, panel: &str, member: &str) -> Result<(PanelRow, MemberRow), Trouble> {
    let mut tx = ctx.state.db.read().await?;
    let panel = actions::own(&mut tx, ctx.viewer(), id(panel)?).await.map_err(failed)?;
    let member = store::member(&mut tx, panel.id, id(member)?).await?.ok_or(Refusal::NotFound)?;
    Ok((row(panel), member_row(member)))
}

async fn end_form(ctx: Ctx, Path((panel, member)): Path<(String, String)>) -> Answer {
    let (panel, member) = term(&ctx, &panel, &member).await?;
    let today = jst(ctx.now()).format("%Y/%m/%d").to_string();
    Ok(ctx.page(|frame| pages::end(frame, &panel, &member, &today, &Problems::none())))
}

async fn end(ctx: Ctx, Path((panel, member)): Path<(String, String)>, fields: Fields) -> Answer {
    let (panel, member) = term(&ctx, &panel, &member).await?;
    let until = fields.get("until");
    match actions::end_member(&ctx.state, ctx.viewer(), (panel.id, member.id), until, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_panel(panel.id)).into_response()),
        Err(NotDone::Mend(problems)) => {
            Ok(ctx.form_again(|frame| pages::end(frame, &panel, &member, until, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
