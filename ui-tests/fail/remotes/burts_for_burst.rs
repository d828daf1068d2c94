//! A key that there is not, with the nearest one: two letters changed places.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", burts = 3)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
