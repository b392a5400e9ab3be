//! Programmes and calls: who is asked for what, until when, by which rules（制度・募集）.

use crate::budget::Expense;
use crate::calendar::Deadline;
use crate::forms::Form;
use crate::money::{Grant, Yen};
use crate::people::{CallId, OrganisationId, ProgrammeId};
use crate::texts::Words;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a call asks for. Each kind is the same thing with other forms and rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    /// Proposals for subsidy（補助金）.
    Grant,
}

impl CallKind {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            CallKind::Grant => "grant",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        (code == "grant").then_some(CallKind::Grant)
    }
}

/// A call, with the form and the rules it runs by.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// Which.
    pub id: CallId,
    /// The programme it is a round of.
    pub programme: ProgrammeId,
    /// What it asks for.
    pub kind: CallKind,
    /// The name in addresses of pages, e.g. `wagamachi-r8`.
    pub slug: String,
    /// The letters in receipt numbers, e.g. `GK`.
    pub code: String,
    /// Title.
    pub title: Words,
    /// The department in charge.
    pub department: OrganisationId,
    /// The instants that decide its phase.
    pub dates: Dates,
    /// What the public page says.
    pub notice: Notice,
    /// The form that applicants fill in.
    pub form: Form,
    /// The rules.
    pub rules: Rules,
}

/// The instants of a call. Its phase is computed from them, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// When the public first sees it.
    pub published_at: Option<DateTime<Utc>>,
    /// First instant at which a submission is taken.
    pub opens_at: DateTime<Utc>,
    /// Last second at which a submission is taken.
    pub closes_at: DateTime<Utc>,
    /// When results were released.
    pub results_published_at: Option<DateTime<Utc>>,
    /// When the call was given up.
    pub cancelled_at: Option<DateTime<Utc>>,
}

/// Where a call stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// 準備中: only staff see it.
    Preparing,
    /// 予告: announced, not yet open.
    Upcoming,
    /// 受付中
    Open,
    /// 審査中: closed, results are not out.
    Judging,
    /// 結果公表
    Results,
    /// 中止
    Cancelled,
}

impl Dates {
    /// The phase at `now`, decided by the server's clock to the second.
    pub fn phase(&self, now: DateTime<Utc>) -> Phase {
        if self.cancelled_at.is_some() {
            Phase::Cancelled
        } else if self.published_at.is_none_or(|published| now < published) {
            Phase::Preparing
        } else if self.results_published_at.is_some() {
            Phase::Results
        } else if now < self.opens_at {
            Phase::Upcoming
        } else if self.deadline().is_open_at(now) {
            Phase::Open
        } else {
            Phase::Judging
        }
    }

    /// The closing instant as a deadline.
    pub fn deadline(&self) -> Deadline {
        Deadline(self.closes_at)
    }
}

/// What the public page of a call says, beyond dates and money.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Notice {
    /// One or two sentences for lists.
    pub summary: Words,
    /// What it is for.
    pub purpose: Words,
    /// Who may apply.
    pub who: Words,
    /// What is supported.
    pub what: Words,
    /// How cases are chosen.
    pub how: Words,
    /// The rule it rests on, e.g. 要綱's name and number.
    pub legal_basis: String,
}

/// The rules of a call for subsidy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Rate, base, cap and rounding.
    pub grant: Grant,
    /// All that the round may give.
    pub round_budget: Option<Yen>,
    /// The expense categories that may be paid for; others stay listed as 対象外.
    pub eligible: BTreeSet<Expense>,
    /// Tracks with their panel, e.g. 認可事業 and 市民特認事業. Empty: one panel for all.
    #[serde(default)]
    pub tracks: Vec<Track>,
    /// Papers to attach.
    pub papers: Vec<Paper>,
    /// Statements that the applicant must agree with before submitting（誓約）.
    pub pledges: Vec<Words>,
    /// What staff tick in the formal check（形式審査）.
    pub checklist: Vec<Words>,
    /// The letters before a document number, e.g. 対協.
    pub document_mark: String,
    /// Whether a separate 交付申請 follows the selection. Tsushima: no; 茅ヶ崎: yes.
    pub apply_after_selection: bool,
}

/// A track and the panel that judges it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// Key in answers.
    pub key: String,
    /// Name.
    pub name: Words,
    /// Name of the panel.
    pub panel: Words,
}

/// A paper that belongs to an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Key under which files are kept.
    pub key: String,
    /// Name.
    pub label: Words,
    /// What it should show.
    #[serde(default)]
    pub help: Words,
    /// Whether the application is incomplete without it.
    pub required: bool,
}

impl Rules {
    /// The most that one case can get, for the public page.
    pub fn cap(&self) -> Option<Yen> {
        self.grant.cap
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, TimeDelta};

    fn at(day: u32, hour: u32, minute: u32, second: u32) -> DateTime<Utc> {
        NaiveDate::from_ymd_opt(2026, 11, day)
            .and_then(|date| date.and_hms_opt(hour, minute, second))
            .expect("a valid time")
            .and_utc()
    }

    #[test]
    fn phase_follows_the_dates() {
        let mut dates = Dates {
            published_at: Some(at(1, 0, 0, 0)),
            opens_at: at(10, 0, 0, 0),
            closes_at: at(20, 14, 59, 59),
            results_published_at: None,
            cancelled_at: None,
        };
        let second = TimeDelta::seconds(1);
        assert_eq!(dates.phase(at(1, 0, 0, 0) - second), Phase::Preparing);
        assert_eq!(dates.phase(at(1, 0, 0, 0)), Phase::Upcoming);
        assert_eq!(dates.phase(at(10, 0, 0, 0)), Phase::Open);
        assert_eq!(dates.phase(at(20, 14, 59, 59)), Phase::Open);
        assert_eq!(dates.phase(at(20, 15, 0, 0)), Phase::Judging);
        dates.results_published_at = Some(at(25, 0, 0, 0));
        assert_eq!(dates.phase(at(25, 0, 0, 0)), Phase::Results);
        dates.cancelled_at = Some(at(26, 0, 0, 0));
        assert_eq!(dates.phase(at(26, 0, 0, 0)), Phase::Cancelled);
    }
}
