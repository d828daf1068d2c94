//! A name on the wire is a text.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", name = purchase)]
    fn buy(&mut self, _caller: &Caller) {}
}

fn main() {}
