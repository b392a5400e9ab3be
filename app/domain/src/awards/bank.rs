//! The group's bank account（振込先）: asked for only when money is asked for, and read only by those who pay.

use crate::folding::{clean, digits, fold};
use crate::forms::Answers;
use crate::problems::{Problem, Problems};
use serde::{Deserialize, Serialize};

/// 預金の種別
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// 普通
    Ordinary,
    /// 当座
    Current,
    /// 貯蓄
    Savings,
}

impl AccountKind {
    /// Every kind, in the order of the form.
    pub const ALL: [AccountKind; 3] = [AccountKind::Ordinary, AccountKind::Current, AccountKind::Savings];

    /// The code in forms.
    pub fn code(self) -> &'static str {
        match self {
            AccountKind::Ordinary => "ordinary",
            AccountKind::Current => "current",
            AccountKind::Savings => "savings",
        }
    }
}

/// A bank account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccount {
    /// 金融機関名
    pub bank: String,
    /// 支店名
    pub branch: String,
    /// 種別
    pub kind: AccountKind,
    /// 口座番号: digits.
    pub number: String,
    /// 口座名義（カナ）
    pub holder: String,
}

/// The fields of the form, in its order.
pub const FIELDS: [&str; 5] = ["bank", "branch", "account-kind", "account-number", "holder"];

const NAME_MAX: usize = 60;

impl BankAccount {
    /// Whether a field of a form belongs to the account, and so is never kept with the filing.
    pub fn owns(field: &str) -> bool {
        FIELDS.contains(&field)
    }

    /// Reads the form: `bank`, `branch`, `account-kind`, `account-number`, `holder`.
    ///
    /// # Errors
    /// Everything that is missing or cannot be read.
    pub fn read(typed: &Answers) -> Result<BankAccount, Problems> {
        let mut problems = Problems::none();
        for field in ["bank", "branch", "holder"] {
            let now = clean(typed.get(field)).chars().count();
            if now == 0 {
                problems.add(field, Problem::Missing);
            } else if now > NAME_MAX {
                problems.add(field, Problem::TooLong { max: NAME_MAX, now });
            }
        }
        let kind = AccountKind::ALL.into_iter().find(|kind| kind.code() == typed.get("account-kind"));
        if kind.is_none() {
            problems.add("account-kind", Problem::Missing);
        }
        let number: String = digits(typed.get("account-number")).chars().filter(|c| !c.is_whitespace()).collect();
        if number.is_empty() {
            problems.add("account-number", Problem::Missing);
        } else if number.len() > 8 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            problems.add("account-number", Problem::NotANumber);
        }
        // Banks write the holder in kana; what is typed in hiragana is meant so.
        let holder = katakana(&clean(typed.get("holder")));
        if !holder.is_empty() && holder.chars().any(is_kanji) {
            problems.add("holder", Problem::NotKana);
        }
        match kind {
            Some(kind) if problems.is_empty() => {
                let (bank, branch) = (clean(typed.get("bank")), clean(typed.get("branch")));
                Ok(BankAccount { bank, branch, kind, number, holder })
            }
            _ => Err(problems),
        }
    }
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// In full-width katakana, as pass books print it; everything else stays.
fn katakana(typed: &str) -> String {
    // Folding joins half-width marks and makes everything hiragana; 0x60 lies between the two tables.
    let to_katakana = |c: char| match c {
        'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        other => other,
    };
    let has_half_width = typed.chars().any(|c| matches!(c, '\u{FF66}'..='\u{FF9F}'));
    let base = if has_half_width { fold(typed) } else { typed.to_owned() };
    base.chars().map(to_katakana).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Answers {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn accounts_in_any_common_typing() {
        let form = typed(&[
            ("bank", "十八親和銀行"),
            ("branch", "対馬支店"),
            ("account-kind", "ordinary"),
            ("account-number", "０１２ ３４５６"),
            ("holder", "はまのかい　ｶｲﾁﾖｳ"),
        ]);
        let account = BankAccount::read(&form).expect("a good account");
        assert_eq!(account.number, "0123456");
        assert!(account.holder.chars().all(|c| !('ぁ'..='ゖ').contains(&c)), "{}", account.holder);
        let mut wrong = form.clone();
        wrong.set("holder", "浜の会");
        wrong.set("account-number", "12a");
        let problems = BankAccount::read(&wrong).expect_err("kanji and letters");
        assert_eq!(problems.of("holder"), Some(&Problem::NotKana));
        assert_eq!(problems.of("account-number"), Some(&Problem::NotANumber));
        assert_eq!(BankAccount::read(&Answers::default()).expect_err("nothing").len(), 5);
    }
}
