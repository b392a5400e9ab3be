//! The acts that change the course of a consultation: approved, extended, corrected, exempted, abandoned（決裁・延長・訂正・適用除外・打ち切り）.

use super::{Act, Consultation, Exemption, Ground, Turn, editing::because};
use crate::calendar::{date_in_japan, parse_date};
use crate::calls::editing::read_moment;
use crate::forms::Answers;
use crate::history::Entry;
use crate::people::Viewer;
use crate::problems::{Problem, Problems, Refusal};
use crate::submissions::Objection;
use chrono::{DateTime, Utc};
use serde_json::json;

impl Consultation {
    /// Approves the notice: from now on it waits for its time, or is public at once. `wrote`: whether the viewer has
    /// written any of it; `complete`: whether the gate found nothing missing.
    ///
    /// # Errors
    /// The rule of the table, `OwnDraft`, or `Incomplete`.
    pub fn approve(
        &mut self,
        viewer: &Viewer,
        wrote: bool,
        complete: bool,
        now: DateTime<Utc>,
    ) -> Result<Entry, Refusal> {
        self.allows(viewer, Act::Approve, now)?;
        if wrote {
            return Err(Refusal::OwnDraft);
        }
        if !complete {
            return Err(Refusal::Incomplete);
        }
        let published = self.particulars.publish_at.unwrap_or(now).max(now);
        let term = self.term(now);
        let entry = self.act(viewer, Act::Approve, "", now)?;
        self.dates.published_at = Some(published);
        self.dates.opens_at = self.dates.opens_at.max(published);
        (self.approved_by, self.approved_at) = (viewer.id(), Some(now));
        Ok(entry.with(json!({ "publish_at": published.to_rfc3339(), "days": term })))
    }

    /// Takes an approved notice up again before anybody has seen it.
    ///
    /// # Errors
    /// The rule of the table, or no reason.
    pub fn recall(&mut self, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<Entry, Objection> {
        self.allows(viewer, Act::Recall, now)?;
        let entry = self.act(viewer, Act::Recall, &because(typed, "reason")?, now)?;
        self.particulars.publish_at = self.dates.published_at.take();
        (self.approved_by, self.approved_at) = (None, None);
        Ok(entry)
    }

    /// Puts the close off: `closes-date`, `closes-time`, `due`, `reason`.
    ///
    /// # Errors
    /// The rule of the table, an end that is not later, a day of the result before it, or no reason.
    pub fn extend(&mut self, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<Entry, Objection> {
        self.allows(viewer, Act::Extend, now)?;
        let mut problems = Problems::none();
        let closes = read_moment(typed, "closes", 59, &mut problems);
        if closes.is_some_and(|closes| closes <= self.dates.closes_at) {
            problems.add("closes-date", Problem::OnlyLater);
        }
        let due = parse_date(typed.get("due")).map_err(|_| problems.add("due", Problem::NotADate)).ok();
        if let (Some(due), Some(closes)) = (due, closes)
            && due <= date_in_japan(closes)
        {
            problems.add("due", Problem::EndsBeforeItBegins);
        }
        let reason = because(typed, "reason").map_err(|more| problems.extend(own(&more))).unwrap_or_default();
        let (Some(closes), true) = (closes, problems.is_empty()) else { return Err(problems.into()) };
        let before = self.dates.closes_at;
        let entry = self.act(viewer, Act::Extend, &reason, now)?;
        self.dates.closes_at = closes;
        self.particulars.result_due = due;
        self.turn(Act::Extend, reason, Some(before), now);
        Ok(entry.with(json!({ "closes_before": before.to_rfc3339(), "closes_now": closes.to_rfc3339() })))
    }

    /// Notes that a new edition replaces the one before: `reason` is the words above the errata.
    ///
    /// # Errors
    /// The rule of the table, or no reason.
    pub fn correct(
        &mut self,
        viewer: &Viewer,
        typed: &Answers,
        edition: i32,
        now: DateTime<Utc>,
    ) -> Result<Entry, Objection> {
        self.allows(viewer, Act::Correct, now)?;
        let reason = because(typed, "reason")?;
        let entry = self.act(viewer, Act::Correct, &reason, now)?;
        self.turn(Act::Correct, reason, None, now);
        Ok(entry.with(json!({ "edition": edition })))
    }

    /// Does without a consultation, and says publicly why: `ground`, `reason`（行政手続法43条5項の趣旨）.
    ///
    /// # Errors
    /// The rule of the table, no exception chosen, or no reason.
    pub fn exempt(&mut self, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<Entry, Objection> {
        self.allows(viewer, Act::Exempt, now)?;
        let mut problems = Problems::none();
        let ground = Ground::from_code(typed.get("ground"));
        if ground.is_none() {
            problems.add("ground", Problem::Missing);
        }
        let reason = because(typed, "reason").map_err(|more| problems.extend(own(&more))).unwrap_or_default();
        let (Some(ground), true) = (ground, problems.is_empty()) else { return Err(problems.into()) };
        let entry = self.act(viewer, Act::Exempt, &reason, now)?;
        self.particulars.exemption = Some(Exemption { ground, reason });
        // It stands among what is over from this moment on.
        (self.dates.opens_at, self.dates.closes_at) = (now, now);
        (self.dates.published_at, self.dates.cancelled_at) = (Some(now), Some(now));
        (self.approved_by, self.approved_at) = (viewer.id(), Some(now));
        Ok(entry.with(json!({ "ground": ground.code() })))
    }

    /// Gives it up: `reason`, and `again` where opinions will be asked for anew（行政手続法43条4項の趣旨）.
    ///
    /// # Errors
    /// The rule of the table, or no reason.
    pub fn abandon(&mut self, viewer: &Viewer, typed: &Answers, now: DateTime<Utc>) -> Result<Entry, Objection> {
        self.allows(viewer, Act::Abandon, now)?;
        let reason = because(typed, "reason")?;
        let entry = self.act(viewer, Act::Abandon, &reason, now)?;
        self.dates.cancelled_at = Some(now);
        self.particulars.asked_again = typed.get("again") == "yes";
        self.turn(Act::Abandon, reason, None, now);
        Ok(entry)
    }

    fn turn(&mut self, act: Act, reason: String, closed_before: Option<DateTime<Utc>>, at: DateTime<Utc>) {
        self.particulars.course.push(Turn { act: act.code().to_owned(), at, reason, closed_before });
    }
}

fn own(problems: &Problems) -> Vec<(String, Problem)> {
    problems.iter().map(|(key, problem)| (key.to_owned(), problem.clone())).collect()
}
