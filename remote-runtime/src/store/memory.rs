//! A store that ends with the server. The default, and for tests.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{
    BanRecord, Change, Snapshot, Store, StoreError, TrustRecord, UnixMillis, VIOLATIONS_PER_PLAYER,
    ViolationRecord,
};
use crate::core::enforce::Subject;
use crate::core::ids::PlayerId;

/// Players whose violations are remembered at most, some 30 KB each.
const MOST_VIOLATORS: usize = 1_000;

/// Keeps everything in memory. Clones are the same store, so that a test can start a second server with it.
#[derive(Debug, Clone, Default)]
pub struct Memory(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    trust: HashMap<PlayerId, TrustRecord>,
    violations: HashMap<PlayerId, VecDeque<ViolationRecord>>,
    /// Those players, by when they came to have some.
    violators: VecDeque<PlayerId>,
    bans: BTreeMap<Subject, BanRecord>,
}

impl Memory {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for Memory {
    fn outlives_the_server(&self) -> bool {
        false
    }

    fn load(&mut self, now: UnixMillis, most_trust: usize) -> Result<Snapshot, StoreError> {
        let kept = self.kept();
        let mut trust: Vec<_> = kept.trust.values().copied().collect();
        trust.sort_by_key(|record| (record.trust.score, record.player));
        trust.truncate(most_trust);
        let stands = |ban: &&BanRecord| ban.until.is_none_or(|until| until > now);
        Ok(Snapshot { trust, bans: kept.bans.values().filter(stands).cloned().collect() })
    }

    fn commit(&mut self, changes: &[Change]) -> Result<(), StoreError> {
        let mut kept = self.kept();
        for change in changes {
            match change {
                Change::Trust(record) => {
                    if record.trust.is_a_strangers() {
                        kept.trust.remove(&record.player);
                    } else {
                        kept.trust.insert(record.player, *record);
                    }
                }
                Change::Violation(record) => {
                    let kept = &mut *kept;
                    if !kept.violations.contains_key(&record.player) {
                        kept.violators.push_back(record.player);
                        if kept.violators.len() > MOST_VIOLATORS
                            && let Some(first) = kept.violators.pop_front()
                        {
                            kept.violations.remove(&first);
                        }
                    }
                    let of_player = kept.violations.entry(record.player).or_default();
                    of_player.push_front(record.clone());
                    of_player.truncate(VIOLATIONS_PER_PLAYER);
                }
                Change::Ban(record) => drop(kept.bans.insert(record.subject, record.clone())),
                Change::EndBan { subject, .. } => drop(kept.bans.remove(subject)),
            }
        }
        Ok(())
    }

    fn violations(
        &mut self,
        player: PlayerId,
        most: usize,
    ) -> Result<Vec<ViolationRecord>, StoreError> {
        let kept = self.kept();
        let of_player = kept.violations.get(&player).into_iter().flatten();
        Ok(of_player.take(most).cloned().collect())
    }
}
