//! A cooldown lasts.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cooldown = "0s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
