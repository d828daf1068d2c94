//! A condition sees parameters; what a pattern takes out of one has no name outside of the body.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    quantity: u8,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::fits(quantity)))]
    fn buy(&mut self, _caller: &Caller, Order { quantity }: Order) {
        let _ = quantity;
    }

    fn fits(&self, _caller: &Caller, quantity: &u8) -> bool {
        *quantity < 9
    }
}

fn main() {}
