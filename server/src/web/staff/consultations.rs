//! Making consultations: the list, the notice page by page, papers, preview, and the acts（意見募集をつくる）.

use super::calls::{Said, saved_at};
use crate::actions::cases::NotDone;
use crate::actions::consultations::{self as actions, Around, course, files as papers};
use crate::actions::papers::NotAttached;
use crate::store::{call_files, consultations, history, people, plans};
use crate::web::errors::{Answer, Trouble};
use crate::web::papers::{NotTaken, receive_labelled, status_of, storage_down};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::consultations::document::{DocumentPage, document};
use app::pages::consultations::show::{ConsultationPage, consultation as public_page};
use app::pages::staff::calls::Sheet;
use app::pages::staff::calls::files::FILE_FIELD;
use app::pages::staff::consultations::newsletter::newsletter as newsletter_page;
use app::pages::staff::consultations::{acts as acts_page, edit as edit_page, files as files_page, overview};
use app::pages::staff::consultations::{list as list_page, new as new_page};
use axum::extract::{Path, Query, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::calendar::jst;
use domain::consultations::{Act, Consultation, EditPage, fingerprint};
use domain::forms::Answers;
use domain::people::FileId;
use domain::plans::PlanKind;
use domain::problems::{Problems, Refusal};
use domain::submissions::Who;
use domain::texts::Lang;
use serde::Deserialize;

/// A consultation of the viewer's departments.
pub(super) async fn own(ctx: &Ctx, slug: &str) -> Result<Consultation, Trouble> {
    let found = consultations::find_by_slug(&mut ctx.state.db.read().await?, slug).await?;
    Ok(found.filter(|found| ctx.viewer().is_staff_of(found.department)).ok_or(Refusal::NotFound)?)
}

pub async fn list(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let all = consultations::of_departments(&mut tx, &ctx.viewer().departments()).await?;
    Ok(ctx.page(|frame| list_page(frame, &all)))
}

async fn new_with(ctx: &Ctx, typed: &Answers, problems: &Problems) -> Answer {
    let departments = crate::actions::calls::departments(&mut ctx.state.db.read().await?, ctx.viewer()).await?;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| new_page(frame, &departments, &sheet)))
}

pub async fn new(ctx: Ctx) -> Answer {
    new_with(&ctx, &Answers::default(), &Problems::none()).await
}

pub async fn create(ctx: Ctx, fields: Fields) -> Answer {
    let typed = fields.answers();
    match actions::create(&ctx.state, ctx.viewer(), &typed, ctx.now()).await {
        Ok(slug) => Ok(saved_at(&links::staff_consultation(&slug))),
        Err(NotDone::Mend(problems)) => new_with(&ctx, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn show(ctx: Ctx, Path(slug): Path<String>, Query(said): Query<Said>) -> Answer {
    let it = own(&ctx, &slug).await?;
    let mut tx = ctx.state.db.read().await?;
    let around = Around::find(&mut tx, &it).await?;
    let history = history::of_subject(&mut tx, it.call.0).await?;
    let gaps = around.gaps(&it, ctx.now());
    let (plan, files) = (around.plan.as_ref(), around.files);
    let data = overview::Overview { it: &it, plan, files, gaps: &gaps, history: &history, saved: said.saved() };
    Ok(ctx.page(|frame| overview::overview(frame, &data)))
}

// ---- the notice, page by page ----

fn page_of(code: &str) -> Result<EditPage, Refusal> {
    EditPage::from_code(code).ok_or(Refusal::NotFound)
}

pub async fn edit(ctx: Ctx, Path((slug, page)): Path<(String, String)>, Query(said): Query<Said>) -> Answer {
    let page = page_of(&page)?;
    let it = own(&ctx, &slug).await?;
    let typed = it.typed(page);
    let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &Problems::none() };
    let frozen = it.allows(ctx.viewer(), Act::Edit, ctx.now()).is_err();
    let days = it.term(ctx.now());
    Ok(ctx.page(|frame| edit_page::edit(frame, &it, page, &sheet, frozen, days, said.saved())))
}

/// What was typed once more, with the days that it makes.
async fn edit_again(ctx: &Ctx, slug: &str, page: EditPage, typed: &Answers, problems: &Problems) -> Answer {
    let it = own(ctx, slug).await?;
    let mut as_typed = it.clone();
    // Where the dates cannot be read, the days of the stored ones stand there.
    let days = as_typed.edit(page, typed).map_or_else(|_| it.term(ctx.now()), |()| as_typed.term(ctx.now()));
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| edit_page::edit(frame, &it, page, &sheet, false, days, false)))
}

