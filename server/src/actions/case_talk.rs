//! Notes among staff, the thread with the applicant, and letters sent again（内部メモ・やりとり・再送）.

use super::cases::{NotDone, case, commit, in_turn};
use super::desk::colleagues;
use crate::mail::talk as letters;
use crate::state::State;
use crate::store::{
    Failure, Stored, Write, case_messages, case_notes, desk, history, messages, people, reviews, submissions,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::calendar::date_in_japan;
use domain::history::{Entry, NO_ANSWER, NOTE, SEND_AGAIN, SETTLE, Subject, WRITE};
use domain::messages::{Audience, Letter, is_quiet_hour};
use domain::notes::{check, mentions};
use domain::people::{MessageId, SubmissionId, Viewer};
use domain::problems::{Problem, Problems, Refusal};
use domain::submissions::Submission;
use serde_json::json;
use uuid::Uuid;

/// The case with this number, for who works on it. Who belongs to the group that applied stays out.
async fn for_staff(tx: &mut Write, viewer: &Viewer, number: &str) -> Result<Submission, Failure> {
    let case = in_turn(tx, number).await?;
    case.may_be_worked_on(viewer)?;
    Ok(case)
}

async fn remember(
    tx: &mut Write,
    viewer: &Viewer,
    case: &Submission,
    action: &'static str,
    now: DateTime<Utc>,
) -> Stored<i64> {
    let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), action);
    Ok(history::append(tx, &entry, now).await?.seq)
}

/// Writes a note that staff alone read, and calls upon the colleagues it names（内部メモ）.
///
/// # Errors
/// No text, a call that fits nobody, a rule's refusal, or the store's.
pub async fn note(
    state: &State,
    viewer: &Viewer,
    number: &str,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let author = viewer.id().ok_or(Refusal::SignInFirst)?;
    let body = check(typed).map_err(NotDone::Mend)?;
    let mut tx = state.db.write().await?;
    let case = for_staff(&mut tx, viewer, number).await?;
    let called = mentions(&body, &colleagues(&mut tx, case.department, now).await?).map_err(NotDone::Mend)?;
    let before = case_notes::of_case(&mut tx, case.id).await?;
    if is_again(before.last().map(|last| (last.body.as_str(), last.created_at)), &body, now) {
        return Ok(());
    }
    let id = Uuid::now_v7();
    case_notes::add(&mut tx, id, case.id, author, &body, now).await?;
    for person in called.into_iter().filter(|person| *person != author) {
        case_notes::mention(&mut tx, id, person).await?;
    }
    remember(&mut tx, viewer, &case, NOTE, now).await?;
    Ok(commit(tx, state).await?)
}

/// Whether a form was sent twice: the same words, within a minute, with nothing in between.
fn is_again(last: Option<(&str, DateTime<Utc>)>, body: &str, now: DateTime<Utc>) -> bool {
    last.is_some_and(|(said, at)| said == body && now - at < TimeDelta::minutes(1))
}

/// The department writes to the applicant, on the page and by mail（申請者への連絡）.
///
/// # Errors
/// No text, a rule's refusal, or the store's.
pub async fn write_to_applicant(
    state: &State,
    viewer: &Viewer,
    number: &str,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let body = check_field("say", typed)?;
    let mut tx = state.db.write().await?;
    let case = for_staff(&mut tx, viewer, number).await?;
    say(tx, state, viewer, &case, true, &body, now).await
}

/// The applicant writes to the department（担当課への連絡）.
///
/// # Errors
/// No text, `NotFound` for everybody else and for drafts, `Disposed`, or the store's.
pub async fn write_to_city(
    state: &State,
    viewer: &Viewer,
    id: SubmissionId,
    typed: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let body = check_field("say", typed)?;
    let mut tx = state.db.write().await?;
    submissions::lock(&mut tx, id).await?;
    let case = case(&mut tx, id).await?;
    if !case.is_of(viewer) || case.number.is_none() {
        return Err(Refusal::NotFound.into());
    }
    case.still_kept()?;
    say(tx, state, viewer, &case, false, &body, now).await
}

fn check_field(field: &str, typed: &str) -> Result<String, NotDone> {
    check(typed).map_err(|problems| {
        let problem = problems.of("body").cloned().unwrap_or(Problem::Missing);
        NotDone::Mend(Problems::one(field, problem))
    })
}

async fn say(
    mut tx: Write,
    state: &State,
    viewer: &Viewer,
    case: &Submission,
    from_city: bool,
    body: &str,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let author = viewer.id().ok_or(Refusal::SignInFirst)?;
    let thread = case_messages::of_case(&mut tx, case.id).await?;
    let last = thread.last().filter(|last| last.from_city == from_city);
    if is_again(last.map(|last| (last.body.as_str(), last.created_at)), body, now) {
        return Ok(());
    }
    case_messages::add(&mut tx, Uuid::now_v7(), case.id, author, from_city, body, now).await?;
    let occasion = remember(&mut tx, viewer, case, WRITE, now).await?;
    letters::message(&mut tx, state, case, from_city, body, occasion, now).await?;
    Ok(commit(tx, state).await?)
}

