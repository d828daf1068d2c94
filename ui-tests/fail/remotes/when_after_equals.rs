//! Conditions stand in parentheses.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when = Self::is_open)]
    fn ping(&mut self, _caller: &Caller) {}

    fn is_open(&self, _caller: &Caller) -> bool {
        true
    }
}

fn main() {}
