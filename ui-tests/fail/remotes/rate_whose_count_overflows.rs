//! A rate that is none.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5000000000/h")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
