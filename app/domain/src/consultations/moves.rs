//! The one table of what may be done with a consultation, from where, by whom（意見募集の手続きの表）.

use super::{Consultation, Standing, State};
use crate::history::{Entry, Subject};
use crate::messages::Letter;
use crate::people::{Role, Viewer};
use crate::problems::Refusal;
use crate::submissions::Who;
use chrono::{DateTime, Utc};

/// What can be done with a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// 編集: the notice and the draft document are written.
    Edit,
    /// 決裁を仰ぐ: the notice is complete, and an approver is asked.
    Ask,
    /// 決裁: somebody else approves the notice; it becomes public at its time.
    Approve,
    /// 差し戻し: the approver gives the notice back to whoever wrote it.
    SendBack,
    /// 公表前の取下げ: what was approved is taken up again before anybody has seen it.
    Recall,
    /// 公表
    Publish,
    /// 訂正: a new edition of the draft document, with its errata.
    Correct,
    /// 期間の延長
    Extend,
    /// 締切
    Close,
    /// 回答の決裁
    ApproveAnswers,
    /// 結果の公表
    Conclude,
    /// 実施しない
    Exempt,
    /// 打ち切り
    Abandon,
}

impl Act {
    /// Every act, in the order of the table.
    pub const ALL: [Act; 13] = [
        Act::Edit,
        Act::Ask,
        Act::Approve,
        Act::SendBack,
        Act::Recall,
        Act::Publish,
        Act::Correct,
        Act::Extend,
        Act::Close,
        Act::ApproveAnswers,
        Act::Conclude,
        Act::Exempt,
        Act::Abandon,
    ];

    /// The code in the journal.
    pub fn code(self) -> &'static str {
        match self {
            Act::Edit => "edit_consultation",
            Act::Ask => "ask_to_publish",
            Act::Approve => "approve_notice",
            Act::SendBack => "send_back_notice",
            Act::Recall => "recall_notice",
            Act::Publish => "publish_consultation",
            Act::Correct => "correct_document",
            Act::Extend => "extend_consultation",
            Act::Close => "close_consultation",
            Act::ApproveAnswers => "approve_answers",
            Act::Conclude => "conclude_consultation",
            Act::Exempt => "exempt_consultation",
            Act::Abandon => "abandon_consultation",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Act::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// What is done.
    pub act: Act,
    /// Where the consultation may stand.
    pub from: &'static [Standing],
    /// The state afterwards; `None`: it stays, because dates say the rest.
    pub to: Option<State>,
    /// By whom. A consultation has no applicant.
    pub who: Who,
    /// Whether a reason has to be given.
    pub reason: bool,
    /// Who is told, in the same transaction or, for followers, planned in it.
    pub letters: &'static [Letter],
}

const fn row(act: Act, from: &'static [Standing], who: Who) -> Row {
    Row { act, from, to: None, who, reason: false, letters: &[] }
}

/// Everything that can be done. Nothing else changes the state of a consultation.
///
/// What an act needs beyond the columns here (a complete notice, an edition with its errata, answers) is asked by the
/// function of the act.
pub const ROWS: &[Row] = &[
    row(Act::Edit, &[Standing::Draft], Who::Staff),
    Row { letters: &[Letter::NoticeToApprove], ..row(Act::Ask, &[Standing::Draft], Who::Staff) },
    Row { to: Some(State::Approved), ..row(Act::Approve, &[Standing::Draft], Who::Approver) },
    Row { reason: true, letters: &[Letter::NoticeSentBack], ..row(Act::SendBack, &[Standing::Draft], Who::Approver) },
    Row { to: Some(State::Draft), reason: true, ..row(Act::Recall, &[Standing::Waiting], Who::Staff) },
    Row { letters: &[Letter::ConsultationPublished], ..row(Act::Publish, &[Standing::Waiting], Who::Clock) },
    Row {
        reason: true,
        letters: &[Letter::ConsultationChanged],
        ..row(Act::Correct, &[Standing::Upcoming, Standing::Open], Who::Staff)
    },
    Row {
        reason: true,
        letters: &[Letter::ConsultationChanged],
        ..row(Act::Extend, &[Standing::Upcoming, Standing::Open], Who::Staff)
    },
    Row {
        letters: &[Letter::ConsultationClosedOffice, Letter::ConsultationClosed],
        ..row(Act::Close, &[Standing::Open], Who::Clock)
    },
    Row { to: Some(State::Answered), ..row(Act::ApproveAnswers, &[Standing::Answering], Who::Approver) },
    Row {
        to: Some(State::Concluded),
        letters: &[Letter::ConsultationResults],
        ..row(Act::Conclude, &[Standing::Answered], Who::Approver)
    },
    Row {
        to: Some(State::Exempted),
        reason: true,
        ..row(Act::Exempt, &[Standing::Draft, Standing::Waiting], Who::Approver)
    },
    Row {
        to: Some(State::Abandoned),
        reason: true,
        letters: &[Letter::ConsultationAbandoned],
        ..row(
            Act::Abandon,
            &[Standing::Upcoming, Standing::Open, Standing::Answering, Standing::Answered],
            Who::Approver,
        )
    },
];

impl Act {
    /// Its row.
    pub fn row(self) -> &'static Row {
        ROWS.iter().find(|row| row.act == self).unwrap_or(&ROWS[0])
    }
}

