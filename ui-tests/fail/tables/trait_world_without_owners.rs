//! P1: a world that cannot answer what the contract's rules ask does not implement the contract.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

#[remotes]
trait Shop {
    #[remote(rate = "5/s")]
    fn sell(&mut self, caller: &Caller, #[owned] item: ItemId);
}

struct Game;

impl Shop for Game {
    fn sell(&mut self, _caller: &Caller, _item: ItemId) {}
}

fn main() {}
