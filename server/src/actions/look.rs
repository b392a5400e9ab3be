//! Changing how the city appears: a draft, its logo, and putting it in force（市の表示の変更）.

use super::bytes;
use super::cases::{NotDone, commit};
use super::papers::{NotAttached, Upload};
use crate::pictures;
use crate::state::State;
use crate::store::{Failure, Stored, Tx, Write, history, look as store};
use chrono::{DateTime, Utc};
use domain::forms::Answers;
use domain::history::{CHANGE_LOOK, Entry, RESET_LOOK, Subject};
use domain::look::{Appearance, LOGO_BYTES_MAX, Logo, Look, LookProblem, check_logo, may_change};
use domain::people::{PersonId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;

/// What is in force, and the draft if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What residents see.
    pub in_force: Appearance,
    /// What an administrator works on.
    pub draft: Option<Appearance>,
}

impl Standing {
    /// Where the next change begins.
    pub fn latest(&self) -> &Appearance {
        self.draft.as_ref().unwrap_or(&self.in_force)
    }
}

/// Both.
///
/// # Errors
/// The store's; `NotFound` before there is a city.
pub async fn standing(tx: &mut Tx) -> Result<Standing, Failure> {
    let in_force = store::appearance(tx).await?.ok_or(Refusal::NotFound)?;
    Ok(Standing { in_force, draft: store::draft(tx).await? })
}

async fn permitted(state: &State, viewer: &Viewer) -> Result<PersonId, Failure> {
    let demo = state.city().await?.is_some_and(|city| city.demo);
    may_change(viewer, demo)?;
    Ok(viewer.id().ok_or(Refusal::SignInFirst)?)
}

/// Keeps a draft. One that equals what is in force is none.
async fn keep(tx: &mut Write, standing: &Standing, new: &Appearance, now: DateTime<Utc>) -> Stored<()> {
    store::keep_draft(tx, (*new != standing.in_force).then_some(new), now).await
}

/// Saves what was typed as the draft.
///
/// # Errors
/// Problems of the form, `NotPermitted`, or the store's.
pub async fn save(state: &State, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<(), NotDone> {
    permitted(state, viewer).await?;
    let mut tx = state.db.write().await?;
    let standing = standing(&mut tx).await?;
    let new = standing.latest().change(typed).map_err(NotDone::Mend)?;
    keep(&mut tx, &standing, &new, now).await?;
    Ok(commit(tx, state).await?)
}

/// Puts a picture into the draft, without what a camera wrote beside it. `field` is where messages belong, `alt`
/// what it shows.
///
/// # Errors
/// What is wrong with the picture, `NotPermitted`, or the stores'.
pub async fn add_logo(
    state: &State,
    viewer: &Viewer,
    upload: Upload,
    (field, alt): (&str, &str),
    now: DateTime<Utc>,
) -> Result<(), NotAttached> {
    permitted(state, viewer).await?;
    let mend = |problem| NotAttached::from(Problems::one(field, problem));
    let look = |problem| mend(Problem::Look(problem));
    let is_picture = matches!(upload.mime, "image/png" | "image/jpeg");
    if !is_picture || upload.arrived.bytes > LOGO_BYTES_MAX {
        state.files.discard(&upload.arrived).await;
        return Err(look(if is_picture { LookProblem::LogoTooHeavy } else { LookProblem::NotALogo }));
    }
    let upload = bytes::keep_public(state, upload, field, now).await?;
    let picture = state.files.get(&upload.arrived.sha256).await?;
    let size = pictures::size(upload.mime, &picture);
    let (width, height) = check_logo(upload.mime, upload.arrived.bytes, size).map_err(look)?;
    let (sha256, mime) = (upload.arrived.sha256, upload.mime.to_owned());
    let mut tx = state.db.write().await?;
    let standing = standing(&mut tx).await?;
    let mut new = standing.latest().clone();
    new.look.logo = Some(Logo { sha256, mime, width, height, alt: alt.to_owned() });
    keep(&mut tx, &standing, &new, now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes the logo out of the draft.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub async fn remove_logo(state: &State, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Failure> {
    permitted(state, viewer).await?;
    let mut tx = state.db.write().await?;
    let standing = standing(&mut tx).await?;
    let mut new = standing.latest().clone();
    new.look.logo = None;
    keep(&mut tx, &standing, &new, now).await?;
    Ok(commit(tx, state).await?)
}

/// Throws the draft away.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub async fn drop_draft(state: &State, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Failure> {
    permitted(state, viewer).await?;
    let mut tx = state.db.write().await?;
    store::keep_draft(&mut tx, None, now).await?;
    Ok(commit(tx, state).await?)
}

/// Puts the draft in force. Without one, nothing is left to do: the button was pressed twice.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub async fn publish(state: &State, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Failure> {
    let admin = permitted(state, viewer).await?;
    let mut tx = state.db.write().await?;
    let Standing { in_force, draft } = standing(&mut tx).await?;
    let Some(draft) = draft else { return Ok(()) };
    change(state, tx, CHANGE_LOOK, (admin, &in_force, &draft), now).await
}

/// Goes back to the usual look at once; the names stay.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub async fn reset(state: &State, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Failure> {
    let admin = permitted(state, viewer).await?;
    let mut tx = state.db.write().await?;
    let Standing { in_force, draft } = standing(&mut tx).await?;
    let usual = Appearance { look: Look::default(), ..in_force.clone() };
    if usual == in_force && draft.is_none() {
        return Ok(());
    }
    change(state, tx, RESET_LOOK, (admin, &in_force, &usual), now).await
}

async fn change(
    state: &State,
    mut tx: Write,
    action: &'static str,
    (admin, before, after): (PersonId, &Appearance, &Appearance),
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    store::put_in_force(&mut tx, after, now).await?;
    let entry = Entry::new(Some(admin), Subject::City, action).with(json!({"before": before, "after": after}));
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}
