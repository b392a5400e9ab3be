//! What a template may ask for（差込項目）: a closed list, each with its shape and the letters that have it.

use super::LetterKind;
use serde::{Deserialize, Serialize};

/// Whether what stands in a place is one line or may be several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line: may stand anywhere.
    Line,
    /// Typed text with line breaks: a paragraph or the value of an item, alone.
    Text,
}

macro_rules! placeholders {
    ($($(#[$doc:meta])* $name:ident = $ja:literal, $shape:ident, [$($kind:ident),*];)*) => {
        /// A placeholder, named in Japanese as the office types it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Placeholder {
            $(#[doc = $ja] $(#[$doc])* $name,)*
        }

        impl Placeholder {
            /// Every placeholder.
            pub const ALL: &[Placeholder] = &[$(Placeholder::$name),*];

            /// Its name in templates.
            pub fn name(self) -> &'static str {
                match self { $(Placeholder::$name => $ja,)* }
            }

            /// Its shape.
            pub fn shape(self) -> Shape {
                match self { $(Placeholder::$name => Shape::$shape,)* }
            }

            /// The letters that have it; none named: all.
            fn kinds(self) -> &'static [LetterKind] {
                match self { $(Placeholder::$name => &[$(LetterKind::$kind),*],)* }
            }
        }
    };
}

placeholders! {
    Group = "団体名", Line, [];
    Representative = "代表者名", Line, [];
    Project = "事業名", Line, [];
    Call = "募集名", Line, [];
    Basis = "根拠", Line, [];
    Receipt = "受付番号", Line, [];
    ReceivedOn = "受付日", Line, [];
    Requested = "申請額", Line, [];
    Department = "担当課", Line, [];
    Phone = "電話", Line, [];
    Mail = "メール", Line, [];
    Amount = "決定額", Line, [Selected, Conditional, Waitlisted, Grant];
    Conditions = "条件", Text, [Selected, Conditional, Waitlisted, Grant];
    Reason = "理由", Text,
        [Ineligible, Selected, Conditional, Waitlisted, Rejected, Grant, Change, Settlement, Discontinuation, Revocation,
            Dealing, DealingRefusal];
    DecidedOn = "決定日", Line, [Selected, Conditional, Waitlisted, Rejected, Grant];
    ReplyBy = "回答期限", Line, [Conditional, Waitlisted];
    Replaced = "改めた理由", Text, [Selected, Conditional, Waitlisted, Rejected, Grant];
    Marks = "補正事項", Text, [Correction, ReportCorrection];
    MarksNote = "補正の連絡", Text, [Correction, ReportCorrection];
    CorrectBy = "補正期限", Line, [Correction, ReportCorrection];
    Granted = "交付決定額", Line, [ReportCorrection, Change, Settlement, Discontinuation, Revocation];
    GrantedOn = "交付決定日", Line,
        [ReportCorrection, Change, Settlement, Discontinuation, Revocation, Dealing, DealingRefusal];
    ReportedOn = "報告日", Line, [ReportCorrection, Settlement];
    RulingOn = "通知日", Line, [Change, Settlement, Discontinuation, Revocation, Dealing, DealingRefusal];
    Confirmed = "確定額", Line, [Settlement, Discontinuation, Revocation];
    AmountAfter = "変更後の額", Line, [Change];
    Eligible = "補助対象経費", Line, [Settlement];
    PaidSoFar = "既受領額", Line, [Settlement, Discontinuation, Revocation];
    Payable = "支払額", Line, [Settlement, Discontinuation];
    Refund = "返還額", Line, [Settlement, Discontinuation, Revocation, Dealing];
    RepayBy = "返還期限", Line, [Settlement, Discontinuation, Revocation, Dealing];
    Asked = "申請の内容", Text, [Dealing, DealingRefusal];
}

impl Placeholder {
    /// Reads a name as typed.
    pub fn from_name(name: &str) -> Option<Self> {
        Placeholder::ALL.iter().copied().find(|one| one.name() == name.trim())
    }

    /// Whether a kind of letter has it.
    pub fn is_in(self, kind: LetterKind) -> bool {
        self.kinds().is_empty() || self.kinds().contains(&kind)
    }
}
