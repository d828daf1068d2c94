//! A place is the world's, and the world answers for it.

use remote::prelude::*;

enum Shelf {}

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller, #[known(in = Shelf)] item: ItemId) {
        let _ = item;
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, _: ItemId) -> bool {
        true
    }
}

fn main() {}
