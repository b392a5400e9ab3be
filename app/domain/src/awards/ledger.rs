//! What was paid and returned of a grant, and what may still be（支払・返還の記録）.

use super::AwardProblem;
use crate::money::{Rate, Yen};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A kind of payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentKind {
    /// 概算払: before the amount is confirmed.
    Advance,
    /// 精算払: what is left after it.
    Balance,
    /// 返還: from the group to the city.
    Refund,
}

impl PaymentKind {
    /// Every kind.
    pub const ALL: [PaymentKind; 3] = [PaymentKind::Advance, PaymentKind::Balance, PaymentKind::Refund];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            PaymentKind::Advance => "advance",
            PaymentKind::Balance => "balance",
            PaymentKind::Refund => "refund",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        PaymentKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payment {
    /// Which way, and what for.
    pub kind: PaymentKind,
    /// How much, above 0.
    pub amount: Yen,
    /// The day on which the money moved.
    pub on: NaiveDate,
}

/// The money of one grant. Nothing is stored here that follows from something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// 交付決定額
    pub granted: Yen,
    /// 概算払の率; none: nothing is paid in advance.
    pub advance: Option<Rate>,
    /// 確定額
    pub confirmed: Option<Yen>,
    /// In the order in which they were recorded.
    pub payments: Vec<Payment>,
}

impl Ledger {
    fn sum(&self, wanted: impl Fn(PaymentKind) -> bool) -> Yen {
        Yen::sum(self.payments.iter().filter(|payment| wanted(payment.kind)).map(|payment| payment.amount))
    }

    /// 支払済額
    pub fn paid(&self) -> Yen {
        self.sum(|kind| kind != PaymentKind::Refund)
    }

    /// 返還済額
    pub fn returned(&self) -> Yen {
        self.sum(|kind| kind == PaymentKind::Refund)
    }

    /// What the group has: paid less returned.
    pub fn held(&self) -> Yen {
        Yen(self.paid().0.saturating_sub(self.returned().0))
    }

    /// What may still be paid in advance: the share of the grant, less what the group has.
    pub fn advance_left(&self) -> Yen {
        let Some(rate) = self.advance.filter(|_| self.confirmed.is_none()) else { return Yen::ZERO };
        Yen(rate.of(self.granted).0.saturating_sub(self.held().0).max(0))
    }

    /// What is still to be paid once the amount is confirmed（精算額）.
    pub fn payable(&self) -> Yen {
        let Some(confirmed) = self.confirmed else { return Yen::ZERO };
        Yen(confirmed.0.saturating_sub(self.held().0).max(0))
    }

    /// What is still to be returned once the amount is confirmed（返還額）.
    pub fn refundable(&self) -> Yen {
        let Some(confirmed) = self.confirmed else { return Yen::ZERO };
        Yen(self.held().0.saturating_sub(confirmed.0).max(0))
    }

    /// Whether the group has exactly what was confirmed.
    pub fn is_settled(&self) -> bool {
        self.confirmed.is_some_and(|confirmed| confirmed == self.held())
    }

    /// The most that a payment of a kind may be now.
    pub fn most(&self, kind: PaymentKind) -> Yen {
        match kind {
            PaymentKind::Advance => self.advance_left(),
            PaymentKind::Balance => self.payable(),
            PaymentKind::Refund => self.refundable(),
        }
    }

    /// The same where a request asks for so much: an advance is never more than was asked for.
    pub fn most_of(&self, kind: PaymentKind, asked: Option<Yen>) -> Yen {
        let most = self.most(kind);
        asked.filter(|_| kind == PaymentKind::Advance).map_or(most, |asked| most.min(asked))
    }

    /// The ledger after a payment that answers a request, where there is one.
    ///
    /// # Errors
    /// More than may be paid or returned, or than was asked for; nothing at all.
    pub fn after(&self, payment: Payment, asked: Option<Yen>) -> Result<Ledger, AwardProblem> {
        let most = self.most_of(payment.kind, asked);
        if payment.amount > most || payment.amount.0 <= 0 {
            return Err(match payment.kind {
                PaymentKind::Advance => AwardProblem::AboveAdvance { most },
                PaymentKind::Balance | PaymentKind::Refund => AwardProblem::AboveOpen { most },
            });
        }
        let mut after = self.clone();
        after.payments.push(payment);
        Ok(after)
    }
}
