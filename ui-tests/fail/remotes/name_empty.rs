//! A name can be read.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", name = "")]
    fn buy(&mut self, _caller: &Caller) {}
}

fn main() {}
