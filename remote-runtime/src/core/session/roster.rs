//! Who is here, and what is remembered of who was. One for the server; a session asks it when it
//! begins and when it ends, never for a call.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::auth::Identity;
use super::security::Order;
use crate::core::detect::{Detectors, Watch};
use crate::core::enforce::{Bans, Note, Subject};
use crate::core::ids::PlayerId;
use crate::core::limit::player::PlayerState;
use crate::core::limit::remnants::Remnants;
use crate::core::protocol::Goodbye;
use crate::core::time::Timestamp;
use crate::core::trust::{Policy, Trust};
use crate::core::world::mailbox::Mailbox;
use crate::core::world::{Permissions, Standing};

/// A player who is here. Sessions of the same player share it, so that a second connection gets
/// no second set of buckets.
#[derive(Debug)]
pub(crate) struct Player {
    pub(crate) id: PlayerId,
    state: Mutex<PlayerState>,
    pub(crate) watch: Arc<Watch>,
}

impl Player {
    pub(crate) fn state(&self) -> MutexGuard<'_, PlayerState> {
        // Nothing of an author's runs under this lock, and nothing of ours panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Orders that come at once: one for each rung.
const ORDERS: usize = 4;

/// A session's seat: a player's, or that of a guest, which belongs to those who come from his address.
#[derive(Debug)]
pub(crate) struct Seat<P = Player> {
    /// Whose it is.
    pub(crate) player: Arc<P>,
    pub(crate) standing: Arc<Standing>,
    pub(crate) mailbox: Arc<Mailbox>,
    /// What this session is told to do, and no other of the player's. It has room for what comes at once, so that to be
    /// told allocates nothing.
    orders: Arc<Mutex<Vec<Order>>>,
    peer: IpAddr,
}

impl<P> Clone for Seat<P> {
    fn clone(&self) -> Self {
        Self {
            player: Arc::clone(&self.player),
            standing: Arc::clone(&self.standing),
            mailbox: Arc::clone(&self.mailbox),
            orders: Arc::clone(&self.orders),
            peer: self.peer,
        }
    }
}

impl<P> Seat<P> {
    pub(super) fn new(
        player: Arc<P>,
        permissions: Permissions,
        mailbox_bytes: usize,
        peer: IpAddr,
    ) -> Self {
        Self {
            player,
            standing: Arc::new(Standing::new(permissions)),
            mailbox: Arc::new(Mailbox::new(mailbox_bytes)),
            orders: Arc::new(Mutex::new(Vec::with_capacity(ORDERS))),
            peer,
        }
    }

    /// Tells the session to do something.
    pub(crate) fn order(&self, order: Order) {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner).push(order);
        self.mailbox.call();
    }

    /// No body begins any more, and the session ends with `close`.
    pub(crate) fn expel(&self, close: Order) {
        // The reason first: whoever finds that no body begins any more looks for it.
        self.order(close);
        self.standing.leave();
    }

    /// Takes the next order, if there is one.
    pub(crate) fn take_order(&self) -> Option<Order> {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        if orders.is_empty() { None } else { Some(orders.remove(0)) }
    }
}

/// Somebody who gets no seat.
#[derive(Debug)]
pub(crate) struct Barred {
    pub(crate) goodbye: Goodbye,
    /// Until when; `None` is for ever.
    pub(crate) until: Option<Timestamp>,
    pub(crate) reason: Note,
}

/// The players of a server.
#[derive(Debug)]
pub(crate) struct Roster {
    online: HashMap<PlayerId, Seat>,
    /// How many these are, for whoever needs no more than that.
    here: Arc<AtomicUsize>,
    remnants: Remnants,
    remotes: usize,
    cooldowns: usize,
    detectors: Arc<Detectors>,
}

impl Roster {
    /// For a server with so many remotes and cooldowns, that remembers so much.
    pub(crate) fn new(
        (remotes, cooldowns): (usize, usize),
        remnants: usize,
        detectors: Arc<Detectors>,
        here: Arc<AtomicUsize>,
    ) -> Self {
        let remnants = Remnants::new(remnants);
        Self { online: HashMap::new(), here, remnants, remotes, cooldowns, detectors }
    }

