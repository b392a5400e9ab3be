//! A round of a panel: who may score what, and who may not know of it（審査の回・利害関係・回避）.

use super::rubric::{Part, Rubric};
use crate::folding::fold;
use crate::people::{CallId, OrganisationId, PersonId, Role, SubmissionId, Viewer};
use crate::problems::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// A panel at work on the cases of one track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Which.
    pub id: Uuid,
    /// Of which call.
    pub call: CallId,
    /// Of which track; empty for a call without tracks.
    pub track: String,
    /// The panel.
    pub panel: OrganisationId,
    /// The part that is judged now.
    pub part: Part,
    /// The last day for sheets.
    pub due_on: NaiveDate,
    /// When it began.
    pub opened_at: DateTime<Utc>,
    /// When the tally was made; no sheet changes afterwards.
    pub tallied_at: Option<DateTime<Utc>>,
    /// When decisions were drafted from it.
    pub prepared_at: Option<DateTime<Utc>>,
}

impl Round {
    /// Insists that its sheets are still to be counted: until then sheets, places and the last day change.
    ///
    /// # Errors
    /// `Tallied`.
    pub fn takes_sheets(&self) -> Result<(), Refusal> {
        if self.tallied_at.is_some() { Err(Blocked::Tallied.into()) } else { Ok(()) }
    }

    /// Insists that no decision was drafted from it: until then the panel may say something else of a case.
    ///
    /// # Errors
    /// `Prepared`.
    pub fn takes_words(&self) -> Result<(), Refusal> {
        if self.prepared_at.is_some() { Err(Blocked::Prepared.into()) } else { Ok(()) }
    }

    /// Insists that its sheets were counted and nothing was drafted from them.
    ///
    /// # Errors
    /// `NotTallied` or `Prepared`.
    pub fn is_counted(&self) -> Result<(), Refusal> {
        if self.tallied_at.is_none() { Err(Blocked::NotTallied.into()) } else { self.takes_words() }
    }

    /// Goes on to the next part of its rubric.
    ///
    /// # Errors
    /// `Tallied`, or `NotFound` after the last part.
    pub fn go_on(&mut self, rubric: &Rubric) -> Result<Part, Refusal> {
        self.takes_sheets()?;
        self.part = rubric.after(self.part).ok_or(Refusal::NotFound)?;
        Ok(self.part)
    }

    /// Insists that it can be counted: it was not, and no part of its rubric is still to come.
    ///
    /// # Errors
    /// `Tallied`.
    pub fn may_be_counted(&self, rubric: &Rubric) -> Result<(), Refusal> {
        self.takes_sheets()?;
        if rubric.after(self.part).is_some() { Err(Blocked::Tallied.into()) } else { Ok(()) }
    }
}

/// Why a reviewer keeps out of a case（利害関係）.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conflict {
    /// Belongs, or belonged, to the group.
    Member,
    /// Bears the name of somebody of the group.
    Name,
    /// Said so.
    Declared,
    /// The secretariat wrote it down.
    Office,
}

impl Conflict {
    /// Every kind.
    pub const ALL: [Conflict; 4] = [Conflict::Member, Conflict::Name, Conflict::Declared, Conflict::Office];

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Conflict::Member => "member",
            Conflict::Name => "name",
            Conflict::Declared => "declared",
            Conflict::Office => "office",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Conflict> {
        Conflict::ALL.into_iter().find(|conflict| conflict.code() == code)
    }

    /// Whether the secretariat may lift it with a written reason: a name may be that of somebody else, and who wrote
    /// something down may have been wrong. What somebody said of himself, and what memberships say, stands.
    pub fn may_be_lifted(self) -> bool {
        matches!(self, Conflict::Name | Conflict::Office)
    }
}

/// Why something cannot be done with a round at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Blocked {
    /// The tally was made; no sheet changes any more.
    #[error("tallied")]
    Tallied,
    /// So many sheets are still to come, and nobody said that the panel goes on without them.
    #[error("{0} sheets missing")]
    SheetsMissing(usize),
    /// The tally has not been made.
    #[error("not tallied")]
    NotTallied,
    /// Fewer than half of the panel are present.
    #[error("no quorum")]
    NoQuorum,
    /// No case waits for the panel.
    #[error("no cases")]
    NoCases,
    /// The panel has no members today.
    #[error("no members")]
    NoMembers,
    /// Decisions were drafted from it.
    #[error("prepared")]
    Prepared,
}

impl From<Blocked> for Refusal {
    fn from(blocked: Blocked) -> Self {
        Refusal::Review(blocked)
    }
}

/// A reviewer's place at a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Which.
    pub id: Uuid,
    /// In which round.
    pub round: Uuid,
    /// The case.
    pub case: SubmissionId,
    /// The reviewer.
    pub reviewer: PersonId,
    /// Why the reviewer keeps out.
    pub conflict: Option<Conflict>,
    /// When the reviewer answered whether there is an interest.
    pub declared_at: Option<DateTime<Utc>>,
}

impl Assignment {
    /// Whether its sheet counts.
    pub fn counts(&self) -> bool {
        self.conflict.is_none()
    }
}

/// Whether the viewer may open the case of this assignment and score it now.
///
/// # Errors
/// `NotFound` to everybody else, and to whoever has an interest: nobody learns that there is something to see.
/// `DeclareFirst` before the question for interests was answered.
pub fn may_score(viewer: &Viewer, round: &Round, assignment: &Assignment) -> Result<(), Refusal> {
    let is_theirs = viewer.id() == Some(assignment.reviewer) && viewer.is_in(Role::Reviewer, round.panel);
    if viewer.is_guest() {
        return Err(Refusal::SignInFirst);
    }
    if !is_theirs || assignment.round != round.id || !assignment.counts() || viewer.keeps_out_of(assignment.case) {
        return Err(Refusal::NotFound);
    }
    if assignment.declared_at.is_none() {
        return Err(Refusal::DeclareFirst);
    }
    Ok(())
}

/// Whether so many of a panel can decide: more than half（過半数）.
pub fn has_quorum(members: usize, present: usize) -> bool {
    present * 2 > members
}

/// What is known of the people of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The case.
    pub case: SubmissionId,
    /// Its members with an account.
    pub members: Vec<PersonId>,
    /// Names of its people, as typed.
    pub names: Vec<String>,
}

/// An interest that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// The case.
    pub case: SubmissionId,
    /// The reviewer.
    pub reviewer: PersonId,
    /// How it was found.
    pub conflict: Conflict,
}

/// Finds interests in what is known of the groups: a membership, or the same name, however it is spaced or written.
pub fn match_names(reviewers: &[(PersonId, String)], known: &[Known]) -> Vec<Matched> {
    let bare = |name: &str| fold(name).chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let mut found = Vec::new();
    for case in known {
        let names: Vec<String> = case.names.iter().map(|name| bare(name)).filter(|name| !name.is_empty()).collect();
        for (reviewer, name) in reviewers {
            let conflict = if case.members.contains(reviewer) {
                Conflict::Member
            } else if names.contains(&bare(name)) {
                Conflict::Name
            } else {
                continue;
            };
            found.push(Matched { case: case.case, reviewer: *reviewer, conflict });
        }
    }
    found
}
