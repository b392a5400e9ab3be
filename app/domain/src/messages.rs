//! The catalogue of letters: everything Tomoni may tell anybody by mail（通知）.

use crate::calendar::jst;
use chrono::{DateTime, Timelike, Utc};

/// A kind of letter. The codes of cases are those of the offices' mail catalogue: A to applicants,
/// S to the department's shared box, P to approvers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Letter {
    /// Confirm your address, after signing up.
    ConfirmAddress,
    /// Somebody tried to sign up with an address that has an account already.
    AlreadyRegistered,
    /// Set a new password.
    ResetPassword,
    /// Somebody asked for a new password for an address without an account.
    NoAccount,
    /// The password was changed.
    PasswordChanged,
    /// An administrator gave a role to somebody who has an account.
    RoleGiven,
    /// Sign in without a password.
    SignInLink,
    /// Another mail address is to be used; goes to the old and to the new one.
    AddressChange,
    /// The account was deleted.
    AccountErased,
    /// A passkey was added to the account.
    PasskeyAdded,
    /// A recovery code was used to sign in.
    RecoveryCodeUsed,
    /// An administrator reset somebody's second factor.
    SecondFactorReset,
    /// G1 Somebody is invited into a group（団体への招待）.
    GroupInvitation,
    /// G2 Somebody joined a group.
    GroupJoined,
    /// G3 Somebody left a group.
    GroupLeft,
    /// G4 A membership was ended by the group's head.
    GroupEnded,
    /// G5 The city took a group's public profile down.
    GroupHidden,
    /// A1 受け付けました
    Received,
    /// A1' 補正を受け付けました
    CorrectionReceived,
    /// A2 書類の補正のお願い
    CorrectionWanted,
    /// A2e 補正の期限を変更しました
    CorrectionDayMoved,
    /// A2f 補正のお願いを取り消しました
    CorrectionTakenBack,
    /// A3 形式審査が終わりました
    Screened,
    /// A3b 書類をもう一度確かめています
    Reopened,
    /// A4 対象外となりました
    Ineligible,
    /// A6 審査結果のお知らせ（採択）
    Selected,
    /// A7 審査結果のお知らせ（条件付き）
    Conditional,
    /// A9 審査結果のお知らせ（次点）
    Waitlisted,
    /// A8 審査結果のお知らせ（不採択）
    Rejected,
    /// The applicant's answer has arrived.
    ReplyReceived,
    /// The applicant's answer does not do yet.
    ReplyReturned,
    /// The day of the answer comes.
    ReplyReminder,
    /// A12' the day of the answer has passed.
    OfferLapsed,
    /// S2 an applicant has answered.
    ReplyArrived,
    /// S3 the day of an answer has passed.
    OfferLapsedOffice,
    /// A10 交付決定のお知らせ
    Granted,
    /// A1'' 実績報告を受け付けました
    ReportReceived,
    /// A1d a request after the grant was received（申請・請求・状況報告）.
    RequestReceived,
    /// A2b 実績報告の補正のお願い
    ReportCorrectionWanted,
    /// A2d a request was given back（差し戻し）.
    RequestReturned,
    /// A11 変更承認のお知らせ
    ChangeApproved,
    /// A13p 支払いのお知らせ（概算払・精算払）
    Paid,
    /// A13r 返還を確認しました
    RefundReceived,
    /// A14 額の確定のお知らせ
    Confirmed,
    /// A15 事業が完了しました
    Closed,
    /// A16 中止の承認のお知らせ
    Discontinued,
    /// A17 交付決定の取消しのお知らせ
    Revoked,
    /// A18 財産の処分の承認のお知らせ
    DealingAllowed,
    /// A19 財産の処分の不承認のお知らせ
    DealingRefused,
    /// A report is due soon（実績報告の期限の前）.
    ReportReminder,
    /// S1 報告あり
    ReportArrived,
    /// S1 申請・請求あり
    RequestArrived,
    /// P1 決裁のお願い, of a ruling after the grant.
    RulingWanted,
    /// The approver gave the draft of a ruling back.
    RulingSentBack,
    /// A12 取下げを受け付けました
    Withdrawn,
    /// A draft was not handed in, and the call closes soon.
    DraftReminder,
    /// A draft was never handed in, and will be erased.
    DraftLapses,
    /// A correction was not handed in, and its day comes.
    CorrectionReminder,
    /// A contact of the group asks the representative to hand an application in.
    SignOffWanted,
    /// S1 新しい提出
    NewSubmission,
    /// S1 補正あり
    CorrectionArrived,
    /// P1 決裁のお願い
    ApprovalWanted,
    /// The approver gave a draft back to who wrote it（差し戻し）.
    DecisionSentBack,
    /// A0 the form of a draft has changed.
    FormChanged,
    /// A13 the call was given up（募集の中止）.
    CallCancelled,
    /// A-msg the department wrote to the applicant.
    CityWrote,
    /// S-msg the applicant wrote to the department.
    ApplicantWrote,
    /// S-note colleagues call upon somebody in notes.
    NotesWaiting,
    /// R1 a panel's member is asked to review（審査のお願い）.
    ReviewWanted,
    /// R-rem sheets are due soon.
    ReviewReminder,
    /// S-rem what waits in a department this morning（毎朝のまとめ）.
    MorningDigest,
    /// F1 confirm that you want to follow.
    FollowAsked,
    /// F2 you follow already.
    FollowKnown,
    /// F3 a new call.
    CallPublished,
    /// F4 a call closes soon.
    CallClosing,
    /// F5 the results of a call are out.
    CallResults,
    /// F6 a call was given up.
    CancelledNews,
    /// P1 決裁のお願い（意見募集の公表）
    NoticeToApprove,
    /// P2 差し戻し（意見募集の公表）
    NoticeSentBack,
    /// S2 意見の受付を締め切りました
    ConsultationClosedOffice,
    /// S5 a department is asked for answers（回答の照会）
    AnswersWanted,
    /// S5b their day comes（回答期限の前の知らせ）
    AnswersDueSoon,
    /// S5c their day has passed（回答期限を過ぎた知らせ）
    AnswersLate,
    /// N1 a consultation began（意見募集のお知らせ）
    ConsultationPublished,
    /// N1b a consultation closes soon.
    ConsultationClosing,
    /// N2 the draft was corrected, or the term extended（訂正・延長）
    ConsultationChanged,
    /// N3 a consultation closed（受付終了・件数）
    ConsultationClosed,
    /// N4 the result of a consultation is out（結果の公表）
    ConsultationResults,
    /// N5 a consultation was given up（打ち切り）
    ConsultationAbandoned,
    /// N4' the result is out, to everybody who wrote（結果のお知らせ）
    OpinionAnswered,
    /// O1 意見を受け付けました
    OpinionReceived,
    /// O1' 意見の訂正を受け付けました
    OpinionCorrected,
    /// O2 意見を取り下げました
    OpinionWithdrawn,
}

