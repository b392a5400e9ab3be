//! The report at the end: every page saves and then goes where its button says（実績報告）.

use super::accounts::switch_language;
use super::errors::Answer;
use super::guard::{Guard, Routes};
use super::papers::{REQUEST_MAX, status_of, take_file};
use super::proposals::{read_id, see_other};
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::reports as actions;
use crate::store::Failure;
use crate::store::reports::{self as store, Granted, Whole};
use app::links::{self, at};
use app::pages::awards::{Draft, TO_NEXT, accounts, after, check, files, questions, tasks};
use axum::extract::{DefaultBodyLimit, Path, Request};
use axum::handler::Handler;
use axum::http::StatusCode;
use axum::response::Response;
use domain::awards::{PHOTOS, ReportTask, form, typed_field};
use domain::budget::{Category, Income};
use domain::forms::Strictness;
use domain::people::FileId;
use domain::problems::{Problems, Refusal};
use domain::submissions::Stage;

/// The routes of this feature.
pub fn routes() -> Routes {
    let signed_in = Guard::SignedIn;
    Routes::default()
        .get(at::REPORT, signed_in, show)
        .get(at::REPORT_PAGE, signed_in, show_page)
        .post(at::REPORT_PAGE, signed_in, save_page)
        .get(at::REPORT_ACCOUNTS, signed_in, show_accounts)
        .post(at::REPORT_ACCOUNTS, signed_in, save_accounts)
        .get(at::REPORT_RECEIPTS, signed_in, show_receipts)
        .post(at::REPORT_RECEIPTS, signed_in, save_receipts)
        .get(at::REPORT_PHOTOS, signed_in, show_photos)
        .get(at::REPORT_FILES, signed_in, to_receipts)
        .post(at::REPORT_FILES, signed_in, attach.layer(DefaultBodyLimit::max(REQUEST_MAX)))
        .get(at::REPORT_FILE_REMOVE, signed_in, to_report)
        .post(at::REPORT_FILE_REMOVE, signed_in, remove)
        .get(at::REPORT_CHECK, signed_in, show_check)
        .post(at::REPORT_CHECK, signed_in, submit)
}

/// The report that the viewer writes, if it is to be written; else where the case stands.
async fn mine(ctx: &Ctx, id: &str) -> Result<(Granted, Whole), Response> {
    use axum::response::IntoResponse;
    let refused = |refusal: Refusal| super::errors::Trouble::from(refusal).into_response();
    let failed = |error: crate::store::StoreError| super::errors::Trouble::from(error).into_response();
    let id = read_id(id).map_err(refused)?;
    let mut tx = ctx.state.db.read().await.map_err(failed)?;
    let case = crate::store::submissions::find(&mut tx, id).await.map_err(failed)?;
    let case = case.filter(|case| case.is_written_by(ctx.viewer())).ok_or_else(|| refused(Refusal::NotFound))?;
    let granted = store::granted(&mut tx, id).await.map_err(failed)?;
    let granted = granted.filter(|_| matches!(case.stage, Stage::Granted | Stage::ReportReturned));
    let granted = granted.ok_or_else(|| see_other(&links::proposal(id.0)))?;
    let whole = store::find(&mut tx, &granted).await.map_err(failed)?;
    Ok((granted, whole))
}

fn draft<'a>(ctx: &Ctx, granted: &'a Granted, whole: &'a Whole) -> Draft<'a> {
    let application = &granted.application;
    Draft {
        report: &whole.report,
        group: &application.group.name,
        call: application.proposal.call.title.text(ctx.lang()),
        saved_at: whole.filing.as_ref().map(|filing| filing.saved_at),
        on_paper: application.intake.is_some(),
        property_from: application.proposal.call.rules.terms.property_from,
    }
}

/// Where a button leads: into the list, to another part, or on.
fn target(ctx: &Ctx, whole: &Whole, task: &ReportTask, go: &str) -> String {
    let id = whole.report.case.id.0;
    let home = links::report(id);
    match go {
        TO_NEXT | "" => after(&whole.report, task, ctx.now()),
        // Only our own pages of this very report.
        go => go.strip_prefix("to:").filter(|to| to.starts_with(&home)).map_or(home.clone(), str::to_owned),
    }
}

async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (granted, whole) = match mine(&ctx, &id).await {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    Ok(ctx.page(|frame| tasks::tasks(frame, &draft(&ctx, &granted, &whole))))
}

