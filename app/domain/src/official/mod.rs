//! Official letters（通知書）: their kinds, the office's form, and the sheet that is printed.

mod fill;
mod placeholder;
mod template;

pub use fill::{Facts, fill};
pub use placeholder::{Placeholder, Shape};
pub use template::{Block, Fault, Inline, Item, TEMPLATE_MAX, Template, Wrong};

use crate::calendar::Wareki;
use crate::decisions::Outcome;
use crate::messages::Letter;
use crate::money::Yen;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A kind of official letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// 受付票
    Receipt,
    /// 補正依頼書
    Correction,
    /// 対象外通知書
    Ineligible,
    /// 審査結果通知書（採択）
    Selected,
    /// 審査結果通知書（条件付き採択）
    Conditional,
    /// 審査結果通知書（次点）
    Waitlisted,
    /// 審査結果通知書（不採択）
    Rejected,
    /// 交付決定通知書
    Grant,
    /// 実績報告補正依頼書
    ReportCorrection,
    /// 変更承認通知書
    Change,
    /// 額の確定通知書
    Settlement,
    /// 中止（廃止）承認通知書
    Discontinuation,
    /// 交付決定取消通知書
    Revocation,
    /// 財産処分承認通知書
    Dealing,
    /// 財産処分不承認通知書
    DealingRefusal,
}

impl LetterKind {
    /// Every kind, in the order of a case's life.
    pub const ALL: [LetterKind; 15] = [
        LetterKind::Receipt,
        LetterKind::Correction,
        LetterKind::Ineligible,
        LetterKind::Selected,
        LetterKind::Conditional,
        LetterKind::Waitlisted,
        LetterKind::Rejected,
        LetterKind::Grant,
        LetterKind::ReportCorrection,
        LetterKind::Change,
        LetterKind::Settlement,
        LetterKind::Discontinuation,
        LetterKind::Revocation,
        LetterKind::Dealing,
        LetterKind::DealingRefusal,
    ];

    /// The code in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            LetterKind::Receipt => "receipt",
            LetterKind::Correction => "correction",
            LetterKind::Ineligible => "ineligible",
            LetterKind::Selected => "selected",
            LetterKind::Conditional => "conditional",
            LetterKind::Waitlisted => "waitlisted",
            LetterKind::Rejected => "rejected",
            LetterKind::Grant => "grant",
            LetterKind::ReportCorrection => "report_correction",
            LetterKind::Change => "change",
            LetterKind::Settlement => "settlement",
            LetterKind::Discontinuation => "discontinuation",
            LetterKind::Revocation => "revocation",
            LetterKind::Dealing => "dealing",
            LetterKind::DealingRefusal => "dealing_refusal",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        LetterKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The official letter that goes with a piece of mail. Where the grant follows a selection at once, its
    /// letter says both.
    pub fn of(letter: Letter, grant_follows: bool) -> Option<Self> {
        Some(match letter {
            Letter::Received => LetterKind::Receipt,
            Letter::CorrectionWanted => LetterKind::Correction,
            Letter::Ineligible => LetterKind::Ineligible,
            Letter::Selected if !grant_follows => LetterKind::Selected,
            Letter::Conditional => LetterKind::Conditional,
            Letter::Waitlisted => LetterKind::Waitlisted,
            Letter::Rejected => LetterKind::Rejected,
            Letter::Granted => LetterKind::Grant,
            Letter::ReportCorrectionWanted => LetterKind::ReportCorrection,
            Letter::ChangeApproved => LetterKind::Change,
            Letter::Confirmed => LetterKind::Settlement,
            Letter::Discontinued => LetterKind::Discontinuation,
            Letter::Revoked => LetterKind::Revocation,
            Letter::DealingAllowed => LetterKind::Dealing,
            Letter::DealingRefused => LetterKind::DealingRefusal,
            _ => return None,
        })
    }