/// What the applicant wrote last needs no answer（返事不要）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn no_answer(state: &State, viewer: &Viewer, number: &str, now: DateTime<Utc>) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let case = for_staff(&mut tx, viewer, number).await?;
    if case_messages::answer(&mut tx, case.id, false, now).await? {
        remember(&mut tx, viewer, &case, NO_ANSWER, now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// Within this time a second press sends nothing more.
const PRESS: i64 = 600;

/// Sends a letter of a case again（再送）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn send_again(
    state: &State,
    viewer: &Viewer,
    number: &str,
    letter: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let mut tx = state.db.write().await?;
    let case = for_staff(&mut tx, viewer, number).await?;
    mend_address(&mut tx, &case, letter).await?;
    if desk::resend(&mut tx, letter, case.id.0, now.timestamp() / PRESS, now).await? {
        let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), SEND_AGAIN);
        history::append(&mut tx, &entry.with(json!({ "letter": letter.to_string() })), now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// What goes to the department's mail box goes to the one it has by now.
async fn mend_address(tx: &mut Write, case: &Submission, letter: Uuid) -> Stored<()> {
    let found = messages::find(tx, MessageId(letter)).await?;
    let kind = found.and_then(|found| Letter::from_code(&found.letter));
    if kind.is_some_and(|kind| kind.audience() == Audience::Department) {
        let department = people::organisation(tx, case.department).await?;
        if let Some(address) = department.and_then(|department| department.email) {
            desk::readdress(tx, letter, case.id.0, &address).await?;
        }
    }
    Ok(())
}

/// Notes that the recipient of a letter that failed was told in another way（電話などで伝えた）.
///
/// # Errors
/// A rule's refusal, or the store's.
pub async fn settle(
    state: &State,
    viewer: &Viewer,
    number: &str,
    letter: Uuid,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let case = for_staff(&mut tx, viewer, number).await?;
    if desk::settle(&mut tx, letter, case.id.0, by, now).await? {
        let entry = Entry::new(viewer.id(), Subject::Submission(case.id.0), SETTLE);
        history::append(&mut tx, &entry.with(json!({ "letter": letter.to_string() })), now).await?;
    }
    Ok(commit(tx, state).await?)
}

/// Notes that somebody whom notes call upon has opened the case.
///
/// # Errors
/// The store's.
pub async fn see_notes(state: &State, viewer: &Viewer, case: SubmissionId, now: DateTime<Utc>) -> Stored<()> {
    let Some(person) = viewer.id() else { return Ok(()) };
    let mut tx = state.db.read().await?;
    let waits = case_notes::unseen(&mut tx, person).await?.iter().any(|(of, ..)| *of == case);
    drop(tx);
    if waits {
        let mut tx = state.db.write().await?;
        case_notes::see(&mut tx, case, person, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// How long a note may lie unread before it is told by mail.
const UNREAD: TimeDelta = TimeDelta::minutes(30);

/// Tells by mail whom notes call upon that were not read meanwhile: one letter a person, by day only. Says how
/// many letters were written.
///
/// # Errors
/// The store's; what was written stays written.
pub async fn tell_mentions(state: &State, now: DateTime<Utc>) -> Stored<usize> {
    if is_quiet_hour(now) {
        return Ok(0);
    }
    let waiting = case_notes::untold(&mut state.db.read().await?, now - UNREAD).await?;
    let mut told = 0;
    for id in waiting {
        let mut tx = state.db.write().await?;
        let Some(person) = people::find(&mut tx, id).await? else { continue };
        let memberships = people::memberships(&mut tx, id).await?;
        let kept_out = reviews::kept_out(&mut tx, id).await?;
        let viewer = Viewer::person(person.clone(), memberships, date_in_japan(now)).keeping_out_of(kept_out);
        let mut notes = Vec::new();
        for (of, number, note) in case_notes::unseen(&mut tx, id).await? {
            // Whoever has left the department since is told nothing of its cases.
            let case = submissions::find(&mut tx, of).await?;
            if case.is_some_and(|case| viewer.is_staff_of(case.department) && !viewer.keeps_out_of(case.id)) {
                notes.push((number, note.author));
            }
        }
        if case_notes::tell(&mut tx, id, now).await? && !notes.is_empty() {
            letters::notes(&mut tx, state, &person, &notes, now).await?;
            told += 1;
        }
        commit(tx, state).await?;
    }
    Ok(told)
}
