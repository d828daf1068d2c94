//! A key that there is not, with the nearest one.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rates = "5/s")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
