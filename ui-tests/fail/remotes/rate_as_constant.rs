//! A rate stands where it can be read.

use remote::prelude::*;

const RATE: &str = "5/s";

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = RATE)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
