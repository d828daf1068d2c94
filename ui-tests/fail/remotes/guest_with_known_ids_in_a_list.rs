//! A guest sends no ids, in no list either.

use remote::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Id)]
struct ItemId(u32);

struct Game;

#[remotes(lobby)]
impl Game {
    #[remote(rate = "1/s", allow = guest)]
    fn price(
        &mut self,
        _guest: &Guest,
        #[max_len(3)]
        #[each(known)]
        items: Vec<ItemId>,
    ) -> bool {
        items.is_empty()
    }
}

impl Knows<ItemId> for Game {
    fn knows(&self, _: ItemId) -> bool {
        true
    }
}

fn main() {}
