//! P1: a world that cannot answer what a rule asks of it.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn poke(&mut self, _caller: &Caller, #[target] whom: PlayerId) {
        let _ = whom;
    }
}

fn main() {}
