//! A group's own pages: registering, its data, its papers, its public profile（わたしの団体）.

use super::downloads::file_response;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::papers::{REQUEST_MAX, status_of, take_file};
use super::proposals::see_other;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::groups as actions;
use crate::postcodes::look_up;
use crate::store::{Tx, districts, group_files, groups, members};
use app::links::{self, at};
use app::pages::groups::edit::{self, Edit, FIND_ADDRESS};
use app::pages::groups::{Show, show};
use axum::extract::{DefaultBodyLimit, Path, Request};
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode};
use domain::addresses::fill;
use domain::calendar::date_in_japan;
use domain::folding::Postcode;
use domain::groups::{Fact, Group, GroupForm, GroupPaper, ProfileForm, may_edit, may_end, may_manage};
use domain::people::OrganisationId;
use domain::problems::{Problem, Problems, Refusal};
use domain::proposals::paper_field;
use domain::texts::{Text, groups as words};
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let signed_in = Guard::SignedIn;
    Routes::default()
        .get(links::my_group_new(), signed_in, new_form)
        .post(links::my_group_new(), signed_in, register)
        .get(at::MY_GROUP, signed_in, page)
        .get(at::MY_GROUP_EDIT, signed_in, edit_form)
        .post(at::MY_GROUP_EDIT, signed_in, change)
        .get(at::MY_GROUP_PROFILE, signed_in, profile_form)
        .post(at::MY_GROUP_PROFILE, signed_in, change_profile)
        .post(at::MY_GROUP_PAPERS, signed_in, keep_paper.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .get(at::MY_GROUP_PAPER, signed_in, paper)
        .post(at::MY_GROUP_PAPER_REMOVE, signed_in, remove_paper)
}

/// The id in an address; anything else names nothing.
pub(super) fn read_group(text: &str) -> Result<OrganisationId, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// The group, if the viewer acts for it.
pub(super) async fn mine(ctx: &Ctx, tx: &mut Tx, id: &str) -> Result<Group, Trouble> {
    let id = read_group(id)?;
    may_edit(ctx.viewer(), id)?;
    Ok(groups::find(tx, id).await?.ok_or(Refusal::NotFound)?)
}

async fn new_form(ctx: Ctx) -> Answer {
    let known = districts::all(&mut ctx.state.db.read().await?).await?;
    let (form, problems) = (GroupForm::default(), Problems::none());
    let data = Edit { group: None, form: &form, districts: &known, problems: &problems, found: None };
    Ok(ctx.page(|frame| edit::edit(frame, &data)))
}

/// Fills in the address of the postcode, where that is what was asked; everything typed stays.
fn find_address(ctx: &Ctx, form: &mut GroupForm) -> (Problems, Option<Text>) {
    let (postcode, address) = (Fact::Postcode.code(), Fact::Address.code());
    let typed = form.facts.get(postcode);
    let Ok(code) = typed.parse::<Postcode>() else {
        let problem = if typed.is_empty() { Problem::Missing } else { Problem::NotAPostcode };
        return (Problems::one(postcode, problem), None);
    };
    let (filled, outcome) = fill(&look_up(&code), form.facts.get(address));
    form.facts.set(address, &filled);
    (Problems::none(), Some(words::found(ctx.lang(), &outcome)))
}

