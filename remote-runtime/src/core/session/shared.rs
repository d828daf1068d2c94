//! What all sessions of a server have in common.

use std::fmt;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use super::auth::Authenticator;
use super::guests::Guests;
use super::observations::Observations;
use super::roster::Roster;
use super::security::BanSink;
use crate::core::detect::{Detector, Detectors, Numbers};
use crate::core::enforce::{Bans, EnforcementHook};
use crate::core::guard::arrival::Gauges;
use crate::core::guard::mounted::{Counters, Mounted, Tally};
use crate::core::limits::Limits;
use crate::core::trust::{Breaker, Policy};
use crate::core::world::{Caller, Room};

/// Called in the room's critical section when a player joins or leaves.
pub type Hook<W> = Box<dyn Fn(&mut W, &Caller) + Send + Sync>;

/// The server, as its sessions see it.
pub struct Shared<W: 'static> {
    pub(crate) mounted: Mounted<W>,
    pub(crate) room: Arc<Room<W>>,
    pub(crate) limits: Limits,
    pub(crate) gauges: Gauges,
    /// Of all guests of one address.
    pub(crate) guest_gauges: Gauges,
    pub(super) policy: RwLock<Arc<Policy>>,
    /// The version of it, so that a session can tell whether its own copy is old.
    pub(super) policy_version: AtomicU32,
    /// How many players are here.
    here: Arc<AtomicUsize>,
    pub(crate) authenticator: Box<dyn Authenticator>,
    pub(crate) on_join: Option<Hook<W>>,
    pub(crate) on_leave: Option<Hook<W>>,
    pub(super) on_enforcement: Option<EnforcementHook>,
    pub(crate) detectors: Arc<Detectors>,
    pub(crate) send_detail: bool,
    pub(crate) unnamed: Counters,
    roster: Mutex<Roster>,
    guests: Mutex<Guests>,
    bans: Mutex<Bans>,
    breaker: Mutex<Breaker>,
    observations: Mutex<Observations>,
    pub(super) ban_sink: OnceLock<BanSink>,
    /// Held while a policy is put in force.
    pub(super) reloading: Mutex<()>,
}

impl<W> Shared<W> {
    /// A server with these parts.
    pub fn new(
        mounted: Mounted<W>,
        room: Arc<Room<W>>,
        limits: Limits,
        policy: Policy,
        authenticator: Box<dyn Authenticator>,
    ) -> Self {
        let detectors = Arc::new(Detectors::new(
            Numbers {
                enabled: policy.enabled,
                thresholds: policy.detectors.clone(),
                stall: limits.longest_stall(),
            },
            Vec::new(),
        ));
        let per_player = (mounted.remotes().len(), mounted.cooldowns());
        let here = Arc::new(AtomicUsize::new(0));
        let (watching, counted) = (Arc::clone(&detectors), Arc::clone(&here));
        let roster = Roster::new(per_player, limits.remnants, watching, counted);
        let guests = Guests::new(mounted.guest_remotes(), limits.guests, limits.guest_remnants);
        mounted.set_modes(&policy.remotes);
        room.outbox().declare(mounted.event_numbers().clone());
        Self {
            mounted,
            room,
            gauges: Gauges::new(&limits),
            guest_gauges: Gauges::of_guests(&limits),
            limits,
            policy_version: AtomicU32::new(policy.version),
            policy: RwLock::new(Arc::new(policy)),
            here,
            authenticator,
            on_join: None,
            on_leave: None,
            on_enforcement: None,
            detectors,
            send_detail: false,
            unnamed: Counters::default(),
            roster: Mutex::new(roster),
            guests: Mutex::new(guests),
            bans: Mutex::default(),
            breaker: Mutex::default(),
            observations: Mutex::default(),
            ban_sink: OnceLock::new(),
            reloading: Mutex::default(),
        }
    }

    /// Calls `hook` when a player joins, and again when he reconnects before he was seen to leave.
    #[must_use]
    pub fn on_join(mut self, hook: Option<Hook<W>>) -> Self {
        self.on_join = hook;
        self
    }

    /// Calls `hook` when a player leaves.
    #[must_use]
    pub fn on_leave(mut self, hook: Option<Hook<W>>) -> Self {
        self.on_leave = hook;
        self
    }

    /// Asks `hook` before something is done to somebody.
    #[must_use]
    pub fn on_enforcement(mut self, hook: Option<EnforcementHook>) -> Self {
        self.on_enforcement = hook;
        self
    }

    /// Detectors of the author's own.
    #[must_use]
    pub fn detectors(self, own: Vec<Box<dyn Detector>>) -> Self {
        self.detectors.register(own);
        self
    }

    /// Sends step, rule and place along with refusals. For development: it tells an attacker what
    /// to try next.
    #[must_use]
    pub fn send_detail(mut self, send: bool) -> Self {
        self.send_detail = send;
        self
    }

    /// What became of the calls, by remote; last, of the frames that named none.
    pub fn tallies(&self) -> Vec<Tally> {
        let remotes = self.mounted.remotes().iter();
        let mut tallies: Vec<_> =
            remotes.map(|remote| remote.counters.read(remote.schema.spec.name)).collect();
        tallies.push(self.unnamed.read("(no remote)"));
        tallies
    }

    /// How many players are here.
    pub fn online(&self) -> usize {
        self.here.load(Ordering::Relaxed)
    }

    /// How many buckets and trusts are remembered of players who left.
    pub fn remembered(&self) -> usize {
        self.roster().remembered()
    }

    /// How many guests are here, who have not logged in.
    pub fn guests_here(&self) -> usize {
        self.guests().here()
    }

    /// How many buckets are remembered of addresses whose guests left.
    pub fn guests_remembered(&self) -> usize {
        self.guests().remembered()
    }

    pub(super) fn bans(&self) -> MutexGuard<'_, Bans> {
        self.bans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn observations(&self) -> MutexGuard<'_, Observations> {
        self.observations.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn guests(&self) -> MutexGuard<'_, Guests> {
        self.guests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn roster(&self) -> MutexGuard<'_, Roster> {
        self.roster.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<W> fmt::Debug for Shared<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("room", &self.room).finish_non_exhaustive()
    }
}
