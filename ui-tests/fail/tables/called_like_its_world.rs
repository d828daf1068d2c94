//! A table is a type of its own.

use remote::prelude::*;

struct Game;

#[remotes(Game)]
impl Game {
    #[remote(rate = "1/s")]
    fn ask(&mut self, _caller: &Caller) {}
}

#[remotes(Shop)]
trait Shop {
    #[remote(rate = "1/s")]
    fn buy(&mut self, caller: &Caller);
}

fn main() {}