/// Who a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The person the letter is about.
    Person,
    /// The applicant's contact.
    Applicant,
    /// The representatives of the group.
    Representatives,
    /// The department's shared mail box.
    Department,
    /// Everybody who may decide in the department.
    Approvers,
    /// Who drafted the decision.
    Drafter,
    /// Addresses that asked for news.
    Followers,
    /// Who wrote an opinion, with an account or without.
    Author,
}

impl Letter {
    /// Every letter.
    pub const ALL: [Letter; 93] = [
        Letter::ConfirmAddress,
        Letter::AlreadyRegistered,
        Letter::ResetPassword,
        Letter::NoAccount,
        Letter::PasswordChanged,
        Letter::RoleGiven,
        Letter::SignInLink,
        Letter::AddressChange,
        Letter::AccountErased,
        Letter::PasskeyAdded,
        Letter::RecoveryCodeUsed,
        Letter::SecondFactorReset,
        Letter::GroupInvitation,
        Letter::GroupJoined,
        Letter::GroupLeft,
        Letter::GroupEnded,
        Letter::GroupHidden,
        Letter::Received,
        Letter::CorrectionReceived,
        Letter::CorrectionWanted,
        Letter::CorrectionDayMoved,
        Letter::CorrectionTakenBack,
        Letter::Screened,
        Letter::Reopened,
        Letter::Ineligible,
        Letter::Selected,
        Letter::Conditional,
        Letter::Waitlisted,
        Letter::Rejected,
        Letter::ReplyReceived,
        Letter::ReplyReturned,
        Letter::ReplyReminder,
        Letter::OfferLapsed,
        Letter::ReplyArrived,
        Letter::OfferLapsedOffice,
        Letter::Granted,
        Letter::ReportReceived,
        Letter::RequestReceived,
        Letter::ReportCorrectionWanted,
        Letter::RequestReturned,
        Letter::ChangeApproved,
        Letter::Paid,
        Letter::RefundReceived,
        Letter::Confirmed,
        Letter::Closed,
        Letter::Discontinued,
        Letter::Revoked,
        Letter::DealingAllowed,
        Letter::DealingRefused,
        Letter::ReportReminder,
        Letter::ReportArrived,
        Letter::RequestArrived,
        Letter::RulingWanted,
        Letter::RulingSentBack,
        Letter::Withdrawn,
        Letter::DraftReminder,
        Letter::DraftLapses,
        Letter::CorrectionReminder,
        Letter::SignOffWanted,
        Letter::NewSubmission,
        Letter::CorrectionArrived,
        Letter::ApprovalWanted,
        Letter::DecisionSentBack,
        Letter::FormChanged,
        Letter::CallCancelled,
        Letter::CityWrote,
        Letter::ApplicantWrote,
        Letter::NotesWaiting,
        Letter::MorningDigest,
        Letter::ReviewWanted,
        Letter::ReviewReminder,
        Letter::FollowAsked,
        Letter::FollowKnown,
        Letter::CallPublished,
        Letter::CallClosing,
        Letter::CallResults,
        Letter::CancelledNews,
        Letter::NoticeToApprove,
        Letter::NoticeSentBack,
        Letter::ConsultationClosedOffice,
        Letter::AnswersWanted,
        Letter::AnswersDueSoon,
        Letter::AnswersLate,
        Letter::ConsultationPublished,
        Letter::ConsultationClosing,
        Letter::ConsultationChanged,
        Letter::ConsultationClosed,
        Letter::ConsultationResults,
        Letter::ConsultationAbandoned,
        Letter::OpinionAnswered,
        Letter::OpinionReceived,
        Letter::OpinionCorrected,
        Letter::OpinionWithdrawn,
    ];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Letter::ConfirmAddress => "confirm",
            Letter::AlreadyRegistered => "known",
            Letter::ResetPassword => "reset",
            Letter::NoAccount => "unknown",
            Letter::PasswordChanged => "password",
            Letter::RoleGiven => "role",
            Letter::GroupInvitation => "G1",
            Letter::GroupJoined => "G2",
            Letter::GroupLeft => "G3",
            Letter::GroupEnded => "G4",
            Letter::GroupHidden => "G5",
            Letter::SignInLink => "signin",
            Letter::AddressChange => "address",
            Letter::AccountErased => "erased",
            Letter::PasskeyAdded => "passkey",
            Letter::RecoveryCodeUsed => "recovery",
            Letter::SecondFactorReset => "second-factor",
            Letter::Received => "A1",
            Letter::CorrectionReceived => "A1b",
            Letter::CorrectionWanted => "A2",
            Letter::CorrectionDayMoved => "A2e",
            Letter::CorrectionTakenBack => "A2f",
            Letter::Screened => "A3",
            Letter::Reopened => "A3b",
            Letter::Ineligible => "A4",
            Letter::Selected => "A6",
            Letter::Conditional => "A7",
            Letter::Waitlisted => "A9",
            Letter::Rejected => "A8",
            Letter::ReplyReceived => "A-reply",
            Letter::ReplyReturned => "A7b",
            Letter::ReplyReminder => "A-rem-reply",
            Letter::OfferLapsed => "A12b",
            Letter::ReplyArrived => "S2",
            Letter::OfferLapsedOffice => "S3",
            Letter::Granted => "A10",
            Letter::ReportReceived => "A1c",
            Letter::RequestReceived => "A1d",
            Letter::ReportCorrectionWanted => "A2b",
            Letter::RequestReturned => "A2d",
            Letter::ChangeApproved => "A11",
            Letter::Paid => "A13p",
            Letter::RefundReceived => "A13r",
            Letter::Confirmed => "A14",
            Letter::Closed => "A15",
            Letter::Discontinued => "A16",
            Letter::Revoked => "A17",
            Letter::DealingAllowed => "A18",
            Letter::DealingRefused => "A19",
            Letter::ReportReminder => "A-rem-report",
            Letter::ReportArrived => "S1c",
            Letter::RequestArrived => "S1d",
            Letter::RulingWanted => "P1b",
            Letter::RulingSentBack => "P2b",
            Letter::Withdrawn => "A12",
            Letter::DraftReminder => "A-rem-draft",
            Letter::DraftLapses => "A-lapse-draft",
            Letter::CorrectionReminder => "A-rem-correction",
            Letter::SignOffWanted => "A-sign",
            Letter::NewSubmission => "S1",
            Letter::CorrectionArrived => "S1b",
            Letter::ApprovalWanted => "P1",
            Letter::DecisionSentBack => "P2",
            Letter::FormChanged => "A0",
            Letter::CallCancelled => "A13",
            Letter::CityWrote => "A-msg",
            Letter::ApplicantWrote => "S-msg",
            Letter::NotesWaiting => "S-note",
            Letter::MorningDigest => "S-rem",
            Letter::ReviewWanted => "R1",
            Letter::ReviewReminder => "R-rem",
            Letter::FollowAsked => "F1",
            Letter::FollowKnown => "F2",
            Letter::CallPublished => "F3",
            Letter::CallClosing => "F4",
            Letter::CallResults => "F5",
            Letter::CancelledNews => "F6",
            Letter::NoticeToApprove => "P1c",
            Letter::NoticeSentBack => "P2c",
            Letter::ConsultationClosedOffice => "S-close",
            Letter::AnswersWanted => "S5",
            Letter::AnswersDueSoon => "S5b",
            Letter::AnswersLate => "S5c",
            Letter::ConsultationPublished => "N1",
            Letter::ConsultationClosing => "N1b",
            Letter::ConsultationChanged => "N2",
            Letter::ConsultationClosed => "N3",
            Letter::ConsultationResults => "N4",
            Letter::ConsultationAbandoned => "N5",
            Letter::OpinionAnswered => "N4w",
            Letter::OpinionReceived => "O1",
            Letter::OpinionCorrected => "O1b",
            Letter::OpinionWithdrawn => "O2",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Letter::ALL.into_iter().find(|letter| letter.code() == code)
    }

    /// Whether it brings the reason of the move to those who have no page to read it on.
    pub fn brings_its_reason_by_post(self) -> bool {
        matches!(
            self,
            Letter::Reopened
                | Letter::CorrectionDayMoved
                | Letter::CorrectionTakenBack
                | Letter::ReplyReturned
                | Letter::RequestReturned
        )
    }

    /// Who it is for.
    pub fn audience(self) -> Audience {
        match self {
            Letter::ConfirmAddress
            | Letter::AlreadyRegistered
            | Letter::ResetPassword
            | Letter::NoAccount
            | Letter::PasswordChanged
            | Letter::RoleGiven
            | Letter::GroupInvitation
            | Letter::GroupJoined
            | Letter::GroupLeft
            | Letter::GroupEnded
            | Letter::GroupHidden
            | Letter::SignInLink
            | Letter::AddressChange
            | Letter::AccountErased
            | Letter::PasskeyAdded
            | Letter::RecoveryCodeUsed
            | Letter::SecondFactorReset
            | Letter::NotesWaiting
            | Letter::ReviewWanted
            | Letter::ReviewReminder => Audience::Person,
            Letter::OpinionReceived | Letter::OpinionCorrected | Letter::OpinionWithdrawn | Letter::OpinionAnswered => {
                Audience::Author
            }
            Letter::Received
            | Letter::CorrectionReceived
            | Letter::CorrectionWanted
            | Letter::CorrectionDayMoved
            | Letter::CorrectionTakenBack
            | Letter::DraftReminder
            | Letter::DraftLapses
            | Letter::CorrectionReminder
            | Letter::FormChanged
            | Letter::CallCancelled
            | Letter::CityWrote
            | Letter::Screened
            | Letter::Reopened
            | Letter::Ineligible
            | Letter::Selected
            | Letter::Conditional
            | Letter::Waitlisted
            | Letter::Rejected
            | Letter::ReplyReceived
            | Letter::ReplyReturned
            | Letter::ReplyReminder
            | Letter::OfferLapsed
            | Letter::ReportReceived
            | Letter::RequestReceived
            | Letter::ReportCorrectionWanted
            | Letter::RequestReturned
            | Letter::ChangeApproved
            | Letter::Paid
            | Letter::RefundReceived
            | Letter::Confirmed
            | Letter::Closed
            | Letter::Discontinued
            | Letter::Revoked
            | Letter::DealingAllowed
            | Letter::DealingRefused
            | Letter::ReportReminder
            | Letter::Granted
            | Letter::Withdrawn => Audience::Applicant,
            Letter::SignOffWanted => Audience::Representatives,
            Letter::NewSubmission
            | Letter::CorrectionArrived
            | Letter::ReplyArrived
            | Letter::OfferLapsedOffice
            | Letter::MorningDigest
            | Letter::ConsultationClosedOffice
            | Letter::AnswersWanted
            | Letter::AnswersDueSoon
            | Letter::AnswersLate
            | Letter::ReportArrived
            | Letter::RequestArrived
            | Letter::ApplicantWrote => Audience::Department,
            Letter::ApprovalWanted | Letter::NoticeToApprove | Letter::RulingWanted => Audience::Approvers,
            Letter::DecisionSentBack | Letter::NoticeSentBack | Letter::RulingSentBack => Audience::Drafter,
            Letter::FollowAsked
            | Letter::FollowKnown
            | Letter::CallPublished
            | Letter::CallClosing
            | Letter::CallResults
            | Letter::CancelledNews
            | Letter::ConsultationPublished
            | Letter::ConsultationClosing
            | Letter::ConsultationChanged
            | Letter::ConsultationClosed
            | Letter::ConsultationResults
            | Letter::ConsultationAbandoned => Audience::Followers,
        }
    }
}

