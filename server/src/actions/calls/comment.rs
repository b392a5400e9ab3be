//! The panel's comment on a round（講評）.

use super::hold;
use crate::actions::cases::{NotDone, commit};
use crate::state::State;
use crate::store::{calls, history};
use chrono::{DateTime, Utc};
use domain::history::{COMMENT_ON_ROUND, Entry, Subject};
use domain::people::Viewer;

/// Writes the comment. The journal keeps every version.
///
/// # Errors
/// Too long, `Frozen`, `NotFound`, or the store's.
pub async fn comment(
    state: &State,
    viewer: &Viewer,
    slug: &str,
    text: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let mut call = hold(&mut tx, viewer, slug).await?;
    call.comment(viewer, text, now)?;
    calls::update(&mut tx, &call).await?;
    let entry = Entry::new(viewer.id(), Subject::Call(call.id.0), COMMENT_ON_ROUND).because(&call.notice.comment);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}
