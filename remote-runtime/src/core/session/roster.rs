//! Who is here, and what is remembered of who was. One for the server; a session asks it when it
//! begins and when it ends, never for a call.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::auth::Identity;
use crate::core::ids::PlayerId;
use crate::core::limit::player::PlayerState;
use crate::core::limit::remnants::Remnants;
use crate::core::time::Timestamp;
use crate::core::trust::Policy;
use crate::core::world::Standing;

/// A player who is here. Sessions of the same player share it, so that a second connection gets
/// no second set of buckets.
#[derive(Debug)]
pub(crate) struct Player {
    pub(crate) id: PlayerId,
    state: Mutex<PlayerState>,
}

impl Player {
    pub(crate) fn state(&self) -> MutexGuard<'_, PlayerState> {
        // Nothing of an author's runs under this lock, and nothing of ours panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A session's seat.
#[derive(Debug)]
pub(crate) struct Seat {
    pub(crate) player: Arc<Player>,
    pub(crate) standing: Arc<Standing>,
}

/// The players of a server.
#[derive(Debug)]
pub(crate) struct Roster {
    online: HashMap<PlayerId, Seat>,
    remnants: Remnants,
    remotes: usize,
}

impl Roster {
    /// For a server with so many remotes, that remembers so much.
    pub(crate) fn new(remotes: usize, remnants: usize) -> Self {
        Self { online: HashMap::new(), remnants: Remnants::new(remnants), remotes }
    }

    /// Gives `identity` a seat, or says until when it is barred. An older session of the same
    /// player loses his.
    pub(crate) fn join(
        &mut self,
        identity: &Identity,
        policy: &Policy,
        now: Timestamp,
    ) -> Result<Seat, Timestamp> {
        let id = identity.player();
        let player = match self.online.get(&id) {
            Some(seat) => Arc::clone(&seat.player),
            None => self.recall(id),
        };
        let barred = player.state().trust.barred_until(now);
        if let Some(until) = barred {
            if !self.online.contains_key(&id) {
                self.remnants.keep(id, &player.state(), policy, now);
            }
            return Err(until);
        }
        player.state().trust.rearm();
        let standing = Arc::new(Standing::new(identity.permissions()));
        let seat = Seat { player: Arc::clone(&player), standing: Arc::clone(&standing) };
        if let Some(older) = self.online.insert(id, Seat { player, standing }) {
            older.standing.leave();
        }
        Ok(seat)
    }

    /// A player as he was when he left.
    fn recall(&mut self, id: PlayerId) -> Arc<Player> {
        let mut state = PlayerState::new(self.remotes);
        self.remnants.restore(id, &mut state);
        Arc::new(Player { id, state: Mutex::new(state) })
    }

    /// No body begins any more for the player of `seat`, from whatever connection.
    pub(crate) fn expel(&mut self, seat: &Seat) {
        if let Some(current) = self.online.get(&seat.player.id) {
            current.standing.leave();
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
            self.remnants.keep(id, &seat.player.state(), policy, now);
        }
        is_current
    }

    /// How many players are here.
    pub(crate) fn online(&self) -> usize {
        self.online.len()
    }

    /// How many buckets and trusts are remembered of players who left.
    pub(crate) fn remembered(&self) -> usize {
        self.remnants.len()
    }
}
