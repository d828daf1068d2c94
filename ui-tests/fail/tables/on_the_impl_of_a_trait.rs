//! A table of a trait stands on the trait.

use remote::prelude::*;

trait Shop {
    fn buy(&mut self, caller: &Caller);
}

struct Game;

#[remotes(shop)]
impl Shop for Game {
    #[remote(rate = "5/s")]
    fn buy(&mut self, _caller: &Caller) {}
}

fn main() {}
