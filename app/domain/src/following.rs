//! Following the city by mail: what one can follow, and what is told（購読・お知らせ）.

use crate::calendar::jst;
use crate::calls::{CallKind, Dates};
use crate::messages::Letter;
use crate::people::CallId;
use chrono::{DateTime, TimeDelta, Timelike, Utc};

/// How many days before its end a call is named again.
pub const CLOSING_SOON_DAYS: i64 = 3;
/// How many days the link that confirms a subscription can be used.
pub const CONFIRM_DAYS: i64 = 3;

/// What can be followed. Other things get topics of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Every call.
    Calls,
    /// One call, of whatever kind.
    Call(CallId),
    /// Every consultation.
    Consultations,
}

impl Topic {
    /// The code in the database.
    pub fn code(self) -> String {
        match self {
            Topic::Calls => "calls".to_owned(),
            Topic::Call(id) => format!("call:{id}"),
            Topic::Consultations => "consultations".to_owned(),
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Topic> {
        match code.split_once(':') {
            None => [Topic::Calls, Topic::Consultations].into_iter().find(|topic| topic.code() == code),
            Some(("call", id)) => id.parse().ok().map(Topic::Call),
            Some(_) => None,
        }
    }
}

/// The topic of what the office itself is told of: that a consultation was published, and that it closed.
pub const OFFICE: &str = "office";

/// What happens to a call that its followers are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// It was published（募集のお知らせ）.
    Published,
    /// It closes in a few days（締切が近づいています）.
    ClosingSoon,
    /// Its results are out（結果の公表）.
    Results,
    /// It was given up（募集の中止）.
    Cancelled,
    /// It closed（受付終了）; told of consultations.
    Closed,
    /// Its document was corrected, or its term extended（訂正・延長）; told of consultations.
    Changed,
}

impl Event {
    /// Every event.
    pub const ALL: [Event; 6] =
        [Event::Published, Event::ClosingSoon, Event::Results, Event::Cancelled, Event::Closed, Event::Changed];

    /// The events of a kind of call whose time follows from its dates.
    pub fn dated(kind: CallKind) -> &'static [Event] {
        const CONSULTATION: [Event; 5] =
            [Event::Published, Event::ClosingSoon, Event::Results, Event::Cancelled, Event::Closed];
        if kind == CallKind::Consultation { &CONSULTATION } else { &CONSULTATION[..4] }
    }

    /// The code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Event::Published => "published",
            Event::ClosingSoon => "closing",
            Event::Results => "results",
            Event::Cancelled => "cancelled",
            Event::Closed => "closed",
            Event::Changed => "changed",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Event> {
        Event::ALL.into_iter().find(|event| event.code() == code)
    }

    /// The letter that tells of it.
    pub fn letter(self, kind: CallKind) -> Letter {
        match (self, kind) {
            (Event::Published, CallKind::Grant) => Letter::CallPublished,
            (Event::ClosingSoon, CallKind::Grant) => Letter::CallClosing,
            (Event::Results, CallKind::Grant) => Letter::CallResults,
            (Event::Cancelled, CallKind::Grant) => Letter::CancelledNews,
            (Event::Published, CallKind::Consultation) => Letter::ConsultationPublished,
            (Event::ClosingSoon, CallKind::Consultation) => Letter::ConsultationClosing,
            (Event::Results, CallKind::Consultation) => Letter::ConsultationResults,
            (Event::Cancelled, CallKind::Consultation) => Letter::ConsultationAbandoned,
            (Event::Closed, _) => Letter::ConsultationClosed,
            (Event::Changed, _) => Letter::ConsultationChanged,
        }
    }

