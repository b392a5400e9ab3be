//! Hiding passages of what people wrote before the public reads it（公表用の墨消し）.

use super::cases::{NotDone, commit, in_turn};
use crate::state::State;
use crate::store::redactions::Of;
use crate::store::{Failure, Stored, Tx, Write, calls, history, people, proposals, redactions, reports};
use chrono::{DateTime, Utc};
use domain::calls::Call;
use domain::history::{Entry, REDACT, Subject, UNREDACT};
use domain::people::Viewer;
use domain::problems::{Problems, Refusal};
use domain::redaction::{Field, PUBLISHED, Redacted, ground, is_told};
use domain::submissions::Submission;
use serde_json::json;

/// Where the texts are: a case by its receipt number, or a call by its name in addresses.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// A case.
    Case(&'a str),
    /// A call with its comment.
    Call(&'a str),
}

/// The texts of a case that are public, or will be once it is adopted and done with: those that are not empty.
///
/// # Errors
/// The store's.
pub async fn texts_of_case(tx: &mut Tx, case: &Submission) -> Stored<Vec<(Field, String)>> {
    let mut texts = vec![(Field::Title, case.title.clone())];
    if let Some(group) = people::organisation(tx, case.group).await? {
        texts.push((Field::Group, group.name));
    }
    if let Some(application) = proposals::handed_in(tx, case.id).await? {
        let proposal = application.proposal;
        let form = proposal.form();
        let is_told = |key: &str| {
            let asked = form.questions().find(|question| question.key == key);
            asked.is_some_and(|question| !question.personal && is_told(&question.kind))
        };
        let told = PUBLISHED.into_iter().filter(|key| is_told(key));
        texts.extend(told.map(|key| (Field::Plan(key), proposal.answers.get(key).to_owned())));
    }
    if let Some(report) = reports::answers(tx, case.id).await? {
        let told = Field::of_case().filter_map(|field| match field {
            Field::Report(key) => Some((field, report.get(key).to_owned())),
            _ => None,
        });
        texts.extend(told);
    }
    texts.retain(|(_, text)| !text.trim().is_empty());
    Ok(texts)
}

/// The text of a call that is public with its results.
pub fn texts_of_call(call: &Call) -> Vec<(Field, String)> {
    let comment = call.notice.comment.clone();
    if comment.is_empty() { Vec::new() } else { vec![(Field::Comment, comment)] }
}

async fn hold(
    tx: &mut Write,
    viewer: &Viewer,
    place: Place<'_>,
    now: DateTime<Utc>,
) -> Result<(Of, Subject, Vec<(Field, String)>), Failure> {
    match place {
        Place::Case(number) => {
            let case = in_turn(tx, number).await?;
            case.may_be_worked_on(viewer)?;
            Ok((Of::Case(case.id), Subject::Submission(case.id.0), texts_of_case(tx, &case).await?))
        }
        Place::Call(slug) => {
            let call = calls::hold(tx, slug).await?.ok_or(Refusal::NotFound)?;
            call.may_comment(viewer, now)?;
            Ok((Of::Call(call.id), Subject::Call(call.id.0), texts_of_call(&call)))
        }
    }
}

/// Hides passages of a text. The journal says why and how many, and never which: it cannot forget.
/// Field keys: `passages`, `ground`, `why`.
///
/// # Errors
/// Problems of the form, a rule's refusal, or the store's.
pub async fn mark(
    state: &State,
    viewer: &Viewer,
    (place, field): (Place<'_>, Field),
    (passages, code, why): (&str, &str, &str),
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let (of, subject, texts) = hold(&mut tx, viewer, place, now).await?;
    let text = texts.into_iter().find(|(one, _)| *one == field).map(|(_, text)| text).ok_or(Refusal::NotFound)?;
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
    redactions::put(&mut tx, of, field, &redacted, (ground, &why), by, now).await?;
    let detail = json!({"field": field.code(), "ground": ground.code(), "places": redacted.spans().len()});
    let entry = Entry::new(Some(by), subject, REDACT).because(why).with(detail);
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
    (place, field): (Place<'_>, Field),
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let (of, subject, _) = hold(&mut tx, viewer, place, now).await?;
    if redactions::remove(&mut tx, of, field).await? {
        let entry = Entry::new(viewer.id(), subject, UNREDACT);
        history::append(&mut tx, &entry.with(json!({"field": field.code()})), now).await?;
    }
    Ok(commit(tx, state).await?)
}
