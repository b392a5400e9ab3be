//! What the city says to opinions（市の考え方）: drafted by a department, approved by somebody else, for a group of texts.
//!
//! Texts are of the same meaning（同趣旨）by sharing a response. The moves are few: drafting → drafted → approved, and
//! each has its way back.

mod chores;
mod decided;
mod duties;
mod gate;
pub mod standards;

pub use chores::{ANSWERS_MAX, AnswerChore, refused};
pub use decided::{Cause, Figures, Pair, WHY_MAX, pairs, plan_gaps};
pub use duties::{ASSIGN_CLAUSES, Duties, Duty};
pub use gate::{Gap, Work, gaps};

use crate::consultations::{Class, Consultation, Standing};
use crate::folding::clean_multiline;
use crate::history::{Entry, Subject};
use crate::people::{CallId, OrganisationId, PersonId, ResponseId, Role, StandardId, Viewer};
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::Objection;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

/// Longest summary（意見の概要）, in characters.
pub const SUMMARY_MAX: usize = 2_000;
/// Longest answer（市の考え方）, in characters.
pub const ANSWER_MAX: usize = 6_000;
/// Longest text of changed words, in characters.
pub const CHANGES_MAX: usize = 6_000;
/// Longest reason, in characters.
pub const REASON_MAX: usize = 1_000;

/// How far an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResponseState {
    /// 起案中
    Drafting,
    /// 決裁待ち
    Drafted,
    /// 決裁済み
    Approved,
}

impl ResponseState {
    /// Every state.
    pub const ALL: [ResponseState; 3] = [ResponseState::Drafting, ResponseState::Drafted, ResponseState::Approved];

    /// The code in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            ResponseState::Drafting => "drafting",
            ResponseState::Drafted => "drafted",
            ResponseState::Approved => "approved",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        ResponseState::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// The three numbers that always stand together. None of them is a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// 提出数: points that were sent in.
    pub points: i64,
    /// 異なる文
    pub texts: i64,
    /// 提出者, as far as they can be told apart.
    pub senders: i64,
}

/// What is written in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Writing {
    /// 意見の概要
    pub summary: String,
    /// 市の考え方
    pub answer: String,
    /// 反映区分: the code of a class of the notice, or empty.
    pub class: String,
    /// How the draft is changed, in its own words（修正後の文言）.
    pub changes: String,
}

/// What the city says to a group of texts（市の考え方）.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Which.
    pub id: ResponseId,
    /// Of which consultation.
    pub call: CallId,
    /// Its number in the result, from 1.
    pub number: i32,
    /// What it says.
    pub writing: Writing,
    /// How far it is.
    pub state: ResponseState,
    /// Grows with each save; a save on top of an older one does not write over what a colleague wrote.
    pub version: i32,
    /// The department that writes it（回答課）.
    pub department: OrganisationId,
    /// Who in it writes it（担当者）.
    pub officer: Option<PersonId>,
    /// The standard answer from which its text was last taken.
    pub standard: Option<StandardId>,
    /// The day by which it is wanted.
    pub due_on: Option<NaiveDate>,
    /// Who finished the draft.
    pub drafted_by: Option<PersonId>,
    /// Who approved it.
    pub approved_by: Option<PersonId>,
    /// When.
    pub approved_at: Option<DateTime<Utc>>,
    /// What it answers.
    pub counts: Counts,
}

/// The action of staff who put texts together under one answer（同趣旨のまとめ）.
pub const GROUP: &str = "group_texts";
/// The action of staff who took a text out again（まとめから外す）.
pub const UNGROUP: &str = "ungroup_text";
/// The action of staff who told two texts apart（別の意見）.
pub const TELL_APART: &str = "tell_apart";
/// The action of staff who took that back.
pub const UNTELL: &str = "untell_apart";
/// The action of staff who cut an opinion in another way（論点の分け直し）.
pub const CUT: &str = "cut_points";
/// The action of staff who chose the department of an answer（照会）.
pub const ROUTE: &str = "route_response";
/// The action of staff who wrote an answer（回答案の保存）.
pub const WRITE_ANSWER: &str = "write_answer";
/// The action of staff who finished an answer（起案）.
pub const FINISH: &str = "finish_answer";
/// The action of an approver who approved an answer（決裁）.
pub const APPROVE: &str = "approve_answer";
/// The action of staff who began the plan as decided（成案の作成）.
pub const BEGIN_PLAN: &str = "begin_plan";
/// The action of staff who wrote a clause of it（成案の編集）.
pub const EDIT_PLAN: &str = "edit_plan";
/// The action of an approver who gave an answer back（差し戻し）.
pub const SEND_BACK: &str = "send_back_answer";

