//! Programmes and calls: who is asked for what, until when, by which rules（制度・募集）.

mod cancelling;
mod commenting;
pub mod editing;
mod editing_rules;
mod estimate;
mod gate;
mod phase;
mod terms;

pub use cancelling::REASON_MAX;
pub use commenting::COMMENT_MAX;
pub(crate) use editing::rows;
pub use editing::{EditPage, cell, free_key, put_words, words};
pub use editing_rules::{KEEP, answers_of};
pub use gate::{Gap, Place};
pub use phase::{Dates, Left, Phase};
pub use terms::{Circumstances, Fit, SelfCheck, Standing, Terms, Variation};

use crate::budget::Expense;
use crate::forms::{Answers, Form};
use crate::money::{Grant, Yen};
use crate::people::{CallId, FileId, OrganisationId, ProgrammeId, Viewer};
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
    /// Opinions on a draft of the city's（意見募集）; see [`crate::consultations`].
    Consultation,
}

impl CallKind {
    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            CallKind::Grant => "grant",
            CallKind::Consultation => "consultation",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [CallKind::Grant, CallKind::Consultation].into_iter().find(|kind| kind.code() == code)
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
    /// The guide in full（募集要項）.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guide: Vec<GuideSection>,
    /// Why it was given up, if it was（中止の理由）. It stays as it was typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cancelled: String,
    /// What the panel says of the round（講評）; everybody reads it once results are out. It stays as it was typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// A section of the guide（募集要項の項目）: paragraphs are set apart by an empty line, points begin with ・.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GuideSection {
    /// Heading.
    pub title: Words,
    /// Text.
    pub body: Words,
}

/// A file that belongs to the guide: a form to download, the guide as printed（様式・要項のファイル）.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideFile {
    /// Which.
    pub id: FileId,
    /// Of which call.
    pub call: CallId,
    /// What it is, as people read it.
    pub label: String,
    /// The name it is saved under.
    pub name: String,
    /// Size.
    pub bytes: i64,
    /// The type found by looking at the bytes.
    pub mime: String,
    /// Hex digest of the bytes; also the name in the file store.
    pub sha256: String,
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
    /// What this scheme has beside what all have.
    #[serde(flatten, default)]
    pub terms: Terms,
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
    /// Which paper that groups keep here can be taken over for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_group: Option<crate::groups::GroupPaper>,
}

impl Rules {
    /// The rule for the amount of one case.
    pub fn grant_for(&self, standing: &Standing, answers: &Answers) -> Grant {
        self.terms.grant(&self.grant, standing, answers)
    }
}

impl Call {
    /// Whether the viewer may know of the call: everybody once it is published, its department before.
    pub fn is_visible_to(&self, viewer: &Viewer, now: DateTime<Utc>) -> bool {
        self.dates.phase(now) != Phase::Preparing || viewer.is_staff_of(self.department)
    }
}
