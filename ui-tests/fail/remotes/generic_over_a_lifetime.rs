//! A remote has one form on the wire.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping<'c>(&mut self, _caller: &'c Caller) {}
}

fn main() {}
