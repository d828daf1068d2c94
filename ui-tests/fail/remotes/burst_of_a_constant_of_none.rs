//! Nobody would ever be let in, also where the burst is a constant.

use remote::prelude::*;

const BURST: u32 = 0;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", burst = BURST)]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
