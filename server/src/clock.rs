//! The one place where time is read（時計）. Everything else is told what time it is.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock. Tests hold one whose hands they turn.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's.
    System,
    /// The machine's, so much ahead: for rehearsals in a demo city.
    Ahead(TimeDelta),
    /// Stands at these seconds since 1970 until it is turned.
    Turned(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn at(at: DateTime<Utc>) -> Clock {
        Clock::Turned(Arc::new(AtomicI64::new(at.timestamp())))
    }

    /// The present instant in whole seconds, so that both databases keep and compare it alike.
    #[allow(clippy::disallowed_methods)]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Clock::System => Utc::now().trunc_subsecs(0),
            Clock::Ahead(ahead) => Utc::now().trunc_subsecs(0) + *ahead,
            Clock::Turned(seconds) => DateTime::from_timestamp(seconds.load(Ordering::SeqCst), 0).unwrap_or_default(),
        }
    }

    /// Turns a standing clock forward. The machine's clock cannot be turned.
    pub fn turn(&self, by: TimeDelta) {
        if let Clock::Turned(seconds) = self {
            seconds.fetch_add(by.num_seconds(), Ordering::SeqCst);
        }
    }
}
