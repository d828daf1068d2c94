//! What is remembered of players who left: buckets that are not full again yet, and trust that
//! has not recovered; and of addresses whose guests left, the buckets. Bounded; what is nearest to
//! being full, and so worth least, goes first.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use super::address::AddressBlock;
use super::player::{PlayerState, Slot};
use crate::core::detect::Watch;
use crate::core::ids::PlayerId;
use crate::core::meter::Meter;
use crate::core::time::Timestamp;
use crate::core::trust::{Policy, Trust};

/// As long as bodies run on at the most that were begun before their player left, by far.
const BODIES: Duration = Duration::from_mins(5);

/// The memory of those who left: players, or addresses.
#[derive(Debug)]
pub(crate) struct Remnants<K = PlayerId> {
    cap: usize,
    /// Everything kept, by the time at which it is worth nothing any more.
    by_time: BTreeSet<(Timestamp, K, Item)>,
    /// The same by whose it is; its map is keyed with std's random hasher, since peers choose names and addresses.
    by_owner: HashMap<K, Vec<Kept>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    Meter(Slot),
    Trust,
    Watch,
}

#[derive(Debug)]
enum Kept {
    Meter(Slot, Meter),
    Trust(Box<Trust>, Timestamp),
    Watch(Arc<Watch>, Timestamp),
}

impl Kept {
    fn key(&self) -> (Timestamp, Item) {
        match self {
            Self::Meter(slot, meter) => (meter.time_full(), Item::Meter(*slot)),
            Self::Trust(_, until) => (*until, Item::Trust),
            Self::Watch(_, until) => (*until, Item::Watch),
        }
    }
}

impl<K: Copy + Ord + Hash> Remnants<K> {
    pub(crate) fn new(cap: usize) -> Self {
        Self { cap, by_time: BTreeSet::new(), by_owner: HashMap::new() }
    }

    /// How many things are kept.
    pub(crate) fn len(&self) -> usize {
        self.by_time.len()
    }

    /// Keeps these, of which nothing was kept.
    fn put(&mut self, owner: K, kept: Vec<Kept>, now: Timestamp) {
        if kept.is_empty() {
            return;
        }
        for item in &kept {
            let (time, item) = item.key();
            self.by_time.insert((time, owner, item));
        }
        self.by_owner.insert(owner, kept);
        self.forget(now);
    }

    /// Gives back all that is kept.
    fn take(&mut self, owner: K) -> Vec<Kept> {
        let found = self.by_owner.remove(&owner).unwrap_or_default();
        for kept in &found {
            let (time, item) = kept.key();
            self.by_time.remove(&(time, owner, item));
        }
        found
    }

    /// Drops what is full by now, and the nearest to it while there is too much.
    fn forget(&mut self, now: Timestamp) {
        while let Some(&(time, owner, item)) = self.by_time.first() {
            if time > now && self.by_time.len() <= self.cap {
                return;
            }
            self.by_time.pop_first();
            if let Some(kept) = self.by_owner.get_mut(&owner) {
                kept.retain(|kept| kept.key() != (time, item));
                if kept.is_empty() {
                    self.by_owner.remove(&owner);
                }
            }
        }
    }
}

impl Remnants {
    /// The trust of all who are remembered.
    pub(crate) fn trusts(&self) -> impl Iterator<Item = (PlayerId, Trust)> + '_ {
        self.by_owner.iter().flat_map(|(player, kept)| {
            kept.iter().filter_map(|kept| match kept {
                Kept::Trust(trust, _) => Some((*player, Trust::clone(trust))),
                Kept::Meter(..) | Kept::Watch(..) => None,
            })
        })
    }

    /// Keeps what `state` still owes.
    pub(crate) fn keep(
        &mut self,
        player: PlayerId,
        state: &PlayerState,
        watch: &Arc<Watch>,
        policy: &Policy,
        now: Timestamp,
    ) {
        let mut kept = meters(state, now);
        let recovered = state.trust.recovered_at(policy, now);
        if recovered > now {
            kept.push(Kept::Trust(Box::new(state.trust.clone()), recovered));
        }
        // A body that is still running may tell of him: it holds the watch, too.
        let is_held = Arc::strong_count(watch) > 2;
        let until = watch.idle_at().max(if is_held { now.after(BODIES) } else { now });
        if until > now {
            kept.push(Kept::Watch(Arc::clone(watch), until));
        }
        self.put(player, kept, now);
    }

    /// Gives back what is kept of `player`: his meters into `state`, and his trust and what the detectors know of him,
    /// if there is something.
    pub(crate) fn restore(
        &mut self,
        player: PlayerId,
        state: &mut PlayerState,
    ) -> (Option<Trust>, Option<Arc<Watch>>) {
        let (mut found_trust, mut found_watch) = (None, None);
        for kept in self.take(player) {
            match kept {
                Kept::Meter(slot, meter) => state.restore(slot, meter),
                Kept::Trust(trust, _) => found_trust = Some(*trust),
                Kept::Watch(watch, _) => found_watch = Some(watch),
            }
        }
        (found_trust, found_watch)
    }
}

impl Remnants<AddressBlock> {
    /// Keeps what `state` still owes.
    pub(crate) fn keep_meters(&mut self, from: AddressBlock, state: &PlayerState, now: Timestamp) {
        self.put(from, meters(state, now), now);
    }

    /// Gives back into `state` what is kept.
    pub(crate) fn restore_meters(&mut self, from: AddressBlock, state: &mut PlayerState) {
        for kept in self.take(from) {
            if let Kept::Meter(slot, meter) = kept {
                state.restore(slot, meter);
            }
        }
    }
}

/// The meters that owe something.
fn meters(state: &PlayerState, now: Timestamp) -> Vec<Kept> {
    state.spent(now).map(|(slot, meter)| Kept::Meter(slot, meter)).collect()
}
