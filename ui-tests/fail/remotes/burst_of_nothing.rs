//! A burst says how many.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", burst)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
