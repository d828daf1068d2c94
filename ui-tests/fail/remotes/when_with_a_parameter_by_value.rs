//! A condition sees references: the body gets the values.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    quantity: u8,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::fits(order)))]
    fn buy(&mut self, _caller: &Caller, order: Order) {
        let _ = order.quantity;
    }

    fn fits(&self, _caller: &Caller, order: Order) -> bool {
        order.quantity < 9
    }
}

fn main() {}
