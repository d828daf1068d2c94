//! The number from 0 to 100. Fixed point and saturating, so that the same evidence gives the same
//! score on every machine, and no history can wrap it.

use std::fmt;
use std::time::Duration;

/// From 0 to 100, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrustScore(u32);

const THOUSANDTHS: u32 = 1_000;
const MAX_POINTS: u32 = 100;
const NANOS_PER_MINUTE: u128 = 60_000_000_000;

impl TrustScore {
    /// Nothing is held against this player.
    pub const MAX: Self = Self(MAX_POINTS.saturating_mul(THOUSANDTHS));

    /// A score of so many points, at most 100.
    pub const fn from_points(points: u32) -> Self {
        let points = if points > MAX_POINTS { MAX_POINTS } else { points };
        Self(points.saturating_mul(THOUSANDTHS))
    }

    /// Whole points, rounded down.
    pub const fn points(self) -> u32 {
        self.0 / THOUSANDTHS
    }

    /// The score less so many points.
    #[must_use]
    pub const fn lowered(self, points: u32) -> Self {
        Self(self.0.saturating_sub(points.saturating_mul(THOUSANDTHS)))
    }

    /// The score after so much time in which nothing was held against the player.
    #[must_use]
    pub fn recovered(self, time: Duration, points_per_minute: u32) -> Self {
        let thousandths = u128::from(points_per_minute.saturating_mul(THOUSANDTHS))
            .saturating_mul(time.as_nanos())
            / NANOS_PER_MINUTE;
        let sum = u32::try_from(thousandths).map_or(u32::MAX, |gain| self.0.saturating_add(gain));
        Self(sum).min(Self::MAX)
    }

    /// How long until the score is full; as good as for ever where nothing is given back.
    pub fn time_to_max(self, points_per_minute: u32) -> Duration {
        let missing = u128::from(Self::MAX.0.saturating_sub(self.0));
        let per_minute = u128::from(points_per_minute.saturating_mul(THOUSANDTHS));
        if missing == 0 {
            return Duration::ZERO;
        }
        let nanos = missing.saturating_mul(NANOS_PER_MINUTE).checked_div(per_minute);
        let nanos = nanos.and_then(|nanos| u64::try_from(nanos).ok()).unwrap_or(u64::MAX);
        // Rounded up, so that the score is full then and not just before.
        Duration::from_nanos(nanos.saturating_add(1))
    }
}

impl fmt::Display for TrustScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.points())
    }
}
