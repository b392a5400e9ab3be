//! What comes after the grant（交付決定の後）: its days and amounts, the report and its accounts, what the group asks for
//! on the way, rulings, payments, what was acquired with it.

mod accounts;
mod bank;
mod ledger;
mod property;
mod report;
mod requests;
mod rulings;

pub use accounts::{AccountLine, Accounts, EXTRA_MAX, carry_over, line_keys, typed_field};
pub use bank::{AccountKind, BankAccount};
pub use ledger::{Ledger, Payment, PaymentKind};
pub use property::{Change, Dealing, Property, told};
pub use report::{
    ACCOUNTS, PHOTOS, RECEIPTS, Receipt, Report, ReportTask, ask_correction, fields, form, receipt_field,
};
pub use requests::{Changed, Request, RequestKind, Returned, asked_in_advance, give_back, may_report, most_at_end};
pub use rulings::{Open, Ruling, RulingDraft, RulingKind, approve, draft, send_back, verbs};

use crate::calendar::FiscalYear;
use crate::calls::Terms;
use crate::money::Yen;
use crate::people::SubmissionId;
use chrono::{Days, NaiveDate};

/// Days after the end of the project in which a report is due where a call does not say（実績報告の期限）.
pub const USUAL_REPORT_DAYS: u32 = 30;
/// How many days before a report is due its group is reminded.
pub const REMINDERS: [u8; 3] = [30, 14, 3];

/// A grant and what became of it（交付の記録）.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// Of which case.
    pub submission: SubmissionId,
    /// 交付決定額, as the last approved change left it.
    pub granted: Yen,
    /// 交付決定日: costs count from this day on.
    pub granted_on: NaiveDate,
    /// The last day of the project as planned, where the form asked for it.
    pub ends_on: Option<NaiveDate>,
    /// 実績報告の期限
    pub report_due_on: NaiveDate,
    /// 状況報告の期限, where the programme asks for one.
    pub status_due_on: Option<NaiveDate>,
    /// 確定額
    pub confirmed: Option<Yen>,
    /// 額の確定日
    pub confirmed_on: Option<NaiveDate>,
    /// 返還の期限, where money is to be returned.
    pub repay_by: Option<NaiveDate>,
    /// 完了日
    pub closed_on: Option<NaiveDate>,
}

impl Award {
    /// A grant as it begins: its days follow from the terms of its call.
    pub fn begun(
        submission: SubmissionId,
        granted: Yen,
        granted_on: NaiveDate,
        ends_on: Option<NaiveDate>,
        terms: &Terms,
    ) -> Award {
        Award {
            submission,
            granted,
            granted_on,
            ends_on,
            report_due_on: report_due(terms, granted_on, ends_on),
            status_due_on: terms.status_month.and_then(|month| status_due(granted_on, month)),
            confirmed: None,
            confirmed_on: None,
            repay_by: None,
            closed_on: None,
        }
    }

    /// Whether money can have moved on a day: not before the grant, and not in the days to come.
    ///
    /// # Errors
    /// `PaidBeforeGrant` or `DayToCome`.
    pub fn check_payment_day(&self, on: NaiveDate, today: NaiveDate) -> Result<(), AwardProblem> {
        if on > today {
            return Err(AwardProblem::DayToCome);
        }
        if on < self.granted_on { Err(AwardProblem::PaidBeforeGrant { from: self.granted_on }) } else { Ok(()) }
    }

    /// 年度: the fiscal year that pays.
    pub fn fiscal_year(&self) -> FiscalYear {
        FiscalYear::of(self.granted_on)
    }
}

/// The day by which the report is due: some days after the end of the project, and never after the last day of the
/// fiscal year（年度末）.
pub fn report_due(terms: &Terms, granted_on: NaiveDate, ends_on: Option<NaiveDate>) -> NaiveDate {
    let last = FiscalYear::of(granted_on).end();
    let days = Days::new(terms.report_days.unwrap_or(USUAL_REPORT_DAYS).into());
    let after = ends_on.and_then(|ends_on| ends_on.checked_add_days(days));
    after.map_or(last, |after| after.min(last)).max(granted_on)
}

/// The last day of the month in which the group says how it goes（状況報告）, if that month is still to come.
fn status_due(granted_on: NaiveDate, month: u32) -> Option<NaiveDate> {
    let year = FiscalYear::of(granted_on).start();
    let of_year = |add: i32| {
        use chrono::Datelike;
        NaiveDate::from_ymd_opt(year.year() + add, month, 1)?.checked_add_months(chrono::Months::new(1))?.pred_opt()
    };
    let due = of_year(if month >= 4 { 0 } else { 1 })?;
    (due > granted_on).then_some(due)
}