/// Whether points and texts may be worked on now: opinions come in, or are being answered.
pub fn is_at_work(consultation: &Consultation, now: DateTime<Utc>) -> bool {
    matches!(consultation.standing(now), Standing::Open | Standing::Answering)
}

/// Whether the viewer may look into the workbench: the department in charge, auditors, and who was asked to answer something.
///
/// # Errors
/// `NotFound` to everybody else.
pub fn may_look(viewer: &Viewer, consultation: &Consultation, asked: &[OrganisationId]) -> Result<(), Refusal> {
    let is_asked = asked.iter().any(|department| viewer.is_staff_of(*department));
    if viewer.reads(consultation.department) || is_asked { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Whether the viewer may cut, group and route: staff of the department in charge, until the answers are approved.
///
/// # Errors
/// `NotFound`, `NotPermitted`, or `Frozen`.
pub fn may_sort(viewer: &Viewer, consultation: &Consultation, now: DateTime<Utc>) -> Result<(), Refusal> {
    if !viewer.is_staff_of(consultation.department) {
        return Err(if viewer.is_reader() { Refusal::NotPermitted } else { Refusal::NotFound });
    }
    if is_at_work(consultation, now) { Ok(()) } else { Err(Refusal::Frozen) }
}

/// Whether the viewer may write an answer: staff of the department in charge, or of the one that was asked.
///
/// # Errors
/// `NotPermitted`, or `Frozen` once it is approved.
pub fn may_write(
    viewer: &Viewer,
    consultation: &Consultation,
    response: &Response,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    if !viewer.is_staff_of(consultation.department) && !viewer.is_staff_of(response.department) {
        return Err(Refusal::NotPermitted);
    }
    let is_open = response.state != ResponseState::Approved && is_at_work(consultation, now);
    if is_open { Ok(()) } else { Err(Refusal::Frozen) }
}

/// Whether the viewer may approve an answer or give it back: an approver of the department in charge who did not draft it.
///
/// # Errors
/// `NotPermitted`, `OwnDraft`, or `Frozen` where it is not its turn.
pub fn may_approve(
    viewer: &Viewer,
    consultation: &Consultation,
    response: &Response,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    if !viewer.is_in(Role::Approver, consultation.department) {
        return Err(Refusal::NotPermitted);
    }
    if response.state != ResponseState::Drafted || !is_at_work(consultation, now) {
        return Err(Refusal::Frozen);
    }
    if response.drafted_by == viewer.id() { Err(Refusal::OwnDraft) } else { Ok(()) }
}

/// Whether the viewer may give an answer back, drafted or approved: an approver of the department in charge.
///
/// # Errors
/// `NotPermitted`, or `Frozen` where there is nothing to give back.
pub fn may_send_back(
    viewer: &Viewer,
    consultation: &Consultation,
    response: &Response,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    if !viewer.is_in(Role::Approver, consultation.department) {
        return Err(Refusal::NotPermitted);
    }
    let is_back = response.state == ResponseState::Drafting || !is_at_work(consultation, now);
    if is_back { Err(Refusal::Frozen) } else { Ok(()) }
}

/// An answer as it was typed: kept even when it is incomplete. Field keys: `summary`, `answer`, `class`, `changes`.
///
/// # Errors
/// Too long, or a class that the notice does not have.
pub fn read(consultation: &Consultation, typed: &Writing) -> Result<Writing, Problems> {
    let mut problems = Problems::none();
    let writing = Writing {
        summary: clean_multiline(&typed.summary),
        answer: clean_multiline(&typed.answer),
        class: typed.class.clone(),
        changes: clean_multiline(&typed.changes),
    };
    let limits = [
        ("summary", &writing.summary, SUMMARY_MAX),
        ("answer", &writing.answer, ANSWER_MAX),
        ("changes", &writing.changes, CHANGES_MAX),
    ];
    for (field, text, max) in limits {
        let now = text.chars().count();
        if now > max {
            problems.add(field, Problem::TooLong { max, now });
        }
    }
    if !writing.class.is_empty() && class(consultation, &writing.class).is_none() {
        problems.add("class", Problem::NotAChoice);
    }
    problems.or(writing)
}

/// A class of the notice.
pub fn class<'a>(consultation: &'a Consultation, code: &str) -> Option<&'a Class> {
    consultation.particulars.classes.iter().find(|class| class.code == code)
}

