//! Who is at the other end of a session: a player, or a guest. What both have in common stands here; what a guest has not
//! cannot be had of him.

use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use super::guests::Visitors;
use super::roster::Seat;
use super::security::Order;
use crate::core::guard::arrival::Gauges;
use crate::core::ids::PlayerId;
use crate::core::limit::player::PlayerState;
use crate::core::world::mailbox::Mailbox;
use crate::core::world::{Caller, Guest, Standing};

/// Who is at the other end.
pub(super) enum Who {
    Player(Seat, Caller),
    Guest(Seat<Visitors>, Guest),
}

impl Who {
    pub(super) const fn is_guest(&self) -> bool {
        matches!(self, Self::Guest(..))
    }

    /// The seat of a player.
    pub(super) const fn seat(&self) -> Option<&Seat> {
        match self {
            Self::Player(seat, _) => Some(seat),
            Self::Guest(..) => None,
        }
    }

    pub(super) fn player(&self) -> Option<PlayerId> {
        self.seat().map(|seat| seat.player.id)
    }

    /// The buckets that are charged: the player's, or those of the guest's address.
    pub(super) fn state(&self) -> MutexGuard<'_, PlayerState> {
        match self {
            Self::Player(seat, _) => seat.player.state(),
            Self::Guest(seat, _) => seat.player.state(),
        }
    }

    /// How the budgets among them are read.
    pub(super) const fn gauges<'g>(&self, players: &'g Gauges, guests: &'g Gauges) -> &'g Gauges {
        if self.is_guest() { guests } else { players }
    }

    pub(super) const fn standing(&self) -> &Arc<Standing> {
        match self {
            Self::Player(seat, _) => &seat.standing,
            Self::Guest(seat, _) => &seat.standing,
        }
    }

    pub(super) const fn mailbox(&self) -> &Arc<Mailbox> {
        match self {
            Self::Player(seat, _) => &seat.mailbox,
            Self::Guest(seat, _) => &seat.mailbox,
        }
    }

    pub(super) fn take_order(&self) -> Option<Order> {
        match self {
            Self::Player(seat, _) => seat.take_order(),
            Self::Guest(seat, _) => seat.take_order(),
        }
    }

    pub(super) fn measured(&mut self, round_trip: Duration) {
        match self {
            Self::Player(_, caller) => caller.round_trip = Some(round_trip),
            Self::Guest(_, guest) => guest.round_trip = Some(round_trip),
        }
    }
}