async fn register(ctx: Ctx, fields: Fields) -> Answer {
    let mut form = GroupForm::read(&fields.answers());
    if fields.get("go") == FIND_ADDRESS {
        let (problems, found) = find_address(&ctx, &mut form);
        let known = districts::all(&mut ctx.state.db.read().await?).await?;
        let data = Edit { group: None, form: &form, districts: &known, problems: &problems, found };
        return Ok(ctx.page(|frame| edit::edit(frame, &data)));
    }
    match actions::register(&ctx.state, ctx.viewer(), &form, ctx.now()).await {
        Ok(id) => Ok(see_other(&links::my_group(id.0))),
        Err(NotDone::Mend(problems)) => {
            let known = districts::all(&mut ctx.state.db.read().await?).await?;
            let data = Edit { group: None, form: &form, districts: &known, problems: &problems, found: None };
            Ok(ctx.form_again(|frame| edit::edit(frame, &data)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    page_with(&ctx, &id, StatusCode::OK, &Problems::none()).await
}

async fn page_with(ctx: &Ctx, id: &str, status: StatusCode, problems: &Problems) -> Answer {
    let viewer = ctx.person()?;
    let today = date_in_japan(ctx.now());
    let mut tx = ctx.state.db.read().await?;
    let group = mine(ctx, &mut tx, id).await?;
    let id = group.organisation.id;
    let members = members::of_group(&mut tx, id, today).await?;
    let manages = may_manage(ctx.viewer(), id, &members, today).is_ok();
    let own = members.iter().filter(|member| member.person == viewer);
    let may_leave = own.into_iter().all(|member| may_end(&members, member.id, today).is_ok());
    let invitations = match manages {
        true => members::invitations(&mut tx, id, ctx.now()).await?,
        false => Vec::new(),
    };
    let files = group_files::of_group(&mut tx, id).await?;
    let known = districts::all(&mut tx).await?;
    let district = group.district.map(|id| known.full_name(id)).unwrap_or_default();
    let data = Show {
        group: &group,
        district: &district,
        members: &members,
        invitations: &invitations,
        manages,
        may_leave,
        files: &files,
        viewer,
        today,
        problems,
    };
    Ok(ctx.page_with(status, |frame| show(frame, &data)))
}

async fn edit_form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let group = mine(&ctx, &mut tx, &id).await?;
    let known = districts::all(&mut tx).await?;
    let (form, problems) = (GroupForm::of(&group), Problems::none());
    let group = Some(&group.organisation);
    let data = Edit { group, form: &form, districts: &known, problems: &problems, found: None };
    Ok(ctx.page(|frame| edit::edit(frame, &data)))
}

async fn change(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let mut form = GroupForm::read(&fields.answers());
    if fields.get("go") == FIND_ADDRESS {
        let mut tx = ctx.state.db.read().await?;
        let group = mine(&ctx, &mut tx, &id).await?;
        let (problems, found) = find_address(&ctx, &mut form);
        let known = districts::all(&mut tx).await?;
        let group = Some(&group.organisation);
        let data = Edit { group, form: &form, districts: &known, problems: &problems, found };
        return Ok(ctx.page(|frame| edit::edit(frame, &data)));
    }
    let id = read_group(&id)?;
    match actions::edit(&ctx.state, ctx.viewer(), id, &form, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::my_group(id.0))),
        Err(NotDone::Mend(problems)) => {
            let mut tx = ctx.state.db.read().await?;
            let group = groups::find(&mut tx, id).await?.ok_or(Refusal::NotFound)?;
            let known = districts::all(&mut tx).await?;
            let group = Some(&group.organisation);
            let data = Edit { group, form: &form, districts: &known, problems: &problems, found: None };
            Ok(ctx.form_again(|frame| edit::edit(frame, &data)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn profile_form(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let group = mine(&ctx, &mut ctx.state.db.read().await?, &id).await?;
    let form = ProfileForm::of(&group.profile);
    Ok(ctx.page(|frame| edit::profile(frame, &group.organisation, &form, &Problems::none())))
}

async fn change_profile(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let group = mine(&ctx, &mut ctx.state.db.read().await?, &id).await?;
    let id = group.organisation.id;
    let form = ProfileForm::read(&fields.answers());
    match actions::edit_profile(&ctx.state, ctx.viewer(), id, &form, ctx.now()).await {
        Ok(()) => Ok(see_other(&links::my_group(id.0))),
        Err(NotDone::Mend(problems)) => {
            Ok(ctx.form_again(|frame| edit::profile(frame, &group.organisation, &form, &problems)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

async fn keep_paper(ctx: Ctx, Path(id): Path<String>, request: Request) -> Answer {
    // Asked before the bytes are read, so that nobody sends megabytes for nothing.
    let group = read_group(&id)?;
    may_edit(ctx.viewer(), group)?;
    let first = paper_field(GroupPaper::Rules.code());
    let keep = |upload| actions::attach(&ctx.state, ctx.viewer(), group, upload, ctx.now());
    match take_file(&ctx, request, &first, keep).await? {
        Ok(field) => Ok(see_other(&format!("{}#f-{field}", links::my_group(group.0)))),
        Err(problems) => paper_again(&ctx, &id, &problems).await,
    }
}

async fn paper_again(ctx: &Ctx, id: &str, problems: &Problems) -> Answer {
    page_with(ctx, id, status_of(problems), problems).await
}

fn read_file(text: &str) -> Result<Uuid, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

async fn paper(ctx: Ctx, asked: HeaderMap, Path((id, file)): Path<(String, String)>) -> Answer {
    let file = actions::paper(&ctx.state, ctx.viewer(), read_group(&id)?, read_file(&file)?).await?;
    file_response(&ctx, &asked, &file.name, &file.mime, &file.sha256).await
}

async fn remove_paper(ctx: Ctx, Path((id, file)): Path<(String, String)>) -> Answer {
    let group = read_group(&id)?;
    actions::remove_paper(&ctx.state, ctx.viewer(), group, read_file(&file)?, ctx.now()).await?;
    Ok(see_other(&links::my_group(group.0)))
}
