//! Giving a call up（募集の中止）: who may, until when, and with which reason.

use super::{Call, Phase};
use crate::folding::clean_multiline;
use crate::people::Viewer;
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::Objection;
use chrono::{DateTime, Utc};

/// The longest reason. It stands on the public page.
pub const REASON_MAX: usize = 1000;

impl Call {
    /// Whether the viewer may give the call up now: its department may, from the publication on until results are
    /// out. Before, nobody knows of it; afterwards people rely on decisions.
    ///
    /// # Errors
    /// `NotFound` for everybody else, `Frozen` at any other time.
    pub fn may_cancel(&self, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Refusal> {
        if !viewer.is_staff_of(self.department) {
            return Err(Refusal::NotFound);
        }
        match self.dates.phase(now) {
            Phase::Upcoming | Phase::Open | Phase::Judging => Ok(()),
            Phase::Preparing | Phase::Results | Phase::Cancelled => Err(Refusal::Frozen),
        }
    }

    /// Gives the call up for good, with the reason that everybody reads.
    ///
    /// # Errors
    /// As [`Call::may_cancel`], or no reason.
    pub fn cancel(&mut self, viewer: &Viewer, reason: &str, now: DateTime<Utc>) -> Result<(), Objection> {
        self.may_cancel(viewer, now).map_err(Objection::Refuse)?;
        let reason = clean_multiline(reason);
        let length = reason.chars().count();
        if reason.trim().is_empty() {
            return Err(Objection::Mend(Problems::one("reason", Problem::Missing)));
        }
        if length > REASON_MAX {
            return Err(Objection::Mend(Problems::one("reason", Problem::TooLong { max: REASON_MAX, now: length })));
        }
        self.notice.cancelled = reason;
        self.dates.cancelled_at = Some(now);
        Ok(())
    }
}
