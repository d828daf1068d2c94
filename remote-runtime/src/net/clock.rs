//! The one place that reads a clock: tokio's, so that a test can pause it and run in virtual time.

use std::time::Duration;

use tokio::time::Instant;

use crate::core::time::Timestamp;

/// A clock that starts when it is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    start: Instant,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self { start: Instant::now() }
    }

    pub(crate) fn now(self) -> Timestamp {
        Timestamp::from_start(self.start.elapsed())
    }

    /// The same point on tokio's clock; what is too far away for it is a year away.
    pub(crate) fn instant(self, time: Timestamp) -> Instant {
        let since_start = Duration::from_nanos(time.as_nanos());
        let year = Duration::from_hours(365 * 24);
        self.start
            .checked_add(since_start)
            .or_else(|| self.start.checked_add(year))
            .unwrap_or(self.start)
    }
}
