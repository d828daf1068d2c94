//! A word that is nearly a rule.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s")]
    fn walk(&mut self, _caller: &Caller, #[near_charakter(5)] to: [f32; 3]) {
        let _ = to;
    }
}

impl Characters for Game {
    fn position(&self, _: PlayerId) -> Option<[f32; 3]> {
        None
    }
}

fn main() {}
