//! A cooldown is longer than what the rate leaves between two calls anyway.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "1/3s", cooldown = "1s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
