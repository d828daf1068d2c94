//! A bucket, and beside it one that is filled so generously that only a flood empties it. What the
//! first refuses is haste, and ordinary; what the second refuses is evidence.

pub mod bucket;
pub(crate) mod cooldown;

use std::time::Duration;

use crate::core::rate::{Allowance, Rate};
use crate::core::time::Timestamp;
use bucket::Bucket;

/// How often something was done, by one player.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Meter {
    /// What is allowed.
    pub(crate) bucket: Bucket,
    /// What the network can explain. Every attempt is charged here, taken or not.
    pub(crate) flood: Bucket,
}

/// What a meter allows under a rate.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gauge {
    allowed: Allowance,
    flooding: Allowance,
}

/// Refused by a meter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hasty {
    pub(crate) retry_after: Option<Duration>,
    pub(crate) is_flood: bool,
}

impl Gauge {
    /// The same for a player whose rates are divided: he is allowed less, and a flood is still measured against the
    /// rate that was declared.
    #[cold]
    pub(crate) fn divided(&self, rate: Rate, divisor: u32) -> Self {
        Self { allowed: rate.divided(divisor).lenient(), flooding: self.flooding }
    }

    /// Of a rate that is declared to clients; `stall` is how long a link may stand still.
    pub(crate) fn new(rate: Rate, stall: Duration) -> Self {
        Self { allowed: rate.lenient(), flooding: rate.flooding(stall) }
    }
}

impl Meter {
    /// Takes `cost`, or says why not.
    #[inline]
    pub(crate) fn take(&mut self, gauge: &Gauge, cost: u32, now: Timestamp) -> Result<(), Hasty> {
        let flood = self.flood.take(gauge.flooding, cost, now);
        self.bucket
            .take(gauge.allowed, cost, now)
            .map_err(|empty| Hasty { retry_after: empty.retry_after, is_flood: flood.is_err() })
    }

    /// Takes `cost` in any case, into debt if need be.
    pub(crate) fn take_anyway(&mut self, gauge: &Gauge, cost: u32, now: Timestamp) {
        self.flood.take_anyway(gauge.flooding, cost, now);
        self.bucket.take_anyway(gauge.allowed, cost, now);
    }

    /// Takes `cost` into debt, if need be, for what others did in his name; says how long his debt
    /// lasts. It is no flood of his.
    pub(crate) fn owe(&mut self, gauge: &Gauge, cost: u32, now: Timestamp) -> Option<Duration> {
        if cost > 0 {
            self.bucket.take_anyway(gauge.allowed, cost, now);
        }
        self.bucket.owes(gauge.allowed, now)
    }

    /// Owes only a part of what it owes.
    pub(crate) fn ease(&mut self, divisor: u32, now: Timestamp) {
        let owed = self.bucket.time_full().since(now);
        let eased = owed.checked_div(divisor).unwrap_or(owed);
        self.bucket = bucket::Bucket::full_at(now.after(eased));
    }

    /// When nothing is owed any more.
    pub(crate) fn time_full(&self) -> Timestamp {
        self.bucket.time_full().max(self.flood.time_full())
    }
}
