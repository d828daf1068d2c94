//! A cost is a parameter, or a field or method of one; a method can work it out.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "20/s", cost = arrows * 2)]
    fn shoot(&mut self, _caller: &Caller, #[range(1..=9)] arrows: u32) {
        let _ = arrows;
    }
}

fn main() {}
