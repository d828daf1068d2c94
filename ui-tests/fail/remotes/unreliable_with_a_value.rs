//! `unreliable` takes nothing.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", unreliable = true)]
    fn look(&mut self, _caller: &Caller) {}
}

fn main() {}
