//! A rate that is none: no clock tells two calls of one nanosecond apart.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "4000000/ms")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