    /// The notice that goes with an outcome when it comes into force.
    pub fn of_outcome(outcome: Outcome, grant_follows: bool) -> Self {
        match outcome {
            Outcome::Selected if grant_follows => LetterKind::Grant,
            Outcome::Selected => LetterKind::Selected,
            Outcome::Conditional => LetterKind::Conditional,
            Outcome::Waitlisted => LetterKind::Waitlisted,
            Outcome::Rejected => LetterKind::Rejected,
        }
    }

    /// Whether the letter tells of a decision and carries its number.
    pub fn is_decision(self) -> bool {
        matches!(
            self,
            LetterKind::Selected
                | LetterKind::Conditional
                | LetterKind::Waitlisted
                | LetterKind::Rejected
                | LetterKind::Grant
        )
    }

    /// Whether the letter tells of a ruling after the grant and carries its number.
    pub fn is_ruling(self) -> bool {
        matches!(
            self,
            LetterKind::Change
                | LetterKind::Settlement
                | LetterKind::Discontinuation
                | LetterKind::Revocation
                | LetterKind::Dealing
                | LetterKind::DealingRefusal
        )
    }

    /// Whether it has a document number. A receipt has its receipt number.
    pub fn is_numbered(self) -> bool {
        self != LetterKind::Receipt
    }

    /// The text that every department begins with.
    pub fn usual_text(self) -> &'static str {
        match self {
            LetterKind::Receipt => include_str!("../../data/letters/receipt.txt"),
            LetterKind::Correction => include_str!("../../data/letters/correction.txt"),
            LetterKind::Ineligible => include_str!("../../data/letters/ineligible.txt"),
            LetterKind::Selected => include_str!("../../data/letters/selected.txt"),
            LetterKind::Conditional => include_str!("../../data/letters/conditional.txt"),
            LetterKind::Waitlisted => include_str!("../../data/letters/waitlisted.txt"),
            LetterKind::Rejected => include_str!("../../data/letters/rejected.txt"),
            LetterKind::Grant => include_str!("../../data/letters/grant.txt"),
            LetterKind::ReportCorrection => include_str!("../../data/letters/report_correction.txt"),
            LetterKind::Change => include_str!("../../data/letters/change.txt"),
            LetterKind::Settlement => include_str!("../../data/letters/settlement.txt"),
            LetterKind::Discontinuation => include_str!("../../data/letters/discontinuation.txt"),
            LetterKind::Revocation => include_str!("../../data/letters/revocation.txt"),
            LetterKind::Dealing => include_str!("../../data/letters/dealing.txt"),
            LetterKind::DealingRefusal => include_str!("../../data/letters/dealing_refusal.txt"),
        }
    }
}

/// A finished letter in the office's form: plain text in its places. It is kept as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// 様式番号, top left.
    pub form: String,
    /// 文書番号, top right; empty for a receipt.
    pub number: String,
    /// 日付, in the years of the era.
    pub date: String,
    /// 宛名, a line each: the group, then its representative with 様.
    pub addressee: Vec<String>,
    /// Who writes: the mayor's title.
    pub sender: String,
    /// 公印省略 and the like, below the sender.
    pub seal: String,
    /// 件名
    pub subject: String,
    /// 本文
    pub body: Vec<String>,
    /// 記: labels with what they say.
    pub items: Vec<(String, String)>,
    /// Who answers questions.
    pub contact: Vec<String>,
}

/// A day as official letters date themselves: 令和8年11月24日.
pub fn office_date(day: NaiveDate) -> String {
    let year = match Wareki::of(day) {
        Some(year) => format!("{}{}年", year.era.name(), year.year_text()),
        None => format!("{}年", day.year()),
    };
    format!("{year}{}月{}日", day.month(), day.day())
}

/// An amount as official letters write it: 金 127,000円.
pub fn yen(amount: i64) -> String {
    format!("金 {}円", Yen(amount))
}

impl Facts {
    /// Puts the name of the place where a case has nothing yet, to look at a template.
    pub fn stand_in(&mut self, kind: LetterKind) {
        for place in Placeholder::ALL.iter().filter(|place| place.is_in(kind)) {
            if self.get(*place).trim().is_empty() {
                self.set(*place, format!("〔{}〕", place.name()));
            }
        }
    }
}
