//! Data to begin with（初期データ）: the demo city, the schemes that serve as templates, and volume for measuring.

pub mod demo;
pub mod schemes;
mod story;

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};

/// Ids that come out the same whenever the same things are made in the same order at the same time.
#[derive(Debug, Default)]
struct Ids(u64);

impl Ids {
    fn next(&mut self, at: DateTime<Utc>) -> Uuid {
        self.0 += 1;
        let mut tail = [0; 10];
        tail[2..].copy_from_slice(&self.0.to_be_bytes());
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
    }
}
