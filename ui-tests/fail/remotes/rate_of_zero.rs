//! A rate that is none.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "0/10s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
