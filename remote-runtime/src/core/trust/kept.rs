//! What of a player's trust outlives the server: its parts without the server's clock, and back.

use std::time::Duration;

use super::ladder::Ladder;
use super::policy::Policy;
use super::score::{Points, TrustScore};
use super::{DAY, Throttle, Trust};
use crate::core::time::Timestamp;

/// What of a player's trust outlives the server. Times are those of the server's clock; the store turns them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// The score at the time at which it was kept.
    pub score: TrustScore,
    /// Recovers slowly.
    pub is_newcomer: bool,
    /// What the present day gave back below the rung `kick`, and for how long that day has gone on.
    pub regained: (Points, Duration),
    /// A bit for each rung that has fired.
    pub rungs: u8,
    /// Whether evidence was forged since the score was last full.
    pub forged: bool,
    /// A bit for each family of which there was evidence since then.
    pub families: u16,
    /// Rates are divided by this, for so long.
    pub throttle: Option<(u32, Duration)>,
    /// The player stays out for so long.
    pub barred: Duration,
    /// An operator has put him into the shadow.
    pub is_shadowed: bool,
}

impl Kept {
    /// Whether it says no more than what is said of a stranger.
    pub fn is_a_strangers(&self) -> bool {
        let Self { score, is_newcomer, throttle, barred, is_shadowed, .. } = self;
        *score == TrustScore::MAX
            && !is_newcomer
            && throttle.is_none()
            && barred.is_zero()
            && !is_shadowed
    }
}

impl Trust {
    /// What outlives the server.
    pub fn keep(&self, policy: &Policy, now: Timestamp) -> Kept {
        let mut present = self.clone();
        let score = present.catch_up(policy, now);
        Kept {
            score,
            is_newcomer: present.is_newcomer,
            regained: (present.regained, now.since(present.day_began).min(DAY)),
            rungs: present.ladder.bits(),
            forged: present.forged,
            families: present.families,
            throttle: present.throttle(now).map(|it| (it.divisor, it.until.since(now))),
            barred: present.barred_until.since(now),
            is_shadowed: present.is_shadowed,
        }
    }

    /// The trust that was kept `ago`, at a server that starts at `now`.
    pub fn restore(kept: &Kept, ago: Duration, policy: &Policy, now: Timestamp) -> Self {
        // A clock that began `ago` before: what passed on it is what passed since.
        let began = Timestamp::from_start(DAY);
        let present = began.after(ago);
        let (regained, day_age) = kept.regained;
        let mut trust = Self {
            score: kept.score,
            as_of: began,
            is_newcomer: kept.is_newcomer,
            day_began: Timestamp::from_start(DAY.saturating_sub(day_age)),
            regained,
            ladder: Ladder::from_bits(kept.rungs),
            forged: kept.forged,
            families: kept.families,
            is_shadowed: kept.is_shadowed,
            ..Self::NEW
        };
        trust.catch_up(policy, present);
        trust.as_of = now;
        let day_age = present.since(trust.day_began);
        // A day that began before the server did begins with it.
        trust.day_began = Timestamp::from_start(now.since(Timestamp::from_start(day_age)));
        trust.throttle = kept.throttle.map(|(divisor, left)| {
            let until = now.after(left.saturating_sub(ago));
            Throttle { divisor, until }
        });
        trust.barred_until = now.after(kept.barred.saturating_sub(ago));
        trust
    }
}
