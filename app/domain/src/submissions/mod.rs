//! A case from draft to result（案件）: its stages and verbs, the one table of moves, and who may make them.

mod moves;
mod stages;

pub use moves::{MOVES, Move, Who, letters};
pub use stages::{Stage, Verb};

use crate::calls::Call;
use crate::history::{Entry, Subject};
use crate::intake::Channel;
use crate::messages::Letter;
use crate::people::{CallId, OrganisationId, PersonId, Role, SubmissionId, Viewer};
use crate::problems::{Problems, Refusal};
use chrono::{DateTime, Utc};

/// What a move needs to know of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Which.
    pub id: SubmissionId,
    /// Receipt number（受付番号）, from submission on.
    pub number: Option<String>,
    /// The call it answers.
    pub call: CallId,
    /// The department in charge.
    pub department: OrganisationId,
    /// Who began it.
    pub owner: PersonId,
    /// The group that applies.
    pub group: OrganisationId,
    /// How it came.
    pub channel: Channel,
    /// Name of the project, as last typed.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
    /// When it was submitted.
    pub submitted_at: Option<DateTime<Utc>>,
    /// When its papers were disposed of（廃棄）: what is left of it moves no more.
    pub disposed_at: Option<DateTime<Utc>>,
}

/// A move that was allowed: what changes, what is remembered, who is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Stage before; the save fails when the stored stage is another by then.
    pub from: Stage,
    /// Stage after.
    pub to: Stage,
    /// For the history.
    pub entry: Entry,
    /// For the outbox.
    pub letters: &'static [Letter],
}

/// Why a verb was not done: typing that can be mended, or a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Objection {
    /// The form comes back with these problems.
    Mend(Problems),
    /// A rule said no.
    Refuse(Refusal),
}

impl From<Problems> for Objection {
    fn from(problems: Problems) -> Self {
        Objection::Mend(problems)
    }
}

impl From<Refusal> for Objection {
    fn from(refusal: Refusal) -> Self {
        Objection::Refuse(refusal)
    }
}

impl Submission {
    /// Whether the viewer may act for the applicant's side.
    pub fn is_of(&self, viewer: &Viewer) -> bool {
        viewer.id() == Some(self.owner) || viewer.acts_for(self.group)
    }

    /// Whether the viewer does what the applicant would: the applicant's side itself, or, for a case on paper, the
    /// staff who key in what came.
    pub fn is_written_by(&self, viewer: &Viewer) -> bool {
        match self.channel.is_paper() {
            true => viewer.is_staff_of(self.department) && !self.is_of(viewer) && !viewer.keeps_out_of(self.id),
            false => self.is_of(viewer),
        }
    }

    /// Whether the viewer may read the case at all. Drafts belong to who writes them alone.
    pub fn is_readable_by(&self, viewer: &Viewer) -> bool {
        let is_handed_in = self.stage != Stage::Draft && viewer.reads(self.department);
        let by_office = self.is_written_by(viewer) || is_handed_in;
        // Whoever judges cases and has an interest in this one does not come to it by another office either.
        self.is_of(viewer) || (by_office && !viewer.keeps_out_of(self.id))
    }

    /// Insists that its papers are still there: what was disposed of is over for everybody.
    ///
    /// # Errors
    /// `Disposed`.
    pub fn still_kept(&self) -> Result<(), Refusal> {
        if self.disposed_at.is_some() { Err(Refusal::Disposed) } else { Ok(()) }
    }

    /// Whether the viewer works on it for the city beside its moves: notes, messages, who is in charge, what is hidden
    /// from the public.
    ///
    /// # Errors
    /// `NotFound` to those who may not know of the case, `OwnCase`, or `Disposed`.
    pub fn may_be_worked_on(&self, viewer: &Viewer) -> Result<(), Refusal> {
        if !viewer.is_staff_of(self.department) || !self.is_readable_by(viewer) {
            return Err(Refusal::NotFound);
        }
        if self.is_of(viewer) {
            return Err(Refusal::OwnCase);
        }
        self.still_kept()
    }

