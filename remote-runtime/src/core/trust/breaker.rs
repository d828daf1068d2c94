//! A rule that too many players break at once is more likely wrong than they are: an outage, a patch that moved
//! a shop, a limit that was set too low. It goes on refusing, and weighs nothing until somebody has looked.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use super::policy::Policy;
use crate::core::breach::Rule;
use crate::core::ids::PlayerId;
use crate::core::time::Timestamp;

/// Rules that are watched at a time; of more than that in one minute, the rest weighs as ever.
const WATCHED: usize = 64;
/// Players are told apart by a bit each, by a hash that they do not know: to count takes no memory, and what falls
/// on one bit makes the breaker later, never earlier.
const WORDS: usize = 64;
/// More distinct players than this are as good as all.
pub(super) const MOST_PLAYERS: u32 = 1_000;

/// What became of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tripped {
    /// It weighs.
    No,
    /// Its rule is suspended, and was before.
    Already,
    /// Its rule is suspended from now on.
    Now,
}

/// One for a server.
#[derive(Debug)]
pub(crate) struct Breaker {
    /// Nobody knows them, so nobody can choose ids that fall on one bit.
    keys: [u64; 2],
    watched: Box<[Watched]>,
}

#[derive(Debug, Clone)]
struct Watched {
    /// The rule, and the remote or the detector.
    what: Option<(Rule, Option<&'static str>)>,
    minute: u64,
    players: [u64; WORDS],
    /// How many bits of these are set.
    seen: u32,
    suspended_until: Timestamp,
}

impl Default for Breaker {
    fn default() -> Self {
        let free = Watched {
            what: None,
            minute: 0,
            players: [0; WORDS],
            seen: 0,
            suspended_until: Timestamp::ZERO,
        };
        // All at once, so that evidence of a refused call allocates nothing.
        let random = RandomState::new();
        let keys = [0u8, 1].map(|number| random.hash_one(number));
        Self { keys, watched: vec![free; WATCHED].into_boxed_slice() }
    }
}

impl Breaker {
    /// `player` broke a rule while so many players were here.
    pub(crate) fn note(
        &mut self,
        policy: &Policy,
        what: (Rule, Option<&'static str>),
        player: PlayerId,
        online: usize,
        now: Timestamp,
    ) -> Tripped {
        let minute = now.as_nanos() / super::NANOS_PER_MINUTE;
        let [mix, factor] = self.keys;
        let hash = (player.0 ^ mix).wrapping_mul(factor | 1);
        let Some(watched) = self.place(what, minute, now) else { return Tripped::No };
        if watched.suspended_until > now {
            return Tripped::Already;
        }
        if watched.minute < minute {
            watched.minute = minute;
            watched.players = [0; WORDS];
            watched.seen = 0;
        }
        // The upper bits are the ones that all of the id goes into.
        let word = usize::try_from(hash >> 58).unwrap_or_default();
        if let Some(word) = watched.players.get_mut(word) {
            let bit = 1u64.wrapping_shl(u32::try_from(hash >> 52 & 0b11_1111).unwrap_or_default());
            watched.seen = watched.seen.saturating_add(u32::from(*word & bit == 0));
            *word |= bit;
        }
        let online = u64::try_from(online).unwrap_or(u64::MAX);
        let share = online.saturating_mul(u64::from(policy.breaker_percent)).div_ceil(100);
        let share = u32::try_from(share).unwrap_or(u32::MAX).min(MOST_PLAYERS);
        if watched.seen < policy.breaker_players.max(share) {
            return Tripped::No;
        }
        watched.suspended_until = now.after(policy.breaker_pause);
        Tripped::Now
    }

    /// The rules that are suspended now, and until when.
    pub(crate) fn suspended(&self, now: Timestamp) -> Vec<(Rule, Option<&'static str>, Timestamp)> {
        let suspended = self.watched.iter().filter(|watched| watched.suspended_until > now);
        suspended
            .filter_map(|it| it.what.map(|(rule, name)| (rule, name, it.suspended_until)))
            .collect()
    }

    /// An operator has looked: what is suspended weighs again.
    pub(crate) fn resume(&mut self) {
        for watched in &mut self.watched {
            watched.suspended_until = Timestamp::ZERO;
            watched.players = [0; WORDS];
            watched.seen = 0;
        }
    }

    /// Where `what` is watched: where it was, or where nothing of this minute is.
    fn place(
        &mut self,
        what: (Rule, Option<&'static str>),
        minute: u64,
        now: Timestamp,
    ) -> Option<&mut Watched> {
        let same = |watched: &Watched| watched.what == Some(what);
        let free = |watched: &Watched| {
            watched.what.is_none() || (watched.minute < minute && watched.suspended_until <= now)
        };
        let place = self.watched.iter().position(same);
        let place = place.or_else(|| self.watched.iter().position(free))?;
        let watched = self.watched.get_mut(place)?;
        if watched.what != Some(what) {
            *watched = Watched {
                what: Some(what),
                minute,
                players: [0; WORDS],
                seen: 0,
                suspended_until: Timestamp::ZERO,
            };
        }
        Some(watched)
    }
}
