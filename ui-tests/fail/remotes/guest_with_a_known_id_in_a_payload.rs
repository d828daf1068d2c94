//! P1: a guest sends no id that the world would be asked about, wherever it lies.

use remote::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
struct ItemId(u32);

#[derive(Payload)]
struct Order {
    #[known]
    item: ItemId,
}

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn order(&mut self, _guest: &Guest, order: Order) -> bool {
        order.item == ItemId(1)
    }
}

fn main() {}
