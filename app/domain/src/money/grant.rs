//! How much subsidy a cost gives（補助金額の算定）and what is left at the end（額の確定・精算）.

use super::{MoneyError, Part, Yen};
use crate::folding::digits;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The share of the cost that the city bears（補助率）, shown as written: 10/10 stays 10/10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rate {
    num: u32,
    den: u32,
}

impl Rate {
    /// All of the cost: 1/1.
    pub const WHOLE: Rate = Rate { num: 1, den: 1 };

    /// A rate between 0 and 1.
    ///
    /// # Errors
    /// [`MoneyError::Rate`] when `den` is 0 or `num` is above `den`.
    pub const fn new(num: u32, den: u32) -> Result<Rate, MoneyError> {
        if den == 0 || num > den {
            return Err(MoneyError::Rate { num, den });
        }
        Ok(Rate { num, den })
    }

    /// Numerator.
    pub const fn num(self) -> u32 {
        self.num
    }

    /// Denominator, never 0.
    pub const fn den(self) -> u32 {
        self.den
    }

    /// The share of an amount, fractions of a yen dropped. The result lies between 0 and the amount.
    pub fn of(self, base: Yen) -> Yen {
        let product = i128::from(base.0) * i128::from(self.num) / i128::from(self.den);
        i64::try_from(product).map_or(base, Yen)
    }
}

impl TryFrom<String> for Rate {
    type Error = MoneyError;

    fn try_from(text: String) -> Result<Rate, MoneyError> {
        text.parse()
    }
}

impl From<Rate> for String {
    fn from(rate: Rate) -> String {
        rate.to_string()
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Hundredths are what people call per cent.
        if self.den == 100 { write!(out, "{}%", self.num) } else { write!(out, "{}/{}", self.num, self.den) }
    }
}

impl FromStr for Rate {
    type Err = MoneyError;

    /// Reads `1/2`, `２分の１`, `80%`, `8割`.
    fn from_str(typed: &str) -> Result<Rate, MoneyError> {
        let plain = digits(typed);
        let number = |text: &str| text.parse::<u32>().map_err(|_| MoneyError::RateUnreadable);
        if let Some((num, den)) = plain.split_once(['/', '\u{2044}']) {
            return Rate::new(number(num)?, number(den)?);
        }
        if let Some((den, num)) = plain.split_once("分の") {
            return Rate::new(number(num)?, number(den)?);
        }
        if let Some(percent) = plain.strip_suffix('%') {
            return Rate::new(number(percent)?, 100);
        }
        let tenths = plain.strip_suffix('割').ok_or(MoneyError::RateUnreadable)?;
        Rate::new(number(tenths)?, 10)
    }
}

/// What the rate is applied to（補助基本額）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The eligible cost（補助対象経費）.
    Cost,
    /// The eligible cost less the income of the project（補助対象経費 − 事業収入）, at least 0.
    Net,
}

/// What amounts are cut down to（端数処理）: ¥1,000 is usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub enum Unit {
    /// ¥1: nothing is cut.
    One,
    /// ¥100
    Hundred,
    /// ¥1,000
    #[default]
    Thousand,
    /// ¥10,000
    TenThousand,
}

impl Unit {
    /// All units, from fine to coarse.
    pub const ALL: [Unit; 4] = [Unit::One, Unit::Hundred, Unit::Thousand, Unit::TenThousand];

    /// The unit in yen.
    pub const fn yen(self) -> i64 {
        match self {
            Unit::One => 1,
            Unit::Hundred => 100,
            Unit::Thousand => 1_000,
            Unit::TenThousand => 10_000,
        }
    }

    fn floor(self, Yen(amount): Yen) -> Yen {
        Yen(amount - amount % self.yen())
    }
}

impl TryFrom<i64> for Unit {
    type Error = MoneyError;

    fn try_from(yen: i64) -> Result<Unit, MoneyError> {
        Unit::ALL.into_iter().find(|unit| unit.yen() == yen).ok_or(MoneyError::Unit(yen))
    }
}

