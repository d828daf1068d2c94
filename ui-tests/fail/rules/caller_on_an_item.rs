//! An item is nobody's own id.

use remote::prelude::*;

#[derive(Clone, Copy, Id)]
struct ItemId(u32);

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn sign(&mut self, _caller: &Caller, #[caller] by: ItemId) {
        let _ = by;
    }
}

fn main() {}
