//! Some of the calls that the rule allows cost more than the bucket ever holds.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cost = arrows)]
    fn shoot(&mut self, _caller: &Caller, #[range(1..=20)] arrows: u32) {
        let _ = arrows;
    }
}

fn main() {}
