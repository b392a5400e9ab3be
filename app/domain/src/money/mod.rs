//! Money in whole yen（金額）and the arithmetic of a subsidy（補助金の計算）: integers only, never overflowing.

mod grant;
mod typed;

pub use grant::{Base, Calculation, Grant, Rate, Settlement, Unit};
pub use typed::YenError;

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in yen. Accounts may be negative; what a person receives never is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Yen(pub i64);

/// What stops a calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// A rate must be between 0 and 1 with a denominator above 0.
    #[error("{num}/{den} is not a rate between 0 and 1")]
    Rate {
        /// Numerator.
        num: u32,
        /// Denominator.
        den: u32,
    },
    /// A rate that was not understood.
    #[error("not a rate")]
    RateUnreadable,
    /// A rounding unit other than 1, 100, 1,000 or 10,000 yen.
    #[error("{0} yen is not a rounding unit")]
    Unit(i64),
    /// A cost, an income, a cap or a request below 0.
    #[error("{0:?} is negative")]
    Negative(Part),
    /// A sum beyond what 64 bits hold.
    #[error("amount too large")]
    TooLarge,
}

/// A number that goes into a calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 補助対象経費
    Eligible,
    /// 事業収入
    Income,
    /// 補助限度額
    Cap,
    /// 申請額, or the granted amount（交付決定額）when settling.
    Requested,
    /// 概算払の既受領額
    Advances,
}

impl Yen {
    /// No money.
    pub const ZERO: Yen = Yen(0);

    /// The largest amount that a person may type: just under one trillion yen（1兆円未満）. A longer
    /// number is a slip of the finger.
    pub const MAX_TYPED: Yen = Yen(999_999_999_999);

    /// Reads an amount as people type it: full or half width, commas, ¥, 円, 12万3千円, ▲ for negative.
    ///
    /// # Errors
    /// Why it is not an amount of whole yen.
    pub fn parse(typed: &str) -> Result<Yen, YenError> {
        typed::parse(typed)
    }

    /// The sum of two amounts, unless it overflows.
    pub fn checked_add(self, other: Yen) -> Option<Yen> {
        self.0.checked_add(other.0).map(Yen)
    }

    /// The difference of two amounts, unless it overflows.
    pub fn checked_sub(self, other: Yen) -> Option<Yen> {
        self.0.checked_sub(other.0).map(Yen)
    }

    /// The sum of many amounts, unless the result overflows. The order does not matter.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Yen>) -> Option<Yen> {
        i64::try_from(Self::wide_sum(amounts)).ok().map(Yen)
    }

    /// The sum of many amounts, held at the ends of the range instead of overflowing. For totals
    /// beside a form that is still being typed.
    pub fn sum(amounts: impl IntoIterator<Item = Yen>) -> Yen {
        let sum = Self::wide_sum(amounts).clamp(i64::MIN.into(), i64::MAX.into());
        i64::try_from(sum).map_or(Yen::ZERO, Yen)
    }

    fn wide_sum(amounts: impl IntoIterator<Item = Yen>) -> i128 {
        amounts.into_iter().map(|Yen(amount)| i128::from(amount)).sum()
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// With its unit, as in Japanese prose: 1,234,000円.
    pub fn with_unit(self) -> String {
        format!("{self}円")
    }

    /// Refuses a negative part of a calculation.
    fn not_negative(self, part: Part) -> Result<Yen, MoneyError> {
        if self.is_negative() { Err(MoneyError::Negative(part)) } else { Ok(self) }
    }
}

/// Grouped by thousands; negative with ▲, as public accounts write it: ▲1,234.
impl fmt::Display for Yen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "▲" } else { "" };
        out.pad(&format!("{sign}{}", grouped(self.0.unsigned_abs())))
    }
}

/// A number grouped by thousands: 1,234.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