impl From<Unit> for i64 {
    fn from(unit: Unit) -> i64 {
        unit.yen()
    }
}

/// The rule of a programme for the amount of its subsidy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// 補助率
    pub rate: Rate,
    /// 補助基本額
    pub base: Base,
    /// 補助限度額, if there is one.
    pub cap: Option<Yen>,
    /// 端数処理
    pub unit: Unit,
}

/// A subsidy with every step, so that a page can say in one sentence where the amount comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calculation {
    /// The rule that was applied.
    pub grant: Grant,
    /// Eligible cost（補助対象経費）.
    pub eligible: Yen,
    /// Income of the project（事業収入）; counts only where the base is net.
    pub income: Yen,
    /// What the rate was applied to.
    pub base: Yen,
    /// base × rate, fractions of a yen dropped.
    pub product: Yen,
    /// The product cut down to the unit.
    pub rounded: Yen,
    /// Whether the cap was lower than the rounded product.
    pub cap_applied: bool,
    /// The most that this cost gives: the rounded product, or the cap.
    pub limit: Yen,
    /// What was asked for, if it was.
    pub requested: Option<Yen>,
    /// Whether the request was lower than the limit.
    pub request_applied: bool,
    /// The result.
    pub amount: Yen,
}

/// What remains to be paid or returned（精算）: `confirmed = advances + payable − refund`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The formula on the actual figures, with the granted amount as the request.
    pub calculation: Calculation,
    /// 額の確定
    pub confirmed: Yen,
    /// 概算払で支払済みの額
    pub advances: Yen,
    /// Still to be paid by the city; 0 when there is a refund.
    pub payable: Yen,
    /// To be returned to the city（返還額）; 0 when something is payable.
    pub refund: Yen,
}

impl Grant {
    /// The subsidy for a cost: `min(cap, requested, floor(base × rate / unit) × unit)`.
    ///
    /// It is a multiple of the unit unless the cap or the request is the lowest of the three.
    ///
    /// # Errors
    /// [`MoneyError::Negative`] when any figure is below 0.
    pub fn amount(
        &self,
        eligible: Yen,
        project_income: Yen,
        requested: Option<Yen>,
    ) -> Result<Calculation, MoneyError> {
        eligible.not_negative(Part::Eligible)?;
        project_income.not_negative(Part::Income)?;
        self.cap.map(|cap| cap.not_negative(Part::Cap)).transpose()?;
        requested.map(|request| request.not_negative(Part::Requested)).transpose()?;

        let base = match self.base {
            Base::Cost => eligible,
            Base::Net => Yen((eligible.0 - project_income.0).max(0)),
        };
        let product = self.rate.of(base);
        let rounded = self.unit.floor(product);
        let limit = self.cap.map_or(rounded, |cap| cap.min(rounded));
        let amount = requested.map_or(limit, |request| request.min(limit));
        Ok(Calculation {
            grant: *self,
            eligible,
            income: project_income,
            base,
            product,
            rounded,
            cap_applied: limit < rounded,
            limit,
            requested,
            request_applied: amount < limit,
            amount,
        })
    }

    /// The final amount on the actual figures: never more than was granted; the same formula
    /// otherwise. What was paid in advance is set against it.
    ///
    /// # Errors
    /// [`MoneyError::Negative`] when any figure is below 0.
    pub fn settle(
        &self,
        granted: Yen,
        eligible: Yen,
        project_income: Yen,
        advances_paid: Yen,
    ) -> Result<Settlement, MoneyError> {
        advances_paid.not_negative(Part::Advances)?;
        let calculation = self.amount(eligible, project_income, Some(granted))?;
        let confirmed = calculation.amount;
        let difference = confirmed.0 - advances_paid.0;
        Ok(Settlement {
            calculation,
            confirmed,
            advances: advances_paid,
            payable: Yen(difference.max(0)),
            refund: Yen((-difference).max(0)),
        })
    }
}
