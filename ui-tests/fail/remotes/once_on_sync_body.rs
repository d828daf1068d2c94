//! `once` is for async bodies.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", once)]
    fn redeem(&mut self, _caller: &Caller, #[range(1..=99)] number: u32) -> bool {
        number > 1
    }
}

fn main() {}
