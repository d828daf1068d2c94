//! A bare id says that nobody resolves it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn leader(&mut self, caller: &Caller) -> Result<PlayerId, ()> {
        Ok(caller.player())
    }
}

fn main() {}
