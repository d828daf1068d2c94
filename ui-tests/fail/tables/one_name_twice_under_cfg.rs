//! One `cfg` makes no alternatives.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[cfg(debug_assertions)]
    #[remote(rate = "1/s", name = "buy")]
    fn buy_debug(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/s")]
    fn buy(&mut self, _caller: &Caller) {}
}

fn main() {}
