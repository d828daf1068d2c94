//! A condition is a function that there is.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_opn))]
    fn ping(&mut self, _caller: &Caller) {}

    fn is_open(&self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {}
