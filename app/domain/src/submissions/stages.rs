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
    /// 実績報告済み
    Reported,
    /// 実績報告の補正: the group mends what was marked.
    ReportReturned,
    /// 額の確定: what is left to be paid or returned follows.
    Confirmed,
    /// 完了
    Closed,
    /// 中止・廃止: ended before its end, with what was spent until then confirmed.
    Discontinued,
    /// 交付決定取消し
    Revoked,
    /// 取下げ
    Withdrawn,
    /// 募集中止: the call was given up before it was decided.
    CalledOff,
}

impl Stage {
    /// Every stage in the usual order.
    pub const ALL: [Stage; 20] = [
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
        Stage::Reported,
        Stage::ReportReturned,
        Stage::Confirmed,
        Stage::Closed,
        Stage::Discontinued,
        Stage::Revoked,
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
            Stage::Reported => "reported",
            Stage::ReportReturned => "report_returned",
            Stage::Confirmed => "confirmed",
            Stage::Closed => "closed",
            Stage::Discontinued => "discontinued",
            Stage::Revoked => "revoked",
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

    /// Whether its grant was decided, whatever came of it.
    pub fn has_award(self) -> bool {
        matches!(
            self,
            Stage::Granted
                | Stage::Reported
                | Stage::ReportReturned
                | Stage::Confirmed
                | Stage::Closed
                | Stage::Discontinued
                | Stage::Revoked
        )
    }

    /// Whether the project was adopted and stands: what the public counts as 採択.
    pub fn is_adopted(self) -> bool {
        self == Stage::Selected || (self.has_award() && self != Stage::Revoked)
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
    /// 補正の期限を変更する: moves the day by which a correction is wanted.
    MoveDue,
    /// 補正のお願いを取り消す: it was asked by mistake.
    TakeBackReturn,
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
    /// 交付を申請する: where the programme asks for it after the selection.
    ApplyForGrant,
    /// 概算払を請求する
    AskAdvance,
    /// 概算払を記録する
    PayAdvance,
    /// 状況を報告する
    TellStatus,
    /// 変更の承認を申請する
    AskChange,
    /// 変更の承認を起案する
    DraftChange,
    /// 変更を承認する
    ApproveChange,
    /// 中止・廃止の承認を申請する
    AskDiscontinuation,
    /// 中止の承認を起案する
    DraftDiscontinuation,
    /// 中止を承認する
    Discontinue,
    /// 申請・請求を差し戻す
    ReturnRequest,
    /// 実績を報告する
    Report,
    /// 実績報告の補正をお願いする
    ReturnReport,
    /// 直して報告する
    Rereport,
    /// 額の確定を起案する
    DraftSettlement,
    /// 承認して回す: a step of a ruling's route before the last.
    ConsentRuling,
    /// 額を確定する
    Confirm,
    /// 差し戻す (of a drafted ruling)
    SendBackRuling,
    /// 請求する
    SendInvoice,
    /// 支払いを記録する
    PayBalance,
    /// 返還を記録する
    TakeRefund,
    /// 完了とする
    Close,
    /// 取消しを起案する
    DraftRevocation,
    /// 交付決定を取り消す
    Revoke,
    /// 財産の処分の承認を申請する
    AskDealing,
    /// 財産の処分の承認を起案する
    DraftDealing,
    /// 財産の処分を承認する
    AllowDealing,
    /// 財産の処分の不承認を起案する
    DraftDealingRefusal,
    /// 財産の処分を承認しない
    RefuseDealing,
    /// 募集の中止により終える: done to a whole call, never to a single case
    CallOff,
}

impl Verb {
    /// Every verb, in the order of a case's life.
    pub const ALL: [Verb; 52] = [
        Verb::Submit,
        Verb::Withdraw,
        Verb::Return,
        Verb::MoveDue,
        Verb::TakeBackReturn,
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
        Verb::ApplyForGrant,
        Verb::AskAdvance,
        Verb::PayAdvance,
        Verb::TellStatus,
        Verb::AskChange,
        Verb::DraftChange,
        Verb::ApproveChange,
        Verb::AskDiscontinuation,
        Verb::DraftDiscontinuation,
        Verb::Discontinue,
        Verb::ReturnRequest,
        Verb::Report,
        Verb::ReturnReport,
        Verb::Rereport,
        Verb::DraftSettlement,
        Verb::ConsentRuling,
        Verb::Confirm,
        Verb::SendBackRuling,
        Verb::SendInvoice,
        Verb::PayBalance,
        Verb::TakeRefund,
        Verb::Close,
        Verb::DraftRevocation,
        Verb::Revoke,
        Verb::AskDealing,
        Verb::DraftDealing,
        Verb::AllowDealing,
        Verb::DraftDealingRefusal,
        Verb::RefuseDealing,
        Verb::CallOff,
    ];

    /// Whether its reason stands on the applicant's page. Reasons of decisions stand in the decision, and what
    /// is to be corrected stands beside each answer.
    pub fn gives_its_reason(self) -> bool {
        matches!(
            self,
            Verb::Reopen
                | Verb::MoveDue
                | Verb::TakeBackReturn
                | Verb::Exclude
                | Verb::ReturnReply
                | Verb::CallOff
                | Verb::ReturnRequest
                | Verb::Discontinue
                | Verb::Revoke
                | Verb::AllowDealing
                | Verb::RefuseDealing
        )
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
            Verb::MoveDue => "move_due",
            Verb::TakeBackReturn => "take_back_return",
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
            Verb::ApplyForGrant => "apply_for_grant",
            Verb::AskAdvance => "ask_advance",
            Verb::PayAdvance => "pay_advance",
            Verb::TellStatus => "tell_status",
            Verb::AskChange => "ask_change",
            Verb::DraftChange => "draft_change",
            Verb::ApproveChange => "approve_change",
            Verb::AskDiscontinuation => "ask_discontinuation",
            Verb::DraftDiscontinuation => "draft_discontinuation",
            Verb::Discontinue => "discontinue",
            Verb::ReturnRequest => "return_request",
            Verb::Report => "report",
            Verb::ReturnReport => "return_report",
            Verb::Rereport => "rereport",
            Verb::DraftSettlement => "draft_settlement",
            Verb::ConsentRuling => "consent_ruling",
            Verb::Confirm => "confirm",
            Verb::SendBackRuling => "send_back_ruling",
            Verb::SendInvoice => "send_invoice",
            Verb::PayBalance => "pay_balance",
            Verb::TakeRefund => "take_refund",
            Verb::Close => "close",
            Verb::DraftRevocation => "draft_revocation",
            Verb::Revoke => "revoke",
            Verb::AskDealing => "ask_dealing",
            Verb::DraftDealing => "draft_dealing",
            Verb::AllowDealing => "allow_dealing",
            Verb::DraftDealingRefusal => "draft_dealing_refusal",
            Verb::RefuseDealing => "refuse_dealing",
            Verb::CallOff => "call_off",
        }
    }
}
