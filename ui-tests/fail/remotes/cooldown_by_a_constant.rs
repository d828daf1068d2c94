//! The macro reads it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cooldown = BOLT)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