/// Where a message stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Waiting for its (next) try.
    Waiting,
    /// A server accepted it.
    Sent,
    /// Refused for good, or given up after the last try.
    Failed,
}

impl Delivery {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Delivery::Waiting => "waiting",
            Delivery::Sent => "sent",
            Delivery::Failed => "failed",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Delivery::Waiting, Delivery::Sent, Delivery::Failed].into_iter().find(|d| d.code() == code)
    }
}

/// Whether people sleep: from 21 to 7 o'clock in Japan nothing is sent that nobody has asked for.
pub fn is_quiet_hour(now: DateTime<Utc>) -> bool {
    !(7..21).contains(&jst(now).hour())
}

/// Seconds that a letter waits at most until its next try: the longest delay, and the night behind it.
pub const LONGEST_WAIT: i64 = 2 * 86_400;

/// Seconds until the next try after `attempts` failed ones: a minute, doubling up to six hours.
/// After three days of trying a letter is given up.
pub fn retry_delay(attempts: u32) -> Option<i64> {
    const FIRST: i64 = 60;
    const LONGEST: i64 = 6 * 3600;
    const GIVE_UP_AFTER: u32 = 20;
    if attempts >= GIVE_UP_AFTER {
        return None;
    }
    let doublings = attempts.saturating_sub(1).min(16);
    Some((FIRST << doublings).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_grow_and_end_after_about_three_days() {
        assert_eq!(retry_delay(1), Some(60));
        assert_eq!(retry_delay(2), Some(120));
        assert_eq!(retry_delay(12), Some(6 * 3600));
        assert_eq!(retry_delay(20), None);
        assert!((1..20).filter_map(retry_delay).all(|delay| delay + 10 * 3600 < LONGEST_WAIT), "with a night");
        let total: i64 = (1..20).filter_map(retry_delay).sum();
        assert!((2 * 86_400..4 * 86_400).contains(&total), "{total}");
    }

    #[test]
    fn nights_are_quiet() {
        let start = crate::calendar::start_of_day(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
        let quiet: Vec<i64> = (0..24).filter(|hour| is_quiet_hour(start + chrono::TimeDelta::hours(*hour))).collect();
        assert_eq!(quiet, [0, 1, 2, 3, 4, 5, 6, 21, 22, 23]);
    }

    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<_> = Letter::ALL.iter().map(|letter| letter.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Letter::ALL.len());
    }
}
