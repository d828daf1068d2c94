//! P3: what is wrong with a payload is told there, and not by each remote that takes it.

use remote::prelude::*;

struct Purse {
    coins: u8,
}

#[derive(Payload)]
struct Offer {
    purse: Purse,
}

struct Game;

#[remotes(market)]
impl Game {
    #[remote(rate = "5/s")]
    fn offer(&mut self, _caller: &Caller, offer: Offer) -> bool {
        offer.purse.coins > 0
    }

    #[remote(rate = "5/s")]
    fn haggle(&mut self, _caller: &Caller, first: Offer, other: Option<Offer>) {
        drop((first, other));
    }
}

fn main() {}
