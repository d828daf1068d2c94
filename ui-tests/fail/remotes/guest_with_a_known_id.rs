//! A guest sends no ids.

use remote::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
struct ItemId(u32);

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn price(&mut self, _guest: &Guest, #[known] item: ItemId) -> u8 {
        let _ = item;
        0
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, _: ItemId) -> bool {
        true
    }
}

fn main() {}