/// As much of an answer as decides what is missing, and as names it in a choice: a consultation may have thousands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Its number.
    pub number: i32,
    /// How its summary begins.
    pub begins: String,
    /// Whether something is written as its answer.
    pub has_answer: bool,
    /// Whether changed words are written.
    pub has_changes: bool,
    /// 反映区分
    pub class: String,
    /// How far it is.
    pub state: ResponseState,
    /// Whether it answers anything: one that does not is left out of the result.
    pub in_use: bool,
}

impl Outline {
    /// Whether everything is there that an approver needs; as [`missing`] says of the whole.
    pub fn is_complete(&self, consultation: &Consultation) -> bool {
        let class = class(consultation, &self.class);
        let is_classed = class.is_some_and(|class| !class.changes || self.has_changes);
        !self.begins.is_empty() && self.has_answer && is_classed
    }
}

/// What an answer still lacks before it can be put to an approver.
pub fn missing(consultation: &Consultation, writing: &Writing) -> Problems {
    let mut problems = Problems::none();
    for (field, text) in [("summary", &writing.summary), ("answer", &writing.answer)] {
        if text.is_empty() {
            problems.add(field, Problem::Missing);
        }
    }
    match class(consultation, &writing.class) {
        None => problems.add("class", Problem::Missing),
        Some(class) if class.changes && writing.changes.is_empty() => problems.add("changes", Problem::Missing),
        Some(_) => {}
    }
    problems
}

/// Saves what was written; with `finish`, puts it to an approver.
///
/// # Errors
/// What can be mended, or [`may_write`]'s refusal.
pub fn write(
    viewer: &Viewer,
    consultation: &Consultation,
    response: &Response,
    typed: &Writing,
    finish: bool,
    now: DateTime<Utc>,
) -> Result<(Response, Entry), Objection> {
    may_write(viewer, consultation, response, now)?;
    let writing = read(consultation, typed)?;
    if finish {
        missing(consultation, &writing).or(())?;
    }
    let mut written = Response { writing, version: response.version + 1, ..response.clone() };
    (written.state, written.drafted_by) =
        if finish { (ResponseState::Drafted, viewer.id()) } else { (ResponseState::Drafting, None) };
    let entry = moved(viewer, response, if finish { FINISH } else { WRITE_ANSWER }, written.state);
    Ok((written, entry))
}

/// Approves an answer.
///
/// # Errors
/// [`may_approve`]'s refusal, or an answer without any text to answer.
pub fn approve(
    viewer: &Viewer,
    consultation: &Consultation,
    response: &Response,
    now: DateTime<Utc>,
) -> Result<(Response, Entry), Objection> {
    may_approve(viewer, consultation, response, now)?;
    let approved = Response {
        state: ResponseState::Approved,
        approved_by: viewer.id(),
        approved_at: Some(now),
        ..response.clone()
    };
    let entry = moved(viewer, response, APPROVE, approved.state);
    Ok((approved, entry))
}

/// Gives an answer back to be written again, drafted or approved, with the reason. Field key: `reason`.
///
/// # Errors
/// No reason, or the viewer is no approver, or the answers of the whole are approved.
pub fn send_back(
    viewer: &Viewer,
    consultation: &Consultation,
    response: &Response,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(Response, Entry), Objection> {
    may_send_back(viewer, consultation, response, now)?;
    let reason = clean_multiline(reason);
    let length = reason.chars().count();
    match length {
        0 => return Err(Problems::one("reason", Problem::Missing).into()),
        now if now > REASON_MAX => {
            return Err(Problems::one("reason", Problem::TooLong { max: REASON_MAX, now }).into());
        }
        _ => {}
    }
    let back = Response {
        state: ResponseState::Drafting,
        drafted_by: None,
        approved_by: None,
        approved_at: None,
        ..response.clone()
    };
    let entry = moved(viewer, response, SEND_BACK, back.state).because(reason);
    Ok((back, entry))
}

fn moved(viewer: &Viewer, response: &Response, action: &'static str, to: ResponseState) -> Entry {
    let mut entry = Entry::new(viewer.id(), Subject::Response(response.id.0), action)
        .with(json!({ "number": response.number, "version": response.version }));
    (entry.from, entry.to) = (Some(response.state.code()), Some(to.code()));
    entry
}
