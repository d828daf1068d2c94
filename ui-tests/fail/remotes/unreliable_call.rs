//! `unreliable` is for events: what comes back cannot be lost.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", unreliable)]
    fn ask(&mut self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {}
