//! A word that is nearly a rule.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn walk(&mut self, _caller: &Caller, #[finit] to: f32) {
        let _ = to;
    }
}

fn main() {}
