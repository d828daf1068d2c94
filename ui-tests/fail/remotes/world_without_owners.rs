//! P1: a world that cannot answer what a rule asks of it.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn drop_it(&mut self, _caller: &Caller, #[owned] item: ItemId) {
        let _ = item;
    }
}

fn main() {}
