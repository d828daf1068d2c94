//! Events are listed.

use remote::prelude::*;

struct Game;

#[remotes(game, events)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
