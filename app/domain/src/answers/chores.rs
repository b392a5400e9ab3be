//! One thing done to many answers at once（回答の一括処理）, each of them reported.

use crate::bulk::Done;
use crate::problems::Refusal;

/// Most answers of one bulk action.
pub const ANSWERS_MAX: usize = 1_000;

/// What can be done to many answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerChore {
    /// 標準的な考え方を使う
    TakeStandard,
    /// 照会する
    Route,
    /// 起案する
    Finish,
    /// 決裁する
    Approve,
}

impl AnswerChore {
    /// Every one, in the order of the form.
    pub const ALL: [AnswerChore; 4] =
        [AnswerChore::TakeStandard, AnswerChore::Route, AnswerChore::Finish, AnswerChore::Approve];

    /// The code in forms and in the database.
    pub fn code(self) -> &'static str {
        match self {
            AnswerChore::TakeStandard => "take_standard",
            AnswerChore::Route => "route",
            AnswerChore::Finish => "finish",
            AnswerChore::Approve => "approve",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        AnswerChore::ALL.into_iter().find(|chore| chore.code() == code)
    }
}

/// What became of an answer for which a rule said no.
pub fn refused(refusal: &Refusal) -> Done {
    match refusal {
        Refusal::Frozen => Done::NotNow,
        Refusal::OwnDraft => Done::OwnDraft,
        Refusal::NotFound => Done::NotFound,
        _ => Done::Refused,
    }
}
