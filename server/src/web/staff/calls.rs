//! Making calls: programmes, a new call, its pages, files, talks, publication（募集をつくる）.

use crate::actions::calls::{self as actions, cancel as cancelling, parts};
use crate::actions::cases::NotDone;
use crate::actions::papers::NotAttached;
use crate::seed::schemes::Scheme;
use crate::store::{StoreError, call_files, call_forms, calls, panels, programmes, talks};
use crate::web::errors::{Answer, Trouble};
use crate::web::papers::{NotTaken, receive_labelled, status_of, storage_down};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::calls::files::FILE_FIELD;
use app::pages::staff::calls::new::Sources;
use app::pages::staff::calls::programmes::ProgrammeRow;
use app::pages::staff::calls::talks::TalkRow;
use app::pages::staff::calls::{
    Sheet, cancel as cancel_page_view, edit as edit_page, files as files_page, new as new_page,
};
use app::pages::staff::calls::{overview, programmes as programmes_page, publish as publish_page, talks as talks_page};
use axum::extract::{Path, Query, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::calendar::jst;
use domain::calls::{Call, EditPage};
use domain::forms::Answers;
use domain::people::{FileId, ProgrammeId};
use domain::problems::{Problems, Refusal};
use serde::Deserialize;
use uuid::Uuid;

/// What an address says beside its path.
#[derive(Debug, Deserialize, Default)]
#[serde(default)]
pub struct Said {
    saved: String,
    from: String,
}

impl Said {
    pub(super) fn saved(&self) -> bool {
        self.saved == "yes"
    }
}

pub(super) fn saved_at(path: &str) -> Response {
    Redirect::to(&links::with_query(path, &[("saved", "yes")])).into_response()
}

/// A call of the viewer's departments.
pub(super) async fn own(ctx: &Ctx, slug: &str) -> Result<Call, Trouble> {
    let call = calls::find_by_slug(&mut ctx.state.db.read().await?, slug).await?;
    Ok(call.filter(|call| ctx.viewer().is_staff_of(call.department)).ok_or(Refusal::NotFound)?)
}

// ---- programmes ----

async fn programmes_again(ctx: &Ctx, typed: &Answers, problems: &Problems, saved: bool) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let rows = programmes::of_departments(&mut tx, &ctx.viewer().departments()).await?;
    let departments = actions::departments(&mut tx, ctx.viewer()).await?;
    let rows: Vec<ProgrammeRow> = rows
        .into_iter()
        .map(|row| ProgrammeRow {
            id: row.id,
            name: row.name,
            basis: row.legal_basis,
            retention: row.retention_years,
            calls: row.calls,
        })
        .collect();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| programmes_page::list(frame, &rows, &departments, &sheet, saved)))
}

pub async fn programme_list(ctx: Ctx, Query(said): Query<Said>) -> Answer {
    let typed: Answers = [("retention".to_owned(), "5".to_owned())].into_iter().collect();
    programmes_again(&ctx, &typed, &Problems::none(), said.saved()).await
}

