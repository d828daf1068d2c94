//! P3: the width of `usize` is the machine's, also of one that is returned.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn count(&mut self, _caller: &Caller) -> usize {
        7
    }
}

fn main() {}
