//! Who is here without having logged in, and what is remembered of who was: by address, since nothing else is known of
//! them. One for the server; a session asks it when it begins and when it ends, never for a call.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::roster::{Barred, Seat};
use crate::core::enforce::{Bans, Note};
use crate::core::limit::address::AddressBlock;
use crate::core::limit::player::PlayerState;
use crate::core::limit::remnants::Remnants;
use crate::core::protocol::Goodbye;
use crate::core::time::Timestamp;
use crate::core::world::Permissions;

/// All guests of one address, who share what it may do.
#[derive(Debug)]
pub(crate) struct Visitors {
    from: AddressBlock,
    state: Mutex<PlayerState>,
}

impl Visitors {
    pub(crate) fn state(&self) -> MutexGuard<'_, PlayerState> {
        // Nothing of an author's runs under this lock, and nothing of ours panics.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The guests of a server.
#[derive(Debug)]
pub(crate) struct Guests {
    here: HashMap<AddressBlock, Vec<Seat<Visitors>>>,
    /// So many of them, and so many at most.
    count: usize,
    most: usize,
    remnants: Remnants<AddressBlock>,
    remotes: usize,
}

impl Guests {
    /// For a server with so many remotes for guests, that takes so many of them and remembers so many buckets.
    pub(crate) fn new(remotes: usize, most: usize, remnants: usize) -> Self {
        let remnants = Remnants::new(remnants);
        Self { here: HashMap::new(), count: 0, most, remnants, remotes }
    }

    /// Gives a guest a seat, or says until when his address is banned.
    pub(crate) fn join(
        &mut self,
        peer: IpAddr,
        mailbox_bytes: usize,
        bans: &Bans,
        now: Timestamp,
    ) -> Result<Seat<Visitors>, Barred> {
        if let Some(ban) = bans.of_guest(peer, now) {
            return Err(Barred { goodbye: Goodbye::Banned, until: ban.until, reason: ban.reason });
        }
        if self.count >= self.most {
            return Err(Barred { goodbye: Goodbye::Crowded, until: Some(now), reason: Note::NONE });
        }
        let from = AddressBlock::from(peer);
        let seats = self.here.entry(from).or_default();
        let visitors = seats.first().map_or_else(
            || {
                let mut state = PlayerState::new(self.remotes, 0);
                self.remnants.restore_meters(from, &mut state);
                Arc::new(Visitors { from, state: Mutex::new(state) })
            },
            |seat| Arc::clone(&seat.player),
        );
        let seat = Seat::new(visitors, Permissions::NONE, mailbox_bytes, peer);
        seats.push(seat.clone());
        self.count = self.count.saturating_add(1);
        Ok(seat)
    }

    /// Frees a seat. What an address still owes is kept when its last guest goes.
    pub(crate) fn leave(&mut self, seat: &Seat<Visitors>, now: Timestamp) {
        seat.standing.leave();
        let from = seat.player.from;
        let Some(seats) = self.here.get_mut(&from) else { return };
        let before = seats.len();
        seats.retain(|other| !Arc::ptr_eq(&other.standing, &seat.standing));
        self.count = self.count.saturating_sub(before.saturating_sub(seats.len()));
        if seats.is_empty() {
            self.here.remove(&from);
            self.remnants.keep_meters(from, &seat.player.state(), now);
        }
    }

    /// The seats of all who come from an address.
    pub(crate) fn seats_of(&self, from: AddressBlock) -> Vec<Seat<Visitors>> {
        self.here.get(&from).cloned().unwrap_or_default()
    }

    /// How many guests are here.
    pub(crate) fn here(&self) -> usize {
        self.count
    }

    /// How many buckets are remembered of addresses whose guests left.
    pub(crate) fn remembered(&self) -> usize {
        self.remnants.len()
    }
}
