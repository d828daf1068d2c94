//! P1: a world that cannot answer what a rule asks of it.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn take(&mut self, _caller: &Caller, #[max_len(4)] #[each(known)] items: Vec<ItemId>) {
        drop(items);
    }
}

fn main() {}
