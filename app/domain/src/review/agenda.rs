//! The running order of a public presentation（進行表）: who speaks when, and what the clock in the hall shows.

use crate::calls::editing::read_moment;
use crate::forms::{Answers, read_number};
use crate::problems::{Problem, Problems};
use chrono::{DateTime, TimeDelta, Utc};

/// When the panel sits, and how long each case has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// When the first case begins.
    pub starts_at: DateTime<Utc>,
    /// Where.
    pub place: String,
    /// Minutes to speak.
    pub talk: u32,
    /// Minutes for questions.
    pub questions: u32,
    /// Minutes to score.
    pub scoring: u32,
}

/// What happens in a stretch of a case's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The group speaks.
    Talk,
    /// The panel asks.
    Questions,
    /// The panel scores.
    Scoring,
}

/// Where the hall is at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hall {
    /// Before the first.
    Before,
    /// A case, from 0, with what happens and until when.
    Now {
        /// Which case.
        case: usize,
        /// What happens.
        act: Act,
        /// Until when.
        until: DateTime<Utc>,
    },
    /// After the last.
    After,
}

/// Longest stretch, in minutes.
const MOST: i64 = 120;

impl Agenda {
    /// Reads the form: `starts-date`, `starts-time`, `place`, `talk`, `questions`, `scoring`.
    ///
    /// # Errors
    /// Everything that cannot be read.
    pub fn read(typed: &Answers) -> Result<Agenda, Problems> {
        let mut problems = Problems::none();
        let starts_at = read_moment(typed, "starts", 0, &mut problems).unwrap_or_default();
        let mut minutes = |key: &str, least: i64| {
            let text = typed.get(key).trim();
            let problem = match read_number(text) {
                _ if text.is_empty() => Problem::Missing,
                None => Problem::NotANumber,
                Some(number) if (least..=MOST).contains(&number) => return u32::try_from(number).unwrap_or(0),
                Some(_) => Problem::OutOfRange { min: least, max: MOST },
            };
            problems.add(key, problem);
            0
        };
        let (talk, questions, scoring) = (minutes("talk", 1), minutes("questions", 0), minutes("scoring", 0));
        let place = typed.get("place").trim().to_owned();
        problems.or(Agenda { starts_at, place, talk, questions, scoring })
    }

    /// How long a case has.
    pub fn length(&self) -> TimeDelta {
        TimeDelta::minutes((self.talk + self.questions + self.scoring).into())
    }

    /// When a case begins, from 0.
    pub fn begins(&self, case: usize) -> DateTime<Utc> {
        let case = i32::try_from(case).unwrap_or(i32::MAX);
        self.starts_at + self.length() * case
    }

    /// Where the hall is, with so many cases.
    pub fn hall(&self, cases: usize, now: DateTime<Utc>) -> Hall {
        if now < self.starts_at {
            return Hall::Before;
        }
        let length = self.length().num_seconds().max(1);
        let case = usize::try_from((now - self.starts_at).num_seconds() / length).unwrap_or(usize::MAX);
        if case >= cases {
            return Hall::After;
        }
        let mut until = self.begins(case);
        for (act, minutes) in [(Act::Talk, self.talk), (Act::Questions, self.questions), (Act::Scoring, self.scoring)] {
            until += TimeDelta::minutes(minutes.into());
            if now < until {
                return Hall::Now { case, act, until };
            }
        }
        Hall::After
    }
}
