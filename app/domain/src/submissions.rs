//! A case from draft to result: its stages, and the one table of moves between them（案件・段階・手続き）.

use crate::calls::Call;
use crate::history::{Entry, Subject};
use crate::messages::Letter;
use crate::people::{CallId, OrganisationId, PersonId, Role, SubmissionId, Viewer};
use crate::problems::{Problems, Refusal};
use chrono::{DateTime, Utc};
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
    /// 不採択
    Rejected,
    /// 交付決定
    Granted,
    /// 取下げ
    Withdrawn,
}

impl Stage {
    /// Every stage in the usual order.
    pub const ALL: [Stage; 11] = [
        Stage::Draft,
        Stage::Submitted,
        Stage::Returned,
        Stage::Eligible,
        Stage::Ineligible,
        Stage::Reviewing,
        Stage::Recommended,
        Stage::Selected,
        Stage::Rejected,
        Stage::Granted,
        Stage::Withdrawn,
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
            Stage::Rejected => "rejected",
            Stage::Granted => "granted",
            Stage::Withdrawn => "withdrawn",
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
    /// 決裁する
    ApproveDecision,
    /// 差し戻す (of a drafted decision)
    SendBackDecision,
    /// 結果を公表する
    Release,
    /// 交付を決定する
    Grant,
}

impl Verb {
    /// Every verb, in the order of a case's life.
    pub const ALL: [Verb; 14] = [
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
        Verb::ApproveDecision,
        Verb::SendBackDecision,
        Verb::Release,
        Verb::Grant,
    ];

    /// Whether its reason stands on the applicant's page. Reasons of decisions stand in the decision, and what
    /// is to be corrected stands beside each answer.
    pub fn gives_its_reason(self) -> bool {
        matches!(self, Verb::Reopen | Verb::Exclude)
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
            Verb::ApproveDecision => "approve_decision",
            Verb::SendBackDecision => "send_back_decision",
            Verb::Release => "release",
            Verb::Grant => "grant",
        }
    }
}

/// Who may make a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// The person who began the case, or an agent of its group.
    Applicant,
    /// Any staff of the department in charge.
    Staff,
    /// An approver of the department in charge.
    Approver,
}

/// A row of the table of moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// What is done.
    pub verb: Verb,
    /// From which stages.
    pub from: &'static [Stage],
    /// To which stage.
    pub to: Stage,
    /// By whom.
    pub who: Who,
    /// Whether the person must give a reason.
    pub reason: bool,
    /// Who is told, in the same transaction.
    pub letters: &'static [Letter],
}

/// Every move there is. Nothing else changes a stage.
///
/// Two verbs appear twice because their outcome is decided on the way. What a move needs beyond the
/// columns here (answers, amounts, budgets) is asked by the function of its verb.
pub const MOVES: &[Move] = &[
    Move {
        verb: Verb::Submit,
        from: &[Stage::Draft],
        to: Stage::Submitted,
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
        ],
        to: Stage::Withdrawn,
        who: Who::Applicant,
        reason: true,
        letters: &[Letter::Withdrawn],
    },
    Move {
        verb: Verb::Resubmit,
        from: &[Stage::Returned],
        to: Stage::Submitted,
        who: Who::Applicant,
        reason: false,
        letters: &[Letter::CorrectionReceived, Letter::CorrectionArrived],
    },
    Move {
        verb: Verb::PassScreening,
        from: &[Stage::Submitted],
        to: Stage::Eligible,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::Screened],
    },
    Move {
        verb: Verb::Return,
        from: &[Stage::Submitted],
        to: Stage::Returned,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::CorrectionWanted],
    },
    Move {
        verb: Verb::Exclude,
        from: &[Stage::Submitted, Stage::Returned],
        to: Stage::Ineligible,
        who: Who::Approver,
        reason: true,
        letters: &[Letter::Ineligible],
    },
    Move {
        verb: Verb::StartReview,
        from: &[Stage::Eligible],
        to: Stage::Reviewing,
        who: Who::Staff,
        reason: false,
        letters: &[],
    },
    // A wrong move is undone only by a new one, with its reason.
    Move {
        verb: Verb::Reopen,
        from: &[Stage::Eligible],
        to: Stage::Submitted,
        who: Who::Staff,
        reason: true,
        letters: &[Letter::Reopened],
    },
    Move {
        verb: Verb::RecordOpinion,
        from: &[Stage::Reviewing],
        to: Stage::Recommended,
        who: Who::Staff,
        reason: false,
        letters: &[],
    },
    Move {
        verb: Verb::DraftDecision,
        from: &[Stage::Recommended],
        to: Stage::Recommended,
        who: Who::Staff,
        reason: false,
        letters: &[Letter::ApprovalWanted],
    },
    Move {
        verb: Verb::ApproveDecision,
        from: &[Stage::Recommended],
        to: Stage::Recommended,
        who: Who::Approver,
        reason: false,
        letters: &[],
    },
    Move {
        verb: Verb::SendBackDecision,
        from: &[Stage::Recommended],
        to: Stage::Recommended,
        who: Who::Approver,
        reason: true,
        letters: &[Letter::DecisionSentBack],
    },
    Move {
        verb: Verb::Release,
        from: &[Stage::Recommended],
        to: Stage::Selected,
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Selected],
    },
    Move {
        verb: Verb::Release,
        from: &[Stage::Recommended],
        to: Stage::Rejected,
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Rejected],
    },
    Move {
        verb: Verb::Grant,
        from: &[Stage::Selected],
        to: Stage::Granted,
        who: Who::Approver,
        reason: false,
        letters: &[Letter::Granted],
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

/// What a move needs to know of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Which.
    pub id: SubmissionId,
    /// Receipt number（受付番号）, from submission on.
    pub number: Option<String>,
    /// The call it answers.
    pub call: CallId,
    /// The department in charge.
    pub department: OrganisationId,
    /// Who began it.
    pub owner: PersonId,
    /// The group that applies.
    pub group: OrganisationId,
    /// Name of the project, as last typed.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
}