    /// Whether the viewer may do `verb` now: the row of the table allows it from here, the viewer has
    /// the role in the department in charge, and nobody decides on a case of his own group.
    ///
    /// # Errors
    /// `NotFound` to those who may not know of the case, `Disposed` once its papers are gone, else the rule that stands
    /// in the way.
    pub fn allows(&self, viewer: &Viewer, verb: Verb) -> Result<(), Refusal> {
        self.row(viewer, verb, None).map(drop)
    }

    /// The verbs that the viewer may do now, in the order of the table: the buttons of the page. What is done to a
    /// whole call has its button there.
    pub fn verbs(&self, viewer: &Viewer) -> Vec<Verb> {
        let mut verbs: Vec<Verb> =
            MOVES.iter().map(|row| row.verb).filter(|verb| self.allows(viewer, *verb).is_ok()).collect();
        verbs.retain(|verb| *verb != Verb::CallOff);
        verbs.dedup();
        verbs
    }

    /// Makes a move. `to` picks the row where a verb has two outcomes.
    ///
    /// # Errors
    /// As [`Submission::allows`].
    pub fn step(&self, viewer: &Viewer, verb: Verb, to: Option<Stage>, reason: &str) -> Result<Step, Refusal> {
        let row = self.row(viewer, verb, to)?;
        Ok(self.step_on(row, viewer.id(), reason))
    }

    /// A move that nobody makes because the clock does.
    ///
    /// # Errors
    /// `NotNow` unless the table has such a row from here, or `Disposed`.
    pub fn step_of_the_clock(&self, verb: Verb) -> Result<Step, Refusal> {
        self.still_kept()?;
        let ours = |row: &&Move| row.verb == verb && row.who == Who::Clock && row.from.contains(&self.stage);
        let row = MOVES.iter().find(ours).ok_or(Refusal::NotNow(verb))?;
        Ok(self.step_on(row, None, ""))
    }

    fn step_on(&self, row: &'static Move, actor: Option<PersonId>, reason: &str) -> Step {
        let to = row.to.unwrap_or(self.stage);
        let mut entry = Entry::new(actor, Subject::Submission(self.id.0), row.verb.code()).because(reason);
        entry.from = Some(self.stage.code());
        entry.to = Some(to.code());
        Step { from: self.stage, to, entry, letters: row.letters }
    }

    fn row(&self, viewer: &Viewer, verb: Verb, to: Option<Stage>) -> Result<&'static Move, Refusal> {
        let mut rows =
            MOVES.iter().filter(|row| row.verb == verb && to.is_none_or(|to| row.to.unwrap_or(self.stage) == to));
        let row = rows.next().ok_or(Refusal::NotNow(verb))?;
        if viewer.is_guest() {
            return Err(Refusal::SignInFirst);
        }
        if !self.is_readable_by(viewer) {
            return Err(Refusal::NotFound);
        }
        match row.who {
            Who::Applicant if self.is_written_by(viewer) => {}
            Who::Staff | Who::Approver | Who::Payer if self.is_of(viewer) => return Err(Refusal::OwnCase),
            Who::Staff if viewer.is_staff_of(self.department) => {}
            Who::Approver if viewer.is_in(Role::Approver, self.department) => {}
            Who::Payer if viewer.is_in(Role::Payer, self.department) => {}
            _ => return Err(Refusal::NotPermitted),
        }
        self.still_kept()?;
        if row.from.contains(&self.stage) { Ok(row) } else { Err(Refusal::NotNow(verb)) }
    }
}

/// Whether a new draft may be begun: the call must be open. Who fits the programme is not asked here;
/// the page explains it, and staff check it.
///
/// # Errors
/// `CallNotOpen`, or `SignInFirst`.
pub fn may_begin(viewer: &Viewer, call: &Call, now: DateTime<Utc>) -> Result<(), Refusal> {
    if viewer.is_guest() {
        return Err(Refusal::SignInFirst);
    }
    match call.dates.phase(now) {
        crate::calls::Phase::Open => Ok(()),
        _ => Err(Refusal::CallNotOpen),
    }
}

/// The receipt number（受付番号）: fiscal year, letters of the call, running number: `R8-GK-0012`.
/// Short enough to be read out on the telephone.
pub fn receipt_number(fiscal_year_code: &str, call_code: &str, running: i64) -> String {
    format!("{fiscal_year_code}-{call_code}-{running:04}")
}
