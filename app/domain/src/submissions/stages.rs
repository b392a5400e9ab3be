//! Where a case can stand, and what can be done with it（段階・手続き）.

use serde::{Deserialize, Serialize};

/// Where a case stands. Each stage has a name for staff, a sentence for the applicant and, where it
/// is public, a word for everybody; see [`crate::texts::submissions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 下書き
    Draft,
    /// 受付済み
    Submitted,
    /// 補正のお願い: the applicant mends what was marked.
    Returned,
    /// 形式審査済み
    Eligible,
    /// 対象外
    Ineligible,
    /// 審査中
    Reviewing,
    /// 審査会意見済み (shown to the applicant as 審査中)
    Recommended,
    /// 採択
    Selected,
    /// 条件付き採択: the applicant answers how the conditions are met.
    Conditional,
    /// 次点: the applicant answers whether the remainder is taken.
    Waitlisted,
    /// 不採択
    Rejected,
    /// 交付決定
    Granted,
    /// 取下げ
    Withdrawn,
    /// 募集中止: the call was given up before it was decided.
    CalledOff,
}

impl Stage {
    /// Every stage in the usual order.
    pub const ALL: [Stage; 14] = [
        Stage::Draft,
        Stage::Submitted,
        Stage::Returned,
        Stage::Eligible,
        Stage::Ineligible,
        Stage::Reviewing,
        Stage::Recommended,
        Stage::Selected,
        Stage::Conditional,
        Stage::Waitlisted,
        Stage::Rejected,
        Stage::Granted,
        Stage::Withdrawn,
        Stage::CalledOff,
    ];

    /// The code in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Submitted => "submitted",
            Stage::Returned => "returned",
            Stage::Eligible => "eligible",
            Stage::Ineligible => "ineligible",
            Stage::Reviewing => "reviewing",
            Stage::Recommended => "recommended",
            Stage::Selected => "selected",
            Stage::Conditional => "conditional",
            Stage::Waitlisted => "waitlisted",
            Stage::Rejected => "rejected",
            Stage::Granted => "granted",
            Stage::Withdrawn => "withdrawn",
            Stage::CalledOff => "called_off",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether a decision on the case is still to come.
    pub fn awaits_decision(self) -> bool {
        matches!(self, Stage::Submitted | Stage::Returned | Stage::Eligible | Stage::Reviewing | Stage::Recommended)
    }

    /// Whether the applicant is writing.
    pub fn is_being_written(self) -> bool {
        matches!(self, Stage::Draft | Stage::Returned)
    }
}

/// What can be done with a case. One verb is one action and one button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// 提出する
    Submit,
    /// 取り下げる
    Withdraw,
    /// 補正をお願いする
    Return,
    /// 直して提出する
    Resubmit,
    /// 形式審査を終える
    PassScreening,
    /// 形式審査をやり直す
    Reopen,
    /// 対象外とする
    Exclude,
    /// 審査会にかける
    StartReview,
    /// 審査会の意見を記録する
    RecordOpinion,
    /// 起案する
    DraftDecision,
    /// 決定を改める: drafts a decision that takes the place of the one in force.
    DraftAnew,
    /// 承認して回す: a step of the route before the last.
    Consent,
    /// 決裁する
    ApproveDecision,
    /// 差し戻す (of a drafted decision)
    SendBackDecision,
    /// 結果を公表する
    Release,
    /// 返事をする: accepts conditions or an offer.
    Reply,
    /// 返事を確認する
    ConfirmReply,
    /// 返事を差し戻す
    ReturnReply,
    /// 期限が過ぎた: the day of the answer has passed.
    Lapse,
    /// 交付を決定する
    Grant,
    /// 募集の中止により終える: done to a whole call, never to a single case
    CallOff,
}

impl Verb {
    /// Every verb, in the order of a case's life.
    pub const ALL: [Verb; 21] = [
        Verb::Submit,
        Verb::Withdraw,
        Verb::Return,
        Verb::Resubmit,
        Verb::PassScreening,
        Verb::Reopen,
        Verb::Exclude,
        Verb::StartReview,
        Verb::RecordOpinion,
        Verb::DraftDecision,
        Verb::DraftAnew,
        Verb::Consent,
        Verb::ApproveDecision,
        Verb::SendBackDecision,
        Verb::Release,
        Verb::Reply,
        Verb::ConfirmReply,
        Verb::ReturnReply,
        Verb::Lapse,
        Verb::Grant,
        Verb::CallOff,
    ];

    /// Whether its reason stands on the applicant's page. Reasons of decisions stand in the decision, and what
    /// is to be corrected stands beside each answer.
    pub fn gives_its_reason(self) -> bool {
        matches!(self, Verb::Reopen | Verb::Exclude | Verb::ReturnReply | Verb::CallOff)
    }

    /// Reads a code of the history.
    pub fn from_code(code: &str) -> Option<Self> {
        Verb::ALL.into_iter().find(|verb| verb.code() == code)
    }

    /// The code in the history.
    pub fn code(self) -> &'static str {
        match self {
            Verb::Submit => "submit",
            Verb::Withdraw => "withdraw",
            Verb::Return => "return",
            Verb::Resubmit => "resubmit",
            Verb::PassScreening => "pass_screening",
            Verb::Reopen => "reopen",
            Verb::Exclude => "exclude",
            Verb::StartReview => "start_review",
            Verb::RecordOpinion => "record_opinion",
            Verb::DraftDecision => "draft_decision",
            Verb::DraftAnew => "draft_anew",
            Verb::Consent => "consent",
            Verb::ApproveDecision => "approve_decision",
            Verb::SendBackDecision => "send_back_decision",
            Verb::Release => "release",
            Verb::Reply => "reply",
            Verb::ConfirmReply => "confirm_reply",
            Verb::ReturnReply => "return_reply",
            Verb::Lapse => "lapse",
            Verb::Grant => "grant",
            Verb::CallOff => "call_off",
        }
    }
}
