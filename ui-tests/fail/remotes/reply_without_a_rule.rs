//! A bare text says how long it gets, and a bare id that nobody resolves it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn name(&mut self, _caller: &Caller) -> String {
        String::new()
    }

    #[remote(rate = "5/s")]
    fn leader(&mut self, caller: &Caller) -> Result<PlayerId, ()> {
        Ok(caller.player())
    }
}

fn main() {}
