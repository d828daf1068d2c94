//! P1: a world that cannot answer what the contract's rules ask does not implement the contract.

use remote::prelude::*;

enum Shelf {}

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[remotes]
trait Shop {
    #[remote(rate = "5/s")]
    fn buy(&mut self, caller: &Caller, #[known(in = Shelf)] item: ItemId);
}

struct Game;

impl Shop for Game {
    fn buy(&mut self, _caller: &Caller, _item: ItemId) {}
}

impl Knows<ItemId> for Game {
    fn knows(&self, id: ItemId) -> bool {
        id.0 == 1
    }
}

fn main() {}
