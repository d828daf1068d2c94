//! A rate is a text.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = 5)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
