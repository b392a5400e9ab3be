//! What the public reads of a case, or of the comment on a round, beside what was written（公表用の墨消し）.

use crate::actions::cases::NotDone;
use crate::actions::redactions::{self as actions, Place};
use crate::store::redactions::{Marked, Of};
use crate::store::{Stored, Tx, calls, people, proposals, redactions, submissions};
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::redactions::{self as pages, Place as Shown, TextRow};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use domain::forms::Answers;
use domain::people::SubmissionId;
use domain::problems::{Problems, Refusal};
use domain::redaction::{Field, suspects};
use domain::texts::{Lang, Text};

/// What was typed about one text, and what is wrong with it.
struct Typed<'a> {
    field: Field,
    typed: &'a Answers,
    problems: &'a Problems,
}

/// Everything that the page needs of a case or a call.
struct Opened {
    texts: Vec<(Field, String)>,
    marked: Vec<Marked>,
    /// Words that probably should not be published.
    known: Vec<String>,
    /// What the form of the call calls its questions.
    labels: Vec<(Field, Text)>,
}

/// The texts, for those who may hide passages of them.
async fn open(ctx: &Ctx, place: Place<'_>) -> Result<Opened, Trouble> {
    let mut tx = ctx.state.db.read().await?;
    match place {
        Place::Case(number) => {
            let case = submissions::find_by_number(&mut tx, number).await?.ok_or(Refusal::NotFound)?;
            case.may_be_worked_on(ctx.viewer())?;
            let marked = redactions::of(&mut tx, case.id).await?;
            let mut known: Vec<String> = marked.iter().flat_map(passages).collect();
            known.extend(people::find(&mut tx, case.owner).await?.map(|owner| owner.name));
            let texts = actions::texts_of_case(&mut tx, &case).await?;
            let labels = labels(&mut tx, case.id, ctx.lang()).await?;
            Ok(Opened { texts, marked, known, labels })
        }
        Place::Call(slug) => {
            let call = calls::find_by_slug(&mut tx, slug).await?.ok_or(Refusal::NotFound)?;
            call.may_comment(ctx.viewer(), ctx.now())?;
            let marked = redactions::of(&mut tx, Of::Call(call.id)).await?;
            let known = redactions::passages(&mut tx, call.id).await?;
            Ok(Opened { texts: actions::texts_of_call(&call), marked, known, labels: Vec::new() })
        }
    }
}

fn passages(marked: &Marked) -> Vec<String> {
    marked.redacted.passages().lines().map(str::to_owned).collect()
}

async fn labels(tx: &mut Tx, id: SubmissionId, lang: Lang) -> Stored<Vec<(Field, Text)>> {
    let Some(application) = proposals::handed_in(tx, id).await? else { return Ok(Vec::new()) };
    let form = application.proposal.form();
    let label = |field: Field| match field {
        Field::Plan(key) => {
            form.questions().find(|question| question.key == key).map(|question| (field, question.label.text(lang)))
        }
        _ => None,
    };
    Ok(Field::of_case().filter_map(label).collect())
}

fn row(opened: &Opened, (field, text): (Field, &str), lang: Lang, again: Option<&Typed<'_>>) -> TextRow {
    let found = opened.marked.iter().find(|marked| marked.field == field);
    let mut typed = Answers::default();
    if let Some(found) = found {
        typed.set(&pages::key(field, "passages"), &found.redacted.passages());
        typed.set(&pages::key(field, "ground"), found.ground.code());
        typed.set(&pages::key(field, "why"), &found.why);
    }
    let mut problems = Problems::none();
    if let Some(again) = again.filter(|again| again.field == field) {
        typed = again.typed.clone();
        problems = again.problems.clone();
    }
    let label = opened.labels.iter().find(|(of, _)| *of == field).map(|(_, label)| label.clone());
    let others = opened.marked.iter().filter(|marked| marked.field != field).flat_map(passages);
    let beside = if field.is_name() { String::new() } else { others.collect::<Vec<_>>().join("\n") };
    let known: Vec<&str> = opened.known.iter().map(String::as_str).collect();
    TextRow {
        field,
        label: label.unwrap_or_else(|| field.text(lang)),
        text: text.to_owned(),
        marked: found.map(|found| (found.redacted.clone(), found.by.clone(), found.at)),
        beside,
        suspects: suspects(text, &known),
        typed,
        problems,
    }
}

async fn page(ctx: &Ctx, place: Place<'_>, again: Option<Typed<'_>>) -> Answer {
    let opened = open(ctx, place).await?;
    let texts = opened.texts.iter().map(|(field, text)| (*field, text.as_str()));
    let rows: Vec<TextRow> = texts.map(|text| row(&opened, text, ctx.lang(), again.as_ref())).collect();
    let status = if again.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = match place {
        Place::Case(number) => Shown::Case(number),
        Place::Call(slug) => Shown::Call(slug),
    };
    Ok(ctx.page_with(status, |frame| pages::redactions(frame, shown, &rows)))
}

async fn save(ctx: Ctx, place: Place<'_>, here: String, fields: Fields) -> Answer {
    // Who may not see the texts learns nothing of what a form would need.
    open(&ctx, place).await?;
    let back = |field: Field| Redirect::to(&format!("{here}#{}", field.code())).into_response();
    let Some(field) = Field::from_code(fields.get("field")) else { return Ok(Redirect::to(&here).into_response()) };
    if fields.get("go") == "clear" {
        actions::clear(&ctx.state, ctx.viewer(), (place, field), ctx.now()).await?;
        return Ok(back(field));
    }
    let [passages, ground, why] = ["passages", "ground", "why"].map(|name| fields.get(&pages::key(field, name)));
    match actions::mark(&ctx.state, ctx.viewer(), (place, field), (passages, ground, why), ctx.now()).await {
        Ok(()) => Ok(back(field)),
        Err(NotDone::Mend(found)) => {
            let typed = fields.answers();
            let mut problems = Problems::none();
            problems.extend(found.iter().map(|(name, problem)| (pages::key(field, name), problem.clone())));
            page(&ctx, place, Some(Typed { field, typed: &typed, problems: &problems })).await
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn of_case(ctx: Ctx, Path(number): Path<String>) -> Answer {
    page(&ctx, Place::Case(&number), None).await
}

pub async fn save_case(ctx: Ctx, Path(number): Path<String>, fields: Fields) -> Answer {
    let here = links::staff_redaction(&number);
    save(ctx, Place::Case(&number), here, fields).await
}

pub async fn of_call(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    page(&ctx, Place::Call(&slug), None).await
}

pub async fn save_call(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let here = links::staff_comment_redaction(&slug);
    save(ctx, Place::Call(&slug), here, fields).await
}