pub async fn save(ctx: Ctx, Path((slug, page)): Path<(String, String)>, fields: Fields) -> Answer {
    if page == "files" {
        papers::declare_none(&ctx.state, ctx.viewer(), &slug, fields.get("none") == "yes", ctx.now())
            .await
            .map_err(plain)?;
        return Ok(saved_at(&links::staff_consultation(&slug)));
    }
    let page = page_of(&page)?;
    let typed = fields.answers();
    if fields.get("go") == "count" {
        return edit_again(&ctx, &slug, page, &typed, &Problems::none()).await;
    }
    match actions::edit(&ctx.state, ctx.viewer(), &slug, page, &typed, ctx.now()).await {
        Ok(()) if fields.get("go") == "stay" => Ok(saved_at(&links::staff_consultation_edit(&slug, page.code()))),
        Ok(()) => Ok(saved_at(&links::staff_consultation(&slug))),
        Err(NotDone::Mend(problems)) => edit_again(&ctx, &slug, page, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// An action without fields of its own has nothing to mend.
pub(super) fn plain(error: NotDone) -> Trouble {
    match error {
        NotDone::Failed(failure) => failure.into(),
        NotDone::Mend(problems) => Trouble::bug(format!("nothing to mend here: {problems:?}")),
    }
}

pub async fn newsletter(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let it = own(&ctx, &slug).await?;
    let office =
        people::organisation(&mut ctx.state.db.read().await?, it.department).await?.ok_or(Refusal::NotFound)?;
    let page = ctx.state.settings.absolute(&links::consultation(&slug));
    let [usual, easy] = [Lang::Ja, Lang::Easy].map(|lang| it.newsletter(lang, &office, &page, ctx.now()));
    Ok(ctx.page(|frame| newsletter_page(frame, &it, &usual, &easy)))
}

// ---- papers ----

async fn files_again(ctx: &Ctx, slug: &str, label: &str, problems: &Problems) -> Answer {
    let it = own(ctx, slug).await?;
    let files = call_files::of_call(&mut ctx.state.db.read().await?, it.call).await?;
    let open = it.allows(ctx.viewer(), Act::Edit, ctx.now()).is_ok();
    let status = if problems.is_empty() { StatusCode::OK } else { status_of(problems) };
    Ok(ctx.page_with(status, |frame| files_page::files(frame, &it, &files, open, label, problems)))
}

pub async fn files(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    files_again(&ctx, &slug, "", &Problems::none()).await
}

pub async fn add_file(ctx: Ctx, Path(slug): Path<String>, request: Request) -> Answer {
    // Asked before the bytes are read, so that nobody sends megabytes for nothing.
    own(&ctx, &slug).await?.allows(ctx.viewer(), Act::Edit, ctx.now())?;
    let (label, upload) = receive_labelled(&ctx.state.files, request, FILE_FIELD).await;
    let upload = match upload {
        Ok(upload) => upload,
        Err(NotTaken::Mend(problems)) => return files_again(&ctx, &slug, &label, &problems).await,
        Err(NotTaken::Down(field, error)) => {
            return files_again(&ctx, &slug, &label, &storage_down(&ctx, &field, &error)).await;
        }
    };
    match papers::add(&ctx.state, ctx.viewer(), &slug, &label, upload, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_consultation_files(&slug)).into_response()),
        Err(NotAttached::NotDone(NotDone::Mend(problems))) => files_again(&ctx, &slug, &label, &problems).await,
        Err(NotAttached::NotDone(NotDone::Failed(failure))) => Err(failure.into()),
        Err(NotAttached::Files(error)) => {
            files_again(&ctx, &slug, &label, &storage_down(&ctx, FILE_FIELD, &error)).await
        }
    }
}

pub async fn remove_file(ctx: Ctx, Path((slug, file)): Path<(String, String)>) -> Answer {
    let id: FileId = file.parse().map_err(|_| Refusal::NotFound)?;
    papers::remove(&ctx.state, ctx.viewer(), &slug, id, ctx.now()).await?;
    Ok(Redirect::to(&links::staff_consultation_files(&slug)).into_response())
}

// ---- as residents will see it ----

/// What of a preview is asked for.
#[derive(Debug, Deserialize, Default)]
#[serde(default)]
pub struct Part {
    part: String,
}

pub async fn preview(ctx: Ctx, Path(slug): Path<String>, Query(part): Query<Part>) -> Answer {
    let mut it = own(&ctx, &slug).await?;
    it.dates.opens_at = it.opening(ctx.now());
    let mut tx = ctx.state.db.read().await?;
    let plan = plans::latest(&mut tx, it.call, PlanKind::Draft).await?;
    if let (Some(plan), "document") = (&plan, part.part.as_str()) {
        let data = DocumentPage { it: &it, plan, is_old: false, preview: true };
        return Ok(ctx.page(|frame| document(frame, &data)));
    }
    let department = people::organisation(&mut tx, it.department).await?.ok_or(Refusal::NotFound)?;
    let files = call_files::of_call(&mut tx, it.call).await?;
    let data = ConsultationPage {
        it: &it,
        department: &department,
        plan: plan.as_ref(),
        corrections: &[],
        files: &files,
        received: 0,
        preview: true,
    };
    Ok(ctx.page(|frame| public_page(frame, &data)))
}

// ---- acts ----

fn act_of(code: &str) -> Result<Act, Refusal> {
    let act = Act::from_code(code).filter(|act| act.row().who != Who::Clock).ok_or(Refusal::NotFound)?;
    match act {
        Act::Edit | Act::ApproveAnswers | Act::Conclude => Err(Refusal::NotFound),
        act => Ok(act),
    }
}

async fn act_page(ctx: &Ctx, slug: &str, act: Act, typed: &Answers, problems: &Problems) -> Answer {
    let it = own(ctx, slug).await?;
    it.allows(ctx.viewer(), act, ctx.now())?;
    let around = Around::find(&mut ctx.state.db.read().await?, &it).await?;
    if matches!(act, Act::Ask | Act::Approve) && !around.gaps(&it, ctx.now()).is_empty() {
        return Ok(Redirect::to(&links::staff_consultation(slug)).into_response());
    }
    let seen = fingerprint(&it, around.plan.as_ref());
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sheet = Sheet { lang: ctx.lang(), typed, problems };
    Ok(ctx.page_with(status, |frame| acts_page::act(frame, &it, act, &seen, &sheet)))
}

pub async fn act_form(ctx: Ctx, Path((slug, act)): Path<(String, String)>) -> Answer {
    let act = act_of(&act)?;
    if act == Act::Correct {
        return Ok(Redirect::to(&links::staff_errata(&slug)).into_response());
    }
    let it = own(&ctx, &slug).await?;
    let mut typed = Answers::default();
    if act == Act::Extend {
        typed.set("closes-date", &jst(it.dates.closes_at).format("%Y/%m/%d").to_string());
        typed.set("closes-time", &jst(it.dates.closes_at).format("%H:%M").to_string());
        if let Some(due) = it.particulars.result_due {
            typed.set("due", &due.format("%Y/%m/%d").to_string());
        }
    }
    act_page(&ctx, &slug, act, &typed, &Problems::none()).await
}

pub async fn act(ctx: Ctx, Path((slug, act)): Path<(String, String)>, fields: Fields) -> Answer {
    let act = act_of(&act)?;
    let typed = fields.answers();
    match course::act(&ctx.state, ctx.viewer(), &slug, act, &typed, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_consultation(&slug)).into_response()),
        Err(NotDone::Mend(problems)) if act == Act::Correct => {
            super::documents::correction_with(&ctx, &slug, &typed, &problems, false).await
        }
        Err(NotDone::Mend(problems)) => act_page(&ctx, &slug, act, &typed, &problems).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
