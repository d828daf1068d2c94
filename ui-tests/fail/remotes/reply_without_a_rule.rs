//! A bare text says how long it gets.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn name(&mut self, _caller: &Caller) -> String {
        String::new()
    }
}

fn main() {}
