//! A burst is a whole number.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", burst = 2.5)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
