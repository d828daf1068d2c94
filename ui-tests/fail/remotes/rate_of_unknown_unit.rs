//! A rate that is none.

use remote::prelude::*;

struct Game;

#[remotes(shop)]
impl Game {
    #[remote(rate = "5/10sec")]
    fn ping(&mut self, _caller: &Caller) {}
}

fn main() {}
