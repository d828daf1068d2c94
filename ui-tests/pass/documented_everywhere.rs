//! Docs on all that can have them, in every form.
#![deny(warnings, missing_docs)]

use remote::prelude::*;

/// Names an item.
///
/// Of the shop.
#[derive(Debug, Clone, Copy, Id)]
pub struct ItemId(
    /// Its number.
    u32,
);

/** What a player wants. */
#[derive(Debug, Payload)]
pub struct Order {
    /// Which.
    #[known]
    pub item: ItemId,
    #[doc = "How many."]
    #[range(1..=9)]
    /// Not more than there are.
    pub quantity: u32,
}

/// What came of it.
#[derive(Debug, Payload, Event)]
pub enum Told {
    /// Nothing.
    Nothing,
    /// Something.
    Something {
        /// How much.
        #[any]
        much: u32,
    },
}

/// A world.
#[derive(Debug)]
pub struct Game;

/// What a client may ask for: [`Game::buy`], and [`game`] itself.
#[remotes(game, events(Told))]
impl Game {
    /// Buys.
    ///
    /// # Errors
    ///
    /// Never: see [`Self::sell`].
    #[remote(rate = "5/s")]
    /// Twice documented.
    pub fn buy(&mut self, _caller: &Caller, order: Order) -> Result<Told, ()> {
        Ok(Told::Something { much: order.quantity + order.item.0 })
    }

    #[doc = "Sells."]
    #[doc(alias = "vend")]
    #[remote(rate = "5/s")]
    pub fn sell(&mut self, caller: &Caller) {
        let _ = caller.send(&Told::Nothing);
    }

    #[remote(rate = "5/s")]
    #[doc(hidden)]
    pub fn ping(&mut self, _caller: &Caller) {}
}

/// A contract.
#[remotes]
pub trait Market {
    /// Asks.
    #[remote(rate = "5/s")]
    fn ask(&mut self, caller: &Caller) -> bool;
}

impl Market for Game {
    fn ask(&mut self, _caller: &Caller) -> bool {
        true
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, id: ItemId) -> bool {
        id.0 == 1
    }
}

fn main() {
    assert_eq!(game::remotes().contract().remotes.len(), 3);
    let _ = market::remotes::<Game>();
}
