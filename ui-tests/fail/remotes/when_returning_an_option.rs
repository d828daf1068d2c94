//! A condition says yes or no, and not what it found.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::shop))]
    fn ping(&mut self, _caller: &Caller) {}

    fn shop(&self, _caller: &Caller) -> Option<u8> {
        None
    }
}

fn main() {}
