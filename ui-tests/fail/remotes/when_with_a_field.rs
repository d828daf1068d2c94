//! A condition sees whole parameters.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    quantity: u8,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::fits(order.quantity)))]
    fn buy(&mut self, _caller: &Caller, order: Order) {
        let _ = order.quantity;
    }

    fn fits(&self, _caller: &Caller, quantity: &u8) -> bool {
        *quantity < 9
    }
}

fn main() {}
