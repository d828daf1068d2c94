//! P3: what a remote says stands in one place; nothing of it is lost.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    #[remote(rate = "5/s", when(Self::never))]
    fn ping(&mut self, _caller: &Caller) {}

    fn never(&self, _caller: &Caller) -> bool {
        false
    }
}

fn main() {}