/// A move that was allowed: what changes, what is remembered, who is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Stage before; the save fails when the stored stage is another by then.
    pub from: Stage,
    /// Stage after.
    pub to: Stage,
    /// For the history.
    pub entry: Entry,
    /// For the outbox.
    pub letters: &'static [Letter],
}

/// Why a verb was not done: typing that can be mended, or a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Objection {
    /// The form comes back with these problems.
    Mend(Problems),
    /// A rule said no.
    Refuse(Refusal),
}

impl From<Problems> for Objection {
    fn from(problems: Problems) -> Self {
        Objection::Mend(problems)
    }
}

impl From<Refusal> for Objection {
    fn from(refusal: Refusal) -> Self {
        Objection::Refuse(refusal)
    }
}

impl Submission {
    /// Whether the viewer may act for the applicant's side.
    pub fn is_of(&self, viewer: &Viewer) -> bool {
        viewer.id() == Some(self.owner) || viewer.acts_for(self.group)
    }

    /// Whether the viewer may read the case at all. Drafts belong to the applicant alone.
    pub fn is_readable_by(&self, viewer: &Viewer) -> bool {
        self.is_of(viewer) || (self.stage != Stage::Draft && viewer.is_staff_of(self.department))
    }

    /// Whether the viewer may do `verb` now: the row of the table allows it from here, the viewer has
    /// the role in the department in charge, and nobody decides on a case of his own group.
    ///
    /// # Errors
    /// `NotFound` to those who may not know of the case, else the rule that stands in the way.
    pub fn allows(&self, viewer: &Viewer, verb: Verb) -> Result<(), Refusal> {
        self.row(viewer, verb, None).map(drop)
    }

    /// The verbs that the viewer may do now, in the order of the table: the buttons of the page.
    pub fn verbs(&self, viewer: &Viewer) -> Vec<Verb> {
        let mut verbs: Vec<Verb> =
            MOVES.iter().map(|row| row.verb).filter(|verb| self.allows(viewer, *verb).is_ok()).collect();
        verbs.dedup();
        verbs
    }

    /// Makes a move. `to` picks the row where a verb has two outcomes.
    ///
    /// # Errors
    /// As [`Submission::allows`].
    pub fn step(&self, viewer: &Viewer, verb: Verb, to: Option<Stage>, reason: &str) -> Result<Step, Refusal> {
        let row = self.row(viewer, verb, to)?;
        let mut entry = Entry::new(viewer.id(), Subject::Submission(self.id.0), verb.code()).because(reason);
        entry.from = Some(self.stage.code());
        entry.to = Some(row.to.code());
        Ok(Step { from: self.stage, to: row.to, entry, letters: row.letters })
    }

    fn row(&self, viewer: &Viewer, verb: Verb, to: Option<Stage>) -> Result<&'static Move, Refusal> {
        let mut rows = MOVES.iter().filter(|row| row.verb == verb && to.is_none_or(|to| row.to == to));
        let row = rows.next().ok_or(Refusal::NotNow(verb))?;
        if viewer.is_guest() {
            return Err(Refusal::SignInFirst);
        }
        if !self.is_readable_by(viewer) {
            return Err(Refusal::NotFound);
        }
        match row.who {
            Who::Applicant if self.is_of(viewer) => {}
            Who::Staff | Who::Approver if self.is_of(viewer) => return Err(Refusal::OwnCase),
            Who::Staff if viewer.is_staff_of(self.department) => {}
            Who::Approver if viewer.is_in(Role::Approver, self.department) => {}
            _ => return Err(Refusal::NotPermitted),
        }
        if row.from.contains(&self.stage) { Ok(row) } else { Err(Refusal::NotNow(verb)) }
    }
}

/// Whether a new draft may be begun: the call must be open. Who fits the programme is not asked here;
/// the page explains it, and staff check it.
///
/// # Errors
/// `CallNotOpen`, or `SignInFirst`.
pub fn may_begin(viewer: &Viewer, call: &Call, now: DateTime<Utc>) -> Result<(), Refusal> {
    if viewer.is_guest() {
        return Err(Refusal::SignInFirst);
    }
    match call.dates.phase(now) {
        crate::calls::Phase::Open => Ok(()),
        _ => Err(Refusal::CallNotOpen),
    }
}

/// The receipt number（受付番号）: fiscal year, letters of the call, running number: `R8-GK-0012`.
/// Short enough to be read out on the telephone.
pub fn receipt_number(fiscal_year_code: &str, call_code: &str, running: i64) -> String {
    format!("{fiscal_year_code}-{call_code}-{running:04}")
}
