//! Looking at personal data, which is remembered（個人情報の閲覧の記録）.

use crate::state::State;
use crate::store::{Stored, history};
use chrono::{DateTime, Utc};
use domain::calendar::{date_in_japan, start_of_day};
use domain::history::{Entry, Subject, VIEW_PERSONAL};
use domain::people::{SubmissionId, Viewer};

/// The same for several cases that one page shows.
///
/// # Errors
/// The store's.
pub async fn note_all(state: &State, viewer: &Viewer, cases: &[SubmissionId], now: DateTime<Utc>) -> Stored<()> {
    if cases.is_empty() {
        return Ok(());
    }
    let mut tx = state.db.write_unseen().await?;
    for case in cases {
        let entry = Entry::new(viewer.id(), Subject::Submission(case.0), VIEW_PERSONAL);
        history::append_once(&mut tx, &entry, start_of_day(date_in_japan(now)), now).await?;
    }
    tx.commit().await
}

/// Notes that a member of staff saw the personal data of a case: once for each person, case and day.
///
/// # Errors
/// The store's.
pub async fn note(state: &State, viewer: &Viewer, case: SubmissionId, now: DateTime<Utc>) -> Stored<()> {
    let entry = Entry::new(viewer.id(), Subject::Submission(case.0), VIEW_PERSONAL);
    let mut tx = state.db.write_unseen().await?;
    history::append_once(&mut tx, &entry, start_of_day(date_in_japan(now)), now).await?;
    tx.commit().await
}
