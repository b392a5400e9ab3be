//! Saving, handing in and keying in scoring sheets（採点票の保存・提出・入力）.

use crate::actions::cases::{NotDone, commit};
use crate::state::State;
use crate::store::{Tx, calls, history, review_sheets as sheets, reviews as store};
use chrono::{DateTime, Utc};
use domain::calls::Call;
use domain::drafts::{Base, PageSaves};
use domain::forms::Answers;
use domain::history::{Entry, KEYED_SHEET, SHEET, Subject};
use domain::people::Viewer;
use domain::problems::{Problem, Problems, Refusal};
use domain::review::{
    Assignment, Part, REMARK_FIELD, Round, Rubric, may_score, read_marks, remark_of, remark_problems,
};
use serde_json::json;
use uuid::Uuid;

/// The field beside which a form says that somebody else has saved meanwhile.
pub const SAVED_FIELD: &str = "saved";

/// Who fills the sheet in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// The reviewer.
    Reviewer,
    /// The secretariat, from paper.
    Office,
}

/// A place with everything that its sheet depends on.
pub struct Opened {
    /// The place.
    pub place: Assignment,
    /// The round.
    pub round: Round,
    /// The call.
    pub call: Call,
    /// The rubric.
    pub rubric: Rubric,
}

/// Opens the place of a reviewer at a case, or, for the secretariat, of any reviewer who has no interest.
///
/// # Errors
/// `NotFound` to everybody else, `DeclareFirst`, or the store's.
pub async fn open(tx: &mut Tx, viewer: &Viewer, place: Assignment, hand: Hand) -> Result<Opened, NotDone> {
    let round = store::find(tx, place.round).await?.ok_or(Refusal::NotFound)?;
    let call = calls::find(tx, round.call).await?.ok_or(Refusal::NotFound)?;
    match hand {
        Hand::Reviewer => may_score(viewer, &round, &place)?,
        Hand::Office => {
            super::judging(tx, viewer, &call.slug, &round.track).await?;
            if !place.counts() {
                return Err(Refusal::NotFound.into());
            }
        }
    }
    let rubric = call.rules.terms.review.as_ref().map(|review| review.rubric.clone()).ok_or(Refusal::NotFound)?;
    Ok(Opened { place, round, call, rubric })
}

/// What of a sent form belongs on the sheet.
fn kept(rubric: &Rubric, part: Part, typed: &Answers) -> Answers {
    let keys = rubric.of(part).flat_map(|criterion| [criterion.key.clone(), remark_of(&criterion.key)]);
    keys.chain([REMARK_FIELD.to_owned()]).map(|key| (key.clone(), typed.get(&key).to_owned())).collect()
}

/// Saves a sheet as typed, and hands it in where `hand_in` says so or it was handed in before. What somebody else saved
/// since the form was loaded is not written over unseen.
///
/// # Errors
/// Marks that are missing or out of range once it is handed in, `ChangedMeanwhile`, `Tallied`, or the store's.
pub async fn save(
    state: &State,
    viewer: &Viewer,
    place: Uuid,
    (hand, hand_in): (Hand, bool),
    typed: &Answers,
    now: DateTime<Utc>,
) -> Result<(), NotDone> {
    let by = viewer.id().ok_or(Refusal::SignInFirst)?;
    let mut tx = state.db.write().await?;
    let seen = store::assignment(&mut tx, place).await?.ok_or(Refusal::NotFound)?;
    store::in_turn(&mut tx, seen.round).await?;
    let place = store::assignment(&mut tx, place).await?.ok_or(Refusal::NotFound)?;
    let opened = open(&mut tx, viewer, place, hand).await?;
    opened.round.takes_sheets()?;
    let part = opened.round.part;
    let before = sheets::find(&mut tx, opened.place.id, part).await?;
    let base = Base::read(typed);
    let seen = before.as_ref().zip(base.as_ref());
    if seen.is_some_and(|(before, base)| before.saves.makes_stale(base)) {
        return Err(NotDone::Mend(Problems::one(SAVED_FIELD, Problem::ChangedMeanwhile)));
    }
    let was_in = before.as_ref().is_some_and(|before| before.handed_in_at.is_some());
    let is_whole = hand_in || was_in;
    let mut problems = remark_problems(&opened.rubric, part, typed);
    if let Err(marks) = read_marks(&opened.rubric, part, typed, is_whole) {
        problems.extend(marks.iter().map(|(field, problem)| (field.to_owned(), problem.clone())));
    }
    problems.or(()).map_err(NotDone::Mend)?;
    let sheet = sheets::Sheet {
        answers: kept(&opened.rubric, part, typed),
        saves: PageSaves::after(before.as_ref().map(|before| &before.saves), &base.unwrap_or_default().window, by, now),
        handed_in_at: is_whole.then_some(now),
    };
    sheets::save(&mut tx, opened.place.id, part, &sheet).await?;
    if is_whole {
        let action = if hand == Hand::Office { KEYED_SHEET } else { SHEET };
        // The journal says that a sheet came, never what stands on it.
        let detail = json!({ "reviewer": opened.place.reviewer.to_string(), "part": part.code() });
        let entry = Entry::new(Some(by), Subject::Submission(opened.place.case.0), action).with(detail);
        history::append(&mut tx, &entry, now).await?;
    }
    Ok(commit(tx, state).await?)
}
