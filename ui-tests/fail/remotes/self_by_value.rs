//! A call does not consume the world.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(self, _caller: &Caller) {}
}

fn main() {}
