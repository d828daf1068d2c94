//! A cost names what it looks at.

use remote::prelude::*;

struct Game;

#[remotes(game)]
impl Game {
    #[remote(rate = "5/s", cost)]
    fn shoot(&mut self, _caller: &Caller, #[range(1..=5)] arrows: u32) {
        let _ = arrows;
    }
}

fn main() {}
