//! Opinions（意見）: what somebody says to a draft of the city's, by whatever way it comes.
//!
//! What was written is never changed. Its author may correct it until the close: that is a new version. Staff
//! judge it, cut it into points and hide passages from publication, each beside the original.

mod entry;
mod files;
mod folds;
mod rules;
mod writing;

pub use entry::{AFTER_GRACE, Keyed, clause_field, clauses_of, read_keyed, read_pieces, sign_of};
pub use files::{FILE_MEGA_MOST, FILES_MOST, FileRule, USUAL_FILES};
pub use folds::{sender_words, text_hash, text_id};
pub use rules::{
    Arrival, JUDGED_MAX, JUDGEMENT_MAX, OPINION_CHECKED, OPINION_CORRECTED, OPINION_FILED, OPINION_JUDGED,
    OPINION_KEYED, OPINION_RECEIVED, OPINION_REDACTED, OPINION_SCANNED, OPINION_WITHDRAWN, arrival, check_days,
    grace_ends, judge, judged, judging, may_change, may_change_on_request, may_check, may_judge, may_key_in, may_read,
    may_write, read_judgement, read_request, wants_reason,
};
pub use writing::{
    BODY_MAX, NODES_MAX, PARTS, PARTS_MAX, PLACE_MAX, REASON_MAX, Sender, body_field, node_field, nodes_field,
    nodes_shown, parts_shown, place_field, read_parts, read_sender, reason_field, write_parts,
};

use crate::people::{CallId, OpinionId, OrganisationId, PersonId, PlanId, PlanNodeId};
use crate::texts::Lang;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How an opinion came（提出方法）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The person typed it here.
    Online,
    /// 窓口
    Counter,
    /// 支所
    Branch,
    /// 郵送
    Post,
    /// ファクス
    Fax,
    /// 電子メール
    Mail,
    /// 説明会・懇談会
    Meeting,
    /// 聞き取り（集落支援員など）
    Hearing,
}

impl Channel {
    /// Every way.
    pub const ALL: [Channel; 8] = [
        Channel::Online,
        Channel::Counter,
        Channel::Branch,
        Channel::Post,
        Channel::Fax,
        Channel::Mail,
        Channel::Meeting,
        Channel::Hearing,
    ];

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Channel::Online => "online",
            Channel::Counter => "counter",
            Channel::Branch => "branch",
            Channel::Post => "post",
            Channel::Fax => "fax",
            Channel::Mail => "mail",
            Channel::Meeting => "meeting",
            Channel::Hearing => "hearing",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Channel::ALL.into_iter().find(|channel| channel.code() == code)
    }

    /// Whether staff key it in.
    pub fn is_keyed_in(self) -> bool {
        self != Channel::Online
    }
}

/// How the author is named（記名の別）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// 記名
    Named,
    /// ペンネーム
    Pseudonym,
    /// 匿名
    Anonymous,
}

impl Naming {
    /// Every way of naming.
    pub const ALL: [Naming; 3] = [Naming::Named, Naming::Pseudonym, Naming::Anonymous];

    /// The code in the database and in forms.
    pub fn code(self) -> &'static str {
        match self {
            Naming::Named => "named",
            Naming::Pseudonym => "pseudonym",
            Naming::Anonymous => "anonymous",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Naming::ALL.into_iter().find(|naming| naming.code() == code)
    }
}

/// Whether an opinion counts（有効性）. A copy counts like any other; it is marked, never deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Validity {
    /// 受付済み: nobody has looked at it yet.
    Received,
    /// 有効
    Valid,
    /// 対象外: it does not speak to the matter; listed apart, without an answer.
    OutOfScope,
    /// 無効: too late, without what the rule requires, slander.
    Invalid,
    /// 取下げ: its author took it back before the close.
    Withdrawn,
}

impl Validity {
    /// Every one.
    pub const ALL: [Validity; 5] =
        [Validity::Received, Validity::Valid, Validity::OutOfScope, Validity::Invalid, Validity::Withdrawn];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Validity::Received => "received",
            Validity::Valid => "valid",
            Validity::OutOfScope => "out_of_scope",
            Validity::Invalid => "invalid",
            Validity::Withdrawn => "withdrawn",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Validity::ALL.into_iter().find(|validity| validity.code() == code)
    }
}

/// An opinion in its present version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// Which.
    pub id: OpinionId,
    /// Of which consultation.
    pub call: CallId,
    /// The edition of the draft that it was written on.
    pub plan: PlanId,
    /// Receipt number（受付番号）, one series for every way.
    pub number: String,
    /// How it came.
    pub channel: Channel,
    /// Whether it counts.
    pub validity: Validity,
    /// Why it does not, in words.
    pub validity_reason: String,
    /// When it was entered.
    pub received_at: DateTime<Utc>,
    /// The day that decides whether it came in time: of the stamp, for paper.
    pub received_on: NaiveDate,
    /// The day of the postmark.
    pub postmark_on: Option<NaiveDate>,
    /// How the author is named.
    pub naming: Naming,
    /// What the author is to the city; a key of the notice's, or empty.
    pub category: String,
    /// The language in which the author is written to.
    pub lang: Lang,
    /// From 1; grows with each correction by the author.
    pub version: i32,
    /// Fold of all that was written: copies share it（同一文の判定）.
    pub text_hash: String,
    /// Fold of what tells one author from another, where anything does（提出者の名寄せ）.
    pub sender_key: Option<String>,
    /// The account of who wrote it, if signed in.
    pub person: Option<PersonId>,
    /// The group in whose name it was written.
    pub group: Option<OrganisationId>,
    /// Who keyed it in.
    pub keyed_by: Option<PersonId>,
    /// Who compared it with the paper.
    pub checked_by: Option<PersonId>,
    /// What was written.
    pub parts: Vec<Part>,
}

/// A piece of an opinion: where in the draft, the opinion, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Part {
    /// The clauses that it speaks to; none: the draft as a whole.
    pub nodes: Vec<PlanNodeId>,
    /// Page or line, as the author wrote it.
    pub place: String,
    /// The opinion.
    pub body: String,
    /// Its reason; may be empty.
    pub reason: String,
}

/// Who wrote an opinion, as far as it was told（提出者）.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Author {
    /// Name, or the pseudonym; empty for anonymous ones.
    pub name: String,
    /// Group or company, with its representative, where it speaks for one.
    pub organisation: String,
    /// Postcode.
    pub postcode: String,
    /// Address, or only the municipality.
    pub address: String,
    /// District, for residents.
    pub district: Option<Uuid>,
    /// Mail address.
    pub email: String,
    /// Telephone.
    pub phone: String,
}
