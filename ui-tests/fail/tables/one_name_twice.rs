//! Two remotes of one name.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}

    #[remote(rate = "5/s", name = "ping")]
    fn pong(&mut self, _caller: &Caller) {}
}

fn main() {}
