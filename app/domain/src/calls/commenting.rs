//! What the panel says of a whole round, published with its results（講評）.

use super::{Call, Phase};
use crate::folding::clean_multiline;
use crate::people::Viewer;
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::Objection;
use chrono::{DateTime, Utc};

/// The longest comment.
pub const COMMENT_MAX: usize = 4000;

impl Call {
    /// Whether the viewer may write the comment now: the department may, from the close on. After the results are
    /// out too, because a mistake in it has to be mended; the journal keeps what it said before.
    ///
    /// # Errors
    /// `NotFound` for everybody else, `Frozen` before the close and for a call that was given up.
    pub fn may_comment(&self, viewer: &Viewer, now: DateTime<Utc>) -> Result<(), Refusal> {
        if !viewer.is_staff_of(self.department) {
            return Err(Refusal::NotFound);
        }
        match self.dates.phase(now) {
            Phase::Judging | Phase::Results => Ok(()),
            Phase::Preparing | Phase::Upcoming | Phase::Open | Phase::Cancelled => Err(Refusal::Frozen),
        }
    }

    /// Writes the comment; nothing typed takes it away.
    ///
    /// # Errors
    /// As [`Call::may_comment`], or more than [`COMMENT_MAX`] characters.
    pub fn comment(&mut self, viewer: &Viewer, text: &str, now: DateTime<Utc>) -> Result<(), Objection> {
        self.may_comment(viewer, now).map_err(Objection::Refuse)?;
        let text = clean_multiline(text).trim().to_owned();
        let length = text.chars().count();
        if length > COMMENT_MAX {
            return Err(Objection::Mend(Problems::one("comment", Problem::TooLong { max: COMMENT_MAX, now: length })));
        }
        self.notice.comment = text;
        Ok(())
    }
}
