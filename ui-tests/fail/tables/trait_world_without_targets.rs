//! P1: a world that cannot answer what the contract's rules ask does not implement the contract.

use remote::prelude::*;

#[remotes]
trait Arena {
    #[remote(rate = "5/s")]
    fn poke(&mut self, caller: &Caller, #[target] whom: PlayerId);
}

struct Game;

impl Arena for Game {
    fn poke(&mut self, _caller: &Caller, _whom: PlayerId) {}
}

fn main() {}
