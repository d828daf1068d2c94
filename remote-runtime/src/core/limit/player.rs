//! What we hold of a player who is here: his buckets and his trust. It belongs to the player, not
//! to a connection, so that leaving and rejoining refills and forgives nothing.

use super::bucket::Bucket;
use crate::core::time::Timestamp;
use crate::core::trust::Trust;

/// The buckets and the trust of one player.
#[derive(Debug)]
pub(crate) struct PlayerState {
    /// Frames over all remotes.
    pub(crate) calls: Bucket,
    /// Bytes over all remotes.
    pub(crate) bytes: Bucket,
    /// Refusals for haste.
    pub(crate) haste: Bucket,
    /// One for each remote, by its number.
    pub(crate) remotes: Box<[Bucket]>,
    pub(crate) trust: Trust,
}

/// Which bucket of a player: remotes by their number, the player's own by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    Calls,
    Bytes,
    Haste,
    Remote(u16),
}

impl PlayerState {
    /// A player of whom nothing is known.
    pub(crate) fn new(remotes: usize) -> Self {
        Self {
            calls: Bucket::FULL,
            bytes: Bucket::FULL,
            haste: Bucket::FULL,
            remotes: vec![Bucket::FULL; remotes].into_boxed_slice(),
            trust: Trust::NEW,
        }
    }

    /// The buckets that are not full.
    pub(crate) fn spent(&self, now: Timestamp) -> impl Iterator<Item = (Slot, Bucket)> {
        let own = [(Slot::Calls, self.calls), (Slot::Bytes, self.bytes), (Slot::Haste, self.haste)];
        let remotes = (0u16..).map(Slot::Remote).zip(self.remotes.iter().copied());
        own.into_iter().chain(remotes).filter(move |(_, bucket)| !bucket.is_full(now))
    }

    /// Puts a bucket back. A remote that is not mounted any more has none.
    pub(crate) fn restore(&mut self, slot: Slot, bucket: Bucket) {
        let place = match slot {
            Slot::Calls => Some(&mut self.calls),
            Slot::Bytes => Some(&mut self.bytes),
            Slot::Haste => Some(&mut self.haste),
            Slot::Remote(number) => self.remotes.get_mut(usize::from(number)),
        };
        if let Some(place) = place {
            *place = bucket;
        }
    }
}
