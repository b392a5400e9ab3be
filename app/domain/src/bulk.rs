//! One thing done to many cases at once（一括処理）: what can be done, and what became of each.

use crate::problems::Refusal;
use serde::{Deserialize, Serialize};

/// Most cases of one bulk action: those of one page of the list, or all of a colleague.
pub const CASES_MAX: usize = 2_000;

/// What can be done to many cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chore {
    /// 形式審査を終える, where the check sheet is filled in.
    PassScreening,
    /// 審査会にかける
    StartReview,
    /// 担当を決める
    Assign,
    /// 担当をまとめて引き継ぐ
    HandOver,
}

impl Chore {
    /// Every chore, in the order of the form.
    pub const ALL: [Chore; 4] = [Chore::PassScreening, Chore::StartReview, Chore::Assign, Chore::HandOver];

    /// The code in forms and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Chore::PassScreening => "pass_screening",
            Chore::StartReview => "start_review",
            Chore::Assign => "assign",
            Chore::HandOver => "hand_over",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Chore> {
        Chore::ALL.into_iter().find(|chore| chore.code() == code)
    }
}

/// What became of one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// It is done.
    Done,
    /// It was so already.
    Already,
    /// The check sheet is not filled in to its end.
    SheetOpen,
    /// Its stage does not allow it now.
    NotNow,
    /// It is a case of the person's own group.
    OwnCase,
    /// There is no such case, or the person may not know of it.
    NotFound,
    /// Something in it is still missing.
    Incomplete,
    /// The person wrote it; somebody else approves it.
    OwnDraft,
    /// Another rule forbids it.
    Refused,
}

impl From<&Refusal> for Done {
    fn from(refusal: &Refusal) -> Self {
        match refusal {
            Refusal::NotNow(_) => Done::NotNow,
            Refusal::OwnCase => Done::OwnCase,
            Refusal::NotFound => Done::NotFound,
            _ => Done::Refused,
        }
    }
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Receipt number, as it was sent.
    pub number: String,
    /// What became of it.
    pub done: Done,
}
