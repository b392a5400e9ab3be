//! The one place where time is read（時計）. Everything else is told what time it is.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock. Tests and rehearsals hold one whose hands they turn.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// Another one, so many seconds ahead: in a demo city, and for rehearsals.
    Ahead(Arc<Clock>, Arc<AtomicI64>),
    /// Stands at these seconds since 1970 until it is turned.
    Turned(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn at(at: DateTime<Utc>) -> Clock {
        Clock::Turned(Arc::new(AtomicI64::new(at.timestamp())))
    }

    /// A clock that goes with this one, so much ahead of it.
    #[must_use]
    pub fn ahead(self, by: TimeDelta) -> Clock {
        Clock::Ahead(Arc::new(self), Arc::new(AtomicI64::new(by.num_seconds())))
    }

    /// The present instant in whole seconds, so that both databases keep and compare it alike.
    #[allow(clippy::disallowed_methods)]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now().trunc_subsecs(0),
            Clock::Ahead(real, seconds) => real.now() + TimeDelta::seconds(seconds.load(Ordering::SeqCst)),
            Clock::Turned(seconds) => DateTime::from_timestamp(seconds.load(Ordering::SeqCst), 0).unwrap_or_default(),
        }
    }

    /// The clock that this one goes with; itself, unless it is ahead of another.
    pub fn real(&self) -> &Clock {
        match self {
            Clock::Ahead(real, _) => real,
            Clock::System | Clock::Turned(_) => self,
        }
    }

    /// Turns the hands forward. The machine's clock cannot be turned.
    pub fn turn(&self, by: TimeDelta) {
        match self {
            Clock::System => {}
            Clock::Ahead(_, seconds) | Clock::Turned(seconds) => {
                seconds.fetch_add(by.num_seconds(), Ordering::SeqCst);
            }
        }
    }

    /// Sets how far it is ahead of the clock that it goes with; any other clock stays as it is.
    pub fn put_ahead(&self, by: TimeDelta) {
        if let Clock::Ahead(_, seconds) = self {
            seconds.store(by.num_seconds(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_ahead_goes_with_its_own() {
        let real = Clock::at(DateTime::from_timestamp(1_000_000, 0).unwrap_or_default());
        let ahead = real.clone().ahead(TimeDelta::days(1));
        real.turn(TimeDelta::hours(1));
        assert_eq!(ahead.now() - real.now(), TimeDelta::days(1));
        ahead.turn(TimeDelta::days(1));
        assert_eq!(ahead.now() - real.now(), TimeDelta::days(2), "and not the other way round");
        ahead.put_ahead(TimeDelta::days(5));
        assert_eq!(ahead.now() - real.now(), TimeDelta::days(5));
    }
}
