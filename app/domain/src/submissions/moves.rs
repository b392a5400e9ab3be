//! The one table of moves（手続きの表）.

use super::{Stage, Verb};
use crate::messages::Letter;

/// Who may make a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// The person who began the case, or an agent of its group; for a case on paper the staff who key in what came.
    Applicant,
    /// Any staff of the department in charge.
    Staff,
    /// An approver of the department in charge.
    Approver,
    /// Who pays for the department in charge（支払担当）.
    Payer,
    /// Nobody: the day has come.
    Clock,
}

/// A row of the table of moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// What is done.
    pub verb: Verb,
    /// From which stages.
    pub from: &'static [Stage],
    /// To which stage; `None`: it stays where it is.
    pub to: Option<Stage>,
    /// By whom.
    pub who: Who,
    /// Whether the person must give a reason.
    pub reason: bool,
    /// Who is told, in the same transaction.
    pub letters: &'static [Letter],
}

/// Where a decision can be on its way: before the first, or while another is in force.
const TO_DECIDE: &[Stage] =
    &[Stage::Recommended, Stage::Selected, Stage::Conditional, Stage::Waitlisted, Stage::Rejected];

/// Where a grant can still be revoked.
const TO_REVOKE: &[Stage] = &[Stage::Granted, Stage::Reported, Stage::ReportReturned, Stage::Confirmed, Stage::Closed];

/// Where a group has what it acquired with a grant（財産の処分の制限）, and so where any ruling can be on its way.
const WITH_AWARD: &[Stage] =
    &[Stage::Granted, Stage::Reported, Stage::ReportReturned, Stage::Confirmed, Stage::Closed, Stage::Discontinued];

