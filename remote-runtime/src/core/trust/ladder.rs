//! The rungs, and which of them may still fire. A rung fires when the score crosses it downwards, once, and
//! is armed again when the score has come back so far above it: a cursor that only the score moves, never a
//! count of strikes that something else could shrink.

use arrayvec::ArrayVec;

use super::policy::Policy;
use super::score::TrustScore;
use crate::core::breach::named;

named! {
    /// What enforcement does by itself when trust falls, in this order.
    Rung {
        /// The client is told.
        Warn = "warn",
        /// The player's rates are divided.
        Throttle = "throttle",
        /// The session ends; the player may come back after a while.
        Kick = "kick",
        /// The player stays out.
        Ban = "ban",
    }
}

/// The rungs that a fall has fired, from the highest down.
pub type Fired = ArrayVec<Rung, 4>;

/// Which rungs have fired and are not armed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ladder(u8);

impl Ladder {
    /// As it was stored.
    pub(super) const fn from_bits(bits: u8) -> Self {
        Self(bits & 0b1111)
    }

    /// To be stored.
    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    const fn bit(rung: Rung) -> u8 {
        1u8.wrapping_shl(rung.code() as u32)
    }

    pub(super) const fn is_armed(self, rung: Rung) -> bool {
        self.0 & Self::bit(rung) == 0
    }

    pub(super) fn arm(&mut self, rung: Rung) {
        self.0 &= !Self::bit(rung);
    }

    /// Arms what a score that has risen to `score` arms.
    pub(super) fn rise(&mut self, policy: &Policy, score: TrustScore) {
        for rung in Rung::ALL {
            let below = policy.rung(*rung);
            if below.is_none_or(|below| score >= below.raised(policy.rearm_above)) {
                self.arm(*rung);
            }
        }
    }

    /// Fires what a score that has fallen to `score` fires. `may_ban`: otherwise that rung waits, armed, for the
    /// evidence that it needs.
    pub(super) fn fall(&mut self, policy: &Policy, score: TrustScore, may_ban: bool) -> Fired {
        let mut fired = Fired::new();
        for rung in Rung::ALL {
            let is_below = policy.rung(*rung).is_some_and(|below| score < below);
            if is_below && self.is_armed(*rung) && (may_ban || *rung != Rung::Ban) {
                self.0 |= Self::bit(*rung);
                // There are four of them.
                let _ = fired.try_push(*rung);
            }
        }
        fired
    }
}
