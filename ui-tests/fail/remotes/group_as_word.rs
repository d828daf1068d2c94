//! The name of a group is a text.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", group = combat)]
    fn strike(&mut self, _caller: &Caller) {}
}

fn main() {}
