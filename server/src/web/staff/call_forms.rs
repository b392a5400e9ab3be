//! The form editor, and trying a form（様式の編集・試し書き）.

use super::calls::{own, saved_at};
use crate::actions::calls::forms::{self as actions, Place, Working};
use crate::actions::cases::NotDone;
use crate::store::call_forms;
use crate::web::errors::{Answer, Trouble};
use crate::web::request::{Ctx, Fields};
use app::links;
use app::pages::staff::calls::form::Standing;
use app::pages::staff::calls::{Sheet, form as form_page, preview, question as question_page};
use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use domain::calls::{Call, put_words};
use domain::forms::editing::{Change, Part};
use domain::forms::{Answers, Form, Strictness};
use domain::problems::{Problems, Refusal};

fn standing(working: &Working) -> Standing {
    match working {
        Working::Draft(_) => Standing::Draft,
        Working::Next(_) => Standing::Next,
        Working::Frozen(_) => Standing::Frozen,
        Working::Over(_) => Standing::Over,
    }
}

async fn open(ctx: &Ctx, slug: &str) -> Result<(Call, Working), Trouble> {
    let call = own(ctx, slug).await?;
    let working = actions::working(&mut ctx.state.db.read().await?, &call, ctx.now()).await?;
    Ok((call, working))
}

/// A form that can be changed now.
async fn editable(ctx: &Ctx, slug: &str) -> Result<(Call, Form), Trouble> {
    match open(ctx, slug).await? {
        (call, Working::Draft(form) | Working::Next(form)) => Ok((call, form)),
        _ => Err(Refusal::Frozen.into()),
    }
}

pub async fn show(ctx: Ctx, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let (call, working) = open(&ctx, &slug).await?;
    let saved = query.is_some_and(|query| query == "saved=yes");
    Ok(ctx.page(|frame| form_page::form(frame, &call, working.form(), standing(&working), saved)))
}

pub async fn arrange(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let (state, viewer, now) = (&ctx.state, ctx.viewer(), ctx.now());
    let done = match (fields.get("version"), Change::from_code(fields.get("change"))) {
        ("begin", _) => actions::begin_version(state, viewer, &slug, true, now).await,
        ("drop", _) => actions::begin_version(state, viewer, &slug, false, now).await,
        (_, Some(change)) => actions::arrange(state, viewer, &slug, &change, now).await,
        (_, None) => own(&ctx, &slug).await.map(drop).map(Ok)?,
    };
    match done {
        Ok(()) => Ok(Redirect::to(&links::staff_form(&slug)).into_response()),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
        Err(NotDone::Mend(_)) => Err(Trouble::bug("moving a part has no fields")),
    }
}

fn read_part(code: &str) -> Result<Part, Refusal> {
    Part::from_code(code).ok_or(Refusal::NotFound)
}

pub async fn part(ctx: Ctx, Path((slug, part)): Path<(String, String)>) -> Answer {
    let (call, form) = editable(&ctx, &slug).await?;
    let part = read_part(&part)?;
    let mut typed = Answers::default();
    match &part {
        Part::Page(key) => {
            let page = form.page(key).ok_or(Refusal::NotFound)?;
            put_words(&mut typed, "title", &page.title);
            put_words(&mut typed, "help", &page.help);
        }
        Part::Section(key) => {
            let section = form.sections.iter().find(|section| section.key == *key).ok_or(Refusal::NotFound)?;
            put_words(&mut typed, "title", &section.title);
        }
        Part::Question(_) => return Err(Refusal::NotFound.into()),
    }
    let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &Problems::none() };
    Ok(ctx.page(|frame| form_page::part(frame, &call, &part, &sheet)))
}

