//! What a body returns when all went well is a payload.

use std::time::Instant;

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) -> Result<Instant, ()> {
        Ok(Instant::now())
    }
}

fn main() {}
