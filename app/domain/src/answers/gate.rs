//! What still stands between the answers and their approval as a whole（回答の決裁の前に足りないもの）.

use super::{Outline, ResponseState};
use crate::calendar::date_in_japan;
use crate::consultations::Consultation;
use crate::opinions::grace_ends;
use chrono::{DateTime, NaiveDate, Utc};

/// Something that is missing before the result can be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Opinions that nobody has judged yet: whoever wrote one would never hear an answer.
    Unjudged(i64),
    /// Paper that came in time may still be keyed in until this day（入力猶予の末日）.
    Grace(NaiveDate),
    /// Texts of valid opinions that have no answer yet.
    OpenTexts(i64),
    /// Opinions whose points have not been made or counted yet; the work is under way.
    Uncounted,
    /// Answers by number that are not complete.
    Incomplete(Vec<i32>),
    /// Answers by number that nobody has approved.
    Unapproved(Vec<i32>),
    /// The plan as decided is not there.
    NoPlan,
    /// Clauses that were changed without saying why.
    SilentChanges(Vec<String>),
    /// Answers by number that change the draft, but no clause of it.
    IdleAnswers(Vec<i32>),
}

/// How far the work on opinions is, before their answers are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Opinions that nobody has judged.
    pub unjudged: i64,
    /// Texts of valid opinions without an answer.
    pub open_texts: i64,
    /// Whether the numbers are those of now.
    pub is_counted: bool,
}

/// What is missing. An answer that answers nothing any more is left out of the result and asks for nothing.
/// Whoever approved them in the days of grace would shut paper out that came in time.
pub fn gaps(consultation: &Consultation, outlines: &[Outline], work: Work, now: DateTime<Utc>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let grace = grace_ends(consultation);
    if consultation.particulars.grace_days > 0 && now <= grace {
        gaps.push(Gap::Grace(date_in_japan(grace)));
    }
    if work.unjudged > 0 {
        gaps.push(Gap::Unjudged(work.unjudged));
    }
    if !work.is_counted {
        gaps.push(Gap::Uncounted);
    }
    if work.open_texts > 0 {
        gaps.push(Gap::OpenTexts(work.open_texts));
    }
    let numbers = |wanted: &dyn Fn(&Outline) -> bool| -> Vec<i32> {
        let found = outlines.iter().filter(|outline| outline.in_use && wanted(outline));
        found.map(|outline| outline.number).collect()
    };
    let incomplete = numbers(&|outline| !outline.is_complete(consultation));
    let unapproved = numbers(&|outline| outline.state != ResponseState::Approved);
    if !incomplete.is_empty() {
        gaps.push(Gap::Incomplete(incomplete));
    }
    if !unapproved.is_empty() {
        gaps.push(Gap::Unapproved(unapproved));
    }
    gaps
}