pub async fn rename(ctx: Ctx, Path((slug, part)): Path<(String, String)>, fields: Fields) -> Answer {
    let call = own(&ctx, &slug).await?;
    let part = read_part(&part)?;
    let typed = fields.answers();
    match actions::rename(&ctx.state, ctx.viewer(), &slug, &part, &typed, ctx.now()).await {
        Ok(()) => Ok(saved_at(&links::staff_form(&slug))),
        Err(NotDone::Mend(problems)) => {
            let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &problems };
            Ok(ctx.form_again(|frame| form_page::part(frame, &call, &part, &sheet)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn question(ctx: Ctx, Path((slug, key)): Path<(String, String)>) -> Answer {
    let (call, form) = editable(&ctx, &slug).await?;
    let question = form.questions().find(|question| question.key == key).ok_or(Refusal::NotFound)?;
    let typed = question.typed();
    let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &Problems::none() };
    let action = links::staff_question(&slug, &key);
    Ok(ctx.page(|frame| question_page::question(frame, &call, &form, action, Some(&key), &sheet)))
}

pub async fn new_question(ctx: Ctx, Path((slug, page)): Path<(String, String)>) -> Answer {
    let (call, form) = editable(&ctx, &slug).await?;
    form.page(&page).ok_or(Refusal::NotFound)?;
    let typed: Answers =
        [("kind", "line"), ("required", "yes")].map(|(k, v)| (k.to_owned(), v.to_owned())).into_iter().collect();
    let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &Problems::none() };
    let action = links::staff_question_new(&slug, &page);
    Ok(ctx.page(|frame| question_page::question(frame, &call, &form, action, None, &sheet)))
}

pub async fn save_question(ctx: Ctx, Path((slug, key)): Path<(String, String)>, fields: Fields) -> Answer {
    let (call, form) = editable(&ctx, &slug).await?;
    form.questions().find(|question| question.key == key).ok_or(Refusal::NotFound)?;
    let action = links::staff_question(&slug, &key);
    keep(&ctx, &slug, &call, &form, Place::Question(&key), action, &fields).await
}

pub async fn add_question(ctx: Ctx, Path((slug, page)): Path<(String, String)>, fields: Fields) -> Answer {
    let (call, form) = editable(&ctx, &slug).await?;
    form.page(&page).ok_or(Refusal::NotFound)?;
    let action = links::staff_question_new(&slug, &page);
    keep(&ctx, &slug, &call, &form, Place::NewOn(&page), action, &fields).await
}

async fn keep(
    ctx: &Ctx,
    slug: &str,
    call: &Call,
    form: &Form,
    place: Place<'_>,
    action: String,
    fields: &Fields,
) -> Answer {
    let typed = fields.answers();
    match actions::save_question(&ctx.state, ctx.viewer(), slug, place, &typed, ctx.now()).await {
        Ok(key) if fields.get("go") == "stay" => Ok(Redirect::to(&links::staff_question(slug, &key)).into_response()),
        Ok(key) => Ok(Redirect::to(&format!("{}#q-{key}", links::staff_form(slug))).into_response()),
        Err(NotDone::Mend(problems)) => {
            let key = match place {
                Place::Question(key) => Some(key),
                Place::NewOn(_) => None,
            };
            let sheet = Sheet { lang: ctx.lang(), typed: &typed, problems: &problems };
            Ok(ctx.form_again(|frame| question_page::question(frame, call, form, action, key, &sheet)))
        }
        Err(NotDone::Failed(failure)) => Err(failure.into()),
    }
}

pub async fn publish_page(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (call, working) = open(&ctx, &slug).await?;
    let Working::Next(next) = working else {
        return Ok(Redirect::to(&links::staff_form(&slug)).into_response());
    };
    let drafts = call_forms::open_drafts(&mut ctx.state.db.read().await?, call.id).await?.len();
    let drafts = i64::try_from(drafts).unwrap_or(i64::MAX);
    Ok(ctx.page(|frame| form_page::publish(frame, &call, &next, drafts)))
}

pub async fn publish(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    match actions::publish_version(&ctx.state, ctx.viewer(), &slug, ctx.now()).await {
        Ok(()) => Ok(saved_at(&links::staff_form(&slug))),
        Err(NotDone::Failed(failure)) => Err(failure.into()),
        Err(NotDone::Mend(_)) => Err(Trouble::bug("publishing a version has no fields")),
    }
}

pub async fn try_first(ctx: Ctx, Path(slug): Path<String>) -> Answer {
    let (call, working) = open(&ctx, &slug).await?;
    let (typed, problems) = (Answers::default(), Problems::none());
    let form = working.form().shown(&typed);
    let Some(page) = form.pages().next() else { return Err(Refusal::NotFound.into()) };
    Ok(ctx.page(|frame| preview::page(frame, &call, page, &typed, &problems)))
}

/// Checks a page that was tried, and shows it again or the next. Nothing is kept: what was written travels in
/// the form itself.
pub async fn try_next(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer {
    let (call, working) = open(&ctx, &slug).await?;
    let sent = fields.answers();
    let here = fields.get("page").to_owned();
    let mut typed: Answers = fields.0.iter().filter(|(key, _)| key != "page" && key != "go").cloned().collect();
    let shown = working.form().shown(&typed);
    let page = shown.page(&here).ok_or(Refusal::NotFound)?;
    for question in &page.questions {
        let answer = question.take(&sent);
        typed.set(&question.key, &answer);
    }
    if fields.get("go") == "more" {
        let problems = Problems::none();
        return Ok(ctx.page(|frame| preview::page(frame, &call, page, &typed, &problems)));
    }
    let asked = working.form().asked(&typed);
    let problems = asked.page(&here).map(|page| page.check(&typed, Strictness::Complete)).unwrap_or_default();
    if !problems.is_empty() {
        return Ok(ctx.form_again(|frame| preview::page(frame, &call, page, &typed, &problems)));
    }
    let shown = working.form().shown(&typed);
    let none = Problems::none();
    Ok(match shown.page_after(&here) {
        Some(next) => ctx.page(|frame| preview::page(frame, &call, next, &typed, &none)),
        None => ctx.page(|frame| preview::end(frame, &call)),
    })
}
