//! Letters that are printed and posted（印刷して郵送）: the day on which they went, and post in the place of mail.

use super::cases::{NotDone, commit, in_turn};
use crate::mail::{Letterhead, apart};
use crate::state::State;
use crate::store::postings::{self as store, NewPosting, Posting};
use crate::store::{Failure, Write, consultations, decisions, desk, history, messages, opinions, people, submissions};
use chrono::{DateTime, Utc};
use domain::forms::Answers;
use domain::history::{Entry, POST_INSTEAD, POSTED, Subject, UNPOSTED};
use domain::messages::Delivery;
use domain::people::Viewer;
use domain::postings::{self as rules, About, Posted, TakeBack, may_post, may_post_opinion};
use domain::problems::Refusal;
use serde_json::json;
use uuid::Uuid;

/// A letter that the viewer may deal with, with the turn on its call taken.
async fn hold(tx: &mut Write, viewer: &Viewer, id: Uuid) -> Result<Posting, Failure> {
    let seen = store::find(tx, id).await?.ok_or(Refusal::NotFound)?;
    let call = match seen.about {
        About::Case(case) => {
            let case = submissions::find(tx, case).await?.ok_or(Refusal::NotFound)?;
            may_post(viewer, &case)?;
            case.call
        }
        About::Opinion(opinion) => {
            let opinion = opinions::find(tx, opinion).await?.ok_or(Refusal::NotFound)?;
            let consultation = consultations::find(tx, opinion.call).await?.ok_or(Refusal::NotFound)?;
            may_post_opinion(viewer, &consultation)?;
            opinion.call
        }
    };
    decisions::lock_round(tx, call).await?;
    Ok(store::find(tx, id).await?.ok_or(Refusal::NotFound)?)
}

fn entry(viewer: &Viewer, letter: &Posting, action: &'static str) -> Entry {
    let subject = match letter.about {
        About::Case(case) => Subject::Submission(case.0),
        About::Opinion(opinion) => Subject::Opinion(opinion.0),
    };
    Entry::new(viewer.id(), subject, action)
}

/// Records that a letter was posted, with its day. Pressed twice, the first record stays.
///
/// # Errors
/// What is wrong with the day, a rule's refusal, or the store's.
pub async fn posted(state: &State, viewer: &Viewer, id: Uuid, day: &str, now: DateTime<Utc>) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let letter = hold(&mut tx, viewer, id).await?;
    if letter.posted.is_some() {
        return Ok(());
    }
    let on = rules::read_day(day, letter.made_at, now).map_err(NotDone::Mend)?;
    store::post(&mut tx, id, &Posted { on, at: now, by }).await?;
    let detail = json!({ "letter": id.to_string(), "kind": letter.letter, "day": on.to_string() });
    history::append(&mut tx, &entry(viewer, &letter, POSTED).with(detail), now).await?;
    Ok(commit(tx, state).await?)
}

/// Takes back that a letter was posted, on the day of the record.
///
/// # Errors
/// A missing reason, `Frozen` on a later day, a rule's refusal, or the store's.
pub async fn take_back(
    state: &State,
    viewer: &Viewer,
    id: Uuid,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let mut tx = state.db.write().await?;
    let letter = hold(&mut tx, viewer, id).await?;
    let Some(posted) = &letter.posted else { return Ok(()) };
    let reason = rules::take_back(posted, reason, now).map_err(|why| match why {
        TakeBack::TooLate => NotDone::from(Refusal::Frozen),
        TakeBack::Mend(problems) => NotDone::Mend(problems),
    })?;
    store::take_back(&mut tx, id).await?;
    let detail = json!({ "letter": id.to_string(), "kind": letter.letter });
    history::append(&mut tx, &entry(viewer, &letter, UNPOSTED).because(reason).with(detail), now).await?;
    Ok(commit(tx, state).await?)
}

/// Has a letter that failed by mail printed and posted instead. Twice, it is one letter.
///
/// # Errors
/// What is wrong with name or address, `NotFound` where the letter has not failed, a rule's refusal, or the store's.
pub async fn post_instead(
    state: &State,
    viewer: &Viewer,
    number: &str,
    mail: Uuid,
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let case = in_turn(&mut tx, number).await?;
    may_post(viewer, &case)?;
    let all = messages::of_case(&mut tx, case.id).await?;
    let failed = all.into_iter().find(|one| one.id.0 == mail && one.state == Delivery::Failed);
    let failed = failed.ok_or(Refusal::NotFound)?;
    let to = rules::read_addressee(typed).map_err(NotDone::Mend)?;
    let head = Letterhead::find(&mut tx, Some(case.department)).await?;
    let group = people::organisation(&mut tx, case.group).await?.map(|group| group.name).unwrap_or_default();
    let new = NewPosting {
        id: Uuid::now_v7(),
        dedup_key: format!("mail:{mail}"),
        about: About::Case(case.id),
        department: case.department,
        letter: failed.letter,
        sheet: apart::in_place_of_mail(&head, &to, &group, &failed.subject, &failed.body, now),
        official: None,
    };
    if store::add(&mut tx, &new, now).await? {
        desk::settle(&mut tx, mail, case.id.0, by, now).await?;
        let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), POST_INSTEAD);
        history::append(&mut tx, &entry.with(json!({ "letter": mail.to_string() })), now).await?;
    }
    Ok(commit(tx, state).await?)
}
