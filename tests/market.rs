//! The arena's second table: what players do with one another, and what only staff may. On the same world
//! as `by_macro.rs`.

use std::collections::BTreeMap;

use remote::prelude::*;

use crate::by_macro::{Game, ItemId};

/// Names a pet. Each player has one, which bears his own number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
pub struct PetId(pub u64);

/// What is offered for what.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Offer {
    /// Something that the shop sells.
    #[known]
    pub item: ItemId,
    /// In gold.
    #[range(1..=1_000_000)]
    pub price: i32,
    /// Of what is earned.
    #[range(0.0..=1.0)]
    pub share: f32,
    /// Which days, by their number.
    #[max_len(7)]
    #[each(range(0..=365))]
    pub days: Vec<u32>,
    /// How many of each shelf.
    #[max_len(8)]
    #[values(range(1..=99))]
    pub goods: BTreeMap<u8, u32>,
}

/// What staff may do.
#[derive(Debug, Clone, Copy)]
pub enum Staff {
    /// Send somebody away.
    Expel,
}

impl HasPermissions for Game {
    type Permission = Staff;
}

/// A pet is its master's.
impl Owns<PetId> for Game {
    fn owns(&self, player: PlayerId, pet: PetId) -> bool {
        pet.0 == player.0
    }
}

/// Anybody who is here, but oneself.
impl Targets<PlayerId> for Game {
    fn may_target(&self, caller: &Caller, target: PlayerId) -> bool {
        target != caller.player() && self.positions.contains_key(&target)
    }
}

/// What players do with one another.
#[remotes(market)]
impl Game {
    /// Offers something.
    #[remote(rate = "2/s", cost = offer.goods.len(), burst = 10)]
    pub fn offer(&mut self, caller: &Caller, offer: Offer) -> u64 {
        self.note(caller, "offer");
        u64::from(offer.price.unsigned_abs())
    }

    /// Looks at what a stall has, which stands where nobody comes.
    #[remote(rate = "2/s", when(Self::is_at_the_stall))]
    pub fn browse(&mut self, caller: &Caller, #[near_character(10)] at: [f32; 3]) -> bool {
        self.note(caller, "browse");
        at[0] > 0.0
    }

    /// Pets a pet.
    #[remote(rate = "2/s", group = "pets")]
    pub fn pet(&mut self, caller: &Caller, #[owned] pet: PetId) -> bool {
        self.note(caller, "pet");
        pet.0 == caller.player().0
    }

    /// Feeds a pet, as who one is.
    #[remote(rate = "2/s", group = "pets")]
    pub fn feed(&mut self, caller: &Caller, #[caller] by: PlayerId, #[owned] pet: PetId) -> bool {
        self.note(caller, "feed");
        pet.0 == by.0
    }

    /// Whistles for one's pet, which comes, and pants for a while.
    #[remote(rate = "20/s", cooldown = "3s")]
    pub fn whistle(&mut self, caller: &Caller) -> bool {
        self.note(caller, "whistle");
        true
    }

    /// What the market calls out to whoever passes by, also to strangers.
    #[remote(rate = "20/s", allow = guest, reply(max_len(64)))]
    pub fn call_out(&mut self, _guest: &Guest) -> String {
        "fresh fish".to_owned()
    }

    /// Sends somebody away.
    #[remote(rate = "5/min", allow = Staff::Expel)]
    pub fn expel(&mut self, caller: &Caller, #[target] player: PlayerId) -> bool {
        self.note(caller, "expel");
        self.positions.remove(&player).is_some()
    }

    fn is_at_the_stall(&self, caller: &Caller) -> bool {
        self.positions.get(&caller.player()).is_some_and(|place| place[0] > 400.0)
    }
}
