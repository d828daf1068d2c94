//! A name can be read.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", name = "sell\n")]
    fn sell(&mut self, _caller: &Caller) {}
}

fn main() {}
