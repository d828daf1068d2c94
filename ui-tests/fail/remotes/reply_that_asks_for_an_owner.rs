//! Nobody asks the world about a reply.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/s", reply(owned))]
    fn leader(&mut self, caller: &Caller) -> PlayerId {
        caller.player()
    }
}

fn main() {}
