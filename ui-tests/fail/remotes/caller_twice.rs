//! One call has one caller.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn ping(&mut self, _caller: &Caller, _other: &Caller) {}
}

fn main() {}
