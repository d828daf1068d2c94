//! Limits for triggers that no frame carries: a lava floor, a contact in the physics, a command in the
//! chat. The same buckets as those of remotes, for an author's own use.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::Hash;
use std::time::Duration;

use crate::core::ids::PlayerId;
use crate::core::meter::bucket::Bucket;
use crate::core::rate::Rate;
use crate::core::time::Timestamp;

/// Buckets that are not full, at most, unless it is said otherwise.
const MOST_BUCKETS: usize = 131_072;

/// How often each of many may do something; of players, unless it says otherwise. `Limiter<()>` limits all
/// of them together.
///
/// Only time refills a bucket, and a full one is not kept. Of more than [`at_most`](Self::at_most) that are
/// not full, the nearer half is forgotten.
///
/// ```
/// use std::time::Duration;
/// # use remote_runtime::core::{ids::PlayerId, limit::limiter::Limiter, rate::Rate, time::Timestamp};
/// # use remote_runtime::core::world::Caller;
///
/// struct Game {
///     /// Lava burns twice a second.
///     burns: Limiter,
///     health: u32,
/// }
///
/// impl Game {
///     /// The physics says so, many times in a second.
///     fn on_lava(&mut self, player: PlayerId, now: Timestamp) {
///         if self.burns.take(player, now).is_ok() {
///             self.health -= 5;
///         }
///     }
/// }
///
/// let rate = Rate::new(2, Duration::from_secs(1)).with_burst(1);
/// let mut game = Game { burns: Limiter::new(rate), health: 100 };
/// let mut now = Timestamp::default();
/// for _ in 0..10 {
///     game.on_lava(PlayerId(1), now);
/// }
/// assert_eq!(game.health, 95);
/// now = now.after(Duration::from_millis(500));
/// game.on_lava(PlayerId(1), now);
/// assert_eq!(game.health, 90);
/// ```
#[derive(Debug, Clone)]
pub struct Limiter<K = PlayerId> {
    rate: Rate,
    most: usize,
    // Keyed with std's random hasher: peers may choose the keys.
    buckets: HashMap<K, Bucket>,
}

/// Too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too often")]
pub struct TooOften {
    /// When it would be taken, if nothing else is; `None` when it never will.
    pub retry_after: Option<Duration>,
}

impl<K: Eq + Hash> Limiter<K> {
    /// With full buckets, under this rate.
    pub fn new(rate: Rate) -> Self {
        Self { rate, most: MOST_BUCKETS, buckets: HashMap::new() }
    }

    /// Keeps so many buckets that are not full, at most; at least 2.
    #[must_use]
    pub fn at_most(mut self, buckets: usize) -> Self {
        self.most = buckets.max(2);
        self
    }

    /// Takes one out of the bucket of `key`.
    pub fn take(&mut self, key: K, now: Timestamp) -> Result<(), TooOften> {
        self.take_many(key, 1, now)
    }

    /// Takes `cost` out of the bucket of `key`, or nothing at all.
    pub fn take_many(&mut self, key: K, cost: u32, now: Timestamp) -> Result<(), TooOften> {
        if self.buckets.len() >= self.most.min(self.buckets.capacity()) {
            self.forget(now);
        }
        let bucket = self.buckets.entry(key).or_default();
        bucket
            .take(self.rate.strict(), cost, now)
            .map_err(|empty| TooOften { retry_after: empty.retry_after })
    }

    /// How many buckets are kept: those that are not full, and some that have become so.
    pub fn len(&self) -> usize {
        self.buckets.len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.buckets.is_empty()
    }

    /// Drops what is full, and where that is not enough, the half that is nearest to it: so that it costs
    /// little for each that comes.
    fn forget(&mut self, now: Timestamp) {
        self.buckets.retain(|_, bucket| !bucket.is_full(now));
        if self.buckets.len() < self.most {
            return;
        }
        let mut times: Vec<_> = self.buckets.values().map(|bucket| bucket.time_full()).collect();
        let middle = times.len().div_euclid(2);
        let (_, median, _) = times.select_nth_unstable(middle);
        let median = *median;
        // Of those that will be full just then, as many as there is room for.
        let later = times.iter().filter(|time| **time > median).count();
        let mut room = self.most.div_euclid(2).saturating_sub(later);
        self.buckets.retain(|_, bucket| match bucket.time_full().cmp(&median) {
            Ordering::Less => false,
            Ordering::Equal => {
                let is_kept = room > 0;
                room = room.saturating_sub(1);
                is_kept
            }
            Ordering::Greater => true,
        });
    }
}
