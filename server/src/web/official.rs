//! Official letters: to read, to print, as PDF; and their templates（通知書）.

use super::downloads::made_here;
use super::errors::{Answer, Trouble};
use super::guard::{Guard, Routes};
use super::proposals::mine;
use super::request::{Ctx, Fields};
use crate::actions::cases::NotDone;
use crate::actions::{letter_templates as actions, official_letters, views};
use crate::paper::PaperError;
use crate::store::official_letters::{self as store, OfficialLetter};
use crate::store::{letter_templates, people, submissions};
use app::links::{self, at};
use app::pages::official::{self as pages, Editing, LetterRow, Place, TemplateRow};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use domain::official::{LetterKind, Sheet};
use domain::people::{Organisation, OrganisationId, SubmissionId};
use domain::problems::{Problem, Problems, Refusal};
use uuid::Uuid;

/// The routes of this feature.
pub fn routes() -> Routes {
    let (mine, staff) = (Guard::SignedIn, Guard::Staff);
    Routes::default()
        .get(at::PROPOSAL_LETTER, mine, show_mine)
        .get(at::PROPOSAL_LETTER_PDF, mine, pdf_of_mine)
        .get(at::STAFF_LETTER, staff, show)
        .get(at::STAFF_LETTER_PDF, staff, pdf)
        .get(links::staff_templates(), staff, list)
        .get(at::STAFF_TEMPLATE, staff, edit)
        .post(at::STAFF_TEMPLATE, staff, save)
}

/// The letters of a case for its lists.
pub fn rows(letters: &[OfficialLetter]) -> Vec<LetterRow> {
    let row = |letter: &OfficialLetter| LetterRow {
        id: letter.id,
        kind: letter.kind,
        number: letter.number.clone(),
        made_at: letter.made_at,
    };
    letters.iter().map(row).collect()
}

/// A letter of this very case.
async fn of_case(ctx: &Ctx, case: SubmissionId, id: &str) -> Result<OfficialLetter, Trouble> {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = store::find(&mut ctx.state.db.read().await?, id).await?;
    Ok(found.filter(|letter| letter.submission == case).ok_or(Refusal::NotFound)?)
}

/// A letter of a case of the viewer's department, after noting that its personal data were looked at.
async fn of_department(ctx: &Ctx, number: &str, id: &str) -> Result<OfficialLetter, Trouble> {
    let found = submissions::find_by_number(&mut ctx.state.db.read().await?, number).await?;
    let found = found.filter(|case| case.is_readable_by(ctx.viewer()) && ctx.viewer().is_staff_of(case.department));
    let case = found.ok_or(Refusal::NotFound)?.id;
    let letter = of_case(ctx, case, id).await?;
    views::note(&ctx.state, ctx.viewer(), case, ctx.now()).await?;
    Ok(letter)
}

async fn show_mine(ctx: Ctx, Path((id, letter)): Path<(String, String)>) -> Answer {
    let case = mine(&ctx, &id).await?.proposal.case.id;
    let letter = of_case(&ctx, case, &letter).await?;
    let (place, ready) = (Place::Applicant(case.0), ctx.state.press.is_ready());
    Ok(ctx.page(|frame| pages::letter(frame, place, letter.id, letter.kind, &letter.sheet, ready)))
}

async fn pdf_of_mine(ctx: Ctx, Path((id, letter)): Path<(String, String)>) -> Answer {
    let case = mine(&ctx, &id).await?.proposal.case.id;
    let letter = of_case(&ctx, case, &letter).await?;
    print(&ctx, letter, |id| links::proposal_letter(case.0, id)).await
}

async fn show(ctx: Ctx, Path((number, letter)): Path<(String, String)>) -> Answer {
    let letter = of_department(&ctx, &number, &letter).await?;
    let (place, ready) = (Place::Staff(&number), ctx.state.press.is_ready());
    Ok(ctx.page(|frame| pages::letter(frame, place, letter.id, letter.kind, &letter.sheet, ready)))
}

async fn pdf(ctx: Ctx, Path((number, letter)): Path<(String, String)>) -> Answer {
    let letter = of_department(&ctx, &number, &letter).await?;
    print(&ctx, letter, |id| links::staff_letter(&number, id)).await
}

