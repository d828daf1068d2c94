//! Two remotes of one name, both given.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", name = "ping")]
    fn ping_fast(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/s", name = "ping")]
    fn ping_slowly(&mut self, _caller: &Caller) {}
}

fn main() {}
