//! A token bucket as one integer: the time at which it will be full again (GCRA). A full bucket
//! is any time in the past, so it costs nothing to keep: there is nothing to keep.

use std::time::Duration;

use crate::core::rate::Allowance;
use crate::core::time::Timestamp;

/// The state of one bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Bucket {
    full_at: u64,
}

/// The bucket holds too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Empty {
    /// How long until it holds enough, if nothing else is taken; `None` when it never will.
    pub retry_after: Option<Duration>,
}

impl Bucket {
    /// A full bucket.
    pub const FULL: Self = Self { full_at: 0 };

    /// A bucket that will be full at this time.
    pub const fn full_at(time: Timestamp) -> Self {
        Self { full_at: time.as_nanos() }
    }

    /// When it will be full.
    pub const fn time_full(self) -> Timestamp {
        Timestamp::from_nanos(self.full_at)
    }

    /// Whether it is full.
    pub const fn is_full(self, now: Timestamp) -> bool {
        self.full_at <= now.as_nanos()
    }

    /// Takes `cost` out in any case; what it does not hold, it owes.
    pub(crate) fn take_anyway(&mut self, allowance: Allowance, cost: u32, now: Timestamp) {
        let price = allowance.interval.saturating_mul(u64::from(cost));
        self.full_at = self.full_at.max(now.as_nanos()).saturating_add(price);
    }

    /// How long it takes until nothing is owed; `None` if nothing is.
    pub(crate) fn owes(self, allowance: Allowance, now: Timestamp) -> Option<Duration> {
        let missing = self.full_at.saturating_sub(now.as_nanos());
        let owed = missing.saturating_sub(allowance.tolerance);
        (owed > 0).then(|| Duration::from_nanos(owed))
    }

    /// Takes `cost` out, or nothing at all.
    ///
    /// Only time refills it: a refused call changes nothing, so patience is enough and haste no
    /// worse than patience. A clock that stands still or runs back refills nothing.
    #[inline]
    pub fn take(&mut self, allowance: Allowance, cost: u32, now: Timestamp) -> Result<(), Empty> {
        let now = now.as_nanos();
        let start = self.full_at.max(now);
        let never = Empty { retry_after: None };
        // What does not fit into the clock is refused: a bucket never forgets what was taken.
        let price = allowance.interval.checked_mul(u64::from(cost)).ok_or(never)?;
        let full_at = start.checked_add(price).ok_or(never)?;
        if full_at.saturating_sub(now) <= allowance.tolerance {
            self.full_at = full_at;
            return Ok(());
        }
        let wait = full_at.saturating_sub(now).saturating_sub(allowance.tolerance);
        let can_ever = price <= allowance.tolerance;
        Err(Empty { retry_after: can_ever.then(|| Duration::from_nanos(wait)) })
    }
}
