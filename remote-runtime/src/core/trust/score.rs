//! The number from 0 to 100. Fixed point and saturating, so that the same evidence gives the same
//! score on every machine, and no history can wrap it.

use std::fmt;
use std::time::Duration;

/// Points of trust that something takes or gives back, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(u32);

/// From 0 to 100, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrustScore(u32);

const THOUSANDTHS: u32 = 1_000;
const MAX_POINTS: u32 = 100;
const NANOS_PER_MINUTE: u128 = 60_000_000_000;

impl Points {
    /// None.
    pub const ZERO: Self = Self(0);

    /// So many whole points.
    pub const fn whole(points: u32) -> Self {
        Self(points.saturating_mul(THOUSANDTHS))
    }

    /// So many thousandths of a point.
    pub const fn thousandths(thousandths: u32) -> Self {
        Self(thousandths)
    }

    /// In thousandths.
    pub const fn as_thousandths(self) -> u32 {
        self.0
    }

    /// What is left of these when `taken` are taken.
    #[must_use]
    pub const fn less(self, taken: Self) -> Self {
        Self(self.0.saturating_sub(taken.0))
    }

    /// These and `more`.
    #[must_use]
    pub const fn and(self, more: Self) -> Self {
        Self(self.0.saturating_add(more.0))
    }

    /// So many in each minute of `time`.
    pub(crate) fn each_minute_of(self, time: Duration) -> Self {
        let thousandths = u128::from(self.0).saturating_mul(time.as_nanos()) / NANOS_PER_MINUTE;
        Self(u32::try_from(thousandths).unwrap_or(u32::MAX))
    }

    /// How long it takes until `per_minute` have become these, rounded up; as good as for ever where they never
    /// do.
    pub(crate) fn time_at(self, per_minute: Self) -> Duration {
        if self == Self::ZERO {
            return Duration::ZERO;
        }
        let nanos = u128::from(self.0).saturating_mul(NANOS_PER_MINUTE);
        let nanos = nanos.checked_div(u128::from(per_minute.0));
        let nanos = nanos.and_then(|nanos| u64::try_from(nanos).ok()).unwrap_or(u64::MAX);
        Duration::from_nanos(nanos.saturating_add(1))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / THOUSANDTHS, self.0 % THOUSANDTHS);
        if rest == 0 { write!(f, "{whole}") } else { write!(f, "{whole}.{rest:03}") }
    }
}

impl TrustScore {
    /// Nothing is held against this player.
    pub const MAX: Self = Self(MAX_POINTS.saturating_mul(THOUSANDTHS));
    /// Nobody can have less.
    pub const MIN: Self = Self(0);

    /// A score of so many points, at most 100.
    pub const fn from_points(points: u32) -> Self {
        Self::of(Points::whole(points))
    }

    /// A score of these points, at most 100.
    pub const fn of(points: Points) -> Self {
        if points.0 > Self::MAX.0 { Self::MAX } else { Self(points.0) }
    }

    /// Whole points, rounded down.
    pub const fn points(self) -> u32 {
        self.0 / THOUSANDTHS
    }

    /// In thousandths of a point.
    pub const fn as_thousandths(self) -> u32 {
        self.0
    }

    /// The score less these points.
    #[must_use]
    pub const fn lowered(self, points: Points) -> Self {
        Self(self.0.saturating_sub(points.0))
    }

    /// The score with these points more, at most 100.
    #[must_use]
    pub const fn raised(self, points: Points) -> Self {
        Self::of(Points(self.0.saturating_add(points.0)))
    }

    /// How many points it is below `other`.
    pub const fn missing_to(self, other: Self) -> Points {
        Points(other.0.saturating_sub(self.0))
    }
}

impl fmt::Display for TrustScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.points())
    }
}