async fn show_page(ctx: Ctx, Path((id, key)): Path<(String, String)>) -> Answer {
    let (granted, whole) = match mine(&ctx, &id).await {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let page = form().page(&key).ok_or(Refusal::NotFound)?;
    let draft = draft(&ctx, &granted, &whole);
    Ok(ctx.page(|frame| questions::questions(frame, &draft, page, &whole.report.answers, &Problems::none())))
}

/// The language switch is a button of the form as well: it saves first.
async fn language(ctx: &Ctx, fields: &Fields, here: &str) -> Result<Option<Response>, super::errors::Trouble> {
    match app::frame::language(fields.get("go")) {
        Some(lang) => switch_language(ctx, lang, here).await.map(Some),
        None => Ok(None),
    }
}

async fn save_page(ctx: Ctx, Path((id, key)): Path<(String, String)>, fields: Fields) -> Answer {
    let page = form().page(&key).ok_or(Refusal::NotFound)?;
    let case = read_id(&id)?;
    let answers = fields.answers();
    let typed: Vec<(String, String)> =
        page.questions.iter().map(|question| (question.key.clone(), question.take(&answers))).collect();
    let whole = actions::save(&ctx.state, ctx.viewer(), case, &typed, ctx.now()).await?;
    let here = links::report_page(case.0, &key);
    if let Some(switched) = language(&ctx, &fields, &here).await? {
        return Ok(switched);
    }
    let problems = page.check(&whole.report.answers, Strictness::Draft);
    if !problems.is_empty() && !fields.get("go").starts_with("to:") {
        let (granted, whole) = match mine(&ctx, &id).await {
            Ok(found) => found,
            Err(elsewhere) => return Ok(elsewhere),
        };
        let draft = draft(&ctx, &granted, &whole);
        return Ok(ctx.form_again(|frame| questions::questions(frame, &draft, page, &whole.report.answers, &problems)));
    }
    Ok(see_other(&target(&ctx, &whole, &ReportTask::Page(key), fields.get("go"))))
}

async fn accounts_page(ctx: &Ctx, id: &str, strictness: Option<Strictness>) -> Answer {
    let (granted, whole) = match mine(ctx, id).await {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let read = whole.report.accounts();
    let problems = strictness.map(|strictness| read.check(strictness)).unwrap_or_default();
    let draft = draft(ctx, &granted, &whole);
    let build = |frame: &app::frame::Frame| accounts::accounts(frame, &draft, &read, &problems);
    Ok(if problems.is_empty() { ctx.page(build) } else { ctx.form_again(build) })
}

async fn show_accounts(ctx: Ctx, Path(id): Path<String>) -> Answer {
    accounts_page(&ctx, &id, None).await
}

async fn save_accounts(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = read_id(&id)?;
    let own = ["actual-", "note-", "category-", "text-"];
    let is_own = |key: &str| own.iter().any(|prefix| key.starts_with(prefix));
    let typed: Vec<(String, String)> = fields.0.iter().filter(|(key, _)| is_own(key)).cloned().collect();
    let whole = actions::save(&ctx.state, ctx.viewer(), case, &typed, ctx.now()).await?;
    let here = links::report_accounts(case.0);
    if let Some(switched) = language(&ctx, &fields, &here).await? {
        return Ok(switched);
    }
    if fields.get("go") == "fill" {
        if let Some(own) = own_money(&whole) {
            actions::save(&ctx.state, ctx.viewer(), case, &[own], ctx.now()).await?;
        }
        return Ok(see_other(&format!("{here}#sums")));
    }
    let problems = whole.report.accounts().check(Strictness::Draft);
    if !problems.is_empty() && !fields.get("go").starts_with("to:") {
        return accounts_page(&ctx, &id, Some(Strictness::Draft)).await;
    }
    if fields.get("go") == "calc" {
        return Ok(see_other(&format!("{here}#sums")));
    }
    Ok(see_other(&target(&ctx, &whole, &ReportTask::Accounts, fields.get("go"))))
}

/// The line of own money with what the others leave open.
fn own_money(whole: &Whole) -> Option<(String, String)> {
    let accounts = whole.report.accounts();
    let own = accounts.lines.iter().find(|line| line.category == Some(Category::Income(Income::Own)))?;
    Some((typed_field("actual", &own.key), accounts.own_money_wanted().to_string()))
}

async fn receipts_page(ctx: &Ctx, id: &str, status: StatusCode, problems: &Problems) -> Answer {
    let (granted, whole) = match mine(ctx, id).await {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let draft = draft(ctx, &granted, &whole);
    Ok(ctx.page_with(status, |frame| files::receipts(frame, &draft, problems)))
}

async fn show_receipts(ctx: Ctx, Path(id): Path<String>) -> Answer {
    receipts_page(&ctx, &id, StatusCode::OK, &Problems::none()).await
}

async fn save_receipts(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer {
    let case = read_id(&id)?;
    let is_receipt =
        |key: &str| key.strip_prefix('r').is_some_and(|rest| rest.len() > 32 && rest.as_bytes()[32] == b'-');
    let typed: Vec<(String, String)> = fields.0.iter().filter(|(key, _)| is_receipt(key)).cloned().collect();
    let whole = actions::save(&ctx.state, ctx.viewer(), case, &typed, ctx.now()).await?;
    if let Some(switched) = language(&ctx, &fields, &links::report_receipts(case.0)).await? {
        return Ok(switched);
    }
    let problems = whole.report.check_receipts(Strictness::Draft, ctx.now());
    if !problems.is_empty() && !fields.get("go").starts_with("to:") {
        return receipts_page(&ctx, &id, StatusCode::UNPROCESSABLE_ENTITY, &problems).await;
    }
    Ok(see_other(&target(&ctx, &whole, &ReportTask::Receipts, fields.get("go"))))
}

async fn photos_page(ctx: &Ctx, id: &str, status: StatusCode, problems: &Problems) -> Answer {
    let (granted, whole) = match mine(ctx, id).await {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let draft = draft(ctx, &granted, &whole);
    Ok(ctx.page_with(status, |frame| files::photos(frame, &draft, problems)))
}

async fn show_photos(ctx: Ctx, Path(id): Path<String>) -> Answer {
    photos_page(&ctx, &id, StatusCode::OK, &Problems::none()).await
}

/// The page of receipts or photos once more, with what is wrong with the file.
async fn again(ctx: &Ctx, id: &str, problems: &Problems) -> Answer {
    let status = status_of(problems);
    if problems.of(&format!("paper-{PHOTOS}")).is_some() {
        return photos_page(ctx, id, status, problems).await;
    }
    receipts_page(ctx, id, status, problems).await
}

async fn attach(ctx: Ctx, Path(id): Path<String>, request: Request) -> Answer {
    let case = match mine(&ctx, &id).await {
        Ok((_, whole)) => whole.report.case.id,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let keep = |upload| actions::attach(&ctx.state, ctx.viewer(), case, upload, ctx.now());
    match take_file(&ctx, request, "paper-receipts", keep).await? {
        Ok(field) if field.ends_with(PHOTOS) => Ok(see_other(&links::report_photos(case.0))),
        Ok(_) => Ok(see_other(&links::report_receipts(case.0))),
        Err(problems) => again(&ctx, &id, &problems).await,
    }
}

/// People get here by signing in again, or by the language switch of a page that came back.
async fn to_receipts(ctx: Ctx, Path(id): Path<String>) -> Answer {
    Ok(match mine(&ctx, &id).await {
        Ok((_, whole)) => see_other(&links::report_receipts(whole.report.case.id.0)),
        Err(elsewhere) => elsewhere,
    })
}

async fn to_report(ctx: Ctx, Path((id, _)): Path<(String, String)>) -> Answer {
    Ok(match mine(&ctx, &id).await {
        Ok((_, whole)) => see_other(&links::report(whole.report.case.id.0)),
        Err(elsewhere) => elsewhere,
    })
}

async fn remove(ctx: Ctx, Path((id, file)): Path<(String, String)>) -> Answer {
    let case = read_id(&id)?;
    let file: FileId = file.parse().map_err(|_| Refusal::NotFound)?;
    let shown = mine(&ctx, &id).await;
    let is_photo = shown.is_ok_and(|(_, whole)| whole.report.photos().any(|photo| photo.id == file));
    match actions::remove(&ctx.state, ctx.viewer(), case, file, ctx.now()).await {
        Ok(()) if is_photo => Ok(see_other(&links::report_photos(case.0))),
        Ok(()) => Ok(see_other(&links::report_receipts(case.0))),
        // Handed in meanwhile: where the case stands says more than a refusal.
        Err(Failure::Refused(Refusal::NotNow(_))) => Ok(see_other(&links::proposal(case.0))),
        Err(failure) => Err(failure.into()),
    }
}

async fn check_page(ctx: &Ctx, id: &str, tried: bool) -> Answer {
    let (granted, whole) = match mine(ctx, id).await {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let draft = draft(ctx, &granted, &whole);
    let build = |frame: &app::frame::Frame| check::check(frame, &draft, tried);
    Ok(if tried { ctx.form_again(build) } else { ctx.page(build) })
}

async fn show_check(ctx: Ctx, Path(id): Path<String>) -> Answer {
    check_page(&ctx, &id, false).await
}

async fn submit(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let case = read_id(&id)?;
    match actions::submit(&ctx.state, ctx.viewer(), case, ctx.now()).await {
        // A second press finds it handed in, and leads to the case like the first.
        Ok(()) | Err(NotDone::Failed(Failure::Refused(Refusal::NotNow(_)))) => Ok(see_other(&links::proposal(case.0))),
        Err(NotDone::Mend(_)) => check_page(&ctx, &id, true).await,
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}
