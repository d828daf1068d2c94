//! P1: nobody takes entries out of one table to make another.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {
    let _entries = game::remotes().entries;
}
