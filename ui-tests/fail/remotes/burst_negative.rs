//! Nobody would ever be let in.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", burst = -1)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
