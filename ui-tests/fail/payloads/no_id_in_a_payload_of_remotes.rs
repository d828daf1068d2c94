//! P6: that something is no id is told where its rule stands, and no world is asked for it.

use remote::prelude::*;

#[derive(Clone, Copy, Payload)]
struct Item(#[any] u32);

#[derive(Payload)]
struct Order {
    #[known]
    item: Item,
}

struct Game;

impl remote::Knows<Item> for Game {
    fn knows(&self, item: Item) -> bool {
        item.0 < 100
    }
}

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller, order: Order) {
        let _ = order.item;
    }
}

fn main() {}