pub async fn add_programme(ctx: Ctx, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::add_programme(&ctx.state, ctx.viewer(), &typed, ctx.now()).await {
        Ok(()) => Ok(saved_at(&links::staff_programmes())),
        Err(NotDone::Mend(problems)) => programmes_again(&ctx, &typed, &problems, false).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

fn programme_id(id: &str) -> Result<ProgrammeId, Refusal> {
    id.parse().map_err(|_| Refusal::NotFound)
}

pub async fn programme(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let id = programme_id(&id)?;
    let found = programmes::find(&mut ctx.state.db.read().await?, id).await?;
    let found = found.filter(|found| ctx.viewer().is_staff_of(domain::people::OrganisationId(found.department_id)));
    let found = found.ok_or(Refusal::NotFound)?;
    let mut typed = Answers::default();
    typed.set("name", &found.name);
    typed.set("basis", &found.legal_basis);
    typed.set("retention", &found.retention_years.to_string());
    let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &Problems::none() };
    Ok(ctx.page(|frame| programmes_page::edit(frame, id.0, &sheet)))
}

pub async fn edit_programme(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = programme_id(&id)?;
    let typed = fields.answers();
    match actions::edit_programme(&ctx.state, ctx.viewer(), id, &typed, ctx.now()).await {
        Ok(()) => Ok(saved_at(&links::staff_programmes())),
        Err(NotDone::Mend(problems)) => {
            let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &problems };
            Ok(ctx.form_again(|frame| programmes_page::edit(frame, id.0, &sheet)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

// ---- a new call ----

async fn sources(ctx: &Ctx) -> Result<Sources, StoreError> {
    let mut tx = ctx.state.db.read().await?;
    let departments = ctx.viewer().departments();
    let programmes = programmes::of_departments(&mut tx, &departments).await?;
    let earlier = calls::of_departments(&mut tx, &departments).await?;
    let template = |name: &str| Scheme::load(name).ok().map(|scheme| (name.to_owned(), scheme.title));
    Ok(Sources {
        programmes: programmes.into_iter().map(|line| (line.id.to_string(), line.name)).collect(),
        templates: Scheme::names().filter_map(template).collect(),
        calls: earlier.into_iter().take(20).map(|line| (line.slug, line.title)).collect(),
    })
}

pub async fn new(ctx: Ctx, Query(said): Query<Said>) -> Answer {
    let sources = sources(&ctx).await?;
    let mut typed = Answers::default();
    typed.set("from", if said.from.is_empty() { "nothing" } else { "" });
    if let Some(call) = own(&ctx, &said.from).await.ok().filter(|_| !said.from.is_empty()) {
        prefill(&mut typed, &call);
    }
    let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &Problems::none() };
    Ok(ctx.page(|frame| new_page::new(frame, &sources, &sheet)))
}

/// What a copy of an earlier call begins with: everything a year later.
fn prefill(typed: &mut Answers, call: &Call) {
    typed.set("from", &format!("call:{}", call.slug));
    typed.set("programme", &call.programme.to_string());
    typed.set("title", &call.title.ja);
    typed.set("code", &call.code);
    for (key, moment) in [("opens", call.dates.opens_at), ("closes", call.dates.closes_at)] {
        let local = jst(actions::a_year_later(moment));
        typed.set(&format!("{key}-date"), &local.format("%Y/%m/%d").to_string());
        typed.set(&format!("{key}-time"), &local.format("%H:%M").to_string());
    }
}

pub async fn create(ctx: Ctx, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::create(&ctx.state, ctx.viewer(), &typed, ctx.now()).await {
        Ok(slug) => Ok(saved_at(&links::staff_call(&slug))),
        Err(NotDone::Mend(problems)) => {
            let sources = sources(&ctx).await?;
            let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &problems };
            Ok(ctx.form_again(|frame| new_page::new(frame, &sources, &sheet)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

// ---- a call, page by page ----

pub async fn show(ctx: Ctx, Path(slug): Path<String>, Query(said): Query<Said>) -> Answer {
    let call = own(&ctx, &slug).await?;
    let mut tx = ctx.state.db.read().await?;
    let files = call_files::of_call(&mut tx, call.id).await?.len();
    let has_draft = call_forms::draft(&mut tx, call.id).await?.is_some();
    Ok(ctx.page(|frame| overview::overview(frame, &call, files, has_draft, said.saved())))
}

/// The panels of the department, by id and name.
async fn panels_of(ctx: &Ctx, call: &Call) -> Result<Vec<(String, String)>, StoreError> {
    let found = panels::of_departments(&mut ctx.state.db.read().await?, &[call.department]).await?;
    Ok(found.into_iter().map(|panel| (panel.id.to_string(), panel.name)).collect())
}

fn edit_page_of(code: &str) -> Result<EditPage, Refusal> {
    EditPage::from_code(code).ok_or(Refusal::NotFound)
}

pub async fn edit(ctx: Ctx, Path((slug, page)): Path<(String, String)>, Query(said): Query<Said>) -> Answer {
    let page = edit_page_of(&page)?;
    let call = own(&ctx, &slug).await?;
    let typed = call.typed(page);
    let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &Problems::none() };
    let frozen = !call.is_editable(page, ctx.now());
    let panels = panels_of(&ctx, &call).await?;
    Ok(ctx.page(|frame| edit_page::edit(frame, &call, page, &sheet, &panels, (frozen, said.saved()))))
}

pub async fn save(ctx: Ctx, Path((slug, page)): Path<(String, String)>, fields: Fields) -> Answer {
    let page = edit_page_of(&page)?;
    let typed = fields.answers();
    match actions::edit(&ctx.state, ctx.viewer(), &slug, page, &typed, ctx.now()).await {
        Ok(()) if fields.get("go") == "stay" => Ok(saved_at(&links::staff_call_edit(&slug, page.code()))),
        Ok(()) => Ok(saved_at(&links::staff_call(&slug))),
        Err(NotDone::Mend(problems)) => {
            let call = own(&ctx, &slug).await?;
            let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &problems };
            let panels = panels_of(&ctx, &call).await?;
            Ok(ctx.form_again(|frame| edit_page::edit(frame, &call, page, &sheet, &panels, (false, false))))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

// ---- files ----

async fn files_again(ctx: &Ctx, slug: &str, label: &str, problems: &Problems) -> Answer {
    let call = own(ctx, slug).await?;
    let files = call_files::of_call(&mut ctx.state.db.read().await?, call.id).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { status_of(problems) };
    Ok(ctx.page_with(status, |frame| files_page::files(frame, &call, &files, label, problems)))
}

pub async fn files(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    files_again(&ctx, &slug, "", &Problems::none()).await
}

pub async fn add_file(ctx: Ctx, Path(slug): Path<String>, request: Request) -> Answer {
    // Asked before the bytes are read, so that nobody sends megabytes for nothing.
    own(&ctx, &slug).await?;
    let (label, upload) = receive_labelled(&ctx.state.files, request, FILE_FIELD).await;
    let upload = match upload {
        Ok(upload) => upload,
        Err(NotTaken::Mend(problems)) => return files_again(&ctx, &slug, &label, &problems).await,
        Err(NotTaken::Down(field, error)) => {
            return files_again(&ctx, &slug, &label, &storage_down(&ctx, &field, &error)).await;
        }
    };
    match parts::add_file(&ctx.state, ctx.viewer(), &slug, &label, upload, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_call_files(&slug)).into_response()),
        Err(NotAttached::NotDone(NotDone::Mend(problems))) => files_again(&ctx, &slug, &label, &problems).await,
        Err(NotAttached::NotDone(NotDone::Failed(failure))) => Err(failure.into()),
        Err(NotAttached::Files(error)) => {
            files_again(&ctx, &slug, &label, &storage_down(&ctx, FILE_FIELD, &error)).await
        }
    }
}

pub async fn remove_file(ctx: Ctx, Path((slug, file)): Path<(String, String)>) -> Answer {
    let id: FileId = file.parse().map_err(|_| Refusal::NotFound)?;
    parts::remove_file(&ctx.state, ctx.viewer(), &slug, id, ctx.now()).await?;
    Ok(Redirect::to(&links::staff_call_files(&slug)).into_response())
}

// ---- talks ----

async fn talks_again(ctx: &Ctx, slug: &str, typed: &Answers, problems: &Problems) -> Answer {
    let call = own(ctx, slug).await?;
    let rows = talks::of_call(&mut ctx.state.db.read().await?, call.id).await?;
    let rows: Vec<TalkRow> = rows
        .into_iter()
        .map(|talk| TalkRow {
            id: talk.id,
            group: talk.group_name,
            held_on: talk.held_on,
            note: talk.note,
            by: talk.noted_by_name,
        })
        .collect();
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| talks_page::talks(frame, &call, &rows, &sheet)))
}

pub async fn talk_list(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let mut typed = Answers::default();
    typed.set("day", &jst(ctx.now()).format("%Y/%m/%d").to_string());
    talks_again(&ctx, &slug, &typed, &Problems::none()).await
}

pub async fn record_talk(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match parts::record_talk(&ctx.state, ctx.viewer(), &slug, &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_call_talks(&slug)).into_response()),
        Err(NotDone::Mend(problems)) => talks_again(&ctx, &slug, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn remove_talk(ctx: Ctx, Path((slug, id)): Path<(String, String)>) -> Answer {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    parts::remove_talk(&ctx.state, ctx.viewer(), &slug, id, ctx.now()).await?;
    Ok(Redirect::to(&links::staff_call_talks(&slug)).into_response())
}

// ---- publication ----

pub async fn publish_form(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let call = own(&ctx, &slug).await?;
    if call.dates.published_at.is_some() {
        return Ok(Redirect::to(&links::staff_call(&slug)).into_response());
    }
    let typed: Answers = [("when".to_owned(), "now".to_owned())].into_iter().collect();
    let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &Problems::none() };
    Ok(ctx.page(|frame| publish_page::publish(frame, &call, &sheet)))
}

pub async fn publish(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::publish(&ctx.state, ctx.viewer(), &slug, &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_call(&slug)).into_response()),
        Err(NotDone::Mend(problems)) => {
            let call = own(&ctx, &slug).await?;
            let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &problems };
            Ok(ctx.form_again(|frame| publish_page::publish(frame, &call, &sheet)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

// ---- cancellation ----

async fn cancel_page(ctx: &Ctx, slug: &str, typed: &Answers, problems: &Problems) -> Answer {
    let call = own(ctx, slug).await?;
    if call.dates.cancelled_at.is_some() {
        return Ok(Redirect::to(&links::staff_call(slug)).into_response());
    }
    call.may_cancel(ctx.viewer(), ctx.now())?;
    let concerned = cancelling::concerned(&mut ctx.state.db.read().await?, &call).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| cancel_page_view::cancel(frame, &call, concerned, &sheet)))
}

pub async fn cancel_form(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    cancel_page(&ctx, &slug, &Answers::default(), &Problems::none()).await
}

pub async fn cancel(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let typed = fields.answers();
    match cancelling::cancel(&ctx.state, ctx.viewer(), &slug, typed.get("reason"), ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_call(&slug)).into_response()),
        Err(NotDone::Mend(problems)) => cancel_page(&ctx, &slug, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
