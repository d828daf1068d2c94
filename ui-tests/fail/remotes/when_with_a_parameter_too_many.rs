//! A condition is told of those parameters that it sees.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_open(many)))]
    fn buy(&mut self, _caller: &Caller, many: u8) {
        let _ = many;
    }

    fn is_open(&self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {}
