//! A bare number needs no rule; one inside of something does.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn price(&mut self, _caller: &Caller) -> Option<u32> {
        None
    }
}

fn main() {}
