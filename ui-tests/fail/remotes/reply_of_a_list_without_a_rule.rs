//! A bare list says how long it gets.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn slots(&mut self, _caller: &Caller) -> Vec<u8> {
        Vec::new()
    }
}

fn main() {}
