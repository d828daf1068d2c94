//! What outlives the server: trust and the history of violations, and bans in a table of their own. A store keeps
//! what it is told and decides nothing; who writes to it, and when, stands in `net::keeper`. One conformance suite
//! holds for all of them.

mod memory;
#[cfg(feature = "sqlite")]
pub mod sqlite;

use std::fmt;
use std::time::Duration;

pub use memory::Memory;

use crate::core::enforce::Subject;
use crate::core::ids::PlayerId;
use crate::core::trust::Kept;

/// A point in time that outlives the server: milliseconds since the beginning of 1970, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixMillis(pub u64);

impl UnixMillis {
    /// This point, moved on.
    #[must_use]
    pub fn after(self, by: Duration) -> Self {
        let millis = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        // What a database can hold, and 292 million years.
        Self(self.0.saturating_add(millis).min(i64::MAX.unsigned_abs()))
    }

    /// How long ago `earlier` was; nothing if it is yet to come.
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}

/// A player's trust, as it was at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrustRecord {
    /// Whose.
    pub player: PlayerId,
    /// When.
    pub at: UnixMillis,
    /// What.
    pub trust: Kept,
}

/// A violation that weighed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViolationRecord {
    /// Whose.
    pub player: PlayerId,
    /// When.
    pub at: UnixMillis,
    /// From which address.
    pub from: String,
    /// The remote, or what a detector says it looked at; empty where there is none.
    pub remote: String,
    /// Where the road ended.
    pub step: String,
    /// The rule that was broken.
    pub rule: String,
    /// By what kind of value.
    pub class: String,
    /// Where in the parameters, and under which limit; names from the source.
    pub place: String,
    /// How much it says.
    pub grade: String,
    /// The version of the policy in force.
    pub policy: u32,
    /// The payload, where a rule on values was broken by one of at most 1 KiB: `Security::explain` judges it again.
    pub payload: Option<Vec<u8>>,
}

/// A ban.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BanRecord {
    /// Who stays out.
    pub subject: Subject,
    /// Since when.
    pub at: UnixMillis,
    /// Until when; `None` is for ever.
    pub until: Option<UnixMillis>,
    /// Why.
    pub reason: String,
    /// Who decided it: `policy`, `game`, or `operator` and a name.
    pub by: String,
    /// The rule whose breach was the last straw, where the policy decided.
    pub evidence: Option<String>,
}

/// Something to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A player's trust, in place of what was kept of it.
    Trust(TrustRecord),
    /// One more violation. Of a player the latest 100 are kept.
    Violation(ViolationRecord),
    /// A ban, in place of another of the same subject.
    Ban(BanRecord),
    /// The end of a ban before its time.
    EndBan {
        /// Whose.
        subject: Subject,
        /// When.
        at: UnixMillis,
        /// By whom.
        by: String,
        /// Why.
        reason: String,
    },
}

/// What a server starts with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Trust that is not what a stranger's is; the lowest first.
    pub trust: Vec<TrustRecord>,
    /// The bans that stand.
    pub bans: Vec<BanRecord>,
}

/// Violations that are kept of one player.
pub const VIOLATIONS_PER_PLAYER: usize = 100;

/// A store cannot do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// It was written by a later version.
    #[error(
        "{place} has the schema {found}, and this version knows {known}: it was written by a later version, and nothing was changed in it"
    )]
    Newer {
        /// Which store.
        place: String,
        /// The schema that it has.
        found: i64,
        /// The latest that is known here.
        known: i64,
    },
    /// It is damaged, or no store at all.
    #[error(
        "{place} is damaged, or no store of this kind: {why}. Nothing was changed in it; put a copy in its place, or move it away to start with no bans"
    )]
    Damaged {
        /// Which store.
        place: String,
        /// What was found.
        why: String,
    },
    /// It is not where it was.
    #[error("{place} was removed, or another file is in its place")]
    Gone {
        /// Which store.
        place: String,
    },
    /// There is no room.
    #[error("there is no room for {place}: {why}")]
    Full {
        /// Which store.
        place: String,
        /// What the system says.
        why: String,
    },
    /// It cannot be reached, read or written.
    #[error("cannot use {place}: {why}")]
    Failed {
        /// Which store.
        place: String,
        /// What the system says.
        why: String,
    },
}

/// How the store is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreHealth {
    /// What it was told is durable, or will be within a second.
    Good,
    /// It fails: all goes on in memory, and is told to it when it works again.
    Degraded(StoreError),
}

/// Keeps what outlives a server. It is used by one thread, and may block.
pub trait Store: Send + 'static {
    /// All that stands at `now`: bans, and at most so much trust that is not a stranger's, the lowest first.
    fn load(&mut self, now: UnixMillis, most_trust: usize) -> Result<Snapshot, StoreError>;

    /// Keeps all of these, in their order, or none of them. They are durable when it returns.
    fn commit(&mut self, changes: &[Change]) -> Result<(), StoreError>;

    /// The latest violations of a player, newest first.
    fn violations(
        &mut self,
        player: PlayerId,
        most: usize,
    ) -> Result<Vec<ViolationRecord>, StoreError>;

    /// Tries to become usable after an error. Says whether it holds nothing of what it held, so that all that stands
    /// has to be told to it again.
    fn reopen(&mut self) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// Whether what it keeps is still there when the server has ended: the audit says so.
    fn outlives_the_server(&self) -> bool {
        true
    }
}

impl fmt::Debug for dyn Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}
