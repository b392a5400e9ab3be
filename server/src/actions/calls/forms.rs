//! Changing the form of a call: directly while nobody sees it, as a next version afterwards（様式の編集・新しい版）.

use super::{hold, note};
use crate::actions::cases::{NotDone, commit};
use crate::mail::form_changed;
use crate::state::State;
use crate::store::{Failure, Tx, Write, call_forms, calls, people};
use chrono::{DateTime, Utc};
use domain::calls::{Call, Phase, free_key, words};
use domain::forms::editing::{Change, Part};
use domain::forms::{Answers, Form, Question};
use domain::people::Viewer;
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;

/// The form that is being edited, with how it stands.
#[derive(Debug, Clone)]
pub enum Working {
    /// The call is not published: its own form.
    Draft(Form),
    /// The next version.
    Next(Form),
    /// Published, and nobody has begun a next version.
    Frozen(Form),
    /// Nothing can be changed any more.
    Over(Form),
}

impl Working {
    /// The form.
    pub fn form(&self) -> &Form {
        match self {
            Working::Draft(form) | Working::Next(form) | Working::Frozen(form) | Working::Over(form) => form,
        }
    }
}

/// The form of a call as its editors see it.
///
/// # Errors
/// The store's.
pub async fn working(tx: &mut Tx, call: &Call, now: DateTime<Utc>) -> Result<Working, crate::store::StoreError> {
    Ok(match call.dates.phase(now) {
        Phase::Preparing if call.dates.published_at.is_none() => Working::Draft(call.form.clone()),
        Phase::Judging | Phase::Results | Phase::Cancelled => Working::Over(call.form.clone()),
        Phase::Preparing | Phase::Upcoming | Phase::Open => match call_forms::draft(tx, call.id).await? {
            Some(next) => Working::Next(next),
            None => Working::Frozen(call.form.clone()),
        },
    })
}

/// Changes the form that is open to changes, and keeps it.
async fn alter(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    now: DateTime<Utc>,
    change: impl FnOnce(&mut Form, &[String]) -> Result<(), Problems>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut call = hold(&mut tx, viewer, slug).await?;
    let taken = taken(&mut tx, &call).await?;
    match working(&mut tx, &call, now).await? {
        Working::Draft(mut form) => {
            change(&mut form, &taken).map_err(NotDone::Mend)?;
            call.form = form;
            calls::update(&mut tx, &call).await?;
        }
        Working::Next(mut form) => {
            change(&mut form, &taken).map_err(NotDone::Mend)?;
            call_forms::put_draft(&mut tx, call.id, Some(&form)).await?;
        }
        Working::Frozen(_) | Working::Over(_) => return Err(Refusal::Frozen.into()),
    }
    Ok(commit(tx, state).await?)
}

/// Keys that a question of this call ever had: an answer never comes to stand under another question.
async fn taken(tx: &mut Write, call: &Call) -> Result<Vec<String>, Failure> {
    let mut forms = call_forms::older(tx, call.id).await?;
    forms.extend(call_forms::draft(tx, call.id).await?);
    forms.push(call.form.clone());
    Ok(forms.iter().flat_map(Form::questions).map(|question| question.key.clone()).collect())
}

/// Moves, adds or removes a part of the outline.
///
/// # Errors
/// `Frozen`, `NotFound`, or the store's.
pub async fn arrange(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    change: &Change,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    alter(state, viewer, slug, now, |form, _| {
        form.change(change);
        Ok(())
    })
    .await
}

/// Gives a section or page other words: `title`, `help`.
///
/// # Errors
/// A missing title, `Frozen`, `NotFound`, or the store's.
pub async fn rename(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    part: &Part,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let title = words(typed, "title");
    if title.is_empty() {
        return Err(NotDone::Mend(Problems::one("title", Problem::Missing)));
    }
    alter(state, viewer, slug, now, |form, _| {
        match part {
            Part::Page(key) => {
                if let Some(page) = form.page_mut(key) {
                    (page.title, page.help) = (title, words(typed, "help"));
                }
            }
            Part::Section(key) => {
                if let Some(section) = form.sections.iter_mut().find(|section| section.key == *key) {
                    section.title = title;
                }
            }
            Part::Question(_) => {}
        }
        Ok(())
    })
    .await
}

/// Saves a question: the one with this key, or a new one on a page. Returns its key.
///
/// # Errors
/// What is missing or cannot be read, `Frozen`, `NotFound`, or the store's.
pub async fn save_question(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    place: Place<'_>,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<String, NotDone> {
    let mut saved = String::new();
    alter(state, viewer, slug, now, |form, taken| {
        let (key, page) = match place {
            Place::Question(key) => (key.to_owned(), String::new()),
            Place::NewOn(page) => (free_key("q", taken), page.to_owned()),
        };
        let question = Question::read(&key, typed)?;
        form.put(&page, question);
        saved = key;
        Ok(())
    })
    .await?;
    Ok(saved)
}

/// Where a question is saved.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// In the place of the one with this key.
    Question(&'a str),
    /// At the end of the page with this key.
    NewOn(&'a str),
}

/// Begins the next version of a published form, or gives it up.
///
/// # Errors
/// `Frozen` once the call has closed, `NotFound`, or the store's.
pub async fn begin_version(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    begin: bool,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let call = hold(&mut tx, viewer, slug).await?;
    let next = match (working(&mut tx, &call, now).await?, begin) {
        (Working::Frozen(form), true) => Some(Form { version: form.version + 1, ..form }),
        (Working::Next(_), false) => None,
        (Working::Next(_), true) | (Working::Frozen(_), false) => return Ok(()),
        (Working::Draft(_) | Working::Over(_), _) => return Err(Refusal::Frozen.into()),
    };
    call_forms::put_draft(&mut tx, call.id, next.as_ref()).await?;
    Ok(commit(tx, state).await?)
}

/// Puts the next version in force. Open drafts keep every answer; their owners are told, in this transaction.
///
/// # Errors
/// `Incomplete`, `Frozen`, `NotFound`, or the store's.
pub async fn publish_version(state: &State, viewer: &Viewer, slug: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let call = hold(&mut tx, viewer, slug).await?;
    let next = match working(&mut tx, &call, now).await? {
        Working::Next(next) => next,
        // Pressed twice: it is in force already.
        Working::Frozen(_) => return Ok(()),
        Working::Draft(_) | Working::Over(_) => return Err(Refusal::Frozen.into()),
    };
    if !next.gaps().is_empty() {
        return Err(Refusal::Incomplete.into());
    }
    call_forms::replace(&mut tx, call.id, &call.form, &next, now).await?;
    let drafts = call_forms::open_drafts(&mut tx, call.id).await?;
    for (case, owner) in &drafts {
        let Some(owner) = people::find(&mut tx, *owner).await? else { continue };
        // What staff key in has an owner without an address; they see the new form when they go on.
        if owner.email.is_empty() {
            continue;
        }
        form_changed::tell(&mut tx, state, &call, &next, *case, &owner, now).await?;
    }
    let detail = json!({ "version": next.version, "drafts": drafts.len() });
    note(&mut tx, viewer, &call, "publish_form", detail, now).await?;
    Ok(commit(tx, state).await?)
}
