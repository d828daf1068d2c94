//! A condition says yes or no, wherever it stands.

use remote::prelude::*;

struct Game;

impl Game {
    fn is_open(&self, _caller: &Caller) {}
}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(Self::is_open))]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
