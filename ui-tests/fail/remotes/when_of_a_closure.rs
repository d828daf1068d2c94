//! A condition is named: reports tell which one it was.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", when(|_, _| true))]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