impl Standing {
    /// Whether everybody may know of it.
    pub fn is_public(self) -> bool {
        !matches!(self, Standing::Draft | Standing::Waiting)
    }
}

impl Consultation {
    /// Whether the viewer may know of it: everybody once it is public, its department and the auditors before.
    pub fn is_visible_to(&self, viewer: &Viewer, now: DateTime<Utc>) -> bool {
        self.standing(now).is_public() || viewer.reads(self.department)
    }

    /// Whether the viewer may do `act` now: the row allows it from where it stands, and the viewer has the role in the
    /// department in charge. Nobody approves a notice of his own.
    ///
    /// # Errors
    /// `NotFound` to those who do not work there, else the rule that stands in the way.
    pub fn allows(&self, viewer: &Viewer, act: Act, now: DateTime<Utc>) -> Result<&'static Row, Refusal> {
        let row = act.row();
        if viewer.is_guest() {
            return Err(Refusal::SignInFirst);
        }
        if !viewer.reads(self.department) {
            return Err(Refusal::NotFound);
        }
        match row.who {
            Who::Staff if viewer.is_staff_of(self.department) => {}
            Who::Approver if viewer.is_in(Role::Approver, self.department) => {}
            _ => return Err(Refusal::NotPermitted),
        }
        if !row.from.contains(&self.standing(now)) {
            return Err(Refusal::NotFromHere);
        }
        if act == Act::Approve && viewer.id() == Some(self.drafted_by) {
            return Err(Refusal::OwnDraft);
        }
        Ok(row)
    }

    /// What the viewer may do now, in the order of the table: the buttons of the page.
    pub fn acts(&self, viewer: &Viewer, now: DateTime<Utc>) -> Vec<Act> {
        Act::ALL.into_iter().filter(|act| self.allows(viewer, *act, now).is_ok()).collect()
    }

    /// Does an act: the state moves along its row, and the entry for the journal is returned.
    ///
    /// # Errors
    /// As [`Consultation::allows`]. The reason is read by whoever calls.
    pub fn act(&mut self, viewer: &Viewer, act: Act, reason: &str, now: DateTime<Utc>) -> Result<Entry, Refusal> {
        let row = self.allows(viewer, act, now)?;
        let from = self.state;
        self.state = row.to.unwrap_or(from);
        let mut entry = Entry::new(viewer.id(), Subject::Call(self.call.0), act.code()).because(reason);
        if row.to.is_some() {
            (entry.from, entry.to) = (Some(from.code()), Some(self.state.code()));
        }
        Ok(entry)
    }
}
