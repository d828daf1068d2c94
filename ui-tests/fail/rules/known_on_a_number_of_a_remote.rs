//! An id is a type of its own, also where a remote takes it: the world is not asked on top of it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn take(&mut self, _caller: &Caller, #[known] item: u32) {
        let _ = item;
    }
}

fn main() {}
