//! What staff change for authors on paper, because they asked for it（紙で出した方の申し出による訂正・取下げ）.

use super::cases::{NotDone, commit};
use super::opinion_desk::find;
use crate::mail::opinions::{Told, tell_on_paper};
use crate::state::State;
use crate::store::{Failure, Write, history, opinion_search, opinions};
use chrono::{DateTime, Utc};
use domain::consultations::Consultation;
use domain::forms::Answers;
use domain::history::{Entry, Subject};
use domain::messages::Letter;
use domain::opinions::{
    OPINION_CORRECTED, OPINION_WITHDRAWN, Opinion, Validity, may_change_on_request, read_pieces, read_request,
    text_hash,
};
use domain::people::Viewer;
use domain::plans::Plan;
use domain::problems::{Problem, Problems, Refusal};
use serde_json::json;

/// An opinion on paper that may be changed, with the turn on it taken.
async fn hold(
    tx: &mut Write,
    viewer: &Viewer,
    number: &str,
    now: DateTime<Utc>,
) -> Result<(Opinion, Consultation, Plan), Failure> {
    opinions::hold(tx, number).await?.ok_or(Refusal::NotFound)?;
    let (opinion, consultation, plan) = find(tx, viewer, number).await?;
    may_change_on_request(viewer, &opinion, &consultation, now)?;
    Ok((opinion, consultation, plan))
}

async fn tell(
    tx: &mut Write,
    letter: Letter,
    (opinion, consultation, plan): (&Opinion, &Consultation, &Plan),
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let author = opinions::author(tx, opinion.id).await?.unwrap_or_default();
    let told = Told { consultation, opinion, plan, page: None, address: "" };
    tell_on_paper(tx, letter, told, &author, now).await?;
    Ok(())
}

/// Withdraws an opinion whose author asked for it; `asked` says how and when. Its points are taken away, and its author is
/// told by mail or post.
///
/// # Errors
/// No reason, a rule's refusal, or the store's. Field key: `asked`.
pub async fn withdraw(
    state: &State,
    viewer: &Viewer,
    number: &str,
    asked: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (opinion, consultation, plan) = hold(&mut tx, viewer, number, now).await?;
    let asked = read_request(asked).map_err(NotDone::Mend)?;
    opinions::withdraw(&mut tx, opinion.id, now).await?;
    let mut entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_WITHDRAWN).because(asked);
    (entry.from, entry.to) = (Some(opinion.validity.code()), Some(Validity::Withdrawn.code()));
    history::append(&mut tx, &entry, now).await?;
    tell(&mut tx, Letter::OpinionWithdrawn, (&opinion, &consultation, &plan), now).await?;
    Ok(commit(tx, state).await?)
}

/// Corrects an opinion as its author asked: a new version, which is judged and answered anew. The paper of before stays.
///
/// # Errors
/// What is wrong with the form, `version` where it was changed meanwhile, a rule's refusal, or the store's. Field keys:
/// `asked` and those of the pieces.
pub async fn correct(
    state: &State,
    viewer: &Viewer,
    number: &str,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let (opinion, consultation, plan) = hold(&mut tx, viewer, number, now).await?;
    let mut problems = Problems::none();
    let parts = read_pieces(typed, &plan, &mut problems);
    let asked = read_request(typed.get("asked")).unwrap_or_else(|wrong| {
        problems.extend(wrong.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
        String::new()
    });
    problems.or(()).map_err(NotDone::Mend)?;
    if parts == opinion.parts {
        return Ok(());
    }
    if typed.get("version") != opinion.version.to_string() {
        return Err(NotDone::Mend(Problems::one("version", Problem::CorrectedElsewhere)));
    }
    let hash = text_hash(&parts);
    opinions::add_version(&mut tx, &opinion, &parts, &hash).await?;
    let corrected = Opinion { version: opinion.version + 1, text_hash: hash, parts, ..opinion.clone() };
    opinion_search::write(&mut tx, &corrected).await?;
    opinion_search::forget(&mut tx, &opinion.text_hash).await?;
    // A judgement was made on the version before; the office looks at it again.
    if opinion.validity != Validity::Received {
        opinions::judge(&mut tx, opinion.id, opinion.validity, Validity::Received, "").await?;
    }
    let entry = Entry::new(viewer.id(), Subject::Opinion(opinion.id.0), OPINION_CORRECTED).because(asked);
    history::append(&mut tx, &entry.with(json!({ "version": corrected.version })), now).await?;
    tell(&mut tx, Letter::OpinionCorrected, (&corrected, &consultation, &plan), now).await?;
    Ok(commit(tx, state).await?)
}
