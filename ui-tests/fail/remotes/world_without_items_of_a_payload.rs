//! P1: what a payload asks of the world is asked of the world that takes it.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    #[known]
    item: ItemId,
}

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller, order: Order) {
        let _ = order.item;
    }
}

fn main() {}
