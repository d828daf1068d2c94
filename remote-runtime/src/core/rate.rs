//! A rate as it is declared (`"5/10s"`), and what a bucket allows under it.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::core::time::saturating_nanos;

/// So many in so much time, with so many at once: `"5/10s"` is 5 in 10 s, 5 of them at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    count: u32,
    period: Duration,
    burst: u32,
}

impl Rate {
    /// `count` in `period`, all of them at once if need be.
    ///
    /// # Panics
    ///
    /// For a count of 0, more than one in a nanosecond, or a period over 250 years; in a constant,
    /// as in generated code, that does not compile.
    #[allow(clippy::panic)] // the one way to refuse a constant
    pub const fn new(count: u32, period: Duration) -> Self {
        match Self::checked(count, period, count) {
            Some(rate) => rate,
            None => panic!("a rate is 1 or more in 1 ns to 250 years, at most 1 in a nanosecond"),
        }
    }

    /// The rate of these numbers, if they make one.
    pub const fn checked(count: u32, period: Duration, burst: u32) -> Option<Self> {
        let nanos = period.as_nanos();
        let fits = count as u128 <= nanos && nanos <= (u64::MAX / 2) as u128;
        if count > 0 && burst > 0 && fits { Some(Self { count, period, burst }) } else { None }
    }

    /// The same rate with another number at once.
    ///
    /// # Panics
    ///
    /// For a burst of 0.
    #[must_use]
    pub const fn with_burst(mut self, burst: u32) -> Self {
        assert!(burst > 0, "a burst of 0 lets nobody in");
        self.burst = burst;
        self
    }

    /// A part of the same rate: so many times slower, and so many times less at once, but at least one.
    #[must_use]
    pub fn divided(self, divisor: u32) -> Self {
        let divisor = divisor.max(1);
        let longest = Duration::from_nanos(u64::MAX / 2);
        let period = self.period.saturating_mul(divisor).min(longest);
        Self {
            count: self.count,
            period,
            burst: self.burst.checked_div(divisor).unwrap_or(1).max(1),
        }
    }

    /// How many in a period.
    pub const fn count(self) -> u32 {
        self.count
    }

    /// The period.
    pub const fn period(self) -> Duration {
        self.period
    }

    /// How many at once.
    pub const fn burst(self) -> u32 {
        self.burst
    }

    /// What the client's stub allows itself.
    pub const fn strict(self) -> Allowance {
        let interval = self.interval();
        Allowance { interval, tolerance: interval.saturating_mul(self.burst as u64) }
    }

    /// What the server allows: 250 ms of the rate and one call more than the stub, since the
    /// network bunches what was sent evenly.
    pub const fn lenient(self) -> Allowance {
        let Allowance { interval, tolerance } = self.strict();
        let slack = interval.saturating_add(BUNCHING_NANOS);
        Allowance { interval, tolerance: tolerance.saturating_add(slack) }
    }

    /// What no honest stub exceeds, whatever the network does: all that it may send while the link
    /// stands still for `stall`, arriving at once. More than that is a flood.
    pub(crate) fn flooding(self, stall: Duration) -> Allowance {
        let Allowance { interval, tolerance } = self.lenient();
        Allowance { interval, tolerance: tolerance.saturating_add(saturating_nanos(stall)) }
    }

    /// Nanoseconds for one, rounded up, so that no window admits more than the rate.
    #[allow(clippy::cast_possible_truncation)] // `new` bounds the period
    const fn interval(self) -> u64 {
        (self.period.as_nanos() as u64).div_ceil(self.count as u64)
    }
}

/// A text that is no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a rate is a number, a slash and a time: \"5/10s\", \"20/s\", \"10/min\"")]
pub struct NoRate;

/// As in an attribute: `"5/10s"`, `"20/s"`.
impl FromStr for Rate {
    type Err = NoRate;

    fn from_str(text: &str) -> Result<Self, NoRate> {
        let (count, period) = text.split_once('/').ok_or(NoRate)?;
        // Digits alone: `+5` is no count.
        let is_count = count.bytes().all(|byte| byte.is_ascii_digit());
        let count = count.parse().ok().filter(|_| is_count).ok_or(NoRate)?;
        let is_many = period.starts_with(|letter: char| letter.is_ascii_digit());
        // `20/s` is `20/1s`.
        let period = if is_many { time_of(period) } else { time_of(&format!("1{period}")) };
        Self::checked(count, period.ok_or(NoRate)?, count).ok_or(NoRate)
    }
}

/// A time as in an attribute: `"500ms"`, `"60s"`, `"5min"`, `"2h"`.
pub(crate) fn time_of(text: &str) -> Option<Duration> {
    let unit = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(unit)?;
    let unit_millis: u64 = match unit {
        "ms" => 1,
        "s" => 1_000,
        "min" => 60 * 1_000,
        "h" => 3_600 * 1_000,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit_millis).map(Duration::from_millis)
}

/// How much bunching of honest calls the server forgives.
pub(crate) const BUNCHING_NANOS: u64 = 250_000_000;

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:?}", self.count, self.period)?;
        if self.burst == self.count { Ok(()) } else { write!(f, " burst {}", self.burst) }
    }
}

/// A rate as a bucket reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Nanoseconds that refill one.
    pub(crate) interval: u64,
    /// Nanoseconds that a full bucket holds.
    pub(crate) tolerance: u64,
}

impl Allowance {
    /// How many a full bucket holds.
    #[cfg(feature = "audit")]
    pub(crate) fn at_once(self) -> u64 {
        self.tolerance.checked_div(self.interval).unwrap_or(u64::MAX)
    }
}