/// The PDF. Without a font, the page to print says why there is none.
async fn print(ctx: &Ctx, letter: OfficialLetter, page: impl FnOnce(Uuid) -> String) -> Answer {
    let name = format!("{}.pdf", letter.file_name());
    match ctx.state.press.pdf(letter.sheet).await {
        Ok(bytes) => Ok((made_here(&name, "application/pdf")?, bytes).into_response()),
        Err(PaperError::NoFont) => Ok(Redirect::to(&page(letter.id)).into_response()),
        Err(error) => Err(Trouble::bug(error)),
    }
}

async fn list(ctx: Ctx) -> Answer {
    let mut tx = ctx.state.db.read().await?;
    let mut departments = Vec::new();
    for id in ctx.viewer().departments() {
        let Some(department) = people::organisation(&mut tx, id).await? else { continue };
        let mut rows = Vec::new();
        for kind in LetterKind::ALL {
            let version = letter_templates::latest(&mut tx, id, kind).await?;
            rows.push(TemplateRow { kind, version: version.map(|version| (version.version, version.made_at)) });
        }
        departments.push((department, rows));
    }
    Ok(ctx.page(|frame| pages::templates(frame, &departments)))
}

/// A letter of a department of the viewer's.
async fn own(ctx: &Ctx, department: &str, kind: &str) -> Result<(Organisation, LetterKind), Trouble> {
    let id: OrganisationId = department.parse().map_err(|_| Refusal::NotFound)?;
    if !ctx.viewer().is_staff_of(id) {
        return Err(Refusal::NotFound.into());
    }
    let kind = LetterKind::from_code(kind).ok_or(Refusal::NotFound)?;
    let found = people::organisation(&mut ctx.state.db.read().await?, id).await?;
    Ok((found.ok_or(Refusal::NotFound)?, kind))
}

async fn edit(ctx: Ctx, Path((department, kind)): Path<(String, String)>) -> Answer {
    let (department, kind) = own(&ctx, &department, &kind).await?;
    let version = letter_templates::latest(&mut ctx.state.db.read().await?, department.id, kind).await?;
    let text = version.as_ref().map_or(kind.usual_text(), |version| &version.text);
    let problems = Problems::none();
    let data = Editing { department: &department, kind, text, case: "", preview: None, problems: &problems };
    Ok(ctx.page(|frame| pages::template(frame, &data)))
}

async fn save(ctx: Ctx, Path((department, kind)): Path<(String, String)>, fields: Fields) -> Answer {
    let (department, kind) = own(&ctx, &department, &kind).await?;
    let (text, case) = (fields.get("text"), fields.get("case"));
    let again = |problems: &Problems| {
        let data = Editing { department: &department, kind, text, case, preview: None, problems };
        ctx.form_again(|frame| pages::template(frame, &data))
    };
    if fields.get("do") == "preview" {
        return match preview(&ctx, kind, text, case).await? {
            Err(problems) => Ok(again(&problems)),
            Ok(sheet) => {
                let problems = Problems::none();
                let preview = Some(&sheet);
                let data = Editing { department: &department, kind, text, case, preview, problems: &problems };
                Ok(ctx.page(|frame| pages::template(frame, &data)))
            }
        };
    }
    match actions::save(&ctx.state, ctx.viewer(), department.id, kind, text, ctx.now()).await {
        Ok(()) => Ok(Redirect::to(&links::staff_templates()).into_response()),
        Err(NotDone::Mend(problems)) => Ok(again(&problems)),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

/// How a text reads for a case of the viewer's departments.
async fn preview(ctx: &Ctx, kind: LetterKind, text: &str, number: &str) -> Result<Result<Sheet, Problems>, Trouble> {
    let template = match actions::check(kind, &text.replace("\r\n", "\n")) {
        Ok(template) => template,
        Err(problems) => return Ok(Err(problems)),
    };
    let mut tx = ctx.state.db.read().await?;
    let found = submissions::find_by_number(&mut tx, number.trim()).await?;
    let found = found.filter(|case| case.is_readable_by(ctx.viewer()) && ctx.viewer().is_staff_of(case.department));
    let Some(case) = found else {
        let problem = if number.trim().is_empty() { Problem::Missing } else { Problem::NotChosen };
        return Ok(Err(Problems::one("case", problem)));
    };
    drop(tx);
    views::note(&ctx.state, ctx.viewer(), case.id, ctx.now()).await?;
    let mut tx = ctx.state.db.read().await?;
    Ok(Ok(official_letters::preview(&mut tx, case.id, kind, &template, ctx.now()).await?))
}
