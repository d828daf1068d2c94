//! A condition is a function.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::OPEN))]
    fn ping(&mut self, _caller: &Caller) {}

    const OPEN: bool = true;
}

fn main() {}
