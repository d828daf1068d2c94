//! A word that is nearly a rule: two letters changed places.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn walk(&mut self, _caller: &Caller, #[rnage(1..=9)] steps: u32) {
        let _ = steps;
    }
}

fn main() {}
