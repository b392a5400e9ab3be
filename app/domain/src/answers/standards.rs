//! Answers that are given again and again（標準的な考え方）: a department's library, from which an answer takes its text.

use super::{ANSWER_MAX, Response, Writing, class};
use crate::consultations::Consultation;
use crate::folding::{clean, clean_multiline};
use crate::people::{CallId, OrganisationId, StandardId, Viewer};
use crate::problems::{Problem, Problems, Refusal};

/// Longest title, in characters.
pub const TITLE_MAX: usize = 100;

/// The action of staff who wrote a standard answer（標準的な考え方の保存）.
pub const KEEP_STANDARD: &str = "keep_standard";
/// The action of staff who put one away, or took it up again（標準的な考え方の使用停止・再開）.
pub const RETIRE_STANDARD: &str = "retire_standard";

/// An answer that can be given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Which.
    pub id: StandardId,
    /// Whose it is.
    pub department: OrganisationId,
    /// For this consultation alone; none: for every one of the department.
    pub call: Option<CallId>,
    /// By which it is found.
    pub title: String,
    /// 市の考え方
    pub answer: String,
    /// The class that goes with it, or empty. It is taken where the notice has it.
    pub class: String,
    /// Grows with each save.
    pub version: i32,
    /// Put away: it is no longer offered; where it was used it stays.
    pub is_retired: bool,
}

impl Standard {
    /// Whether an answer can take its text from it.
    pub fn fits(&self, consultation: &Consultation, response: &Response) -> bool {
        let is_here = self.call.is_none_or(|call| call == consultation.call);
        let is_ours = self.department == consultation.department || self.department == response.department;
        is_here && is_ours && !self.is_retired
    }

    /// What an answer says that takes its text from here: summary and changed words stay, and so does a class where this
    /// one has none that the notice knows.
    pub fn applied(&self, consultation: &Consultation, before: &Writing) -> Writing {
        let known = class(consultation, &self.class).is_some();
        let class = if known { self.class.clone() } else { before.class.clone() };
        Writing { answer: self.answer.clone(), class, ..before.clone() }
    }
}

/// What was typed of a standard answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// Title.
    pub title: String,
    /// Answer.
    pub answer: String,
    /// Class, or empty.
    pub class: String,
}

/// In whose library the viewer writes: the department in charge, or the one that was asked in which the viewer works.
///
/// # Errors
/// `NotPermitted` to everybody else.
pub fn library(
    viewer: &Viewer,
    consultation: &Consultation,
    asked: &[OrganisationId],
) -> Result<OrganisationId, Refusal> {
    let all = [consultation.department].into_iter().chain(asked.iter().copied());
    all.into_iter().find(|department| viewer.is_staff_of(*department)).ok_or(Refusal::NotPermitted)
}

/// Reads what was typed. Field keys: `title`, `answer`, `class`.
///
/// # Errors
/// Nothing typed, too long, or a class that the notice does not have.
pub fn read(consultation: &Consultation, typed: &Typed) -> Result<Typed, Problems> {
    let mut problems = Problems::none();
    let read = Typed { title: clean(&typed.title), answer: clean_multiline(&typed.answer), class: typed.class.clone() };
    for (field, text, max) in [("title", &read.title, TITLE_MAX), ("answer", &read.answer, ANSWER_MAX)] {
        match text.chars().count() {
            0 => problems.add(field, Problem::Missing),
            now if now > max => problems.add(field, Problem::TooLong { max, now }),
            _ => {}
        }
    }
    if !read.class.is_empty() && class(consultation, &read.class).is_none() {
        problems.add("class", Problem::NotAChoice);
    }
    problems.or(read)
}
