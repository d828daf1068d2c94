//! A rate has no blanks.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5 / 10s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
