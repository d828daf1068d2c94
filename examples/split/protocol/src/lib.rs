//! The contract of a small game: types, rules, rates, and no body. Server and client share this
//! crate; what the server does with a call is in the server's crate, which no client ever sees.

use remote::prelude::*;

/// Names a thing on the market.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
pub struct ItemId(pub u32);

/// An order.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Order {
    /// What.
    #[known]
    pub item: ItemId,
    /// How many.
    #[range(1..=99)]
    pub quantity: u32,
}

/// What was sold.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Receipt {
    /// In gold.
    #[range(0..=99_000_000)]
    pub price: u32,
}

/// Why nothing was sold.
#[derive(Debug, Clone, PartialEq, Payload, thiserror::Error)]
pub enum MarketError {
    /// The price is more than the player has.
    #[error("not enough gold")]
    NotEnoughGold,
    /// The code is none, or was redeemed.
    #[error("this code is worth nothing")]
    NoSuchCode,
}

/// A price has changed.
#[derive(Debug, Clone, PartialEq, Payload, Event)]
pub struct Priced {
    /// Of what.
    #[any]
    pub item: ItemId,
    /// In gold.
    #[range(0..=1_000_000)]
    pub price: u32,
}

/// What a player may ask of the market.
#[remotes(events(Priced))]
pub trait Market {
    /// Buys at the server's price.
    #[remote(rate = "5/10s", when(Self::is_open))]
    fn buy(&mut self, caller: &Caller, order: Order) -> Result<Receipt, MarketError>;

    /// Goes to a place.
    #[remote(rate = "20/s")]
    fn walk(&mut self, caller: &Caller, #[near_character(5)] to: [f32; 3]);

    /// Redeems a code; how much gold it was worth.
    #[remote(rate = "1/10s")]
    async fn redeem(
        world: World<Self>,
        caller: &Caller,
        #[max_len(16)] code: String,
    ) -> Result<Receipt, MarketError>;

    /// A condition of `buy`: no `#[remote]`, so no client can name it.
    fn is_open(&self, caller: &Caller) -> bool;
}
