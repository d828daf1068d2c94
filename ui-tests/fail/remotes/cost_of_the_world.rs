//! A client knows the cost before it sends: the world has no part in it.

use remote::prelude::*;

struct Game {
    price: u32,
}

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cost = self.price)]
    fn ping(&mut self, _caller: &Caller) {
        self.price += 1;
    }
}

fn main() {}
