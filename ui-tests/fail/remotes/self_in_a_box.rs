//! A call does not consume the world, be it in a box.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(self: Box<Self>, _caller: &Caller) {}
}

fn main() {}
