//! A table has one name.

use remote::prelude::*;

struct Game;

#[remotes(shop, market)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
