//! A rate is one key of several.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote = "5/s"]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