    /// Gives `identity` a seat, or says until when it is barred. An older session of the same
    /// player loses his.
    pub(crate) fn join(
        &mut self,
        identity: &Identity,
        peer: IpAddr,
        mailbox_bytes: usize,
        policy: &Policy,
        bans: &Bans,
        now: Timestamp,
    ) -> Result<Seat, Barred> {
        let id = identity.player();
        if let Some(ban) = bans.of(id, peer, now) {
            return Err(Barred { goodbye: Goodbye::Banned, until: ban.until, reason: ban.reason });
        }
        let older = self.online.get(&id);
        let is_new = older.is_none();
        let player = match older {
            Some(seat) => Arc::clone(&seat.player),
            None => self.recall(id, || {
                if identity.is_newcomer() { Trust::newcomer(policy, now) } else { Trust::NEW }
            }),
        };
        let barred = player.state().trust.barred_until(now);
        if let Some(until) = barred {
            if !self.online.contains_key(&id) {
                self.forget(&player, policy, now);
            }
            let reason = Note::NONE;
            return Err(Barred { goodbye: Goodbye::Kicked, until: Some(until), reason });
        }
        let is_shadowed = {
            let trust = &mut player.state().trust;
            trust.rearm();
            if !policy.enabled {
                trust.set_throttle(None);
            }
            policy.is_shadowed(id, trust.is_shadowed())
        };
        if is_new {
            player.watch.sightings().arrive();
        }
        let seat = Seat::new(player, identity.permissions(), mailbox_bytes, peer);
        seat.standing.set_shadowed(is_shadowed);
        if let Some(older) = self.online.insert(id, seat.clone()) {
            older.standing.leave();
        }
        self.here.store(self.online.len(), Ordering::Relaxed);
        Ok(seat)
    }

    /// A player as he was when he left, or, where nothing of his trust is known, with that of a stranger.
    fn recall(&mut self, id: PlayerId, stranger: impl FnOnce() -> Trust) -> Arc<Player> {
        let mut state = PlayerState::new(self.remotes, self.cooldowns);
        let (trust, watch) = self.remnants.restore(id, &mut state);
        state.trust = trust.unwrap_or_else(stranger);
        let watch = watch.unwrap_or_else(|| Arc::new(Watch::new(Arc::clone(&self.detectors))));
        Arc::new(Player { id, state: Mutex::new(state), watch })
    }

    /// Keeps what a player still owes.
    fn forget(&mut self, player: &Player, policy: &Policy, now: Timestamp) {
        self.remnants.keep(player.id, &player.state(), &player.watch, policy, now);
    }

    /// The trust of a player who is here, or of one who is not.
    pub(crate) fn with_trust<T>(
        &mut self,
        id: PlayerId,
        policy: &Policy,
        now: Timestamp,
        look: impl FnOnce(&mut Trust) -> T,
    ) -> T {
        if let Some(seat) = self.online.get(&id) {
            return look(&mut seat.player.state().trust);
        }
        let player = self.recall(id, || Trust::NEW);
        let looked = look(&mut player.state().trust);
        self.forget(&player, policy, now);
        looked
    }

    /// The trust of all who are here or remembered.
    pub(crate) fn trusts(&self) -> Vec<(PlayerId, Trust)> {
        let here = self.online.values();
        let here = here.map(|seat| (seat.player.id, seat.player.state().trust.clone()));
        here.chain(self.remnants.trusts()).collect()
    }

    /// All seats.
    pub(crate) fn seats(&self) -> Vec<Seat> {
        self.online.values().cloned().collect()
    }

    /// The seat of a player who is here.
    pub(crate) fn seat_of(&self, player: PlayerId) -> Option<Seat> {
        self.online.get(&player).cloned()
    }

    /// The seats of a player, or of all who come from an address.
    pub(crate) fn seats_of(&self, subject: Subject) -> Vec<Seat> {
        match subject {
            Subject::Player(player) => self.seat_of(player).into_iter().collect(),
            Subject::Address(_) => {
                let seats = self.online.values();
                seats.filter(|seat| Subject::address(seat.peer) == subject).cloned().collect()
            }
        }
    }

    /// Frees a seat, unless a newer session has it by now; says whether it did.
    pub(crate) fn leave(&mut self, seat: &Seat, policy: &Policy, now: Timestamp) -> bool {
        seat.standing.leave();
        let id = seat.player.id;
        let is_current = self
            .online
            .get(&id)
            .is_some_and(|current| Arc::ptr_eq(&current.standing, &seat.standing));
        if is_current {
            self.online.remove(&id);
            self.here.store(self.online.len(), Ordering::Relaxed);
            self.forget(&seat.player, policy, now);
        }
        is_current
    }

    /// How many buckets and trusts are remembered of players who left.
    pub(crate) fn remembered(&self) -> usize {
        self.remnants.len()
    }
}