/// The last day on which the papers of a case are kept: `years` counted from the April after it was closed（保存期間）.
pub fn keep_until(closed_on: NaiveDate, years: u32) -> NaiveDate {
    let year = FiscalYear::of(closed_on);
    FiscalYear(year.0.saturating_add(i32::try_from(years).unwrap_or(i32::MAX))).end()
}

/// What is wrong with a report or a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwardProblem {
    /// Income and expenses differ.
    Unbalanced {
        /// Whether there is more income than expenses.
        more_income: bool,
        /// By how much.
        by: Yen,
    },
    /// An eligible cost without a receipt.
    NoReceipt,
    /// The receipts of a line are less than its cost.
    ReceiptsShort {
        /// By how much.
        by: Yen,
    },
    /// A receipt from before the grant.
    BeforeGrant {
        /// 交付決定日
        from: NaiveDate,
    },
    /// A payment from before the grant.
    PaidBeforeGrant {
        /// 交付決定日
        from: NaiveDate,
    },
    /// A day to come.
    DayToCome,
    /// No photo.
    NoPhoto,
    /// A picture was wanted.
    NotAPicture,
    /// More than may be paid in advance.
    AboveAdvance {
        /// The most.
        most: Yen,
    },
    /// More than is still to be paid or returned.
    AboveOpen {
        /// The most.
        most: Yen,
    },
    /// More than the formula gives on the actual figures.
    AboveFormula {
        /// The most.
        most: Yen,
    },
    /// Nothing differs from what was approved.
    NothingChanged,
    /// More files than a report may have.
    TooManyFiles {
        /// The limit.
        max: usize,
    },
    /// More than was granted.
    AboveGrant {
        /// The most.
        most: Yen,
    },
    /// A property that costs less than the register takes（台帳に載せる取得価格）.
    BelowRegister {
        /// The least.
        from: Yen,
    },
    /// A property that was there before the grant.
    AcquiredBeforeGrant {
        /// 交付決定日
        from: NaiveDate,
    },
    /// A day before the property was acquired.
    BeforeAcquired {
        /// The day on which it was.
        on: NaiveDate,
    },
    /// Years and last day of a restriction that do not agree.
    RestrictionDiffers {
        /// The day to which the years lead.
        counted: NaiveDate,
    },
    /// A correction that leaves everything as it is.
    NothingCorrected,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_report_is_due_soon_after_the_end_and_within_the_fiscal_year() {
        let terms = Terms::default();
        let cases = [
            ("2026-06-15", Some("2026-11-30"), "2026-12-30"),
            ("2026-06-15", Some("2027-03-20"), "2027-03-31"),
            ("2026-06-15", None, "2027-03-31"),
            ("2027-03-30", Some("2027-01-10"), "2027-03-30"),
        ];
        for (granted, ends, due) in cases {
            assert_eq!(report_due(&terms, day(granted), ends.map(day)), day(due), "{granted} {ends:?}");
        }
        let quick = Terms { report_days: Some(10), ..terms };
        assert_eq!(report_due(&quick, day("2026-06-15"), Some(day("2026-11-30"))), day("2026-12-10"));
    }

    #[test]
    fn money_moves_from_the_day_of_the_grant_until_today() {
        let award =
            Award::begun(SubmissionId(uuid::Uuid::nil()), Yen(1000), day("2026-06-15"), None, &Terms::default());
        let from = day("2026-06-15");
        for (on, expected) in [
            ("2026-06-14", Err(AwardProblem::PaidBeforeGrant { from })),
            ("2026-06-15", Ok(())),
            ("2026-07-01", Ok(())),
            ("2026-07-02", Err(AwardProblem::DayToCome)),
        ] {
            assert_eq!(award.check_payment_day(day(on), day("2026-07-01")), expected, "{on}");
        }
    }

    #[test]
    fn papers_are_kept_whole_fiscal_years() {
        assert_eq!(keep_until(day("2027-03-31"), 5), day("2032-03-31"));
        assert_eq!(keep_until(day("2027-04-01"), 5), day("2033-03-31"));
    }

    #[test]
    fn how_it_goes_is_asked_only_while_the_month_is_to_come() {
        assert_eq!(status_due(day("2026-06-15"), 10), Some(day("2026-10-31")));
        assert_eq!(status_due(day("2026-06-15"), 2), Some(day("2027-02-28")));
        assert_eq!(status_due(day("2026-12-15"), 10), None);
    }
}
