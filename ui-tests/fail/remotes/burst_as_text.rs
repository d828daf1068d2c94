//! A burst is a number.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", burst = "ten")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
