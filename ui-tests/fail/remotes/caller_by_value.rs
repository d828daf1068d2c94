//! Who calls is lent to the body.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: Caller) {}
}

fn main() {}
