//! What a remote says stands in the contract, and there alone.

use remote::prelude::*;

#[remotes]
trait Shop {
    #[remote(rate = "5/s")]
    fn buy(&mut self, caller: &Caller);
}

struct Game;

impl Shop for Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller) {}
}

fn main() {}
