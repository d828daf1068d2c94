//! A cost looks at a field that there is.

use remote::prelude::*;

#[derive(Payload)]
struct Order {
    #[range(1..=5)]
    quantity: u32,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cost = order.quantty)]
    fn buy(&mut self, _caller: &Caller, order: Order) {
        let _ = order.quantity;
    }
}

fn main() {}
