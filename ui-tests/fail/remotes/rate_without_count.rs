//! A rate that is none.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "/10s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
