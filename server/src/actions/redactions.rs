//! Hiding passages of what residents wrote before the public reads it（公表用の墨消し）.

use super::cases::{NotDone, commit, in_turn};
use crate::state::State;
use crate::store::{Failure, Stored, Tx, Write, history, people, redactions};
use chrono::{DateTime, Utc};
use domain::history::{Entry, REDACT, Subject, UNREDACT};
use domain::people::Viewer;
use domain::problems::{Problems, Refusal};
use domain::redaction::{Field, Redacted, ground, may_mark};
use domain::submissions::Submission;
use serde_json::json;

/// A text of a case as it stands now.
///
/// # Errors
/// The store's.
pub async fn text(tx: &mut Tx, case: &Submission, field: Field) -> Stored<String> {
    Ok(match field {
        Field::Title => case.title.clone(),
        Field::Group => people::organisation(tx, case.group).await?.map(|group| group.name).unwrap_or_default(),
    })
}

async fn hold(tx: &mut Write, viewer: &Viewer, number: &str) -> Result<Submission, Failure> {
    let case = in_turn(tx, number).await?;
    may_mark(viewer, &case)?;
    Ok(case)
}

/// Hides passages of a text of a case. The journal says why and how many, and never which: it cannot forget.
/// Field keys: `passages`, `ground`, `why`.
///
/// # Errors
/// Problems of the form, a rule's refusal, or the store's.
pub async fn mark(
    state: &State,
    viewer: &Viewer,
    (number, field): (&str, Field),
    (passages, code, why): (&str, &str, &str),
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let case = hold(&mut tx, viewer, number).await?;
    let text = text(&mut tx, &case, field).await?;
    let (redacted, said) = match (Redacted::mark(&text, passages), ground(code, why)) {
        (Ok(redacted), Ok(said)) => (redacted, said),
        (redacted, said) => {
            let mut problems = Problems::none();
            for more in redacted.err().into_iter().chain(said.err()) {
                problems.extend(more.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
            }
            return Err(NotDone::Mend(problems));
        }
    };
    let (ground, why) = said;
    redactions::put(&mut tx, case.id, field, &redacted, (ground, &why), by, now).await?;
    let detail = json!({"field": field.code(), "ground": ground.code(), "places": redacted.spans().len()});
    let entry = Entry::new(Some(by), Subject::Submission(case.id.0), REDACT).because(why).with(detail);
    history::append(&mut tx, &entry, now).await?;
    Ok(commit(tx, state).await?)
}

/// Hides nothing of a text any more.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn clear(
    state: &State,
    viewer: &Viewer,
    (number, field): (&str, Field),
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let case = hold(&mut tx, viewer, number).await?;
    if redactions::remove(&mut tx, case.id, field).await? {
        let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), UNREDACT);
        history::append(&mut tx, &entry.with(json!({"field": field.code()})), now).await?;
    }
    Ok(commit(tx, state).await?)
}
