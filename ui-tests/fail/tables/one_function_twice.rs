//! Two remotes of one name, as Rust has none either.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}

    #[remote(rate = "1/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