    /// When it is to be told; `None` while it is not known, or where telling would come too late to help.
    pub fn due(self, dates: &Dates) -> Option<DateTime<Utc>> {
        let published = dates.published_at?;
        match self {
            Event::Published => Some(published),
            Event::ClosingSoon => {
                let due = dates.closes_at - TimeDelta::days(CLOSING_SOON_DAYS);
                // A call that is open for a few days only is not named twice in a breath.
                (due > published.max(dates.opens_at)).then_some(due)
            }
            Event::Results => dates.results_published_at,
            Event::Cancelled => dates.cancelled_at,
            Event::Closed => Some(dates.closes_at + TimeDelta::seconds(1)),
            Event::Changed => None,
        }
    }

    /// Whether it is still true and worth telling at `now`.
    pub fn holds(self, dates: &Dates, now: DateTime<Utc>) -> bool {
        let in_time = now.timestamp() <= dates.closes_at.timestamp();
        dates.cancelled_at.is_some() == (self == Event::Cancelled)
            && match self {
                Event::Published => dates.published_at.is_some() && in_time,
                Event::ClosingSoon => in_time,
                Event::Results => dates.results_published_at.is_some(),
                Event::Closed => !in_time,
                Event::Changed => dates.published_at.is_some_and(|published| published <= now),
                Event::Cancelled => true,
            }
    }
}

/// Whether news may leave now. Between nine in the evening and seven in the morning nobody is woken for it.
pub fn is_courteous(now: DateTime<Utc>) -> bool {
    (7..21).contains(&jst(now).hour())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar;
    use chrono::{NaiveDate, NaiveTime};
    use uuid::Uuid;

    fn at(day: u32, hour: u32) -> DateTime<Utc> {
        let date = NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        calendar::at(date, NaiveTime::from_hms_opt(hour, 0, 0).expect("a time"))
    }

    fn dates(opens: u32, closes: u32) -> Dates {
        Dates {
            published_at: Some(at(1, 9)),
            opens_at: at(opens, 9),
            closes_at: at(closes, 17),
            results_published_at: None,
            cancelled_at: None,
        }
    }

    #[test]
    fn topics_and_events_are_read_back() {
        for topic in [Topic::Calls, Topic::Consultations, Topic::Call(CallId(Uuid::from_u128(7)))] {
            assert_eq!(Topic::from_code(&topic.code()), Some(topic));
        }
        for code in ["", "call:", "call:x", "calls:1", "person:7"] {
            assert_eq!(Topic::from_code(code), None, "{code}");
        }
        for event in Event::ALL {
            assert_eq!(Event::from_code(event.code()), Some(event));
        }
    }

    #[test]
    fn what_is_told_when() {
        let long = dates(5, 20);
        assert_eq!(Event::Published.due(&long), Some(at(1, 9)));
        assert_eq!(Event::ClosingSoon.due(&long), Some(at(17, 17)));
        assert_eq!(Event::Results.due(&long), None);
        assert_eq!(Event::ClosingSoon.due(&dates(18, 20)), None, "open for two days only");
        assert!(Event::ClosingSoon.holds(&long, at(20, 17)) && !Event::ClosingSoon.holds(&long, at(20, 18)));
        let cancelled = Dates { cancelled_at: Some(at(2, 9)), ..long };
        assert!(Event::ALL.into_iter().all(|event| event.holds(&cancelled, at(3, 9)) == (event == Event::Cancelled)));
        assert_eq!(Event::Cancelled.due(&cancelled), Some(at(2, 9)));
        assert!(!Event::Cancelled.holds(&long, at(3, 9)));
        let draft = Dates { published_at: None, ..long };
        assert!(Event::ALL.into_iter().all(|event| event.due(&draft).is_none()));
        assert_eq!(Event::Closed.due(&long), Some(at(20, 17) + TimeDelta::seconds(1)));
        assert!(!Event::Closed.holds(&long, at(20, 17)) && Event::Closed.holds(&long, at(20, 18)));
        assert!(!Event::dated(CallKind::Grant).contains(&Event::Closed));
    }

    #[test]
    fn nobody_is_woken() {
        for (hour, expected) in [(6, false), (7, true), (20, true), (21, false), (0, false)] {
            assert_eq!(is_courteous(at(3, hour)), expected, "{hour}");
        }
    }
}
