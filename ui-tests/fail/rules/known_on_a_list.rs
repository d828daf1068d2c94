//! Each id of a list is resolved, not the list: and the world is not asked on top of it.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn sell(&mut self, _caller: &Caller, #[known] items: Vec<ItemId>) {
        drop(items);
    }
}

fn main() {}
