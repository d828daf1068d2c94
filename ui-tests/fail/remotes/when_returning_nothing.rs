//! A condition says yes or no.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_open))]
    fn ping(&mut self, _caller: &Caller) {}

    fn is_open(&self, _caller: &Caller) {}
}

fn main() {}
