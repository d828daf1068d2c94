//! A time has a unit.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cooldown = "3")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
