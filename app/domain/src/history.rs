//! The history of everything that happened, chained by hashes so that a change shows（履歴）.

use crate::people::PersonId;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A case（案件）.
    Submission(Uuid),
    /// A call（募集）.
    Call(Uuid),
    /// An opinion（意見）.
    Opinion(Uuid),
    /// A person（人）.
    Person(Uuid),
    /// An organisation（団体）.
    Organisation(Uuid),
    /// An answer of the city to opinions（市の考え方）.
    Response(Uuid),
    /// The installation itself（設定）.
    City,
}

impl Subject {
    /// The kind as stored.
    pub fn kind(self) -> &'static str {
        match self {
            Subject::Submission(_) => "submission",
            Subject::Call(_) => "call",
            Subject::Opinion(_) => "opinion",
            Subject::Person(_) => "person",
            Subject::Organisation(_) => "organisation",
            Subject::Response(_) => "response",
            Subject::City => "city",
        }
    }

    /// The id as stored; nil for the city.
    pub fn id(self) -> Uuid {
        match self {
            Subject::Submission(id)
            | Subject::Call(id)
            | Subject::Opinion(id)
            | Subject::Person(id)
            | Subject::Organisation(id)
            | Subject::Response(id) => id,
            Subject::City => Uuid::nil(),
        }
    }
}

/// What a rule wants remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Who did it; `None` for the system.
    pub actor: Option<PersonId>,
    /// What it is about.
    pub subject: Subject,
    /// What happened: a code such as `submit`.
    pub action: &'static str,
    /// Stage before, where a stage changed.
    pub from: Option<&'static str>,
    /// Stage after.
    pub to: Option<&'static str>,
    /// The reason a person gave.
    pub reason: String,
    /// Anything else: an object of whole numbers and strings.
    pub detail: Value,
}

impl Entry {
    /// An entry without stages, reason or detail.
    pub fn new(actor: Option<PersonId>, subject: Subject, action: &'static str) -> Self {
        Entry { actor, subject, action, from: None, to: None, reason: String::new(), detail: json!({}) }
    }

    /// With a reason.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }

