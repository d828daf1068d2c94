//! P3: what all players may is no player's rate.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate(server) = "50/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
