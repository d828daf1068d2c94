//! A remote takes a fixed number of parameters.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller, _numbers: ...) {}
}

fn main() {}
