//! An option of no payload is none.

use std::time::Instant;

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) -> Option<Instant> {
        None
    }
}

fn main() {}
