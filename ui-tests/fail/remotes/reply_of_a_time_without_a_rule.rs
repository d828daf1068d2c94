//! A bare time says how long it may be.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn left(&mut self, _caller: &Caller) -> std::time::Duration {
        std::time::Duration::ZERO
    }
}

fn main() {}
