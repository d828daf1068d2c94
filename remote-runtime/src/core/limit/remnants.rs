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

/// What a thing that is kept takes at most beside itself: its places by time and by owner, and a list of his.
#[cfg(feature = "audit")]
const PLACE_BYTES: usize = 256;

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
    /// What one of the things kept takes at most, where detectors watch so many paces.
    #[cfg(feature = "audit")]
    pub(crate) fn most_bytes_each(paces: usize) -> usize {
        let largest = size_of::<Trust>().max(Watch::most_bytes(paces));
        PLACE_BYTES.saturating_add(largest)
    }

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
    /// What one of the things kept takes at most: only meters are.
    #[cfg(feature = "audit")]
    pub(crate) const BYTES_EACH: usize = PLACE_BYTES;

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

#[cfg(all(test, feature = "audit"))]
#[allow(clippy::expect_used)] // a test says what it expects
mod tests {
    use std::net::{IpAddr, Ipv6Addr};

    use super::*;
    use crate::core::detect::{Detectors, Named, Numbers, Sample, Thresholds};
    use crate::core::meter::bucket::Bucket;
    use crate::core::mode::Mode;
    use crate::core::rate::Rate;

    /// One more than a map of 4,096 places takes, so that it has just doubled.
    const MANY: u64 = 3_585;

    const LATER: Timestamp = Timestamp::from_nanos(u64::MAX);

    /// What each of `MANY` things takes, of which an owner has one.
    fn bytes_each<K: Copy + Ord + Hash>(owner: fn(u64) -> K, kept: impl Fn() -> Kept) -> usize {
        let mut remnants = Remnants::new(usize::MAX);
        let taken = allocation_counter::measure(|| {
            for number in 0..MANY {
                // As it is filled where a player leaves.
                let mut list = Vec::with_capacity(4);
                list.push(kept());
                remnants.put(owner(number), list, Timestamp::ZERO);
            }
        });
        assert_eq!(u64::try_from(remnants.len()), Ok(MANY));
        usize::try_from(taken.bytes_current).expect("few bytes").div_ceil(remnants.len())
    }

    /// Not more than is said, and not so much less that it says nothing.
    fn is_about(measured: usize, most: usize) {
        assert!((most / 2..=most).contains(&measured), "{measured} of {most} bytes");
    }

    #[test]
    fn what_is_kept_takes_no_more_than_is_said() {
        let owing = Meter { bucket: Bucket::full_at(LATER), ..Meter::default() };
        let meter = || Kept::Meter(Slot::Frames, owing);
        let block = |number: u64| {
            AddressBlock::from(IpAddr::from(Ipv6Addr::from(u128::from(number) << 64)))
        };
        is_about(bytes_each(block, meter), Remnants::<AddressBlock>::BYTES_EACH);

        let trust = || Kept::Trust(Box::new(Trust::NEW), LATER);
        let measured = bytes_each(PlayerId, trust);
        assert!(measured <= Remnants::most_bytes_each(0), "{measured} bytes");
    }

    /// With all that detectors find of a player who has left.
    #[test]
    fn what_detectors_know_takes_no_more_than_is_said() {
        const NAMES: [&str; 6] = ["shoot", "jump", "cast", "open", "throw", "hide"];
        for count in [0, 1, NAMES.len()] {
            let names = NAMES.iter().take(count);
            let rates = vec![Rate::new(1, Duration::from_mins(1))];
            let cadence: Vec<_> = names
                .map(|name| Named { name: (*name).to_owned(), rates: rates.clone() })
                .collect();
            let thresholds = Thresholds { cadence, damage_max: Some(1.0), ..Thresholds::default() };
            let most = Remnants::most_bytes_each(thresholds.paces());
            let numbers = Numbers { enabled: true, thresholds, stall: Duration::ZERO };
            let detectors = Arc::new(Detectors::new(numbers, Vec::new()));
            let watch = || {
                let watch = Watch::new(Arc::clone(&detectors));
                let samples = NAMES.iter().map(|name| Sample::Action(name));
                for sample in samples.chain([Sample::Damage(2.0); 100]) {
                    let _ = watch.look(PlayerId(1), &sample, Mode::Enforce, LATER);
                }
                Kept::Watch(Arc::new(watch), LATER)
            };
            is_about(bytes_each(PlayerId, watch), most);
        }
    }
}