    /// With detail.
    #[must_use]
    pub fn with(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// An entry as it stands in the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    /// Its place, from 1 without a gap.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; `None` for the system.
    pub actor: Option<Uuid>,
    /// Kind of subject.
    pub subject_kind: String,
    /// Id of subject.
    pub subject_id: Uuid,
    /// What happened.
    pub action: String,
    /// Stage before.
    pub from: Option<String>,
    /// Stage after.
    pub to: Option<String>,
    /// Reason.
    pub reason: String,
    /// Detail.
    pub detail: Value,
    /// Hash over the previous hash and this entry.
    pub hash: String,
}

/// The action of somebody who began a draft（下書きの開始）.
pub const BEGIN: &str = "begin";
/// The action of staff who made a consultation（意見募集の作成）.
pub const CREATE_CONSULTATION: &str = "create_consultation";
/// The action of somebody who looked at personal data（個人情報の閲覧）.
pub const VIEW_PERSONAL: &str = "view_personal";
/// The action of somebody who looked at a group's bank account（振込先の閲覧）.
pub const SEE_ACCOUNT: &str = "see_account";
/// The action of somebody who exported the list of cases（一覧の書き出し）.
pub const EXPORT: &str = "export";
/// The action of somebody who took out a whole file（一件書類の書き出し）.
pub const ARCHIVE: &str = "archive";
/// The action of somebody who changed who works on a case（担当の変更）.
pub const ASSIGN: &str = "assign";
/// The action of somebody who wrote a note（内部メモ）.
pub const NOTE: &str = "note";
/// The action of somebody who wrote to the other side（申請者とのやりとり）.
pub const WRITE: &str = "write";
/// The action of somebody who sent a letter again（通知の再送）.
pub const SEND_AGAIN: &str = "send_again";
/// The action of somebody who told what a letter could not（別の方法での伝達）.
pub const SETTLE: &str = "settle_letter";
/// The action of an administrator who switched a morning digest（毎朝のまとめの設定）.
pub const DIGEST: &str = "switch_digest";
/// A letter came back without having arrived（不達）.
pub const CAME_BACK: &str = "letter_came_back";
/// The action of somebody who marked a message as needing no answer（返事不要）.
pub const NO_ANSWER: &str = "no_answer";
/// The action of somebody who saved a check sheet half way（審査票の途中保存）.
pub const SAVE_SHEET: &str = "save_sheet";
/// The action of staff who keyed an application on paper in（紙の申請の受付）.
pub const KEYED_IN: &str = "keyed_in";
/// The action of staff who keyed a correction on paper in（紙の補正の受付）.
pub const KEYED_CORRECTION: &str = "keyed_correction";
/// The action of staff who gave up what they had begun to key in（入力の取りやめ）.
pub const DROP_ENTRY: &str = "drop_entry";
/// The action of staff who changed where an applicant without an account is reached（連絡先の変更）.
pub const CHANGE_CONTACT: &str = "change_contact";
/// The action of staff who have a letter posted in the place of mail（メールに代えて郵送）.
pub const POST_INSTEAD: &str = "post_instead";
/// The action of staff who wrote what the panel says of a round（講評）.
pub const COMMENT_ON_ROUND: &str = "comment_on_round";
/// The action of staff who posted a letter（投函）.
pub const POSTED: &str = "posted";
/// The action of staff who took that back（投函の取消し）.
pub const UNPOSTED: &str = "unposted";
/// The action of staff who hid passages from the public（公表用の墨消し）.
pub const REDACT: &str = "redact";
/// The action of staff who hid nothing any more（公表用の墨消しの解除）.
pub const UNREDACT: &str = "unredact";
/// A draft that was never handed in was erased（下書きの消去）.
pub const LAPSE_DRAFT: &str = "lapse_draft";
/// Those who wrote to a consultation were erased（意見提出者の個人情報の廃棄）.
pub const DISPOSE_AUTHORS: &str = "dispose_authors";
/// The action of an administrator or of staff who held a case back from disposal（廃棄の保留）.
pub const HOLD: &str = "hold";
/// The action of an administrator or approver who released it（廃棄の保留の解除）.
pub const RELEASE_HOLD: &str = "release_hold";
/// The action of staff who keep the papers of a grant longer（保存の延長）.
pub const KEEP_LONGER: &str = "keep_longer";
/// The action of staff who entered a property in the register（財産管理台帳への記載）.
pub const ENTER_PROPERTY: &str = "enter_property";
/// The action of staff who corrected an entry of it（財産管理台帳の訂正）.
pub const CORRECT_PROPERTY: &str = "correct_property";
/// The action of staff who struck an entry of it out（財産管理台帳の抹消）.
pub const STRIKE_PROPERTY: &str = "strike_property";
/// The action of an administrator who proposed a disposal（廃棄の提案）.
pub const PROPOSE_DISPOSAL: &str = "propose_disposal";
/// The action of an administrator who approved it（廃棄の承認）.
pub const APPROVE_DISPOSAL: &str = "approve_disposal";
/// The action of an administrator who refused it（廃棄の不承認）.
pub const REFUSE_DISPOSAL: &str = "refuse_disposal";
/// A case was disposed of（廃棄）.
pub const DISPOSE: &str = "dispose";
/// A disposal came to its end（廃棄の完了）.
pub const FINISH_DISPOSAL: &str = "finish_disposal";
/// The action of an administrator who changed how the city appears（市の表示の変更）.
pub const CHANGE_LOOK: &str = "change_look";
/// The action of an administrator who went back to the usual look（市の表示を戻す）.
pub const RESET_LOOK: &str = "reset_look";
/// The action of staff who asked a panel to review（審査の開始）.
pub const BEGIN_REVIEW: &str = "begin_review";
/// The action of staff who changed the day of sheets, or began the next part（審査の進行）.
pub const CHANGE_REVIEW: &str = "change_review";
/// The action of staff who gave a case to a reviewer or took it back（審査の割り当て）.
pub const ASSIGN_REVIEW: &str = "assign_review";
/// A reviewer keeps out of a case（回避）.
pub const RECUSE: &str = "recuse";
/// The action of staff who lifted that（回避の取消し）.
pub const LIFT_RECUSAL: &str = "lift_recusal";
/// The action of a reviewer who said that there is no interest（利害関係なしの申出）.
pub const DECLARE: &str = "declare_no_interest";
/// A sheet was handed in（採点票の提出）.
pub const SHEET: &str = "hand_in_sheet";
/// The action of staff who keyed in a sheet on paper（紙の採点票の入力）.
pub const KEYED_SHEET: &str = "keyed_sheet";
/// The action of staff who made the tally（集計の確定）.
pub const TALLY: &str = "tally";
/// The action of staff who took the tally back（集計の取消し）.
pub const UNTALLY: &str = "untally";
/// The action of staff who wrote what the panel says of a case（審査会の決めたこと）.
pub const SAY: &str = "panel_says";
/// The action of staff who drafted the decisions of a round from its ranking（決定の一括起案）.
pub const PREPARE: &str = "prepare_decisions";
/// The action on a call whose results were put in force（結果の公表）.
pub const PUBLISH_RESULTS: &str = "publish_results";
/// The action of somebody who began a rehearsal（練習の開始）.
pub const BEGIN_REHEARSAL: &str = "begin_rehearsal";
/// The end of a rehearsal, by somebody or because nobody came any more（練習の終了）.
pub const END_REHEARSAL: &str = "end_rehearsal";

/// The hash before the first entry.
pub const FIRST_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

impl HistoryEntry {
    /// The entry as it will stand at place `seq`, after the entry with hash `previous`.
    pub fn chained(entry: &Entry, seq: i64, at: DateTime<Utc>, previous: &str) -> Self {
        let mut written = HistoryEntry {
            seq,
            at,
            actor: entry.actor.map(|PersonId(id)| id),
            subject_kind: entry.subject.kind().to_owned(),
            subject_id: entry.subject.id(),
            action: entry.action.to_owned(),
            from: entry.from.map(str::to_owned),
            to: entry.to.map(str::to_owned),
            reason: entry.reason.clone(),
            detail: entry.detail.clone(),
            hash: String::new(),
        };
        written.hash = written.digest(previous);
        written
    }

