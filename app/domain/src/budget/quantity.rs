//! Quantities of budget lines（数量）: whole numbers or up to two decimals, kept in hundredths.

use crate::folding::digits;
use crate::money::Yen;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A quantity in hundredths: 1.5 hours are 150. Never a float, so that sums on paper and on screen agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(pub u32);

/// Why a quantity was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// Not a number.
    #[error("not a quantity")]
    Unreadable,
    /// More than two decimals.
    #[error("more than two decimals")]
    TooFine,
    /// Above [`Quantity::MAX`].
    #[error("quantity too large")]
    TooLarge,
}

impl Quantity {
    /// 9,999,999.99
    pub const MAX: Quantity = Quantity(999_999_999);

    /// A whole number of things.
    pub const fn whole(count: u16) -> Quantity {
        Quantity(count as u32 * 100)
    }

    /// Quantity × price, fractions of a yen dropped towards zero（円未満切捨て）. `None` when it
    /// overflows.
    pub fn times(self, price: Yen) -> Option<Yen> {
        let hundredths = i128::from(self.0) * i128::from(price.0);
        i64::try_from(hundredths / 100).ok().map(Yen)
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;

    /// Reads `3`, `１．５`, `1,000`.
    fn from_str(typed: &str) -> Result<Quantity, QuantityError> {
        let plain = digits(typed).replace([',', '、'], "");
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let all_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(QuantityError::Unreadable);
        }
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > 2 {
            return Err(QuantityError::TooFine);
        }
        let hundredths: u64 = format!("{whole}{fraction:0<2}").parse().map_err(|_| QuantityError::TooLarge)?;
        let hundredths = u32::try_from(hundredths).map_err(|_| QuantityError::TooLarge)?;
        let quantity = Quantity(hundredths);
        if quantity > Quantity::MAX { Err(QuantityError::TooLarge) } else { Ok(quantity) }
    }
}

/// Grouped by thousands, without needless decimals: 1,000 or 1.5.
impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = Yen(i64::from(self.0 / 100));
        match self.0 % 100 {
            0 => write!(out, "{whole}"),
            part if part % 10 == 0 => write!(out, "{whole}.{}", part / 10),
            part => write!(out, "{whole}.{part:02}"),
        }
    }
}
