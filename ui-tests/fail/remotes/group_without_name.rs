//! A group has a name.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", group = "")]
    fn strike(&mut self, _caller: &Caller) {}
}

fn main() {}
