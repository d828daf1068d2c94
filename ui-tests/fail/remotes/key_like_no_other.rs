//! A key that there is not, and none that comes near.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", priority = 3)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
