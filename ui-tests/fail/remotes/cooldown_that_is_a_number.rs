//! A cooldown is a text, as a rate is.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cooldown = 3)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
