//! A rate that is none.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