    /// SHA-256 over the previous hash and every field, as hex. Object keys are sorted by serde_json,
    /// so the text is the same whichever database gave the detail back.
    pub fn digest(&self, previous: &str) -> String {
        let fields = json!([
            previous,
            self.seq,
            self.at.to_rfc3339_opts(SecondsFormat::Secs, true),
            self.actor,
            self.subject_kind,
            self.subject_id,
            self.action,
            self.from,
            self.to,
            self.reason,
            self.detail,
        ]);
        hex::encode(Sha256::digest(fields.to_string().as_bytes()))
    }

    /// Whether this entry is intact and follows the entry with hash `previous`.
    pub fn follows(&self, previous: &str) -> bool {
        self.hash == self.digest(previous)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn any_change_breaks_the_chain() {
        let at = DateTime::from_timestamp(1_800_000_000, 0).expect("a valid time");
        let entry = Entry::new(None, Subject::Submission(Uuid::from_u128(7)), "submit")
            .because("理由")
            .with(json!({"b": 2, "a": "𠮷"}));
        let first = HistoryEntry::chained(&entry, 1, at, FIRST_HASH);
        let second = HistoryEntry::chained(&entry, 2, at, &first.hash);
        assert!(first.follows(FIRST_HASH));
        assert!(second.follows(&first.hash));
        assert!(!second.follows(FIRST_HASH));
        for change in [
            HistoryEntry { reason: "別の理由".into(), ..first.clone() },
            HistoryEntry { seq: 3, ..first.clone() },
            HistoryEntry { detail: json!({"a": "𠮷", "b": 3}), ..first.clone() },
            HistoryEntry { actor: Some(Uuid::from_u128(1)), ..first.clone() },
        ] {
            assert!(!change.follows(FIRST_HASH));
        }
    }
}