/// Every move there is. Nothing else changes a stage.
///
/// A verb appears more than once where its outcome is decided on the way. What a move needs beyond the
/// columns here (answers, amounts, budgets) is asked by the function of its verb.
pub const MOVES: &[Move] = &[
    Move {
        verb: Verb::Submit,
        from: &[Stage::Draft],
        to: Some(Stage::Submitted),
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::Received, Letter::NewSubmission],
    },
    Move {
        verb: Verb::Withdraw,
        from: &[
            Stage::Submitted,
            Stage::Returned,
            Stage::Eligible,
            Stage::Reviewing,
            Stage::Recommended,
            Stage::Selected,
            Stage::Conditional,
            Stage::Waitlisted,
        ],
        to: Some(Stage::Withdrawn),
        who: Who::Applicant,
        reason: true,
        letters: &[Letter::Withdrawn],
    },
    Move {
        verb: Verb::Resubmit,
        from: &[Stage::Returned],
        to: Some(Stage::Submitted),
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::CorrectionReceived, Letter::CorrectionArrived],
    },
    Move {
        verb: Verb::PassScreening,
        from: &[Stage::Submitted],
        to: Some(Stage::Eligible),
        who: Who::Staff,
        reason: false,
        letters: &[Letter::Screened],
    },
    Move {
        verb: Verb::Return,
        from: &[Stage::Submitted],
        to: Some(Stage::Returned),
        who: Who::Staff,
        reason: false,
        letters: &[Letter::CorrectionWanted],
    },
    Move {
        verb: Verb::MoveDue,
        from: &[Stage::Returned],
        to: None,
        who: Who::Staff,
        reason: true,
        letters: &[Letter::CorrectionDayMoved],
    },
    Move {
        verb: Verb::TakeBackReturn,
        from: &[Stage::Returned],
        to: Some(Stage::Submitted),
        who: Who::Staff,
        reason: true,
        letters: &[Letter::CorrectionTakenBack],
    },
    Move {
        verb: Verb::Exclude,
        from: &[Stage::Submitted, Stage::Returned],
        to: Some(Stage::Ineligible),
        who: Who::Approver,
        reason: true,
        letters: &[Letter::Ineligible],
    },
    Move {
        verb: Verb::StartReview,
        from: &[Stage::Eligible],
        to: Some(Stage::Reviewing),
        who: Who::Staff,
        reason: false,
        letters: &[],
    },
    // A wrong move is undone only by a new one, with its reason.
    Move {
        verb: Verb::Reopen,
        from: &[Stage::Eligible],
        to: Some(Stage::Submitted),
        who: Who::Staff,
        reason: true,
        letters: &[Letter::Reopened],
    },
    Move {
        verb: Verb::RecordOpinion,
        from: &[Stage::Reviewing],
        to: Some(Stage::Recommended),
        who: Who::Staff,
        reason: false,
        letters: &[],
    },
    Move {
        verb: Verb::DraftDecision,
        from: &[Stage::Recommended],
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::ApprovalWanted],
    },
    // A decision in force is undone only by a new one, with its reason.
    Move {
        verb: Verb::DraftAnew,
        from: &[Stage::Selected, Stage::Conditional, Stage::Waitlisted, Stage::Rejected],
        to: None,
        who: Who::Staff,
        reason: true,
        letters: &[Letter::ApprovalWanted],
    },
    Move {
        verb: Verb::Consent,
        from: TO_DECIDE,
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::ApprovalWanted],
    },
    Move { verb: Verb::ApproveDecision, from: TO_DECIDE, to: None, who: Who::Approver, reason: false, letters: &[] },
    Move {
        verb: Verb::SendBackDecision,
        from: TO_DECIDE,
        to: None,
        who: Who::Staff,
        reason: true,
        letters: &[Letter::DecisionSentBack],
    },
    Move {
        verb: Verb::Release,
        from: TO_DECIDE,
        to: Some(Stage::Selected),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Selected],
    },
    Move {
        verb: Verb::Release,
        from: TO_DECIDE,
        to: Some(Stage::Conditional),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Conditional],
    },
    Move {
        verb: Verb::Release,
        from: TO_DECIDE,
        to: Some(Stage::Waitlisted),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Waitlisted],
    },
    Move {
        verb: Verb::Release,
        from: TO_DECIDE,
        to: Some(Stage::Rejected),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Rejected],
    },
    Move {
        verb: Verb::Reply,
        from: &[Stage::Conditional, Stage::Waitlisted],
        to: None,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::ReplyReceived, Letter::ReplyArrived],
    },
    Move {
        verb: Verb::ConfirmReply,
        from: &[Stage::Conditional, Stage::Waitlisted],
        to: Some(Stage::Selected),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Selected],
    },
    Move {
        verb: Verb::ReturnReply,
        from: &[Stage::Conditional, Stage::Waitlisted],
        to: None,
        who: Who::Approver,
        reason: true,
        letters: &[Letter::ReplyReturned],
    },
    Move {
        verb: Verb::Lapse,
        from: &[Stage::Conditional, Stage::Waitlisted],
        to: Some(Stage::Withdrawn),
        who: Who::Clock,
        reason: false,
        letters: &[Letter::OfferLapsed, Letter::OfferLapsedOffice],
    },
    Move {
        verb: Verb::Grant,
        from: &[Stage::Selected],
        to: Some(Stage::Granted),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Granted],
    },
    // What comes after the grant.
    Move {
        verb: Verb::ApplyForGrant,
        from: &[Stage::Selected],
        to: None,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::RequestReceived, Letter::RequestArrived],
    },
    Move {
        verb: Verb::AskAdvance,
        from: &[Stage::Granted],
        to: None,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::RequestReceived, Letter::RequestArrived],
    },
    Move {
        verb: Verb::PayAdvance,
        from: &[Stage::Granted],
        to: None,
        who: Who::Payer,
        reason: false,
        letters: &[Letter::Paid],
    },
    Move {
        verb: Verb::TellStatus,
        from: &[Stage::Granted],
        to: None,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::RequestReceived, Letter::RequestArrived],
    },
    Move {
        verb: Verb::AskChange,
        from: &[Stage::Granted],
        to: None,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::RequestReceived, Letter::RequestArrived],
    },
    Move {
        verb: Verb::DraftChange,
        from: &[Stage::Granted],
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::RulingWanted],
    },
    Move {
        verb: Verb::ApproveChange,
        from: &[Stage::Granted],
        to: None,
        who: Who::Approver,
        reason: false,
        letters: &[Letter::ChangeApproved],
    },
    Move {
        verb: Verb::AskDiscontinuation,
        from: &[Stage::Granted],
        to: None,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::RequestReceived, Letter::RequestArrived],
    },
    Move {
        verb: Verb::DraftDiscontinuation,
        from: &[Stage::Granted],
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::RulingWanted],
    },
    Move {
        verb: Verb::Discontinue,
        from: &[Stage::Granted],
        to: Some(Stage::Discontinued),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Discontinued],
    },
    Move {
        verb: Verb::ReturnRequest,
        from: &[
            Stage::Selected,
            Stage::Granted,
            Stage::Reported,
            Stage::ReportReturned,
            Stage::Confirmed,
            Stage::Closed,
            Stage::Discontinued,
            Stage::Revoked,
        ],
        to: None,
        who: Who::Staff,
        reason: true,
        letters: &[Letter::RequestReturned],
    },
    Move {
        verb: Verb::Report,
        from: &[Stage::Granted],
        to: Some(Stage::Reported),
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::ReportReceived, Letter::ReportArrived],
    },
    Move {
        verb: Verb::ReturnReport,
        from: &[Stage::Reported],
        to: Some(Stage::ReportReturned),
        who: Who::Staff,
        reason: false,
        letters: &[Letter::ReportCorrectionWanted],
    },
    Move {
        verb: Verb::Rereport,
        from: &[Stage::ReportReturned],
        to: Some(Stage::Reported),
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::ReportReceived, Letter::ReportArrived],
    },
    Move {
        verb: Verb::DraftSettlement,
        from: &[Stage::Reported],
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::RulingWanted],
    },
    Move {
        verb: Verb::ConsentRuling,
        from: WITH_AWARD,
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::RulingWanted],
    },
    Move {
        verb: Verb::Confirm,
        from: &[Stage::Reported],
        to: Some(Stage::Confirmed),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Confirmed],
    },
    Move {
        verb: Verb::SendBackRuling,
        from: WITH_AWARD,
        to: None,
        who: Who::Staff,
        reason: true,
        letters: &[Letter::RulingSentBack],
    },
    Move {
        verb: Verb::SendInvoice,
        from: &[Stage::Confirmed, Stage::Discontinued, Stage::Revoked],
        to: None,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::RequestReceived, Letter::RequestArrived],
    },
    Move {
        verb: Verb::PayBalance,
        from: &[Stage::Confirmed, Stage::Discontinued, Stage::Revoked],
        to: None,
        who: Who::Payer,
        reason: false,
        letters: &[Letter::Paid],
    },
    Move {
        verb: Verb::TakeRefund,
        from: &[Stage::Confirmed, Stage::Discontinued, Stage::Revoked],
        to: None,
        who: Who::Payer,
        reason: false,
        letters: &[Letter::RefundReceived],
    },
    Move {
        verb: Verb::Close,
        from: &[Stage::Confirmed],
        to: Some(Stage::Closed),
        who: Who::Staff,
        reason: false,
        letters: &[Letter::Closed],
    },
    Move {
        verb: Verb::DraftRevocation,
        from: TO_REVOKE,
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::RulingWanted],
    },
    Move {
        verb: Verb::Revoke,
        from: TO_REVOKE,
        to: Some(Stage::Revoked),
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Revoked],
    },
    // What was acquired with a grant, for as long as it is restricted.
    Move {
        verb: Verb::AskDealing,
        from: WITH_AWARD,
        to: None,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::RequestReceived, Letter::RequestArrived],
    },
    Move {
        verb: Verb::DraftDealing,
        from: WITH_AWARD,
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::RulingWanted],
    },
    Move {
        verb: Verb::AllowDealing,
        from: WITH_AWARD,
        to: None,
        who: Who::Approver,
        reason: false,
        letters: &[Letter::DealingAllowed],
    },
    Move {
        verb: Verb::DraftDealingRefusal,
        from: WITH_AWARD,
        to: None,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::RulingWanted],
    },
    Move {
        verb: Verb::RefuseDealing,
        from: WITH_AWARD,
        to: None,
        who: Who::Approver,
        reason: false,
        letters: &[Letter::DealingRefused],
    },
    // The call itself was given up: whatever waits for a decision ends.
    Move {
        verb: Verb::CallOff,
        from: &[Stage::Submitted, Stage::Returned, Stage::Eligible, Stage::Reviewing, Stage::Recommended],
        to: Some(Stage::CalledOff),
        who: Who::Staff,
        reason: true,
        letters: &[Letter::CallCancelled],
    },
];

/// Who is told when a verb is done: the letters of its rows, each once.
pub fn letters(verb: Verb) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for letter in MOVES.iter().filter(|row| row.verb == verb).flat_map(|row| row.letters) {
        if !letters.contains(letter) {
            letters.push(*letter);
        }
    }
    letters
}
