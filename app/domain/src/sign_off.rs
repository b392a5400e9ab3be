//! Groups whose representative hands in what others have written（代表の確認）.

use crate::history::{Entry, Subject};
use crate::people::{OrganisationId, PersonId, Role, Viewer};
use crate::problems::{Problems, Refusal};
use crate::proposals::Proposal;
use crate::submissions::{Objection, Submission};
use chrono::{DateTime, Utc};

/// How a case stands with its group's representative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SignOff {
    /// Whether the group asks for it, and has a representative who could.
    pub wanted: bool,
    /// Who asked the representative, and when.
    pub asked: Option<(PersonId, DateTime<Utc>)>,
}

impl SignOff {
    /// Whether the viewer has to leave handing in to the representative.
    pub fn binds(&self, viewer: &Viewer, group: OrganisationId) -> bool {
        self.wanted && !viewer.is_in(Role::Representative, group)
    }

    /// Whether the viewer may hand in.
    ///
    /// # Errors
    /// `SignOffFirst`.
    pub fn check(&self, viewer: &Viewer, case: &Submission) -> Result<(), Refusal> {
        if self.binds(viewer, case.group) { Err(Refusal::SignOffFirst) } else { Ok(()) }
    }
}

/// Asks the representative to look at an application and hand it in. Everything must be there.
///
/// # Errors
/// What is missing, `NotPermitted` where nobody has to be asked, or the rule that keeps the viewer from writing.
pub fn ask(viewer: &Viewer, proposal: &Proposal, sign_off: &SignOff, now: DateTime<Utc>) -> Result<Entry, Objection> {
    proposal.may_edit(viewer, now)?;
    if !sign_off.binds(viewer, proposal.case.group) {
        return Err(Refusal::NotPermitted.into());
    }
    let missing: Problems = proposal.missing();
    Ok(missing.or(Entry::new(viewer.id(), Subject::Submission(proposal.case.id.0), "ask_sign_off"))?)
}

/// Turns the sign-off of a group on or off: its representatives decide.
///
/// # Errors
/// `NotFound` to those who do not act for the group, `NotPermitted` to its contacts.
pub fn set(viewer: &Viewer, group: OrganisationId, on: bool) -> Result<Entry, Refusal> {
    if !viewer.acts_for(group) {
        return Err(Refusal::NotFound);
    }
    if !viewer.is_in(Role::Representative, group) {
        return Err(Refusal::NotPermitted);
    }
    let action = if on { "sign_off_on" } else { "sign_off_off" };
    Ok(Entry::new(viewer.id(), Subject::Organisation(group.0), action))
}
